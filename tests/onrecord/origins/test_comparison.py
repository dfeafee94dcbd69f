"""What two texts share: exact, symmetric, with the places to look at."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.origins import compare, wording

WORDS = st.lists(st.sampled_from("abcdef"), max_size=60).map(" ".join)
STORY = "The ferry struck the reef in thick fog and all on board were brought ashore."


@given(WORDS, WORDS)
def test_a_passage_reads_the_same_in_both_texts(first, second):
    for found in compare(wording(first), wording(second)).passages:
        assert found.first.words(first) == found.second.words(second)


@given(WORDS, WORDS)
def test_the_measures_do_not_depend_on_the_order(first, second):
    there, back = compare(wording(first), wording(second)), compare(wording(second), wording(first))
    assert (there.first, there.second, there.resemblance) == (
        back.second, back.first, back.resemblance,
    )  # fmt: skip


def test_a_text_stands_wholly_in_itself():
    found = compare(wording(STORY), wording(STORY))
    assert (found.first.share, found.first.spread, found.resemblance) == (1, 1, 1)


def test_a_part_stands_wholly_in_the_whole_and_not_the_other_way_round():
    found = compare(wording("The ferry struck the reef in thick fog."), wording(STORY))
    assert found.first.share == 1
    assert found.second.share < 0.6


def test_words_that_both_quote_are_counted_apart():
    said = '"We had calm water and we had luck that night," she said.'
    found = compare(wording(f"One report. {said}"), wording(f"Another text. {said}"))
    assert (found.first.shared, found.quoted) == (0, 10)


def test_furniture_is_not_shared():
    page = wording(STORY)
    assert compare(page, page, page.paragraph_hashes()).first.words == 0


def test_the_longest_passage_comes_first():
    other = "In thick fog and all. It was then that the ferry struck the reef in thick."
    lengths = [one.words for one in compare(wording(STORY), wording(other)).longest]
    assert lengths == sorted(lengths, reverse=True)


def test_turning_a_comparison_is_comparing_the_other_way_round():
    other = wording("In thick fog the ferry struck the reef")
    assert compare(wording(STORY), other).turned.first == compare(other, wording(STORY)).first


def test_texts_without_words_share_nothing():
    assert compare(wording(""), wording("...")).resemblance == 0
