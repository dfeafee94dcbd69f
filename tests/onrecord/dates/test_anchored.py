"""What counts from a date that the text named before, and is left open where it named none."""

import pytest

from onrecord.dates import resolve


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("two days later", "2014-08-10"),
        ("a day earlier", "2014-08-07"),
        ("the following day", "2014-08-09"),
        ("the next morning", "2014-08-09"),
        ("the same day", "2014-08-08"),
        ("later in the day", "2014-08-08"),
        ("that night", "2014-08-08"),
        ("the day before", "2014-08-07"),
        ("a month later", "2014-09"),
        ("that year", "2014"),
        ("the previous year", "2013"),
        ("a week later", "2014-08-11/2014-08-17"),
    ],
)
def test_a_phrase_counts_from_the_last_date_named(read, phrase, edtf):
    assert read(f"It began on Aug. 8, 2014. It ended {phrase}.")[1:] == [(phrase, edtf)]


def test_the_anchor_is_the_day_that_it_counts_from(published):
    found = resolve("It began on Aug. 8, 2014, and ended two days later.", published)
    assert [each.anchor for each in found] == [None, "2014-08-08"]


@pytest.mark.parametrize(
    "text",
    [
        "They parted two days later.",
        "They met in July. The next day they parted.",
        "a few weeks earlier, on Aug. 8",
        "nearly two months after militants took the town",
        "the day after the debate",
        "days after he won",
    ],
)
def test_what_the_text_does_not_tell_is_left_open(read, text):
    assert None in [found[1] for found in read(text)]


def test_a_date_far_above_is_no_longer_in_mind(read):
    text = (
        "It began on Aug. 8, 2014."
        + " Nothing else was heard." * 60
        + " Two days later, rain fell."
    )
    assert read(text)[1:] == [("Two days later", None)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the day after Monday's debate", "2014-12-02"),
        ("two days after the Aug. 8 raid", "2014-08-10"),
        ("nearly two months after Aug. 8, 2014", "2014-09-08/2014-10-08"),
        ("more than two months after Aug. 8, 2014", "[2014-10-08..]"),
    ],
)
def test_a_date_that_follows_is_counted_from(read, text, edtf):
    assert [found[1] for found in read(text)] == [edtf]
