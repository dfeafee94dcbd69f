"""Imprecise dates: the earliest and latest day, or a refusal that says why."""

import contextlib
import datetime as dt
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Bounds,
    ImpossibleDateError,
    bounds,
    from_stored,
    overlap,
)
from onrecord.dates.edtf import _parsed, _plain

DAYS = st.dates().map(dt.date.isoformat)
PLAIN = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from((4, 7, 10)))
EDTF_LIKE = st.text(alphabet="0123456789-/.~?%XuT:Z[]{},+Ey ", max_size=24)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2014-12-03", "2014-12-03", "2014-12-03"),
        ("2014-12", "2014-12-01", "2014-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2014-06~", "2014-06-01", "2014-06-30"),
        ("2014-06-11?", "2014-06-11", "2014-06-11"),
        ("2014-08-08/2014-12-03", "2014-08-08", "2014-12-03"),
        ("2014-08/2014-12", "2014-08-01", "2014-12-31"),
        ("[..2014-11-28]", None, "2014-11-28"),
        ("[2014-11-28..]", "2014-11-28", None),
        ("2014-11-28/..", "2014-11-28", None),
        ("../2014-11-28", None, "2014-11-28"),
        ("2014-11-28/", "2014-11-28", None),
        ("/2014-11-28", None, "2014-11-28"),
        ("2014-21", "2014-03-01", "2014-05-31"),
        ("2014-24", "2014-12-01", "2015-02-28"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_date_has_an_earliest_and_a_latest_day(edtf, earliest, latest):
    assert bounds(edtf) == Bounds(earliest, latest)


@pytest.mark.parametrize(
    ("edtf", "why"),
    [
        ("2014-02-30", "does not exist"),
        ("2015-02-29", "does not exist"),
        ("2014-13-01", "does not exist"),
        ("2014-00-10", "does not exist"),
        ("2014-04-31/2014-05-02", "is not an EDTF date"),
        ("2013-02-29/2014", "is not an EDTF date"),
        ("[..2015-02-29]", "is not an EDTF date"),
        ("2014-12-03/2014-08-08", "ends before it starts"),
        ("2014/2013", "ends before it starts"),
        ("Wednesday", "is not an EDTF date"),
        ("3 December 2014", "is not an EDTF date"),
        ("2014-12-03 ", "is not an EDTF date"),
        ("2014-12-03\n", "is not an EDTF date"),
        ("", "is not an EDTF date"),
        ("2014-12-3", "is not an EDTF date"),
        ("20141203", "is not an EDTF date"),
        ("12/03/2014", "is not an EDTF date"),
        ("-0044-03-15", "outside the years 1 to 9999"),
        ("Y170000002", "outside the years 1 to 9999"),
    ],
)
def test_what_is_no_date_is_refused_in_one_line(edtf, why):
    with pytest.raises(ImpossibleDateError, match=re.escape(why)) as raised:
        bounds(edtf)
    assert raised.value.exit_code == 2


@given(st.text() | EDTF_LIKE)
def test_any_text_has_bounds_or_is_refused_and_nothing_is_printed(text):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(ImpossibleDateError):
        found = bounds(text)
        earliest, latest = found.stored
        assert OPEN_START <= earliest <= latest <= OPEN_END
        assert dt.date.fromisoformat(earliest) <= dt.date.fromisoformat(latest)
    assert printed.getvalue() == ""


@given(DAYS)
def test_a_day_is_its_own_bounds(day):
    assert bounds(day) == Bounds(day, day)


@given(DAYS, DAYS)
def test_a_range_is_from_its_first_to_its_last_day(one, other):
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == Bounds(first, last)


@given(PLAIN, PLAIN, st.sampled_from(("{}", "{}/{}", "[..{}]")))
def test_a_common_form_has_the_bounds_that_the_library_gives_it(one, other, form):
    first, last = sorted((one, other))
    edtf = form.format(first, last)
    assert _plain(edtf) == _parsed(edtf)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_is_from_its_first_to_its_last_day(year, month):
    found = bounds(f"{year:04d}-{month:02d}")
    assert found.earliest == f"{year:04d}-{month:02d}-01"
    last = dt.date.fromisoformat(found.latest or "")
    assert last.month == month
    assert last == dt.date.max or (last + dt.timedelta(days=1)).day == 1


@given(st.none() | DAYS.filter(lambda day: OPEN_START < day < OPEN_END), st.none())
def test_open_ends_are_stored_as_sentinels_and_come_back(earliest, latest):
    found = Bounds(earliest, latest)
    assert from_stored(*found.stored) == found


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2014-12-03", "2014-12-03", True),
        ("2014-12-03", "2014-12-04", False),
        ("2014-12", "2014-12-31", True),
        ("2014-11", "2014-12", False),
        ("[..2014-11-28]", "2014-11-28/..", True),
        ("[..2014-11-28]", "2014-11-29", False),
    ],
)
def test_periods_overlap_where_they_can_share_a_day(one, other, shared):
    assert overlap(bounds(one), bounds(other)) is shared
    assert overlap(bounds(other), bounds(one)) is shared


@given(DAYS)
def test_what_is_unknown_overlaps_with_everything(day):
    assert overlap(UNKNOWN, bounds(day))
