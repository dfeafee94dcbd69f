"""A model that a person brings is asked where no rule finds anything, and only proposes."""

from dataclasses import replace

import pytest

from tests.workflows.checking.models import Model

PAIR = frozenset({"open", "closed"})


@pytest.fixture
def beside(machine, check_all):
    """Return a function that checks with a model beside, and gives the model back."""

    def beside(contradicts):
        model = Model(contradicts)
        check_all(machine=replace(machine("net", 0.9), beside=model))
        return model

    return beside


@pytest.fixture
def quiet(harbour):
    """Return a record of two statements in which no rule finds anything."""
    first, second, *_ = harbour["claims"]
    first["statement"] = "All of the harbour's divers came home from the harbour bridge."
    second["statement"] = "Two widows of the harbour's divers left the harbour bridge in tears."
    harbour["claims"] = [first, second]
    return harbour


def test_what_only_a_model_finds_says_so_and_is_signed(begin_with, quiet, beside, between):
    begin_with(quiet)
    beside(0.97)
    (pair,) = between().values()
    assert (pair.kind, pair.score) == ("world_knowledge", pytest.approx(0.97, abs=0.4))
    assert "ulm 7" in pair.trace[0].detail
    assert "ulm 7" in pair.proposed_by


@pytest.mark.parametrize("contradicts", [0.85, None])
def test_a_model_that_is_not_sure_proposes_nothing(begin_with, quiet, beside, between, contradicts):
    begin_with(quiet)
    beside(contradicts)
    assert between() == {}


def test_a_model_is_not_asked_where_a_rule_finds_a_reason(begin_with, harbour, beside, between):
    begin_with(harbour)
    model = beside(0.97)
    statements = {c["key"]: c["statement"] for c in harbour["claims"]}
    both = {statements[key] for key in PAIR}
    assert all(set(pair) != both for pair in model.asked)
    assert between()[PAIR].kind == "antonym"
