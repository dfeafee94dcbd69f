"""Pairs of statements follow their claims: edited, withdrawn, put back."""

import pytest

from workflows.editing import edit_records, one_of
from workflows.undoing import undo
from workflows.withdrawing import withdraw

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
BRIDGE = frozenset({"open", "closed"})


@pytest.fixture
def checked(begin_checked, harbour):
    begin_checked(harbour)
    return harbour


def test_a_pair_whose_statement_no_longer_says_so_turns_stale_at_once(checked, take_in, between):
    checked["claims"][1]["statement"] = "The town hall is closed."
    take_in(checked)
    assert between()[BRIDGE].status == "stale"


def test_a_pair_stays_when_something_else_about_a_claim_changes(checked, take_in, between):
    checked["claims"][1]["note"] = "Said on the quay."
    take_in(checked)
    assert between()[BRIDGE].status == "candidate"


def test_a_claim_that_changed_is_compared_again(checked, take_in, check_all, between):
    checked["claims"][3]["statement"] = "Today the harbour bridge is closed."
    take_in(checked)
    assert check_all().claims == 1
    assert frozenset({"open", "paint"}) in between()


def test_what_is_undone_brings_the_pair_back(engine, checked, take_in, between, actor):
    checked["claims"][1]["statement"] = "The town hall is closed."
    take_in(checked)
    undo(engine, None, actor())
    assert between()[BRIDGE].status == "candidate"


def test_the_words_of_an_edited_statement_are_marked_where_they_stand_now(
    checked, take_in, between
):
    checked["claims"][1]["statement"] = "Since Monday the harbour bridge is closed."
    take_in(checked)
    pair = between()[BRIDGE]
    statements = {claim.key: claim.statement for claim in pair.claims}
    words = {statements[key][start:end] for key, start, end in pair.trace[0].words}
    assert "closed" in words


def test_a_pair_turns_stale_with_a_claim_that_is_withdrawn(engine, checked, between, actor):
    withdraw(engine, "claim", lambda _: ["closed"], actor())
    assert between()[BRIDGE].status == "stale"


def test_a_claim_that_comes_back_is_looked_at_again(
    engine, take_in, harbour, check_all, between, actor
):
    later = harbour["claims"].pop(1)
    take_in(harbour)
    check_all()
    edit_records(engine, "claim", one_of("open"), {"status": "withdrawn"}, actor())
    take_in(harbour | {"claims": [later], "sources": [], "speakers": []})
    check_all()
    edit_records(engine, "claim", one_of("open"), {"status": "accepted"}, actor())
    check_all()
    assert between()[BRIDGE].status == "candidate"


def test_a_note_leaves_alone_what_a_lower_threshold_proposed(
    take_in, begin_with, harbour, check_all, between, machine
):
    begin_with(harbour)
    check_all(machine=machine("net", 0.0, 0.01))
    before = {claims: view.status for claims, view in between().items()}
    harbour["claims"][0]["note"] = "Said on the quay."
    take_in(harbour)
    assert {claims: view.status for claims, view in between().items()} == before
