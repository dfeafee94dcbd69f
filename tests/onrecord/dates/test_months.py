"""Months, years, decades, seasons, quarters; "early" never makes a day of them."""

import pytest


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("in early January 2013", "early January 2013", "2013-01"),
        ("by mid-March 2013", "by mid-March 2013", "[..2013-03]"),
        ("in late 2013", "late 2013", "2013"),
        ("at the end of 2013", "the end of 2013", "2013"),
        ("in the first week of October", "the first week of October", "2014-10"),
        ("the 1990s", "the 1990s", "199X"),
        ("in the early '80s", "the early '80s", "198X"),
        ("in the sixties", "the sixties", "196X"),
        ("in the 1900s", "the 1900s", "19XX"),
        ("the late 19th century", "the late 19th century", "18XX"),
        ("a twentieth-century idea", "twentieth-century", "19XX"),
        ("in the twenty-first century", "the twenty-first century", "20XX"),
        ("in the third quarter of 2013", "the third quarter of 2013", "2013-07/2013-09"),
        ("in Q3 2013", "Q3 2013", "2013-07/2013-09"),
        ("the second half of 2013", "the second half of 2013", "2013-07/2013-12"),
        ("in the spring of 2013", "the spring of 2013", "2013-21"),
        ("late-summer rain", "late-summer", "2014-22"),
        ("in March of last year", "March of last year", "2013-03"),
        ("in fiscal 2013", "fiscal 2013", None),
    ],
)
def test_a_period_of_the_calendar_is_read(read, text, phrase, edtf):
    assert read(text) == [(phrase, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The coalition was formed in September.", "2014-09"),
        ("They will vote in March.", "2015-03"),
        ("IN MAY THE MINISTER RESIGNED", "2014-05"),
        ("He fell last December.", "2013-12"),
        ("He fell last March.", "[2013-03,2014-03]"),
        ("He goes next March.", "2015-03"),
        ("It opened last summer.", "[2013-06..2013-08,2014-06..2014-08]"),
        ("It opens next summer.", "2015-22"),
        ("It opened this fall.", "2014-23"),
        ("They met in the summer.", "2014-22"),
    ],
)
def test_a_month_or_a_season_lies_where_its_words_say(read, text, edtf):
    assert [found[1] for found in read(text)] == [edtf]


def test_a_month_has_the_year_of_the_date_before_it_in_the_sentence(read):
    text = "He would take office in January 2017, run in November, and stay."
    assert [found[1] for found in read(text)] == ["2017-01", "2017-11"]


def test_december_and_january_are_of_two_years(read):
    text = "It rained in December 2011 and in January."
    assert [found[1] for found in read(text)] == ["2011-12", "2012-01"]


@pytest.mark.parametrize(
    "text",
    [
        "May said that she may go in may.",
        "Harriet May was beaten by May.",
        "They march on; the March on Ostburg was long.",
        "They go from strength to strength in spring water.",
        "April Ryland met June Smithson and Jan de Wit.",
        "Mark Summer may run.",
        "Prices fall, and the sun is second to none.",
    ],
)
def test_a_name_or_a_verb_is_no_month(read, text):
    assert read(text) == []
