"""The gates of two statements (DESIGN, rule 5): what must fit besides the words.

Unknown passes, lowers and is named; only what is known to differ stops a pair.
"""

from collections.abc import Callable, Iterator
from typing import Final

from onrecord.contradict.gates import UNKNOWN_FACTOR, Gate, unknown
from onrecord.contradict.phrases import when
from onrecord.contradict.places import compare_places
from onrecord.contradict.statements.pair import Pair
from onrecord.dates import UNKNOWN, Bounds, overlap

__all__ = ["GATES", "UNKNOWN_FACTOR", "gates_of"]

_NOT_HELD: Final = frozenset({"asked", "hypothetical"})
_RELAYED: Final = 0.8
_TRANSLATED: Final = 0.95
_PART: Final = 0.9
_AHEAD: Final = frozenset({"predicted", "intended"})

Check = Callable[[Pair], Iterator[Gate]]


def event_time(pair: Pair) -> Iterator[Gate]:
    """Stop statements about times that do not overlap."""
    a, b = pair.sides
    first, second = _known(a.event), _known(b.event)
    if first is None or second is None:
        yield unknown("event_time", f"{_missing(first, second)} time it is about.")
    elif not overlap(first, second):
        detail = f"They are about different times: {when(None, first)} and {when(None, second)}."
        yield Gate(rule="event_time", outcome="fail", detail=detail)
    else:
        yield Gate(
            rule="event_time", outcome="pass", detail="The times that they are about overlap."
        )


def place(pair: Pair) -> Iterator[Gate]:
    """Stop statements about different places; one place may hold the other."""
    a, b = pair.sides
    if not a.place or not b.place:
        yield unknown("place", f"{_missing(a.place, b.place)} place it is about.")
        return
    match compare_places(a.place, b.place):
        case "same":
            yield Gate(rule="place", outcome="pass", detail=f"Both are about {a.place}.")
        case "part":
            detail = f"One place holds the other or a part of it: {a.place}, {b.place}."
            yield Gate(rule="place", outcome="pass", detail=detail, factor=_PART)
        case "unknown":
            yield unknown("place", f"Whether {a.place} and {b.place} overlap is not known.")
        case "different":
            detail = f"They are about different places: {a.place} and {b.place}."
            yield Gate(rule="place", outcome="fail", detail=detail)


def held(pair: Pair) -> Iterator[Gate]:
    """Stop what a side does not hold: a no comment, a question, a supposed case."""
    for one in pair.sides:
        name = one.speaker_name or one.speaker or "Whoever says it"
        if one.kind == "no_comment":
            detail = f"{name} holds nothing: it is a no comment."
            yield Gate(rule="holder", outcome="fail", detail=detail)
        elif one.modality in _NOT_HELD or one.text.rstrip().endswith("?"):
            detail = f"{name} does not hold it: it is asked or supposed."
            yield Gate(rule="holder", outcome="fail", detail=detail)
        elif one.modality == "doubted":
            detail = f"{name} doubts, and does not hold the contrary."
            yield Gate(rule="holder", outcome="fail", detail=detail)
        elif one.relayed:
            detail = f"What {name} said is known only as relayed by somebody else."
            yield Gate(rule="holder", outcome="pass", detail=detail, factor=_RELAYED)


def demand(pair: Pair) -> Iterator[Gate]:
    """Stop a demand beside a statement of fact: it is not held to be so."""
    a, b = pair.sides
    if (a.modality == "demanded") != (b.modality == "demanded"):
        detail = "A demand is no statement of fact."
        yield Gate(rule="modality", outcome="fail", detail=detail)


def translated(pair: Pair) -> Iterator[Gate]:
    """Say where words are a translation: they are not to be pressed."""
    a, b = pair.sides
    if a.translated or b.translated:
        yield Gate(
            rule="translated",
            outcome="pass",
            detail="Words are a translation, and not to be pressed.",
            factor=_TRANSLATED,
        )


def read_whole(pair: Pair) -> Iterator[Gate]:
    """Say where only the beginning was read."""
    if pair.words.a.unread or pair.words.b.unread:
        yield unknown("length", "Only the first 2,000 characters or 300 words were compared.")


GATES: Final[tuple[Check, ...]] = (event_time, place, held, demand, translated, read_whole)


def gates_of(pair: Pair) -> tuple[Gate, ...]:
    """Return what was looked at besides the words, the failed first."""
    found = [gate for check in GATES for gate in check(pair)]
    return tuple(sorted(found, key=lambda gate: gate.outcome != "fail"))


def _known(found: Bounds | None) -> Bounds | None:
    return None if found is None or found == UNKNOWN else found


def _missing(first: object, second: object) -> str:
    return "Neither says which" if not first and not second else "One does not say which"
