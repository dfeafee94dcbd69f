"""The axis of days of a picture: places in per cent of its width, and the days that it names."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

_MAX_TICKS: Final = 8
_DAYS_A_MONTH: Final = 30.44
_DAYS_A_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day on the axis; ``minor`` ones lose their label where there is little room."""

    x: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True)
class DayAxis:
    """From days, as ordinals, to per cent; ``after`` is the day after the last."""

    first: int
    after: int
    left: float
    right: float

    @classmethod
    def around(cls, first: str, last: str, *, left: float, right: float) -> "DayAxis":
        """Leave some air on both sides of two ISO days, where open ends fade out."""
        start, end = ordinal(first), ordinal(last)
        air = max(1, round((end - start) * 0.04))
        return cls(max(1, start - air), min(dt.date.max.toordinal(), end + air) + 1, left, right)

    @property
    def days(self) -> int:
        """How many days there are."""
        return self.after - self.first

    def x(self, place: float) -> float:
        """Return where an ordinal stands: the start of its day."""
        return self.left + (place - self.first) / self.days * (self.right - self.left)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the days, months or years that the axis names."""
        return tuple(
            Tick(x=self.x(place), label=label, minor=bool(number % 2))
            for number, (place, label) in enumerate(_tick_places(self))
        )


def ordinal(day: str) -> int:
    """Return the ordinal of an ISO day."""
    return dt.date.fromisoformat(day).toordinal()


def _tick_places(axis: DayAxis) -> list[tuple[float, str]]:
    """Return ordinals with labels: the middle of a day, the first of a month or a year."""
    for step in (1, 2, 7, 14):
        if axis.days / step <= _MAX_TICKS:
            days = range(axis.first, axis.after, step)
            return [(day + 0.5, dt.date.fromordinal(day).isoformat()) for day in days]
    for step in (1, 2, 3, 6):
        if axis.days / _DAYS_A_MONTH / step <= _MAX_TICKS:
            months = _month_starts(axis, step)
            return [(day.toordinal(), day.isoformat()[:7]) for day in months]
    step = next(
        step
        for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
        if axis.days / _DAYS_A_YEAR / step <= _MAX_TICKS
    )
    first, last = _first_day(axis).year, _last_day(axis).year
    years = range(-(-first // step) * step, last + 1, step)
    starts = [dt.date(year, 1, 1) for year in years]
    return [(day.toordinal(), f"{day.year:04d}") for day in starts if day >= _first_day(axis)]


def _month_starts(axis: DayAxis, step: int) -> list[dt.date]:
    first, last = _first_day(axis), _last_day(axis)
    months = range(first.year * 12, last.year * 12 + 12, step)
    starts = (dt.date(month // 12, month % 12 + 1, 1) for month in months)
    return [day for day in starts if first <= day <= last]


def _first_day(axis: DayAxis) -> dt.date:
    return dt.date.fromordinal(axis.first)


def _last_day(axis: DayAxis) -> dt.date:
    return dt.date.fromordinal(axis.after - 1)
