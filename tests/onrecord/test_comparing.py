"""Two copies of a text: which sentences changed, and which of their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.comparing import Difference, Run, compare
from onrecord.spans import Span

TEXT = (
    "The bay\n\nAna Ferro said the patrols had made the bay safer. Nobody was hurt.\n\n"
    "Tomas Brek disagreed. “Nothing has changed,” he said."
)


def marked(old, new):
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [
        "".join(signs[run.change].format(run.words) for run in one.runs)
        for one in compare(old, new)
    ]


def test_the_same_text_has_no_differences():
    assert compare(TEXT, TEXT) == []


def test_a_word_that_came_in_is_marked_in_its_sentence():
    assert marked(TEXT, TEXT.replace("had made", "had not made")) == [
        "Ana Ferro said the patrols had {+not +}made the bay safer."
    ]


def test_words_that_were_exchanged_are_marked_together():
    assert marked(TEXT, TEXT.replace("made the bay", "kept our bay")) == [
        "Ana Ferro said the patrols had [-made the-]{+kept our+} bay safer."
    ]


def test_a_sentence_that_is_gone_and_one_that_is_new_are_told_whole():
    new = TEXT.replace("Nobody was hurt.", "").replace("“Nothing", "He leads the crews. “Nothing")
    assert marked(TEXT, new) == ["[-Nobody was hurt.-]", "{+He leads the crews.+}"]


def test_a_sentence_with_hardly_a_word_in_common_is_another_sentence():
    assert marked("Nobody was hurt.", "Three boats sank off Kessel!") == [
        "[-Nobody was hurt.-]", "{+Three boats sank off Kessel!+}",
    ]  # fmt: skip


def test_spans_count_in_their_own_text():
    assert compare("One. Two is here.", "Zero. One. Two was here.") == [
        Difference(None, Span(0, 5), (Run("added", "Zero."),)),
        Difference(
            Span(5, 17), Span(11, 24),
            (Run("same", "Two "), Run("removed", "is"), Run("added", "was"), Run("same", " here.")),
        ),
    ]  # fmt: skip


def test_an_empty_text_loses_every_sentence():
    assert [one.new for one in compare(TEXT, "")] == [None] * 5


WORDS = st.text(alphabet="ab .\n“”", max_size=40)


@given(WORDS, WORDS)
def test_the_runs_are_the_words_of_both_texts(old, new):
    for one in compare(old, new):
        before = "".join(run.words for run in one.runs if run.change != "added")
        after = "".join(run.words for run in one.runs if run.change != "removed")
        assert before == (one.old.words(old) if one.old else "")
        assert after == (one.new.words(new) if one.new else "")


@pytest.mark.parametrize("text", ["", "\n\n", "…", "No end", "A.B.C"])
def test_texts_without_sentences_are_compared_too(text):
    assert compare(text, text) == []
