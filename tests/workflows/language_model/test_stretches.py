from hypothesis import given
from hypothesis import strategies as st

from workflows.language_model.stretches import stretches


def shown(text, most):
    return [text[slice(*stretch)] for stretch in stretches(text, most)]


def test_a_short_text_is_shown_at_once():
    assert shown("one\n\ntwo\n", 100) == ["one\n\ntwo"]


def test_nothing_is_shown_of_nothing():
    assert shown(" \n\n ", 100) == []


def test_a_short_last_paragraph_begins_the_next_stretch():
    assert shown("a" * 20 + "\nbb\n" + "c" * 20, 26) == ["a" * 20 + "\nbb", "bb\n" + "c" * 20]


def test_a_long_last_paragraph_is_not_shown_twice():
    assert shown("a" * 10 + "\n" + "b" * 10 + "\n" + "c" * 10, 22) == [
        "a" * 10 + "\n" + "b" * 10,
        "c" * 10,
    ]


def test_a_paragraph_that_is_too_long_is_cut_between_words():
    assert [one.strip() for one in shown("one two three four", 10)] == ["one two", "three four"]


@given(st.text(alphabet="ab \n", max_size=300), st.integers(4, 40))
def test_all_words_are_shown_and_no_stretch_is_too_long(text, most):
    found = list(stretches(text, most))
    covered = {at for stretch in found for at in range(*stretch)}
    assert {at for at, char in enumerate(text) if not char.isspace()} <= covered
    assert all(0 < end - start <= most for start, end in found)
    assert found == sorted(set(found))
