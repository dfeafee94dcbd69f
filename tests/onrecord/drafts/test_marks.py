"""Marks that come in pairs."""

import pytest

from onrecord.drafts.marks import balanced, within

LONE = {
    "the port\u201d is safe": "the port is safe",
    "\u201cthe port is safe": "the port is safe",
    "the port (and the bay is safe": "the port and the bay is safe",
    "the bay) is safe": "the bay is safe",
    'the "port is safe': "the port is safe",
    '"the port is safe': "the port is safe",
    "\u00abthe port": "the port",
    "\u201cthe (port\u201d is": "\u201cthe port\u201d is",
}
PAIRS = [
    "a \u201cport\u201d (and a \u201cbay\u201d)", "a \u201eport\u201c", "a \u201eport\u201d",
    "a \u00abport\u00bb", '"a" and "b"', "the boats\u2019 crews",
]  # fmt: skip


@pytest.mark.parametrize("words", LONE)
def test_a_mark_without_the_other_one_is_left_out(words):
    assert balanced(words) == LONE[words]


@pytest.mark.parametrize("words", PAIRS)
def test_pairs_stay(words):
    assert balanced(words) == words


def test_words_in_marks_are_found_and_apostrophes_are_none():
    words = "They don\u2019t say \u2018we can\u2019t go\u2019 here"
    assert [words[a:b] for a, b in within(words)] == ["\u2018we can\u2019t go\u2019"]
