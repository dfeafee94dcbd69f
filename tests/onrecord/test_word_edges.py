"""Places within a word or a figure, and at its edge."""

import pytest

from onrecord.word_edges import is_within, widened


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("il", "legal"), ("We lost 10", "00 men"), ("We lost 10", ".5 men"), ("10", ",000"),
        ("10", " 000 men"), ("10", "\u00a0000"), ("10", "\u2019000"), ("1 ", "500 men"),
        ("1,", "500"), ("0.", "5"), (" -", "10"), (" \u2212", "10"), (" .", "5"), ("10", "-15"),
        ("10", "\u201315"), ("10", "%"), ("10", " %"), ("10", "/11"), ("We can", "'t go"),
        ("We can", "\u2019t go"), ("non-", "legal"), ("non\u2011", "legal"), ("il\u00ad", "legal"),
        ("cafe", "\u0301"), ("cafe\u0301", "s"),
    ],
)  # fmt: skip
def test_a_part_of_a_word_or_a_figure_is_within_it(before, after):
    assert is_within(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "legal"), ("legal", ""), ("is ", "legal"), ("legal", "."), ("We lost 10", ". Then"),
        ("We lost 10", " men"), ("We lost 10", ", he said"), ("in 2014 ", "20 men"), ("“", "We"),
        ("10", "\u201d"), ("We can", "\u2019 he said"), ("legal", " - or not"), ("- ", "10 men"),
        ("We lost 10", " 20 times"),
    ],
)  # fmt: skip
def test_a_whole_word_or_figure_ends_at_its_edge(before, after):
    assert not is_within(before, after)


def test_a_range_is_widened_to_whole_words():
    text = "It was -1,000.5 then."
    assert text[slice(*widened(text, 10, 13))] == "-1,000.5"


def test_a_word_without_end_is_not_followed_for_ever():
    start, end = widened("x" * 1000, 500, 501)
    assert 0 < start < end < 1000
