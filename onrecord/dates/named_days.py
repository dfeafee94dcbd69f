"""Days that go by a name: Christmas, Labor Day, Election Day, 9/11."""

import calendar
import datetime as dt
from collections.abc import Callable
from typing import Final

from onrecord.dates.grammar import Found, Reading, Rule
from onrecord.dates.nearest import nearest
from onrecord.dates.periods import UNRESOLVED, day

_MONDAY, _TUESDAY, _THURSDAY = 0, 1, 3
_LAST: Final = -1


def _nth(weekday: int, which: int, month: int) -> Callable[[int], dt.date]:
    """Return a function from a year to the nth weekday of a month, or the last one."""

    def of_year(year: int) -> dt.date:
        weeks = calendar.Calendar().monthdatescalendar(year, month)
        days = [week[weekday] for week in weeks if week[weekday].month == month]
        return days[which if which == _LAST else which - 1]

    return of_year


def _fixed(month: int, of_month: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, of_month)


def _election(year: int) -> dt.date:
    """Return the day of a federal election of the United States: in even years only."""
    if year % 2:
        raise ValueError(year)
    return _nth(_MONDAY, 1, 11)(year) + dt.timedelta(days=1)


def _inauguration(year: int) -> dt.date:
    if year % 4 != 1:
        raise ValueError(year)
    return dt.date(year, 1, 20)


def _easter(year: int) -> dt.date:
    """Return Easter Sunday by the anonymous Gregorian computation (Meeus 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, before = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, before + 1)


_DAYS: Final[dict[str, Callable[[int], dt.date]]] = {
    "election day": _election,
    "inauguration day": _inauguration,
    "labor day": _nth(_MONDAY, 1, 9),
    "memorial day": _nth(_MONDAY, _LAST, 5),
    "presidents day": _nth(_MONDAY, 3, 2),
    "columbus day": _nth(_MONDAY, 2, 10),
    "thanksgiving": _nth(_THURSDAY, 4, 11),
    "thanksgiving day": _nth(_THURSDAY, 4, 11),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "halloween": _fixed(10, 31),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "easter": _easter,
    "easter day": _easter,
}
_ATTACKS: Final = dt.date(2001, 9, 11)


def _read_named_day(found: Found) -> Reading | None:
    text = found.tokens
    names = found.index("election", "labor", "named_day", "feast", "new")
    if names is None or not text.word(names)[0].isupper():
        return None
    of_year = _DAYS.get(_name(found))
    if of_year is None or found.before("name"):
        return None
    if year := found.word("year_number"):
        try:
            return Reading(day(of_year(int(year))), "explicit")
        except ValueError:
            return Reading(UNRESOLVED, "explicit")
    if found.has("last"):
        past = [of_year(year) for year in _years(found.day, of_year) if of_year(year) < found.day]
        return Reading(day(past[-1]), "relative", found.day)
    period = nearest(found, lambda year: day(of_year(year)))
    return Reading(period or UNRESOLVED, "inferred", found.day)


def _name(found: Found) -> str:
    """Return the name in lower case, without "last" before and the year after."""
    words = [
        found.tokens.lower(at)
        for at in range(found.first, found.end)
        if not found.tokens.is_kind(at, "last", "year_number", "comma")
    ]
    return " ".join(words).replace(" 's", "'s").replace(" \u2019s", "'s").replace("labour", "labor")


def _years(around: dt.date, of_year: Callable[[int], dt.date]) -> list[int]:
    found = []
    for year in range(around.year - 4, around.year + 1):
        try:
            of_year(year)
        except ValueError:
            continue
        found.append(year)
    return found


def _read_nine_eleven(found: Found) -> Reading | None:
    """Read "9/11", the name of a day; other figures with a stroke are read in ``figures``."""
    if found.word("figure") != "9/11":
        return None
    return Reading(day(_ATTACKS), "inferred")


def _read_fourth_of_july(found: Found) -> Reading | None:
    if found.tokens.lower(found.end - 1) != "july" or found.word("nth_word") != "fourth":
        return None
    period = nearest(found, lambda year: day(dt.date(year, 7, 4)))
    return Reading(period or UNRESOLVED, "inferred", found.day)


RULES: Final = (
    Rule("(election/labor/named_day) unit (comma? year_number)?", _read_named_day),
    Rule("last? feast (eve/unit)? (comma? year_number)?", _read_named_day),
    Rule("new unit possessive (eve/unit) (comma? year_number)?", _read_named_day),
    Rule("nth_word of month", _read_fourth_of_july),
    Rule("figure", _read_nine_eleven),
)
