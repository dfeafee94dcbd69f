"""Sketches: deterministic, bounded, near for texts that share wording."""

from onrecord.origins import sketch, wording
from onrecord.origins.sketch import BINS


def _words(first, last):
    return " ".join(f"w{number}" for number in range(first, last))


def test_a_sketch_is_the_same_in_every_version_of_this_program():
    text = "A ferry ran aground on a reef off the northern coast late on Tuesday"
    assert sketch(wording(text))[:3] == (339323694, 423258564, 727994365)


def test_a_sketch_has_at_most_one_number_a_bin():
    assert len(sketch(wording(_words(0, 20_000)))) == BINS


def test_a_text_that_holds_another_shares_numbers_with_it():
    long, part = sketch(wording(_words(0, 2_000))), sketch(wording(_words(900, 1_000)))
    assert len(set(long) & set(part)) >= 2


def test_quoted_words_are_not_in_the_sketch():
    assert sketch(wording(f'"{_words(0, 50)}"')) == ()


def test_furniture_is_not_in_the_sketch():
    page = wording(f"{_words(0, 50)}\n\n{_words(100, 150)}")
    (story, under) = page.paragraph_hashes()
    assert sketch(page, {under}) == sketch(wording(_words(0, 50)))
    assert sketch(page, {story, under}) == ()
