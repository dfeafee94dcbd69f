"""Shares of a whole in states of which one leaves out the other: nine in ten taken, none free."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.figures.amounts import Amount
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.ranges import Range
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.words import NEGATIONS, Token, clause_of, content, stem
from onrecord.contradict.statements.remembered import STATEMENTS

_STATES: Final = (
    ("taken occupied full used filled booked sold", "free empty vacant available unused unsold"),
    ("covers covered included insured applies", "exempt exempted excluded uninsured"),
    ("came turned attended showed present worked", "stayed absent missed skipped"),
    ("vaccinated", "unvaccinated"),
    ("employed", "unemployed jobless"),
    ("passed", "failed"),
    ("survived alive", "died dead killed"),
    ("favour favor support backed", "against oppose opposed rejected"),
    ("open", "closed shut"),
    ("safe", "unsafe dangerous"),
    ("home returned", "missing"),
)
_OF: Final = {
    stem(word): (row, sign)
    for row, sides in enumerate(_STATES)
    for sign, side in enumerate(sides)
    for word in side.split()
}
_ALL: Final = frozenset({"all", "every", "each", "everybody", "everyone"})
_WHOLE: Final = 100.0
_SLACK: Final = 1.0  # percentage points that rounding may hide
_ANY: Final = 1e-6  # some of them, however few
_SHARED: Final = 2


@dataclass(frozen=True, slots=True)
class Whole:
    """A share, in per cent, of a whole in a state; what it is of, and where it stands."""

    share: Range
    state: int
    sign: int
    around: frozenset[str]
    span: tuple[int, int]


def whole_clash(a: Reading, b: Reading) -> tuple[Whole, Whole] | None:
    """Return two shares that cannot both be, ``None`` where all can."""
    for one in wholes(a):
        for other in wholes(b):
            if one.state != other.state or not _alike(one, other):
                continue
            share = other.share if one.sign == other.sign else _rest(other.share)
            if one.sign != other.sign and not one.share.meets(share):
                return one, other
    return None


def _alike(one: Whole, other: Whole) -> bool:
    fewer = min(len(one.around), len(other.around))
    return 0 < min(fewer, _SHARED) <= len(one.around & other.around)


@lru_cache(maxsize=STATEMENTS)
def wholes(reading: Reading) -> tuple[Whole, ...]:
    """Return the shares of wholes in a state that a statement tells of."""
    return () if reading.stems.isdisjoint(_OF) else tuple(_wholes(reading))


def _wholes(reading: Reading) -> Iterator[Whole]:
    run = reading.tokens
    for amount in reading.amounts:
        share = _share(amount)
        at = next((at for at, token in enumerate(run) if token.start >= amount.start), None)
        if share is not None and at is not None:
            yield from _told(run, at, share, (amount.start, amount.end))
    for at, token in enumerate(run):
        if token.low in _ALL and not (at and run[at - 1].low in {"not", "at", "nearly", "almost"}):
            yield from _told(run, at, Range(_WHOLE, _WHOLE), (token.start, token.end))


def _share(amount: Amount) -> Range | None:
    if amount.dimension == "share" and not amount.change:
        return Range(amount.range.low - _SLACK, amount.range.high + _SLACK)
    if amount.dimension == "count" and amount.range.high == 0:
        return Range(0.0, 0.0)
    if amount.whole:
        part = amount.range.times(_WHOLE / amount.whole)
        return Range(part.low - _SLACK, min(part.high + _SLACK, _WHOLE))
    if amount.part and amount.range.low >= 1:
        return Range(_ANY, _WHOLE)
    return None


def _told(run: tuple[Token, ...], at: int, share: Range, span: tuple[int, int]) -> Iterator[Whole]:
    start, stop = clause_of(run, at)
    if any(token.low in NEGATIONS - {"no", "nobody", "none", "not"} for token in run[start:stop]):
        return
    order = (*range(at + 1, stop), *range(at - 1, start - 1, -1))
    place = next((place for place in order if run[place].stem in _OF), None)
    if place is None:
        return
    state, sign = _OF[run[place].stem]
    words = run[start:place] + run[place + 1 : stop]
    around = frozenset(map(meaning, content(words)))
    yield Whole(share, state, sign, around, span)


def _rest(share: Range) -> Range:
    return Range(_WHOLE - share.high, _WHOLE - share.low)
