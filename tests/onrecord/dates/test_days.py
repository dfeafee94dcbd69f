"""Days with a month, in American and British order, with and without their year."""

import pytest


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("the attacks of Sept. 11, 2001", "Sept. 11, 2001", "2001-09-11"),
        ("seit 11 September 2001", "11 September 2001", "2001-09-11"),
        ("on the 3rd of December 2014", "the 3rd of December 2014", "2014-12-03"),
        ("on December 3rd, 2014", "December 3rd, 2014", "2014-12-03"),
        ("Wednesday, December 3, 2014", "Wednesday, December 3, 2014", "2014-12-03"),
        ("Correction: October 2, 2016, Sunday", "October 2, 2016, Sunday", "2016-10-02"),
        ("IT BEGAN ON SEPT. 1, 2014", "SEPT. 1, 2014", "2014-09-01"),
        ("the strikes of 3-5 November 2014", "3-5 November 2014", "2014-11-03/2014-11-05"),
        ("on Nov. 8-10", "Nov. 8-10", "2014-11-08/2014-11-10"),
        ("on Nov. 8 to 10", "Nov. 8 to 10", "2014-11-08/2014-11-10"),
    ],
)
def test_a_day_with_its_month_is_read(read, text, phrase, edtf):
    assert read(text) == [(phrase, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The strikes began on Aug. 8 in Norland.", "2014-08-08"),
        ("The deadline is Dec. 15 for all parties.", "2014-12-15"),
        ("He will leave office on Jan. 20.", "2015-01-20"),
        ("The Feb. 13 death of the judge left a seat empty.", "2014-02-13"),
        ("A deadline of 24 November passed.", "2014-11-24"),
    ],
)
def test_a_day_without_its_year_lies_where_the_verb_says(read, text, edtf):
    assert [found[1] for found in read(text)] == [edtf]


def test_a_weekday_beside_a_day_says_which_year(read):
    assert read("It was Wednesday, Dec. 4.") == [("Wednesday, Dec. 4", "2013-12-04")]


def test_a_weekday_that_fits_no_year_around_is_left_aside(read):
    assert read("It was Sunday, Dec. 1.") == [("Sunday, Dec. 1", "2013-12-01")]
    assert read("It was Thursday, Dec. 2.") == [("Thursday, Dec. 2", "2014-12-02")]


def test_the_year_of_a_date_holds_for_the_next_one_in_its_sentence(read):
    text = "He spoke on July 6, 2011, and again on Aug. 9."
    assert [found[1] for found in read(text)] == ["2011-07-06", "2011-08-09"]


@pytest.mark.parametrize("text", ["30 February 2014", "on Feb. 30", "31 June 2014", "Nov. 31"])
def test_a_day_that_does_not_exist_has_no_date(read, text):
    assert [found[1] for found in read(text)] == [None]


def test_the_attacks_of_september_11_are_those_of_2001(read):
    assert read("since the Sept. 11 terrorist attacks")[0][1] == "2001-09-11/2014-12-03"


@pytest.mark.parametrize("text", ["it rose in all by 5 percent", "at 12 may people", "the 13th"])
def test_a_number_beside_another_word_is_no_day(read, text):
    assert read(text) == []
