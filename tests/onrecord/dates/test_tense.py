"""What stands nearest before a phrase says whether it was or will be."""

import pytest

from onrecord.dates.lexicon import LETTER
from onrecord.dates.tense import tense
from onrecord.dates.tokens import tokens


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He said it would rain Monday", "future"),
        ("She will say what he said Monday", "past"),
        ("It is to be opened Monday", "future"),
        ("They are to leave Monday", "future"),
        ("It opened Monday", "past"),
        ("Monday they will go", "future"),
        ("He went. Monday they will go", "future"),
        ("His decision to meet Monday", None),
        ("She won't go Monday", "future"),
        ("She won't, and wouldn't say Monday", "past"),
        ("They announced the plan Monday", "past"),
        ("She plans to leave Monday", "future"),
        ("He told Harriet May Monday", "past"),
        ("Rain Monday", None),
    ],
)
def test_the_nearest_verb_tells(text, told):
    cut = tokens(text)
    at = cut.kinds.index(LETTER["weekday"])
    assert tense(cut, at, at + 1) == told
