"""Clock times in words and digits: "at 4.10 in the afternoon", "1510 GMT", "half past one"."""

from dataclasses import dataclass
from typing import Final

from onrecord.contradict.statements.figures.numbers import number_at
from onrecord.contradict.statements.figures.words import NUMBERS, Token, word_set

_ZONES: Final = {
    "gmt": 0, "utc": 0, "universal": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
    "pdt": -420, "wat": 60, "cat": 120, "eat": 180, "pkt": 300, "ist": 330, "jst": 540,
}  # fmt: skip
_PARTS: Final = {
    "morning": (0, 720), "afternoon": (720, 1140), "evening": (960, 1440), "night": (960, 1440),
    "tonight": (960, 1440), "am": (0, 720), "pm": (720, 1440), "a.m": (0, 720),
    "p.m": (720, 1440), "lunch": (660, 900),
}  # fmt: skip
_LEADS: Final = word_set("at by around about until till from before after past since to")
_ABOUT: Final = word_set("about around shortly just roughly nearly almost some")
_OPENING: Final = NUMBERS | word_set("a quarter half noon midday midnight")
_DAY: Final = 1440
_HOURS: Final = 24
_MINUTES: Final = 60
_NOON: Final = 12
_TEN: Final = 10
_FOUR: Final = 4
_MOST: Final = 20  # clock times of one statement
_SIGNS: Final = frozenset({"$", "\u20ac", "\u00a3"})
_NO_TIME: Final = frozenset({"%", "per", "million", "billion", "metres", "km", "kilometres"})


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time: the minutes of the day that it may be, and the offset of its zone in minutes.

    ``minutes`` has two where morning and afternoon are not told apart; ``zone`` is ``None`` where
    none is named. ``slack`` is how many minutes it may be off. ``role`` as the word before it.
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    zone: int | None
    slack: int
    role: str
    at: int


def clocks(run: tuple[Token, ...], taken: frozenset[int]) -> tuple[tuple[Clock, ...], set[int]]:
    """Return the clock times and the indices of their tokens."""
    found: list[Clock] = []
    used: set[int] = set()
    at = 0
    while at < len(run) and len(found) < _MOST:
        read = None if at in taken else _read(run, at)
        if read is None:
            at += 1
            continue
        clock, end = read
        found.append(clock)
        used.update(range(at, end))
        at = end
    return tuple(found), used


def _read(run: tuple[Token, ...], at: int) -> tuple[Clock, int] | None:
    if not run[at].is_digits and run[at].low not in _OPENING:
        return None
    spoken = _spoken(run, at)
    hour_minute = spoken or _written(run, at)
    if hour_minute is None:
        return None
    minutes, end, sharp = hour_minute
    part, end = _part(run, end)
    zone = _ZONES.get(run[end].low) if end < len(run) else None
    if zone is not None:
        end += 1
    day_part = part or _nearby(run, at, end)
    options = _options(minutes, day_part, sharp=sharp or zone is not None)
    near = {token.low for token in run[max(0, at - 3) : at]}
    slack = 15 if near & _ABOUT or spoken is not None else 5
    by_about = {"just", "shortly", "right", "soon"} & near  # "just after nine" is about nine
    role = (
        "at"
        if by_about
        else next(
            (word for word in ("before", "after", "until", "since", "by") if word in near), "at"
        )
    )
    return Clock(run[at].start, run[end - 1].end, options, zone, slack, role, at), end


def _spoken(run: tuple[Token, ...], at: int) -> tuple[int, int, bool] | None:
    """Read "half past one", "a quarter to nine", "ten to twelve", "noon", "midnight"."""
    words = tuple(token.low for token in run[at : at + 5])
    if words[0] in {"noon", "midday"}:
        return 720, at + 1, True
    if words[0] == "midnight":
        return 0, at + 1, True
    lead = run[at - 1].low if at else ""
    if words[:2] == ("a", "quarter"):
        first, place = 15, at + 2
    elif words[0] == "quarter":
        first, place = 15, at + 1
    elif words[0] == "half":
        first, place = 30, at + 1
    else:
        number = number_at(run, at) if run[at].is_word and lead in _LEADS | _ABOUT else None
        if number is None or number.value not in {5, 10, 20, 25}:
            return None
        first, place = int(number.value), number.end
    if place + 1 >= len(run) or run[place].low not in {"past", "to"}:
        return None
    hour = number_at(run, place + 1)
    if hour is None or not 1 <= hour.value <= _NOON or hour.value % 1 or hour.share:
        return None
    offset = first if run[place].low == "past" else -first
    return (int(hour.value) * 60 + offset) % 720, hour.end, False


def _written(run: tuple[Token, ...], at: int) -> tuple[int, int, bool] | None:
    """Read "4.10", "16:10", "1510", "4pm", "eleven o'clock" where the words make them a time."""
    low = run[at].low
    lead = run[at - 1].low if at else ""
    after = run[at + 1].low if at + 1 < len(run) else ""
    parted = tuple(token.low for token in run[at + 1 : at + 4])
    timely = after in {"am", "pm", "o'clock"} or after in _ZONES or _dotted(run, at + 1)
    if parted[:2] == ("in", "the") and parted[2:] and parted[2] in _PARTS and lead in _LEADS:
        timely = True  # "at six in the morning"
    if ":" in low or ("." in low and (lead in _LEADS or timely)):
        if lead in _SIGNS or after in _NO_TIME:
            return None
        return _hour_minute(*low.replace(":", ".").split("."), end=at + 1)
    if low.isdigit() and len(low) == _FOUR:
        told = after in _ZONES or after in {"local", "hours"} or lead == "," or low[0] == "0"
        return _hour_minute(low[:2], low[2:], end=at + 1) if told else None
    if not timely or (low.isdigit() and len(low) >= _FOUR - 1):
        return None
    number = number_at(run, at)
    if number is None or number.end != at + 1 or not 1 <= number.value <= _NOON:
        return None
    end = at + (2 if after == "o'clock" else 1)
    return int(number.value) * 60 % 720, end, False


def _hour_minute(hour: str, minute: str, *_: str, end: int) -> tuple[int, int, bool] | None:
    """Return the minutes of the day; exact where the hour is past noon or has two digits."""
    if not (hour.isdigit() and minute.isdigit() and len(minute) == len("00")):
        return None
    if len(hour) > len("00") or int(hour) >= _HOURS or int(minute) >= _MINUTES:
        return None
    sharp = int(hour) > _NOON or (len(hour) == len("00") and int(hour) < _TEN)
    return int(hour) * _MINUTES + int(minute), end, sharp


def _dotted(run: tuple[Token, ...], at: int) -> bool:
    words = tuple(token.low for token in run[at : at + 3])
    return words in {("a", ".", "m"), ("p", ".", "m")}


def _part(run: tuple[Token, ...], end: int) -> tuple[tuple[int, int] | None, int]:
    if _dotted(run, end):
        return _PARTS[f"{run[end].low}m"], end + 3
    if end < len(run) and run[end].low in {"am", "pm"}:
        return _PARTS[run[end].low], end + 1
    return None, end


def _nearby(run: tuple[Token, ...], at: int, end: int) -> tuple[int, int] | None:
    for place in (*range(end, min(len(run), end + 5)), *range(at - 1, max(-1, at - 5), -1)):
        if run[place].low in _PARTS and run[place].low not in {"am", "pm"}:
            return _PARTS[run[place].low]
    return None


def _options(minutes: int, part: tuple[int, int] | None, *, sharp: bool) -> tuple[int, ...]:
    if sharp:
        return (minutes,)
    both = (minutes % _DAY, (minutes + 720) % _DAY)
    if part is None:
        return both
    within = tuple(minute for minute in both if part[0] <= minute < part[1])
    return within or both


def apart(a: Clock, b: Clock) -> bool:
    """Return whether two clock times cannot be one, whatever zone the words leave open."""
    slack = max(a.slack, b.slack)
    for one in a.minutes:
        for other in b.minutes:
            gap = _gap(one - (a.zone or 0), other - (b.zone or 0))
            if gap <= slack:
                return False
            # One names a zone, the other speaks of local time: whole hours may lie between.
            if (a.zone is None) != (b.zone is None) and min(gap % 60, 60 - gap % 60) <= slack:
                return False
    return True


def _gap(one: int, other: int) -> int:
    gap = abs(one - other) % _DAY
    return min(gap, _DAY - gap)
