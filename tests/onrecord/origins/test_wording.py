"""The words of a text: folded, placed, and told apart from what is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.origins import wording
from onrecord.text import MAX_TOKENS, tokens


def _quoted(text):
    found = wording(text)
    return [word for word, mark in zip(found.words, found.quoted, strict=True) if mark]


@given(st.text())
def test_every_word_stands_where_it_is_said_to_stand(text):
    found = wording(text)
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert "".join(tokens(text[start:end])) == word


@given(st.text())
def test_paragraphs_hold_all_words_in_order(text):
    found = wording(text)
    ranges = [place for first, last in found.paragraphs for place in range(first, last)]
    assert ranges == list(range(len(found.words)))


def test_case_accents_and_apostrophes_make_no_difference():
    assert wording("The Mayor\u2019s CAF\u00c9").words == wording("the mayor's cafe").words


@pytest.mark.parametrize(
    "text",
    [
        'He said "one two" there.',
        "He said \u201cone two\u201d there.",
        "Er sagte \u201eone two\u201c dort.",
        "Il a dit \u00ab one two \u00bb ici.",
        "He said \u2018one two,\u2019 there.",
        "He said 'one two,' there.",
    ],
)
def test_words_within_quotation_marks_are_told_apart(text):
    assert _quoted(text) == ["one", "two"]


def test_an_apostrophe_opens_no_quotation():
    assert _quoted("The teachers' union and the nurses' union met in '98, it said.") == []


def test_a_speech_of_several_paragraphs_is_quoted_to_its_end():
    assert _quoted("\u201cone two\n\n\u201cthree,\u201d he said") == ["one", "two", "three"]


def test_a_mark_that_nothing_closes_hides_no_words_in_the_middle_of_a_paragraph():
    assert _quoted('A pipe of 6" and a long wall.') == []


def test_a_paragraph_has_the_same_hash_in_every_text():
    one, other = wording("First.\n\nSame words."), wording("Same  WORDS\n\nLast.")
    assert one.paragraph_hashes()[1] == other.paragraph_hashes()[0]


def test_words_of_scripts_with_marks_stay_whole():
    assert (
        len(
            wording(
                "\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e"
            ).words
        )
        == 2
    )


def test_a_very_long_text_is_known_by_its_beginning():
    assert len(wording("word " * (MAX_TOKENS + 5)).words) == MAX_TOKENS
