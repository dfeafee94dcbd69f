"""Dates in figures, and figures that are none."""

import pytest


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2014-12-03", "2014-12-03"),
        ("(9/17/14)", "2014-09-17"),
        ("25/12/2013", "2013-12-25"),
        ("on 25/11", "2014-11-25"),
        ("4/4/2013", "2013-04-04"),
        ("3.12.2013", "2013-12-03"),
        ("31/12/99", "1999-12-31"),
        ("2008-2012", "2008/2012"),
        ("in 2012-13", "2012/2013"),
        ("in 2014-08", "2014-08"),
    ],
)
def test_a_date_in_figures_with_one_reading_is_read(read, text, edtf):
    assert [found[1] for found in read(text)] == [edtf]


@pytest.mark.parametrize("text", ["on 11/9", "3/4/2013", "since 4/5", "2014-02-30", "31/6/2013"])
def test_a_date_with_two_readings_or_none_is_left_open(read, text):
    assert read(text)[-1][1] is None


@pytest.mark.parametrize(
    "text", ["24/7", "1/2 cup", "a 5-4 vote", "80-19", "1-800-555-2014", "10.1.10.1", "3:15 p.m."]
)
def test_other_figures_are_no_dates(read, text):
    assert read(text) == []
