"""Days with a month: "Sept. 11, 2001", "3rd of December 2014", "Nov. 8-10", "Sunday, Sept. 11"."""

import datetime as dt
from typing import Final

from onrecord.dates.grammar import Found, Reading, Rule, number
from onrecord.dates.lexicon import MONTHS, WEEKDAYS
from onrecord.dates.nearest import beside, nearest, on_weekday
from onrecord.dates.periods import UNRESOLVED, Period, day, interval

_SEPTEMBER_11: Final = (9, 11)
_ATTACKS: Final = ("attack", "terror", "hijack", "conspirac", "bombing", "commission", "plot")
_LONGEST_RANGE: Final = 2  # a range of days has two ends


def _month(found: Found) -> int:
    return MONTHS[found.word("any_month", "foreign_month")]


def _read_day(found: Found) -> Reading | None:
    """Read a day and a month, with or without the year, in either order."""
    if found.after("percent") or found.tokens.lower(found.end) in {"percent", "per"}:
        return None
    month, of_month = _month(found), number(found.word("day_of_month"))
    if not 1 <= of_month <= 31:  # noqa: PLR2004
        return None
    if year := found.word("year_number"):
        return Reading(_day(int(year), month, of_month), "explicit")
    if _is_the_attack(found, month, of_month):
        return Reading(_day(2001, month, of_month), "inferred")
    return _without_year(found, month, of_month)


def _without_year(found: Found, month: int, of_month: int) -> Reading:
    def made(year: int) -> Period:
        return day(dt.date(year, month, of_month))

    if named := found.word("any_weekday"):
        period = on_weekday(found, made, WEEKDAYS[named])
    elif (year := beside(found, month)) is not None:
        return Reading(_day(year, month, of_month), "inferred")
    else:
        period = nearest(found, made)
    return Reading(period or UNRESOLVED, "inferred", found.day, year_is_open=True)


def _day(year: int, month: int, of_month: int) -> Period:
    """Return a day, or what stands for one that does not exist."""
    try:
        return day(dt.date(year, month, of_month))
    except ValueError:
        return UNRESOLVED


def _is_the_attack(found: Found, month: int, of_month: int) -> bool:
    """Return whether "Sept. 11" is said of the attacks of 2001."""
    if (month, of_month) != _SEPTEMBER_11:
        return False
    near = (found.tokens.lower(found.end), found.tokens.lower(found.end + 1))
    return any(word.startswith(_ATTACKS) for word in near)


def _read_ambiguous_day(found: Found) -> Reading | None:
    """Read "3 May": only after a word that makes it a day, for "12 may" is said of people."""
    if not found.before("on", "since", "until", "by", "from", "before", "after", "the", "comma"):
        return None
    return _read_day(found)


def _read_range(found: Found) -> Reading | None:
    """Read "Nov. 8-10" and "3 to 5 December 2014"."""
    days = _days_of_range(found)
    if len(days) != _LONGEST_RANGE or days[0] >= days[1]:
        return None
    month = _month(found)

    def made(year: int) -> Period:
        return interval(*(day(dt.date(year, month, of_month)) for of_month in days))

    if year := found.word("year_number"):
        try:
            return Reading(made(int(year)), "explicit")
        except ValueError:
            return Reading(UNRESOLVED, "explicit")
    return Reading(nearest(found, made) or UNRESOLVED, "inferred", found.day, year_is_open=True)


def _days_of_range(found: Found) -> list[int]:
    if figure := found.word("figure"):
        parts = figure.replace("\u2013", "-").split("-")
        return [int(part) for part in parts] if all(map(str.isdigit, parts)) else []
    return [number(word) for word in found.words("day_of_month")]


_WEEKDAY: Final = "(any_weekday part? comma?)?"
RULES: Final = (
    Rule("any_month figure comma? year_number", _read_range),
    Rule(
        "any_month day_number (dash/to/through/until) day_number (comma? year_number)?", _read_range
    ),
    Rule("any_month figure", _read_range),
    Rule("(day_number (dash/to) day_number|figure) any_month (comma? year_number)?", _read_range),
    Rule(f"{_WEEKDAY} any_month day_of_month comma? year_number (comma any_weekday)?", _read_day),
    Rule(f"{_WEEKDAY} the? day_of_month of? any_month comma? year_number", _read_day),
    Rule(f"{_WEEKDAY} any_month day_of_month", _read_day),
    Rule(f"{_WEEKDAY} the? nth_number of? any_month", _read_day),
    Rule(f"{_WEEKDAY} day_number month/mon", _read_day),
    Rule("day_number maybe_month", _read_ambiguous_day),
)
