"""Periods have the bounds of their EDTF, whatever they are put together from."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import bounds
from onrecord.dates.periods import (
    century,
    containing,
    day,
    decade,
    interval,
    lasting_from,
    lasting_until,
    month,
    moved,
    not_after,
    not_before,
    one_of,
    quarter,
    season,
    week,
    weekend,
    year,
)

A_DAY = dt.date(2014, 12, 3)
PERIODS = (
    day(A_DAY), week(A_DAY), weekend(dt.date(2014, 12, 6)), month(2014, 12), month(2014, 13),
    year(2014), decade(2014), century(2014), season(2014, 22), season(2015, 24), quarter(2014, 4),
)  # fmt: skip
FORMS = (
    lambda period: period, lasting_until, lasting_from, not_after, not_before,
    lambda period: interval(period, day(dt.date(2999, 12, 31))),
    lambda period: interval(day(dt.date(1000, 1, 1)), period),
    lambda period: one_of([period, year(2999)]),
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.edtf)
def test_a_period_has_the_bounds_of_its_edtf(period, form):
    made = form(period)
    known = bounds(made.edtf)
    ends = [each.isoformat() if each else None for each in (made.first, made.last)]
    assert ends == [known.earliest, known.latest]


def test_an_interval_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="2014"):
        interval(year(2014), year(2013))


def test_the_last_of_a_month_moves_to_the_last_of_a_shorter_one():
    assert moved(dt.date(2015, 1, 31), 1, "month") == dt.date(2015, 2, 28)
    assert moved(dt.date(2016, 2, 29), -1, "year") == dt.date(2015, 2, 28)


@given(st.dates(), st.sampled_from(("day", "week", "month", "year", "decade", "century")))
def test_a_day_lies_in_what_contains_it(of, unit):
    try:
        period = containing(of, unit)
    except (ValueError, OverflowError):  # at the ends of the calendar
        return
    assert period.first <= of <= period.last
