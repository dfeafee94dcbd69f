"""A new version of rules or weights never changes in silence what an old one proposed."""

import pytest
from sqlalchemy import insert

from db.engine import writing
from db.tables import ComparedVersion
from onrecord.contradict.version import is_earlier
from workflows.deciding import decide

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
BRIDGE = frozenset({"open", "closed"})


@pytest.fixture
def proposed(begin_with, harbour, check_all, machine):
    """Have the pair be proposed by a first version."""
    begin_with(harbour)
    check_all(machine=machine("first", 0.9))


def test_a_new_version_compares_everything_again(proposed, check_all, machine):
    assert check_all(machine=machine("second", 0.9)).claims == 4


def test_what_a_new_version_no_longer_finds_turns_stale(proposed, check_all, machine, between):
    assert check_all(machine=machine("second", 0.9, least=1.0)).detected.stale == 1
    assert between()[BRIDGE].status == "stale"


def test_a_proposal_that_a_new_version_finds_other_says_what_the_old_one_gave_it(
    proposed, check_all, machine, between
):
    old = between()[BRIDGE]
    check_all(machine=machine("second", 0.5))
    new = between()[BRIDGE]
    assert new.score != old.score
    assert f"{old.score:.2f}" in new.trace[-1].detail
    assert new.trace[-1].rule == "earlier_version"


def test_what_the_old_version_gave_stays_told(proposed, check_all, machine, engine, contents):
    check_all(machine=machine("second", 0.5))
    before = contents(engine)
    check_all(machine=machine("second", 0.5), everything=True)
    assert contents(engine) == before


def test_what_a_person_decided_on_stays_as_it_was(
    engine, proposed, check_all, machine, between, actor
):
    decide(engine, between()[BRIDGE].key, "confirmed", actor())
    old = between()[BRIDGE]
    check_all(machine=machine("second", 0.5))
    assert between()[BRIDGE] == old


def test_a_decision_stays_with_what_is_no_longer_found(
    engine, proposed, check_all, machine, between, actor
):
    decide(engine, between()[BRIDGE].key, "confirmed", actor())
    check_all(machine=machine("second", 0.9, least=1.0))
    pair = between()[BRIDGE]
    assert (pair.status, len(pair.decisions)) == ("stale", 1)


def test_a_candidate_of_other_rules_is_of_an_earlier_version(proposed, between):
    signed = between()[BRIDGE].proposed_by
    assert not is_earlier(signed)
    assert is_earlier("onrecord.contradict 1.abcdef+first")


def test_a_proposal_names_the_version_that_made_it(proposed, between):
    assert between()[BRIDGE].proposed_by.endswith("+first")


def test_with_another_probability_the_claims_are_compared_again(proposed, check_all, machine):
    assert check_all(machine=machine("first", 0.9, least=0.2)).claims == 4


def test_a_record_that_hundreds_of_versions_compared_is_checked_all_the_same(
    proposed, check_all, machine, engine
):
    with writing(engine) as connection:
        rows = [{"made_by": f"version {number}"} for number in range(600)]
        connection.execute(insert(ComparedVersion), rows)
    assert check_all(machine=machine("second", 0.9)).claims == 4
    assert check_all(machine=machine("second", 0.9)).claims == 0
