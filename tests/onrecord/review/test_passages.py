"""A quotation is shown within whole sentences, or whole words."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.review import passages
from onrecord.review.passages import AROUND
from onrecord.spans import Span

TEXT = "The boats are in. “The bay is safer,” Ferro said. Nobody asked why. " + "wind " * 200


def one(text, words, start=0):
    at = text.index(words)
    (found,) = passages(text[start:], start, [Span(at, at + len(words))])
    return found


def test_a_passage_begins_with_the_text_and_ends_with_a_sentence():
    found = one(TEXT, "The bay is safer,")
    assert found.text == "The boats are in. “The bay is safer,” Ferro said. Nobody asked why."
    assert [found.text[a:b] for a, b in found.places] == ["The bay is safer,"]


def test_a_passage_in_the_middle_begins_with_a_sentence():
    text = "ebb " * 100 + TEXT
    found = one(text, "The bay is safer,", start=text.index("The bay") - AROUND - 1)
    assert found.text.startswith("“The bay")


def test_without_a_sentence_a_passage_is_cut_between_words():
    text = "wave " * 200 + "here " + "wind " * 200
    found = one(text, "here")
    assert set(found.text.split()) == {"wave", "here", "wind"}


def test_places_far_apart_are_two_passages():
    text = "Safer. " + "wind " * 400 + "Safe."
    found = passages(text, 0, [Span(0, 5), Span(len(text) - 5, len(text) - 1)])
    assert [one.text[a:b] for one in found for a, b in one.places] == ["Safer", "Safe"]


def test_what_the_part_does_not_reach_is_left_out():
    assert passages("Safer", 0, [Span(3, 99)]) == []


@given(st.text(max_size=900), st.data())
def test_the_places_of_a_passage_are_the_words_of_the_spans(text, data):
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = passages(text, 0, [Span(start, end)])
    assert [one.text[a:b] for one in found for a, b in one.places] in (
        [text[start:end]],
        [text[start:end].rstrip()],
    )
