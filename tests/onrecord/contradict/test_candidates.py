"""Whom to compare a claim with: scored the same everywhere, copies never crowding out others."""

import numpy as np

from onrecord.contradict.candidates import (
    by_words,
    collapsed,
    fused,
    long_for_less,
    telling_words,
)


def test_words_that_tell_nothing_lead_nowhere():
    assert telling_words("The ferry was said to be late, the ferry.") == ["ferry", "late"]


def test_only_the_beginning_of_a_long_statement_is_looked_for():
    assert len(telling_words(" ".join(f"word{n}" for n in range(100_000)))) == 40


def test_a_rare_word_counts_for_more_than_a_common_one():
    scores = by_words({"ferry": np.array([1]), "harbour": np.arange(2, 60)}, 100, 10)
    assert scores[1] > scores[2]


def test_the_claims_with_most_of_the_words_are_kept_and_of_equals_the_first():
    words = {"ferry": np.array([7, 9]), "harbour": np.array([3, 5, 9])}
    assert list(by_words(words, 100, 3)) == [9, 7, 3]


def test_a_long_text_counts_for_less():
    assert long_for_less({1: 2.0, 2: 2.0}, {1: 90_000, 2: 80}) == [2, 1]


def test_what_two_rankings_have_comes_first():
    assert fused([1, 2, 3], [4, 2])[0] == 2


def test_near_copies_are_counted_once_and_stand_behind_the_first():
    found = collapsed([1, 2, 3, 4], {1: {3}, 3: {1}}, 2)
    assert found == [1, 3, 2]


def test_no_more_than_eight_copies_are_compared():
    alike = dict.fromkeys(range(100), range(100))
    assert len(collapsed(range(100), alike, 20)) == 9
