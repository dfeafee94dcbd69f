"""What counts from the day of the article."""

import pytest


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("today", "2014-12-03"),
        ("this morning", "2014-12-03"),
        ("yesterday", "2014-12-02"),
        ("last night", "2014-12-02"),
        ("tomorrow morning", "2014-12-04"),
        ("the day before yesterday", "2014-12-01"),
        ("the day after tomorrow", "2014-12-05"),
        ("overnight", "2014-12-02/2014-12-03"),
        ("last week", "2014-11-24/2014-11-30"),
        ("next week", "2014-12-08/2014-12-14"),
        ("earlier this week", "2014-12-01/2014-12-03"),
        ("later this month", "2014-12-03/2014-12-31"),
        ("last month", "2014-11"),
        ("late last year", "2013"),
        ("this year", "2014"),
        ("last quarter", "2014-07/2014-09"),
        ("earlier in the year", "2014-01-01/2014-12-03"),
        ("the beginning of the year", "2014"),
        ("the middle of the week", "2014-12-01/2014-12-07"),
        ("two hours ago", "2014-12-03"),
        ("10 days ago", "2014-11-23"),
        ("two weeks ago", "2014-11-17/2014-11-23"),
        ("a fortnight ago", "2014-11-17/2014-11-23"),
        ("two months ago", "2014-10"),
        ("three years ago", "2011"),
        ("twenty-two years ago", "1992"),
        ("two or three years ago", "2011/2012"),
        ("about three years ago", "2011~"),
        ("a decade ago", "2004~"),
        ("half a century ago", "1964"),
        ("two centuries ago", "18XX"),
        ("less than three months ago", "2014-09-03/2014-12-03"),
        ("nearly two months ago", "2014-10-03/2014-11-03"),
        ("more than three years ago", "[..2011-12-03]"),
        ("a few days ago", "[..2014-12-03]"),
        ("many, many years ago", "[..2014-12-03]"),
        ("in the past six months", "2014-06-03/2014-12-03"),
        ("over the last two years", "2012-12-03/2014-12-03"),
        ("in the last year", "2013-12-03/2014-12-03"),
        ("in the last 24 hours", "2014-12-02/2014-12-03"),
        ("in recent weeks", "/2014-12-03"),
        ("over the past few days", "/2014-12-03"),
        ("over the next decade", "2014-12-03/2024-12-03"),
        ("in the coming years", "2014-12-03/"),
        ("six weeks from now", "2015-01-12/2015-01-18"),
        ("many years from now", "[2014-12-03..]"),
    ],
)
def test_a_phrase_counts_from_the_day_of_the_article(read, phrase, edtf):
    assert read(phrase) == [(phrase, edtf)]


def test_in_so_many_days_is_ahead_where_the_verb_is(read):
    assert read("They will meet in 10 days.") == [("in 10 days", "2014-12-13")]


@pytest.mark.parametrize(
    "text",
    [
        "Talks lasted for three days.",
        "It grew in three years.",
        "the first time in 20 years",
        "It will be the worst in 10 years.",
        "every week, each year, twice a day, day after day",
        "an 18-year-old with a 40-year career",
        "in his last year of office",
        "the last few days of the campaign",
        "an overnight success",
        "a report in Norland Today",
    ],
)
def test_a_duration_an_age_or_a_name_is_no_date(read, text):
    assert read(text) == []


def test_a_count_beyond_the_calendar_has_no_date(read):
    assert read("9000 years ago") == [("9000 years ago", None)]
