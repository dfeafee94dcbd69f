"""Folding and tokens: the same on every engine, and nothing changes when done twice."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import MAX_TOKEN, MAX_TOKENS, fold, search_text, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Müller\tØRSTED ", "muller orsted"),
        ("STRAẞE", "strasse"),
        ("Łódź", "lodz"),
        ("İstanbul \u0131l\u0131k", "istanbul ilik"),
        ("Ærø, œuvre, Þór, Đặng", "aero, oeuvre, thor, dang"),
        ("ﬁnal №5 \uff12\uff10", "final no5 20"),
        ("مُحَمَّد", "محمد"),
        ("قـــال", "قال"),
        ("שָׁלוֹם", "שלום"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_case_accents_and_surplus_space_are_folded(text, folded):
    assert fold(text) == folded


def test_vowel_signs_that_carry_the_word_stay():
    assert fold("कि") != fold("का")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O'Connor's 5.2% \"rise\"", ["oconnors", "5", "2", "rise"]),
        ("O\u2019Connor", ["oconnor"]),
        ("'quoted' words'", ["quoted", "words"]),
        ("covid-19", ["covid", "19"]),
        ("a_b/c", ["a", "b", "c"]),
        ("ferry🚢late", ["ferry", "late"]),
        ("قال الوزير", ["قال", "الوزير"]),
        ("* - ! 👍🏽", []),
    ],
)
def test_words_are_runs_of_letters_digits_and_their_marks(text, words):
    assert tokens(text) == words


def test_a_word_is_cut_at_its_longest():
    assert tokens("x" * 1_000) == ["x" * MAX_TOKEN]


def test_a_long_text_is_searched_by_its_beginning():
    words = search_text("ferry " * (MAX_TOKENS + 1), "late").split()
    assert len(words) == MAX_TOKENS
    assert "late" not in words


def test_searched_text_has_a_space_at_both_ends_of_every_word():
    assert search_text("The ferry!", "", "Late.") == " the ferry late "


def test_text_without_words_is_stored_empty():
    assert search_text("?", "*") == ""


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_words_of_words_are_the_same_words(text):
    assert tokens(" ".join(tokens(text))) == tokens(text)


@given(st.text(st.characters(codec="ascii")))
def test_case_does_not_matter(text):
    assert fold(text.upper()) == fold(text.lower())


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(st.characters()))
def test_a_word_holds_nothing_that_a_database_could_take_for_syntax(text):
    joined = "".join(tokens(text))
    assert all(unicodedata.category(char)[0] in "LNM" for char in joined)
