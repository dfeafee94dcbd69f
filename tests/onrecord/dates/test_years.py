"""Four digits that are a year, and those that count something."""

import pytest


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the 1979 revolution", "1979"),
        ("It ended in 1812.", "1812"),
        ("2005 levels", "2005"),
        ("the Fairness Act of 2010", "2010"),
        ("his (2002) book", "2002"),
    ],
)
def test_a_year_is_read(read, text, edtf):
    assert [found[1] for found in read(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "2,014 people",
        "more than 1,000 airstrikes",
        "some 2000 soldiers",
        "another 1950 were hurt",
        "an F-16 and a Boeing 737",
        "1600 Hill Street",
        "Windows 2000",
        "page 1998",
        "$2014",
        "2000 percent",
        "flight MH-2014",
        "#2014",
        "in 99999 and the year 0",
        "in 2412",
    ],
)
def test_a_number_is_no_year(read, text):
    assert read(text) == []
