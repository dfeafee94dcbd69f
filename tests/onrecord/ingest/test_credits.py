"""Agencies in bylines and datelines; whatever else stands there is no credit."""

import pytest

from onrecord.ingest.credits import agencies_in_datelines, agencies_of, without_by


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Ana Ferro, AP and AFP", ("AP", "AFP")), ("The Associated Press", ("AP",)),
        ("Ana Ferro (Reuters)", ("Reuters",)), ("AP / Associated Press", ("AP",)),
        ("Ana Apfel", ()), ("", ()),
    ],
)  # fmt: skip
def test_agencies_are_found_in_a_byline(line, agencies):
    assert agencies_of(line) == agencies


@pytest.mark.parametrize(
    ("paragraph", "agencies"),
    [
        ("BREKHAVEN, Norland (AP) — The port is open.", ("AP",)),
        ("March 5 (Reuters) - The port is open.", ("Reuters",)),
        ("The port (AP) is open, she said - twice.", ()), ("The board (all of it) – or so.", ()),
    ],
)  # fmt: skip
def test_agencies_are_found_in_a_dateline(paragraph, agencies):
    assert agencies_in_datelines([paragraph]) == agencies


@pytest.mark.parametrize("line", ["By Ana Ferro", "Von Ana Ferro", "par Ana Ferro", "Ana Ferro"])
def test_the_word_before_a_name_is_no_part_of_it(line):
    assert without_by(line) == "Ana Ferro"


def test_a_text_has_the_credit_of_its_dateline(read):
    assert read("BREKHAVEN (dpa) - It is so.\n", "a.txt").metadata.credit == ("dpa",)
