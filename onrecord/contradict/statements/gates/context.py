"""Gates on what a claim holds beside its words: times, place, modality, translation."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from onrecord.contradict.gates import Gate, unknown
from onrecord.contradict.phrases import when
from onrecord.contradict.places import compare_places
from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.words.sets import words
from onrecord.dates import UNKNOWN, Bounds, overlap

_TRANSLATED: Final = 0.95
_PART: Final = 0.9
# What a time between two sayings leaves, where neither says which time it is about.
_LATER: Final = 0.8
_MUCH_LATER: Final = 0.5
_CHANGED: Final = 0.5
_ONE_IN_THE_PAST: Final = 0.5
_SOON: Final = 10  # days: people answer each other
_RECENT: Final = 7  # days: what is told so soon afterwards may well be how things stand
_LONG: Final = 45
# Said once, these hold for later too; and what was, stays so.
_LASTING: Final = words(
    """
    never ever always forever guarantee promise vow pledge swear misspeak misspoke retract mistaken
    """
)
_LASTING_PHRASES: Final = (
    "under no circumstances", "at any price", "not going to", "for good", "no record", "not aware",
    "was wrong", "were wrong",
)  # fmt: skip
_AHEAD: Final = frozenset({"predicted", "intended"})
_FORETOLD: Final = 0.5
_CHANGES: Final = words("again now instead anymore meanwhile since longer newly")


def event_time(pair: Pair) -> Iterator[Gate]:
    """Stop statements about times that do not overlap."""
    first, second = _known(pair.a.event), _known(pair.b.event)
    if first is None or second is None:
        yield unknown("event_time", f"{_missing(first, second)} time it is about.")
        apart = (_days_between(first or second, _known(one.said)) for one in pair.sides)
        if any(days is not None and days > _RECENT for days in apart):
            detail = "One is about another time than that of saying it, the other names none."
            yield Gate(rule="event_time", outcome="pass", detail=detail, factor=_ONE_IN_THE_PAST)
    elif not overlap(first, second):
        detail = f"They are about different times: {when(None, first)} and {when(None, second)}."
        yield Gate(rule="event_time", outcome="fail", detail=detail)
    else:
        detail = "The times that they are about overlap."
        yield Gate(rule="event_time", outcome="pass", detail=detail)


def said_time(pair: Pair) -> Iterator[Gate]:
    """Lower what was said at another time of something that may have changed in between.

    A vow, and what is said of the past, holds on.
    """
    if _known(pair.a.event) and _known(pair.b.event):
        return
    days = _days_between(_known(pair.a.said), _known(pair.b.said))
    if days is None:
        yield unknown("said_time", f"{_missing(pair.a.said, pair.b.said)} day it was said.")
        return
    later = pair.words.b if _start(pair.b.said) > _start(pair.a.said) else pair.words.a
    changed = bool(later.texts & _CHANGES)
    soon = 1 if changed else _SOON
    if days < soon or any(map(_lasts, (pair.words.a, pair.words.b))):
        return
    factor = _LATER if days < _LONG else _MUCH_LATER
    if changed:
        factor *= _CHANGED
    apart = f"{days} days lie" if days > 1 else "A day lies"
    detail = f"{apart} between the two: things may have changed."
    yield Gate(rule="said_time", outcome="pass", detail=detail, factor=factor)


def _lasts(own: Analysis) -> bool:
    folded = own.text[:2000].lower()
    return bool(own.texts & _LASTING) or any(phrase in folded for phrase in _LASTING_PHRASES)


def place(pair: Pair) -> Iterator[Gate]:
    """Stop statements about different places; one place may hold the other."""
    first, second = pair.a.place, pair.b.place
    if not first or not second:
        yield unknown("place", f"{_missing(first, second)} place it is about.")
        return
    match compare_places(first, second):
        case "same":
            yield Gate(rule="place", outcome="pass", detail=f"Both are about {first}.")
        case "part":
            detail = f"One place holds the other or a part of it: {first}, {second}."
            yield Gate(rule="place", outcome="pass", detail=detail, factor=_PART)
        case "unknown":
            yield unknown("place", f"Whether {first} and {second} overlap is not known.")
        case "different":
            detail = f"They are about different places: {first} and {second}."
            yield Gate(rule="place", outcome="fail", detail=detail)


def demand(pair: Pair) -> Iterator[Gate]:
    """Stop a demand or a wish beside a statement of fact: it is not held to be so."""
    for one, other in (pair.sides, pair.sides[::-1]):
        if one.modality == "demanded" and other.modality != "demanded":
            detail = "A demand is no statement of fact."
            yield Gate(rule="modality", outcome="fail", detail=detail)


def foretold(pair: Pair) -> Iterator[Gate]:
    """Lower what is told after it was foretold or intended: it may have come otherwise."""
    for early, late in (pair.sides, pair.sides[::-1]):
        days = _days_between(_known(early.said), _known(late.said))
        later = days and _start(late.said) > _start(early.said)
        if later and early.modality in _AHEAD and late.modality not in _AHEAD:
            detail = f"What was {early.modality} is told of later: it may have come otherwise."
            yield Gate(rule="foretold", outcome="pass", detail=detail, factor=_FORETOLD)


def translated(pair: Pair) -> Iterator[Gate]:
    """Say where words are a translation: they are not to be pressed."""
    if pair.a.translated or pair.b.translated:
        detail = "Words are a translation, and not to be pressed."
        yield Gate(rule="translated", outcome="pass", detail=detail, factor=_TRANSLATED)


def read_whole(pair: Pair) -> Iterator[Gate]:
    """Say where only the beginning was read."""
    if pair.words.a.unread or pair.words.b.unread:
        yield unknown("length", "Only the first 2,000 characters or 300 words were compared.")


def _known(found: Bounds | None) -> Bounds | None:
    return None if found is None or found == UNKNOWN else found


def _days_between(first: Bounds | None, second: Bounds | None) -> int | None:
    """Return the days from the end of the earlier to the start of the later, 0 if they meet."""
    if first is None or second is None:
        return None
    if overlap(first, second):
        return 0
    earlier, later = sorted((first, second), key=lambda found: found.stored)
    days = [dt.date.fromisoformat(day) for day in (earlier.stored[1], later.stored[0])]
    return (days[1] - days[0]).days


def _start(found: Bounds | None) -> tuple[str, str]:
    return ("", "") if found is None else found.stored


def _missing(first: object, second: object) -> str:
    return "Neither says which" if not first and not second else "One does not say which"
