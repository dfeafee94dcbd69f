"""Days and clock times that exclude each other."""

from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.comparison import Reason, Statement
from onrecord.contradict.statements.figures.clocks import Clock, apart
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.times import Day
from onrecord.contradict.statements.figures.words import clause_of, content, listed, stem
from onrecord.contradict.statements.remembered import STATEMENTS
from onrecord.dates import OPEN_END, OPEN_START, overlap

_RULES: Final = {"year": "different_year", "month": "different_month"}
_WISHES: Final = frozenset({"must", "should", "ought", "want", "wants", "demand", "demands"})
#: What comes to an end on a day may be said to last until it.
_ENDS: Final = frozenset(
    meaning(stem(word))
    for word in listed("end expire lapse run out finish stop close terminate cease")
)
#: A beginning and an end of one thing fall on different days.
_FIRST: Final = frozenset(
    meaning(stem(word)) for word in listed("begin start open launch leave depart enter")
)
_LAST: Final = _ENDS | frozenset(
    meaning(stem(word)) for word in listed("reach arrive return conclude complete")
)


def moment_reasons(a: Statement, b: Statement, first: Reading, second: Reading) -> list[Reason]:
    """Return why the times in the words of two statements exclude each other."""
    if a.event is not None and b.event is not None and not overlap(a.event, b.event):
        return []
    days = day_clash(first, second, known(a, b))
    if days is not None:
        return [_reason(a, b, *days, rule=_rule(*days))]
    times = clock_clash(first, second)
    return [] if times is None else [_reason(a, b, *times, rule="different_time")]


def _reason(a: Statement, b: Statement, one: Day | Clock, other: Day | Clock, rule: str) -> Reason:
    words = a.text[one.start : one.end], b.text[other.start : other.end]
    return Reason(
        rule=rule,
        kind="date",
        detail=f'One says "{words[0]}", the other "{words[1]}".',
        first=((one.start, one.end),),
        second=((other.start, other.end),),
    )


def _rule(one: Day, other: Day) -> str:
    return _RULES.get(one.grain, "different_day") if one.grain == other.grain else "different_day"


def day_clash(a: Reading, b: Reading, shared: int = 0) -> tuple[Day, Day] | None:
    """Return the days of one event that exclude each other, ``None`` where none do."""
    pairs = [(one, other) for one in valid(a) for other in valid(b)]
    apart_days = [
        (one, other)
        for one, other in pairs
        if not meet(one, other) and _comparable(one, other) and _shared(one, other) + shared
    ]
    if not apart_days:
        return None
    # A day of both agrees, save where only a name goes with it and a plain word with another day.
    told = {id(day) for pair in apart_days if pair[0].common & pair[1].common for day in pair}
    agreed = {
        id(day)
        for pair in pairs
        if meet(*pair) and (_shared(*pair) or _alone(a, b))
        for day in pair
        if pair[0].common & pair[1].common or _alone(a, b) or id(day) not in told
    }
    left = [pair for pair in apart_days if not agreed & {id(pair[0]), id(pair[1])}]
    return max(left, key=_weight, default=None)


def _weight(pair: tuple[Day, Day]) -> tuple[int, int, int]:
    """Order pairs of days the same from both sides: most in common, then the first told."""
    one, other = pair
    return _shared(one, other), -one.start - other.start, -abs(one.start - other.start)


def _alone(a: Reading, b: Reading) -> bool:
    return len(a.days) == len(b.days) == 1


@lru_cache(maxsize=STATEMENTS)
def valid(reading: Reading) -> tuple[Day, ...]:
    """Return the days that hold: where something is put off only the new one, and no wishes."""
    held = tuple(day for day in reading.days if day.role != "label" and not _wished(reading, day))
    return tuple(day for day in held if day.role == "moved") or held


def _wished(reading: Reading, day: Day) -> bool:
    start, stop = day.clause
    return any(token.low in _WISHES for token in reading.tokens[start:stop])


def clock_clash(a: Reading, b: Reading) -> tuple[Clock, Clock] | None:
    """Return the clock times that exclude each other, ``None`` where one agrees."""
    pairs = [(one, other) for one in a.clocks for other in b.clocks]
    if any(not apart(*pair) for pair in pairs):
        return None
    return next((pair for pair in pairs if _one_moment(a, b, *pair)), None)


def _one_moment(a: Reading, b: Reading, one: Clock, other: Clock) -> bool:
    """Return whether two clock times are told of one moment of one thing."""
    if not one.role == other.role == "at":
        return False
    first, second = _words_of(a, one), _words_of(b, other)
    return bool(first & second) and not _phases_differ(first, second)


def _words_of(reading: Reading, clock: Clock) -> frozenset[str]:
    start, stop = clause_of(reading.tokens, clock.at)
    return frozenset(map(meaning, content(reading.tokens[start:stop])))


def _phases_differ(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether one tells of a beginning, the other of an end: "opens", "closes"."""
    ends = bool(first & _LAST), bool(second & _LAST)
    starts = bool(first & _FIRST), bool(second & _FIRST)
    return ends != starts and ends == starts[::-1]


def known(a: Statement, b: Statement) -> int:
    """Return 1 where both are known to be about one time and one place, else 0."""
    one_time = a.event is not None and a.event == b.event
    return int(one_time and a.place is not None and a.place == b.place)


def meet(one: Day, other: Day) -> bool:
    """Return whether two time expressions may be one time."""
    first, second = _stored(one), _stored(other)
    if one.yearless != other.yearless and not (one.relative or other.relative):
        # "27 April" beside "27 April 2020": the year that is left out is not held against it.
        if one.grain == "year" or other.grain == "year":
            return True
        if _one_year(first) and _one_year(second):
            first, second = (first[0][5:], first[1][5:]), (second[0][5:], second[1][5:])
    return first[0] <= second[1] and second[0] <= first[1]


def _stored(day: Day) -> tuple[str, str]:
    return day.earliest or OPEN_START, day.latest or OPEN_END


def _one_year(span: tuple[str, str]) -> bool:
    return span[0][:4] == span[1][:4]


def _comparable(one: Day, other: Day) -> bool:
    """Return whether the two are used alike: the day of an event, its beginning or its end."""
    roles = {one.role, other.role}
    if roles & {"as_of", "label"} or one.denied != other.denied:
        return False
    if _phases_differ(one.around, other.around):
        return False  # what a figure stands for is its scope
    if "until" in roles and roles != {"until"}:
        until, day = (one, other) if one.role == "until" else (other, one)
        return bool(day.around & _ENDS) and day.role in {"at", "moved"} and until is not day
    if "from" in roles and roles != {"from"}:
        return roles == {"from", "before"}
    return True


def _shared(one: Day, other: Day) -> int:
    return len(one.around & other.around)
