"""Dates in figures: 2014-12-03, 25/12/2014, 2008-2012. "3/4/2015" has two readings, gets none."""

import datetime as dt
import re
from typing import Final

from onrecord.dates.grammar import Found, Reading, Rule
from onrecord.dates.nearest import nearest
from onrecord.dates.periods import UNRESOLVED, day, interval, month, year

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_STROKES: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\Z")
_DOTS: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_NO_YEAR: Final = re.compile(r"(\d{1,2})/(\d{1,2})\Z")
_YEARS: Final = re.compile(r"((?:1[5-9]|20)\d\d)[-\u2013](\d{4}|\d\d)\Z")
_YEAR_AND_MONTH: Final = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])\Z")
_BEFORE_A_DAY: Final = ("on", "since", "until", "by", "before", "after", "from")
_AHEAD: Final = 10  # years that two figures reach into the future
_MONTHS: Final = 12


def _read_figure(found: Found) -> Reading | None:
    if found.before("money", "dash") or found.after("percent", "money", "dash"):
        return None
    figure = found.word("figure")
    if iso := _ISO.match(figure):
        return _explicit(int(iso[1]), int(iso[2]), int(iso[3]))
    if dots := _DOTS.match(figure):
        return _explicit(int(dots[3]), int(dots[2]), int(dots[1]))
    if strokes := _STROKES.match(figure):
        return _of_strokes(found, strokes)
    return _read_part(found, figure)


def _read_part(found: Found, figure: str) -> Reading | None:
    """Read what leaves out the day or the year."""
    if years := _YEARS.match(figure):
        return _of_years(found, years)
    if (pair := _NO_YEAR.match(figure)) and found.before(*_BEFORE_A_DAY):
        return _without_year(found, int(pair[1]), int(pair[2]))
    return None


def _explicit(number: int, of_month: int, of_day: int) -> Reading:
    try:
        return Reading(day(dt.date(number, of_month, of_day)), "explicit")
    except ValueError:
        return Reading(UNRESOLVED, "explicit")


def _of_strokes(found: Found, strokes: re.Match[str]) -> Reading:
    """Read 9/17/16 and 25/12/2014, where one of the two cannot be a month."""
    first, second, digits = int(strokes[1]), int(strokes[2]), strokes[3]
    number = int(digits)
    if len(digits) == 2:  # noqa: PLR2004
        century = found.day.year // 100 * 100
        number += century if number <= found.day.year % 100 + _AHEAD else century - 100
    if first <= _MONTHS and second <= _MONTHS and first != second:
        return Reading(UNRESOLVED, "explicit")
    month_, day_ = (first, second) if first <= _MONTHS else (second, first)
    return _explicit(number, month_, day_)


def _without_year(found: Found, first: int, second: int) -> Reading | None:
    if first <= _MONTHS and second <= _MONTHS and first != second:
        return Reading(UNRESOLVED, "explicit")
    month_, day_ = (first, second) if first <= _MONTHS else (second, first)
    period = nearest(found, lambda number: day(dt.date(number, month_, day_)))
    return Reading(period, "inferred", found.day) if period else None


def _of_years(found: Found, years: re.Match[str]) -> Reading | None:
    """Read 2008-2012 and 2015-16; 2014-12 is a month where a year would end before it starts."""
    first, digits = int(years[1]), years[2]
    last = int(digits) if len(digits) > 2 else first // 100 * 100 + int(digits)  # noqa: PLR2004
    if last > first and last - first < 200:  # noqa: PLR2004
        return Reading(interval(year(first), year(last)), "explicit")
    if as_month := _YEAR_AND_MONTH.match(found.word("figure")):
        return Reading(month(int(as_month[1]), int(as_month[2])), "explicit")
    return None


RULES: Final = (Rule("figure", _read_figure),)
