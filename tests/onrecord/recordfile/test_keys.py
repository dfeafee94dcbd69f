import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.recordfile import Position, slug
from onrecord.recordfile.keys import Registry, check_key
from onrecord.recordfile.nodes import ScalarNode
from onrecord.recordfile.refusal import RefusedError

# A busy machine is no failure.
UNHURRIED = settings(deadline=None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air Strikes", "air-strikes"),
        ("  Défense (acting) ", "defense-acting"),
        ("US/UK", "us-uk"),
        ("snake_case", "snake-case"),
        ("Ærø", "aero"),
        ("новости дня", "новости-дня"),
        ("1,000 ships", "1-000-ships"),
        ("2014", "nr-2014"),
        ("--- ? ---", ""),
        ("", ""),
    ],
)
def test_a_slug_keeps_letters_and_digits_only(text, expected):
    assert slug(text) == expected


@UNHURRIED
@given(st.text())
def test_the_slug_of_a_slug_is_itself(text):
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    "key", ["a", "1a", "_a", "post-2014-12-03", "c@post#2", "a/b:c.d+e", "новости", "a" * 200]
)
def test_a_key_may_hold_letters_digits_and_some_signs(key):
    assert check_key(key, Position(1, 1)) == key


@pytest.mark.parametrize(
    "key", ["", "1", "٣", "-a", "@a", "a b", "a\n", "a,b", "a'", "e\u0301", "a" * 201]
)
def test_other_signs_make_no_key(key):
    with pytest.raises(RefusedError):
        check_key(key, Position(1, 1))


def test_a_key_may_stand_once_for_each_noun():
    registry = Registry()
    registry.add("claim", "a", ScalarNode("a", plain=True, line=1, column=1))
    assert registry.add("source", "a", ScalarNode("a", plain=True, line=2, column=1)) == "a"


def test_a_key_that_is_taken_is_refused_with_the_line_of_the_first():
    registry = Registry()
    registry.add("claim", "a", ScalarNode("a", plain=True, line=7, column=1))
    with pytest.raises(RefusedError, match="already on line 7"):
        registry.add("claim", "a", ScalarNode("a", plain=True, line=9, column=1))
