"""Periods of the calendar with their EDTF, and counting from a day.

A period knows its first and last day, so that nothing has to be read back from EDTF. Everything
here raises ValueError or OverflowError for days outside the years 1 to 9999.
"""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Unit = Literal["day", "week", "month", "year", "decade", "century"]

SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WINTER: Final = 24
_YEARS: Final = {"year": 1, "decade": 10, "century": 100}
_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """An EDTF expression with its first and last day; ``None`` where it is open.

    ``head`` and ``tail`` are the EDTF of its ends as an interval takes them: a library reads
    "2014-06/2014-08", and not every interval of seasons.
    """

    edtf: str | None
    first: dt.date | None
    last: dt.date | None
    head: str = ""
    tail: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


UNRESOLVED: Final = Period(None, None, None)


def day(of: dt.date) -> Period:
    """Return one day."""
    iso = of.isoformat()
    return Period(iso, of, of, iso, iso)


def week(of: dt.date) -> Period:
    """Return the week, Monday to Sunday, that has a day."""
    monday = of - of.weekday() * _DAY
    return interval(day(monday), day(monday + 6 * _DAY))


def weekend(saturday: dt.date) -> Period:
    """Return a Saturday and the Sunday after it."""
    return interval(day(saturday), day(saturday + _DAY))


def month(year: int, number: int) -> Period:
    """Return a month; ``number`` may lie outside 1 to 12 and then counts on or back."""
    years, index = divmod(number - 1, 12)
    year, number = year + years, index + 1
    first = dt.date(year, number, 1)
    edtf = f"{year:04d}-{number:02d}"
    return Period(edtf, first, _end_of_month(first), edtf, edtf)


def year(number: int) -> Period:
    """Return a year."""
    edtf = f"{number:04d}"
    return Period(edtf, dt.date(number, 1, 1), dt.date(number, 12, 31), edtf, edtf)


def decade(number: int) -> Period:
    """Return the ten years that have a year."""
    return _masked(number // 10, 10)


def century(number: int) -> Period:
    """Return the hundred years that have a year, by their first two digits: 1900 to 1999."""
    return _masked(number // 100, 100)


def season(number: int, code: int) -> Period:
    """Return a northern season of a year (21 spring to 24 winter); winter begins in December."""
    start = month(number, 3 * (code - 20))
    end = month(number, 3 * (code - 20) + 2)
    return Period(f"{number:04d}-{code}", start.first, end.last, start.head, end.tail)


def quarter(number: int, which: int) -> Period:
    """Return the months of a quarter, 1 to 4, of a calendar year."""
    return interval(month(number, 3 * which - 2), month(number, 3 * which))


def interval(start: Period, end: Period) -> Period:
    """Return what reaches from the start of one period to the end of another.

    Raises ValueError where that ends before it starts.
    """
    if start.first and end.last and start.first > end.last:
        raise ValueError(start, end)
    return Period(f"{start.head}/{end.tail}", start.first, end.last, start.head, end.tail)


def lasting_until(end: Period) -> Period:
    """Return a time that reaches to the end of a period and began nobody says when."""
    return Period(f"/{_plain_end(end)}", None, end.last, "", end.tail)


def lasting_from(start: Period) -> Period:
    """Return a time that begins with a period and ends nobody says when."""
    return Period(f"{_plain_start(start)}/", start.first, None, start.head, "")


def not_after(end: Period) -> Period:
    """Return one time, nobody says which, up to the end of a period."""
    return Period(f"[..{_plain_end(end)}]", None, end.last, "", end.tail)


def not_before(start: Period) -> Period:
    """Return one time, nobody says which, from the start of a period on."""
    return Period(f"[{_plain_start(start)}..]", start.first, None, start.head, "")


def one_of(periods: Sequence[Period]) -> Period:
    """Return one of several periods, earliest first: nobody says which."""
    if len({period.edtf for period in periods}) == 1:
        return periods[0]
    first, last = periods[0], periods[-1]
    inside = ",".join(
        period.head if period.head == period.tail else f"{period.head}..{period.tail}"
        for period in periods
    )
    return Period(f"[{inside}]", first.first, last.last, first.head, last.tail)


def about(period: Period) -> Period:
    """Return a period marked as approximate; its bounds stay."""
    return Period(f"{period.edtf}~", period.first, period.last, period.head, period.tail)


def containing(of: dt.date, unit: Unit) -> Period:
    """Return the day, week, month, year, decade or century that has a day."""
    if unit == "day":
        return day(of)
    if unit == "week":
        return week(of)
    if unit == "month":
        return month(of.year, of.month)
    return {"year": year, "decade": decade, "century": century}[unit](of.year)


def moved(of: dt.date, count: int, unit: Unit) -> dt.date:
    """Return the day that lies ``count`` units on; a 31st becomes the last day of a short month."""
    if unit in {"day", "week"}:
        return of + dt.timedelta(days=count * (7 if unit == "week" else 1))
    months = count if unit == "month" else 12 * count * _YEARS[unit]
    years, index = divmod(of.month - 1 + months, 12)
    length = calendar.monthrange(of.year + years, index + 1)[1]
    return dt.date(of.year + years, index + 1, min(of.day, length))


def season_begins(number: int, code: int) -> dt.date:
    """Return the first day of a season of a year."""
    return dt.date(number, 12 if code == _WINTER else 3 * (code - 20), 1)


def _masked(prefix: int, length: int) -> Period:
    width = 3 if length == 10 else 2  # noqa: PLR2004
    edtf = f"{prefix:0{width}d}" + "X" * (4 - width)
    first = dt.date(prefix * length, 1, 1)
    return Period(edtf, first, dt.date(prefix * length + length - 1, 12, 31), edtf, edtf)


def _end_of_month(first: dt.date) -> dt.date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _plain_end(period: Period) -> str:
    """Return the end without digits left open, which sets and open intervals cannot have."""
    return period.tail.replace("X", "9")


def _plain_start(period: Period) -> str:
    return period.head.replace("X", "0")
