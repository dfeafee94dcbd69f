"""Weekdays and weekends: the verb says whether the last or the next one is meant."""

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Arden told members in Ostburg Wednesday.", "2014-12-03"),
        ("On Tuesday, the ministry said so.", "2014-12-02"),
        ("He said so in an interview broadcast on Friday.", "2014-11-28"),
        ("The Senate will vote Thursday on the bill.", "2014-12-04"),
        ("On Thursday, the Senate will vote.", "2014-12-04"),
        ("She will speak Wednesday.", "2014-12-03"),
        ("The two meet for the first time Monday.", "2014-12-08"),
        ("The report is to be released Friday.", "2014-12-05"),
        ("The hearing is set for Monday.", "2014-12-08"),
        ("The attack happened early Monday.", "2014-12-01"),
        ("He spoke Sunday night.", "2014-11-30"),
        ("MONDAY'S TALKS FAILED", "2014-12-01"),
        ("All must be done by Friday.", "2014-12-05"),
        ("It met Monday of last week.", "2014-11-24"),
        ("He said last Friday that talks had failed.", "2014-11-28"),
        ("The hearing is next Monday.", "2014-12-08"),
        ("We meet this Friday.", "2014-12-05"),
        ("We met this past Sunday.", "2014-11-30"),
    ],
)
def test_a_weekday_is_the_one_that_the_verb_means(read, text, edtf):
    assert read(text)[-1][1].strip("[].") == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He left last Monday.", "[2014-11-24,2014-12-01]"),
        ("He goes next Friday.", "[2014-12-05,2014-12-12]"),
        ("He goes next weekend.", "[2014-12-06..2014-12-07,2014-12-13..2014-12-14]"),
    ],
)
def test_what_people_understand_in_two_ways_is_one_of_two(read, text, edtf):
    assert [found[1] for found in read(text)] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Clashes broke out over the weekend.", "2014-11-29/2014-11-30"),
        ("They will meet this weekend.", "2014-12-06/2014-12-07"),
        ("They met last weekend.", "2014-11-29/2014-11-30"),
    ],
)
def test_a_weekend_is_two_days(read, text, edtf):
    assert [found[1] for found in read(text)] == [edtf]


def test_on_a_sunday_this_weekend_is_the_one_that_ends(read):
    found = read("On this weekend's show she spoke.", dt.date(2014, 12, 7))
    assert found == [("this weekend", "2014-12-06/2014-12-07")]


def test_the_possessive_is_the_day_that_the_text_named(read):
    text = "They will meet on Friday. What was said of Friday's talks was little."
    assert [found[1] for found in read(text)] == ["2014-12-05", "2014-12-05"]


def test_a_meeting_of_the_next_day_is_looked_forward_to(read):
    assert read("All look to Thursday's debate.") == [("Thursday", "2014-12-04")]


@pytest.mark.parametrize(
    "text", ["Friday Harbor is small.", "the Sunday Times", "on Super Tuesday", "on Mondays"]
)
def test_a_weekday_in_a_name_is_no_day(read, text):
    assert read(text) == []
