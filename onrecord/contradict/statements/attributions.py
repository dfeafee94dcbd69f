"""Who did it: two statements that give one deed, which only one can have done, to two."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.comparison import Reason, Statement
from onrecord.contradict.statements.figures.compared import readings
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.names import key, may_be_one
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.words import (
    EMPTY,
    NEGATIONS,
    Token,
    clause_of,
    content,
    stem,
    word_set,
)
from onrecord.contradict.statements.remembered import STATEMENTS

#: Deeds of one doer: each class of verbs that mean the same deed.
_DEEDS: Final = {
    stem(word): row.split()[0]
    for row in (
        "find found discovered discover",
        "sign signed",
        "order ordered",
        "call called cancel cancelled canceled",
        "post posted upload uploaded publish published",
        "fire fired shoot shot",
        "win won beat beaten defeat defeated",
        "write wrote written author",
        "own owns owned",
        "invent invented",
        "start started begin began",
        "cause caused made make",
        "leave left walked walk",
        "kill killed murdered",
        "sell sold",
        "break broke",
        "leak leaked",
        "attack attacked",
        "drive drove driving",
        "design designed",
        "lead led",
    )
    for word in row.split()
}
#: Deeds of many doers: only who did it first tells one from another.
_FIRST_ONLY: Final = frozenset({"leave", "fire", "start", "attack"})
_SELF: Final = frozenset({"i", "we"})
_ARTICLES: Final = frozenset({"the", "a", "an", "my", "our", "his", "her", "their"})
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "who", "which", "that", "you"})
_AUXILIARIES: Final = word_set(
    """
    had has have was were is are been be did himself herself itself themselves myself only first
    also then alone personally
    """
)
_BLAME: Final = frozenset({"blame", "responsible", "answerable", "responsibility", "fault"})
#: A doer: the key of its name, its phrase and where it stands.
_Who = tuple[tuple[str, ...], str, tuple[int, int]]
_CLOSING: Final = frozenset({"\u2019", "\u201d", '"'})
_REACH: Final = 6
_MOST: Final = 12  # deeds of one statement


@dataclass(frozen=True, slots=True)
class _Deed:
    """One deed: its class, its doer as a key and a phrase, what it was done to, and its span."""

    deed: str
    doer: tuple[str, ...]
    phrase: str
    objects: frozenset[str]
    vague: bool
    first: bool
    span: tuple[int, int]


def attribution_reasons(a: Statement, b: Statement) -> list[Reason]:
    """Return a reason where both give one deed to different doers, ``[]`` else."""
    first, second = readings(a, b)
    for one in _deeds(first, a.speaker_name):
        for other in _deeds(second, b.speaker_name):
            if _conflict(one, other):
                return [
                    Reason(
                        rule="different_doer",
                        kind="attribution",
                        detail=f'One gives it to "{one.phrase}", the other to "{other.phrase}".',
                        first=(one.span,),
                        second=(other.span,),
                    )
                ]
    return []


def _conflict(a: _Deed, b: _Deed) -> bool:
    if a.deed != b.deed or set(a.doer) & set(b.doer) or may_be_one(a.doer, b.doer):
        return False
    if a.deed in _FIRST_ONLY:
        return a.first and b.first
    alike = a.deed == "win" or bool(a.objects & b.objects)
    return alike or (a.vague != b.vague and (a.first or b.first))


@lru_cache(maxsize=STATEMENTS)
def _deeds(reading: Reading, speaker: str | None) -> tuple[_Deed, ...]:
    run = reading.tokens
    found: list[_Deed] = []
    for at, token in enumerate(run):
        deed = _DEEDS.get(token.stem)
        if deed is None or (
            token.low == "left" and at and run[at - 1].low in {"his", "her", "the"}
        ):
            continue
        start, stop = clause_of(run, at)
        if any(one.low in NEGATIONS for one in run[max(start, at - 4) : at + 3]):
            continue
        doer = _by(run, at, stop) or _doer(run, at, start, speaker)
        if doer is None:
            continue
        who, phrase, span = doer
        around = run[start:at] + run[at + 1 : stop]
        objects = frozenset(map(meaning, content(around))) - frozenset(map(stem, who))
        lows = {one.low for one in around}
        first = "first" in lows or {"only", "then"} <= lows
        found.append(_Deed(deed, who, phrase, objects, _of_it(run, at), first, span))
    return (*found[:_MOST], *_blamed(run, speaker))


def _of_it(run: tuple[Token, ...], at: int) -> bool:
    """Return whether the deed was done to an "it" that the words name elsewhere."""
    return any(token.low == "it" for token in run[at + 1 : at + 3])


def _by(run: tuple[Token, ...], at: int, stop: int) -> _Who | None:
    """Read a doer after "by": "was posted by the account X"."""
    for place in range(at + 1, min(stop - 1, at + 4)):
        if run[place].low == "by" and run[at - 1].low in _AUXILIARIES:
            return _phrase(run, place + 1, min(stop, place + 1 + _REACH))
    return None


def _phrase(run: tuple[Token, ...], start: int, stop: int) -> _Who | None:
    words: list[Token] = []
    for token in run[start:stop]:
        if token.low in _ARTICLES and not words:
            continue
        if not token.is_word or (token.low in EMPTY and words):
            if token.low in {"\u2018", "\u2019", '"', "\u201c", "\u201d"} and not words:
                continue
            if token.low in {"\u2018", "\u201c"}:
                words = []
                continue
            break
        words.append(token)
    if not words or words[0].is_digits or words[0].low in EMPTY:
        return None
    phrase = " ".join(token.text for token in words)
    return key([token.text for token in words]), phrase, (words[0].start, words[-1].end)


def _doer(run: tuple[Token, ...], at: int, start: int, speaker: str | None) -> _Who | None:
    """Read a doer before the verb: "the hospital called off", "it was my deputy who signed"."""
    place = _last_of_doer(run, at - 1, start)
    if place is None or run[place].low in _PRONOUNS:
        return None
    if run[place].low in _SELF:
        span = run[place].start, run[place].end
        return (key(speaker.split()), speaker, span) if speaker is not None else None
    low = place
    if run[place].low in _CLOSING:
        low = max(start, place - _REACH)
    while low > start and run[low - 1].is_word and run[low - 1].low not in EMPTY:
        low -= 1
    return _phrase(run, low, place + 1)


def _last_of_doer(run: tuple[Token, ...], place: int, start: int) -> int | None:
    """Return the index of the last word of the doer, ``None`` where the verb has none before."""
    if place > start and run[place].low == "to" and run[place - 1].low == "first":
        place = _before_first(run, place, start)  # "X was the first to leave"
    while place >= start and run[place].low in _AUXILIARIES:
        if run[place].low in {"was", "were", "is", "are", "been"}:
            return None  # a passive without "by" names no doer
        place -= 1
    if place >= start and run[place].low == "who":
        place -= 1
    return place if place >= start else None


def _before_first(run: tuple[Token, ...], place: int, start: int) -> int:
    while place >= start and run[place].low in _AUXILIARIES | {"to", "the"}:
        place -= 1
    return place


def _blamed(run: tuple[Token, ...], speaker: str | None) -> list[_Deed]:
    """Read who bears it: "the error was the ministry's alone", "I take the blame"."""
    found = []
    for at, token in enumerate(run):
        owner = token.low.endswith("'s") and run[at + 1 : at + 2] and run[at + 1].low == "alone"
        if not owner and token.low not in _BLAME:
            continue
        start, stop = clause_of(run, at)
        lows = [one.low for one in run[start:stop]]
        if NEGATIONS & set(lows):
            continue
        own = speaker is not None and bool(_SELF & set(lows[:2]))
        if owner:
            who, phrase = key([token.low]), token.text
        elif speaker is not None and own:
            who, phrase = key(speaker.split()), speaker
        else:
            continue
        objects = frozenset(map(meaning, content(run[start:stop]))) - {token.stem}
        span = (token.start, token.end)
        found.append(_Deed("cause", who, phrase, objects, vague=False, first=False, span=span))
    return found[:_MOST]
