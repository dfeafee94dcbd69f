"""Phrases of several dates, or of a date and the word before it."""

import pytest


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("Since Aug. 8 they fly.", "Since Aug. 8", "2014-08-08/2014-12-03"),
        ("since the 1990s", "since the 1990s", "199X/2014-12-03"),
        ("since yesterday", "since yesterday", "2014-12-02/2014-12-03"),
        ("between March and May 2013", "between March and May 2013", "2013-03/2013-05"),
        ("from November to March 2013", "from November to March 2013", "2012-11/2013-03"),
        ("from 2011 to 2013", "from 2011 to 2013", "2011/2013"),
        (
            "from 2012 until earlier this year",
            "from 2012 until earlier this year",
            "2012/2014-12-03",
        ),
        ("Monday through Wednesday", "Monday through Wednesday", "2014-12-01/2014-12-03"),
        ("Monday through Friday", "Monday through Friday", None),
        ("by 2030 to cut it", "by 2030", "[..2030]"),
        ("by the end of the year", "by the end of the year", "[..2014]"),
        ("until March 2013", "until March 2013", "/2013-03"),
        ("until the 1990s", "until the 1990s", "/1999"),
        ("before 2010, he", "before 2010", "[..2010]"),
        ("after 2010, he", "after 2010", "[2010..]"),
        ("before the 1990s, he", "before the 1990s", "[..1999]"),
    ],
)
def test_a_phrase_takes_in_what_belongs_to_it(read, text, phrase, edtf):
    assert read(text) == [(phrase, edtf)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("after Monday's debate", "Monday"),
        ("before 2008 levels", "2008"),
        ("Since 2030 is far, wait.", "2030"),
    ],
)
def test_a_date_that_only_says_which_is_not_opened(read, text, phrase):
    assert [found[0] for found in read(text)] == [phrase]


def test_a_range_that_ends_before_it_starts_is_two_dates(read):
    assert [found[1] for found in read("from 2013 to 2011")] == ["2013", "2011"]
