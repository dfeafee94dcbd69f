"""Days and clock times that exclude each other."""

from typing import Final

from onrecord.contradict.statements.comparison import Reason, Statement
from onrecord.contradict.statements.figures.clocks import Clock, apart
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.times import Day
from onrecord.contradict.statements.figures.words import content
from onrecord.dates import OPEN_END, OPEN_START, overlap

_RULES: Final = {"year": "different_year", "month": "different_month"}


def moment_reasons(a: Statement, b: Statement, first: Reading, second: Reading) -> list[Reason]:
    """Return why the times in the words of two statements exclude each other."""
    if a.event is not None and b.event is not None and not overlap(a.event, b.event):
        return []
    pair = day_clash(first, second) or clock_clash(first, second)
    if pair is None:
        return []
    one, other = pair
    rule = "different_time" if isinstance(one, Clock) else _rule(one, other)
    detail = (
        f'One says "{a.text[one.start : one.end]}", the other "{b.text[other.start : other.end]}".'
    )
    spans = ((one.start, one.end),), ((other.start, other.end),)
    return [Reason(rule=rule, kind="date", detail=detail, first=spans[0], second=spans[1])]


def _rule(one: Day, other: object) -> str:
    if isinstance(other, Day) and one.grain == other.grain:
        return _RULES.get(one.grain, "different_day")
    return "different_day"


def day_clash(a: Reading, b: Reading) -> tuple[Day, Day] | None:
    """Return the days of one event that exclude each other, ``None`` where none do."""
    if not a.days or not b.days:
        return None
    if any(meet(one, other) for one in a.days for other in b.days):
        return None
    for one in a.days:
        for other in b.days:
            if _comparable(one, other) and _shared(a, b, one, other) >= 1:
                return one, other
    return None


def clock_clash(a: Reading, b: Reading) -> tuple[Clock, Clock] | None:
    """Return the clock times that exclude each other, ``None`` where one agrees."""
    if not a.clocks or not b.clocks:
        return None
    if any(not apart(one, other) for one in a.clocks for other in b.clocks):
        return None
    for one in a.clocks:
        for other in b.clocks:
            if one.role == other.role == "at":
                return one, other
    return None


def meet(one: Day, other: Day) -> bool:
    """Return whether two time expressions may be one time."""
    first = one.earliest or OPEN_START, one.latest or OPEN_END
    second = other.earliest or OPEN_START, other.latest or OPEN_END
    return first[0] <= second[1] and second[0] <= first[1]


def _comparable(one: Day, other: Day) -> bool:
    return True


def _shared(a: Reading, b: Reading, one: Day, other: Day) -> int:
    first = frozenset(map(meaning, content(a.tokens[slice(*one.clause)])))
    second = frozenset(map(meaning, content(b.tokens[slice(*other.clause)])))
    return len(first & second)
