import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tabular.formulas import begins_like_a_formula, guarded

SIGNS = st.sampled_from(
    ["", "'", "''", " ", "\t", "\r", "\n", "\ufeff", "=", "+", "-", "@", "\uff1d"]
)
ANY = st.lists(SIGNS).flatmap(lambda signs: st.text().map(lambda text: "".join(signs) + text))


def cell(text):
    ((found,),) = guarded([(text,)])
    return found


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", " =1", "\u3000\uff0b1", "\ufeff@a", "'-1"]
)
def test_what_begins_like_a_formula_gets_an_apostrophe(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "40 per cent", "'tis so", "“=1”", "(-1)", " a", "…-1"])
def test_what_does_not_stays_as_it_is(text):
    assert cell(text) == text


def test_a_number_is_only_a_number():
    assert list(guarded([(-40, -0.5, None)])) == [(-40, -0.5, None)]


@given(ANY)
def test_no_cell_that_was_guarded_begins_like_a_formula(text):
    assert not re.match(r"\s*[-=+@\t\r\n]", cell(text)) or re.match(r"\s+(?![-=+@])", cell(text))
    assert cell(text)[:1] not in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@given(ANY)
def test_one_apostrophe_less_gives_the_words_again(text):
    found = cell(text)
    assert (found[1:] if begins_like_a_formula(found) else found) == text
