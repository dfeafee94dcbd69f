"""Days that go by a name."""

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on Labor Day", "2014-09-01"),
        ("They met on Memorial Day.", "2014-05-26"),
        ("on Thanksgiving", "2014-11-27"),
        ("on Christmas Eve", "2014-12-24"),
        ("on Christmas 2012", "2012-12-25"),
        ("It fell last Christmas.", "2013-12-25"),
        ("on New Year's Eve", "2014-12-31"),
        ("at Easter 2011", "2011-04-24"),
        ("the 9/11 attacks", "2001-09-11"),
        ("on the Fourth of July", "2014-07-04"),
        ("on Inauguration Day", "2013-01-20"),
    ],
)
def test_a_day_with_a_name_is_read(read, text, edtf):
    assert [found[1] for found in read(text)] == [edtf]


def test_election_day_lies_ahead_in_an_autumn_of_an_even_year(read):
    found = read("They march toward Election Day.", dt.date(2016, 9, 12))
    assert found == [("Election Day", "2016-11-08")]


def test_an_election_day_of_an_odd_year_has_no_date(read):
    assert read("on Election Day 2015") == [("Election Day 2015", None)]


def test_a_day_of_elections_without_a_capital_is_anywhere(read):
    assert read("on election day") == []
