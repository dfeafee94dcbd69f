"""Which year a month or a day without a year lies in, and which week a weekday.

News leaves out what its day of publication tells: "Nov. 8" is the nearest one that the verb allows.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from onrecord.dates.grammar import Found
from onrecord.dates.periods import Period
from onrecord.dates.tense import tense

# What is further off than this would have been written with its year.
_LONGEST_BACK: Final = dt.timedelta(days=310)
# So far ahead nobody looks from a day that lies so near behind: "forecast in July" in October.
_FAR_AHEAD: Final = dt.timedelta(days=250)
_WRAP: Final = 3  # months that a story runs on into the next year
_LEAP: Final = 8  # years between two 29 Februaries at most


def nearest(found: Found, make: Callable[[int], Period]) -> Period | None:
    """Return the period, made for a year, that fits the tense and lies nearest to the day.

    ``None`` where the years around have no such day.
    """
    found_periods = _existing(found.day.year, make)
    past = [period for period in found_periods if _start(period) <= found.day]
    future = [period for period in found_periods if _end(period) >= found.day]
    told = tense(found.tokens, found.first, found.end)
    if told == "past" and past and found.day - _end(past[-1]) <= _LONGEST_BACK:
        return past[-1]
    if told == "future" and future and _start(future[0]) - found.day <= _FAR_AHEAD:
        return future[0]
    return min(found_periods, key=lambda period: _distance(period, found.day), default=None)


def on_weekday(found: Found, make: Callable[[int], Period], weekday: int) -> Period | None:
    """Return the day of the years around that falls on a weekday, for "Sunday, Sept. 11".

    Where none does the text errs in one of the two, and the weekday is left aside.
    """
    years = _existing(found.day.year, make)
    fitting = [period for period in years if _start(period).weekday() == weekday]
    if not fitting:
        return nearest(found, make)
    return min(fitting, key=lambda period: _distance(period, found.day))


def beside(found: Found, month: int) -> int | None:
    """Return the year of a month that follows a date with a year in one sentence.

    "In January 2017, run in November" is November 2017; "December 2015 and January" is 2016.
    """
    if not found.earlier:
        return None
    mention = found.earlier[-1]
    known = mention.reading.period
    between = range(mention.end, found.first)
    if (
        mention.reading.basis != "explicit"
        or not known.first
        or not known.last
        or (known.last - known.first).days > 31  # noqa: PLR2004
        or any(found.tokens.is_kind(at, "stop") for at in between)
    ):
        return None
    year, month_known = known.first.year, known.first.month
    return year + 1 if month + 12 - month_known <= _WRAP else year


def last_weekday(day: dt.date, weekday: int) -> dt.date:
    """Return the last day that fell on a weekday; the day itself counts."""
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)


def next_weekday(day: dt.date, weekday: int) -> dt.date:
    """Return the next day that falls on a weekday; the day itself counts."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def _existing(year: int, make: Callable[[int], Period], reach: int = 1) -> Sequence[Period]:
    made = []
    for number in range(year - reach, year + reach + 1):
        try:
            made.append(make(number))
        except (ValueError, OverflowError):
            continue
    if not made and reach == 1:
        return _existing(year, make, _LEAP)
    return made


def _start(period: Period) -> dt.date:
    return period.first or dt.date.min


def _end(period: Period) -> dt.date:
    return period.last or dt.date.max


def _distance(period: Period, day: dt.date) -> tuple[int, dt.date]:
    if _start(period) <= day <= _end(period):
        return 0, _start(period)
    return min(abs((_start(period) - day).days), abs((_end(period) - day).days)), _start(period)
