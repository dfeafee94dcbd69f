"""Spans: ``text[start:end]`` in code points, found only where there is no doubt."""

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.spans import CONTEXT, Span, digest, is_whole, locate, meets, places

TEXT = "The ferry 🚢 was late. The crew said: “The ferry was late.”"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (4, 3), (-1, 2)])
def test_a_span_without_words_is_none(start, end):
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_counts_code_points():
    assert Span(10, 15).words(TEXT) == "🚢 was"


def test_a_span_past_the_end_has_no_words():
    assert Span(0, len(TEXT)).words(TEXT) == TEXT
    assert Span(0, len(TEXT) + 1).words(TEXT) is None


def test_context_is_what_stands_on_both_sides():
    assert Span(4, 9).context("The ferry was") == ("The ", " was")


def test_context_is_no_longer_than_it_may_be():
    before, after = Span(100, 101).context("x" * 300)
    assert (len(before), len(after)) == (CONTEXT, CONTEXT)


@given(st.text(min_size=1), st.data())
def test_words_and_their_context_stand_side_by_side(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    before, after = span.context(text)
    assert f"{before}{span.words(text)}{after}" in text


def test_a_digest_is_of_the_words_in_utf_8():
    assert digest("Müller 🚢") == hashlib.sha256("Müller 🚢".encode()).hexdigest()


def test_words_that_stand_once_are_located():
    assert locate(TEXT, "🚢") == Span(10, 11)


@pytest.mark.parametrize("words", ["", "the ferry", "late!"])
def test_words_that_are_not_there_are_not_located(words):
    assert locate(TEXT, words) is None


def test_words_that_stand_twice_are_not_located_on_a_guess():
    assert locate(TEXT, "The ferry") is None


def test_context_tells_two_places_apart():
    assert locate(TEXT, "The ferry", prefix="“") == Span(38, 47)
    assert locate(TEXT, "The ferry", suffix=" 🚢") == Span(0, 9)


def test_context_that_fits_two_places_is_no_help():
    assert locate(TEXT, "was late", prefix=" ") is None


def test_of_two_places_the_one_in_the_body_counts():
    assert locate(TEXT, "The ferry", apart=[Span(0, 20)]) == Span(38, 47)
    assert locate(TEXT, "The ferry", apart=[Span(37, 60)]) == Span(0, 9)


def test_the_only_place_counts_wherever_it_is():
    assert locate(TEXT, "🚢", apart=[Span(0, 20)]) == Span(10, 11)


@pytest.mark.parametrize("apart", [[Span(0, 20), Span(37, 60)], [Span(20, 30)]])
def test_no_place_or_two_in_the_body_leave_it_open(apart):
    assert locate(TEXT, "The ferry", apart=apart) is None


@pytest.mark.parametrize(
    ("span", "met"),
    [
        (Span(0, 4), False), (Span(0, 5), True), (Span(5, 6), True), (Span(7, 10), False),
        (Span(9, 11), True), (Span(0, 20), True), (Span(12, 13), False),
    ],
)  # fmt: skip
def test_spans_meet_where_they_share_a_code_point(span, met):
    assert meets(span, [Span(4, 7), Span(10, 12)]) is met


def test_places_that_overlap_are_two_places():
    assert locate("!!!", "!!") is None


@given(st.text(min_size=1), st.data())
def test_what_is_located_is_there_and_nowhere_else(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    found = locate(text, words)
    whole = [place for place in places(text, words) if is_whole(text, place)]
    assert found == (whole[0] if len(whole) == 1 else None)
    assert found is None or found.words(text) == words


@given(st.text(min_size=1), st.data())
def test_the_whole_context_locates_words_or_leaves_it_open(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assume(is_whole(text, span))
    words = text[span.start : span.end]
    assert locate(text, words, text[: span.start], text[span.end :]) == span


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("killed 1", "They killed 10."),
        ("lost 10", "We lost 10,000 men."),
        ("legal", "It is illegal."),
        ("can", "We can't."),
        ("10", "It rose by 10 %."),
    ],
)
def test_words_that_are_a_part_of_others_do_not_stand_there(words, text):
    assert locate(text, words) is None


def test_of_two_places_the_one_where_the_words_are_whole_is_meant():
    assert locate("It is illegal, not legal.", "legal") == Span(19, 24)
