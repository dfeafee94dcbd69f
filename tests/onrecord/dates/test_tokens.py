"""Words, figures and marks, each with its kind."""

import pytest

from onrecord.dates.lexicon import LETTER, NAMES
from onrecord.dates.tokens import tokens

NAME_OF = {LETTER[name]: name for name in NAMES}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Sept. 11, 2001", ["mon", "day_number", "comma", "year_number"]),
        ("may May MAY", ["word", "maybe_month", "maybe_month"]),
        ("the 1990s", ["the", "decade_number"]),
        ("3rd 19th", ["nth_number", "nth_number"]),
        ("9/17/16 1,000 3:15", ["figure", "figure", "clock"]),
        ("F16 16F \u0661\u0662", ["name", "word", "word", "word"]),
        ("Mr. X. went.", ["name", "dot", "name", "dot", "word", "stop"]),
        ("a\n\nb\nc", ["a", "stop", "word", "word"]),
        ("1234567", ["word"]),
    ],
)
def test_a_text_is_cut_into_kinds(text, kinds):
    assert [NAME_OF[letter] for letter in tokens(text).kinds] == kinds


def test_beyond_the_ends_there_is_nothing():
    cut = tokens("today")
    assert (cut.word(-1), cut.word(1), cut.kind(-1), cut.kind(1)) == ("", "", "", "")
