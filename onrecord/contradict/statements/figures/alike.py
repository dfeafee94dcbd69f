"""Whether two amounts measure one thing, as far as the words tell."""

from typing import Final

from onrecord.contradict.statements.figures.amounts import Amount
from onrecord.contradict.statements.figures.kinds import GROUPS
from onrecord.contradict.statements.figures.nouns import CHANGES
from onrecord.contradict.statements.figures.ranges import Range, rounded
from onrecord.contradict.statements.figures.units import is_money

#: Counts of the people and of a part of them: what holds of one need not hold of the other.
#: Measures that an event has one of, more or less; durations and shares it has many.
_OF_THINGS: Final = frozenset({"mass", "volume", "area", "length", "temperature"})
#: Words in common from which two groups of people are taken to be one.
_ALIKE: Final = 3
_PERSON: Final = "person"


def same_measure(a: Amount, b: Amount, known: int = 0) -> bool:
    """Return whether both amounts are told of one measure: dimension, noun, fate and change.

    A level beside a growth, a rate beside a sum, the dead beside the injured are different ones.
    ``known`` is 1 where the two are known to be about one event at one place, else 0: it counts
    as one more word in common.
    """
    if not _dimension(a, b) or a.change != b.change or a.per != b.per:
        return False
    if _other_fate(a, b):
        return False
    if a.dimension != "count":
        matter = len((a.around & b.around) - CHANGES)
        wanted = _ALIKE if a.aged and b.aged else 1
        return matter + (known if a.dimension in _OF_THINGS else 0) >= wanted
    if a.noun is None or b.noun is None:
        return _headless(a, b, known)
    if not _same_noun(a, b):
        return False
    # What became of the counted is told on one side only: the rest of the words must agree.
    loose = bool(a.fates) != bool(b.fates) or not _telling(a, b) or a.part or b.part
    wanted = 2 if loose else 1
    return _context(a, b) + known >= wanted


def _other_fate(a: Amount, b: Amount) -> bool:
    """Whether another thing became of the counted: killed, injured; on board, none survived."""
    if a.fates and b.fates:
        return not a.fates & b.fates
    fated = a if a.fates else b
    return bool(fated.fates) and fated.range.high == 0


def excluded(a: Amount, b: Amount) -> bool:
    """Return whether no number fits both amounts, rounding allowed for."""
    if _near(a, b):
        return False
    first = rounded(a.range, a.value, a.step, b.step) if a.hedge == "plain" else a.range
    second = rounded(b.range, b.value, b.step, a.step) if b.hedge == "plain" else b.range
    return not first.meets(second)


def _near(a: Amount, b: Amount) -> bool:
    """Return whether converted units hide the difference: 25 miles and 40 kilometres."""
    if a.dimension in {"count", "share", "points"} or is_money(a.dimension):
        return False
    slack = Range(1 - _CONVERTED, 1 + _CONVERTED)
    return (
        a.range.low * slack.low <= b.range.high * slack.high
        and b.range.low * slack.low <= a.range.high * slack.high
    )


_CONVERTED: Final = 0.015


def _dimension(a: Amount, b: Amount) -> bool:
    if a.dimension == b.dimension:
        return True
    # "30 million" beside "18 million crowns": a sum whose currency is left out.
    sums = {a.dimension, b.dimension}
    return (
        "count" in sums and any(map(is_money, sums)) and a.big and b.big and not (a.noun and b.noun)
    )


def _headless(a: Amount, b: Amount, known: int) -> bool:
    """Judge counts of which one names no noun: "30 million" and "Mbari's fee is 18 million"."""
    if a.big != b.big:
        return False
    if a.noun is None and b.noun is None:
        return _context(a, b) + known >= 1
    named = a if a.noun is not None else b
    other = b if named is a else a
    wanted = 1 if a.big and b.big else 2
    return named.noun in other.around or _context(a, b) + known >= wanted


def _same_noun(a: Amount, b: Amount) -> bool:
    if a.noun == b.noun:
        return True
    pair = {a.noun, b.noun}
    if _PERSON in pair and pair & GROUPS:
        # A group is a part of the people: only more of the part than of the whole excludes.
        part, whole = (a, b) if b.noun == _PERSON else (b, a)
        return part.range.low > whole.range.high
    return pair <= GROUPS and _context(a, b) >= _ALIKE


def _telling(a: Amount, b: Amount) -> bool:
    return a.noun != _PERSON or bool(a.fates & b.fates)


def _context(a: Amount, b: Amount) -> int:
    return len(a.around & b.around)
