"""Pairs, and what people decided about them: told apart by key, decided once, never forgotten."""

from dataclasses import replace

import pytest

from db.engine import reading, writing
from db.store.contradictions import (
    PairRow,
    coded_pairs,
    refresh_status,
    save_decisions,
    save_pairs,
    stored_pairs,
)
from onrecord.errors import RecordError
from onrecord.records import DecisionRecord, SideRecord

OWNER = ("contradiction", "pair")
PAIR = PairRow(
    key="pair",
    scope="between_speakers",
    kind="negation",
    score=0.75,
    proposition="late",
    sides=(SideRecord(claim="ferry-late"), SideRecord(claim="told")),
    trace=[{"rule": "opposite", "detail": "Émile says „no“", "spans": [[3, 9]]}],
    proposed_by="rules 1",
)
YES = DecisionRecord(verdict="confirmed", by="Ana", at="2031-06-02T10:00:00Z", note="clear")
NO = DecisionRecord(
    verdict="dismissed", by="Ida", at="2031-06-03T10:00:00Z", reason="different_place"
)


@pytest.fixture
def paired(engine, record, save):
    save(record)
    with writing(engine) as connection:
        save_pairs(connection, [PAIR], OWNER)
    return engine


def pair_of(engine, key="pair"):
    with reading(engine) as connection:
        return stored_pairs(connection, [key])[key]


def decide(engine, *decisions, produced=True):
    with writing(engine) as connection:
        new = save_decisions(connection, {"pair": decisions})
        refresh_status(connection, ["pair"], produced=produced)
        return new


def test_a_pair_comes_back_as_it_was(paired):
    row = pair_of(paired)
    assert (row.scope, row.kind, row.score, row.trace, row.proposed_by, row.status) == (
        "between_speakers", "negation", 0.75, PAIR.trace, "rules 1", "candidate",
    )  # fmt: skip


def test_a_pair_stored_again_is_the_same_row(paired):
    before = pair_of(paired)
    with writing(paired) as connection:
        save_pairs(connection, [PAIR], OWNER)
    assert pair_of(paired) == before


def test_a_pair_found_anew_keeps_its_status(paired):
    decide(paired, YES)
    with writing(paired) as connection:
        save_pairs(connection, [replace(PAIR, score=0.5)], OWNER)
    assert (pair_of(paired).status, pair_of(paired).score) == ("confirmed", 0.5)


def test_a_pair_of_appearances_and_one_with_a_role_are_stored(paired):
    first, second = (
        SideRecord(claim="ferry-late", appearance=key)
        for key in ("ferry-late/post", "ferry-late/radio")
    )
    wording = replace(PAIR, key="wording", sides=(first, second), proposition=None)
    attribution = replace(
        wording, key="role", sides=(first, SideRecord(claim="ferry-late", role="ferro/pilot"))
    )
    with writing(paired) as connection:
        save_pairs(connection, [wording, attribution], OWNER)
    assert pair_of(paired, "wording").second_appearance_id is not None
    assert pair_of(paired, "role").second_role_id is not None


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"sides": (PAIR.sides[0], SideRecord(claim="none"))}, "sides[1].claim"),
        (
            {"sides": (SideRecord(claim="told", appearance="none"), PAIR.sides[0])},
            "sides[0].appearance",
        ),
        ({"sides": (SideRecord(claim="told", role="none"), PAIR.sides[0])}, "sides[0].role"),
        ({"proposition": "none"}, "proposition"),
    ],
)
def test_a_pair_that_refers_to_nothing_is_refused(paired, changes, path):
    with pytest.raises(RecordError) as raised, writing(paired) as connection:
        save_pairs(connection, [replace(PAIR, **changes)], OWNER)
    assert raised.value.path == path


def test_a_decision_is_appended_once(paired):
    assert len(decide(paired, YES)) == 1
    assert decide(paired, YES) == []
    assert len(decide(paired, YES, NO)) == 1


@pytest.mark.parametrize(
    ("decisions", "produced", "status"),
    [
        ((), True, "candidate"),
        ((YES,), True, "confirmed"),
        ((YES, NO), True, "disputed"),
        ((YES,), False, "stale"),
    ],
)
def test_the_status_is_what_the_decisions_make_of_it(paired, decisions, produced, status):
    decide(paired, *decisions, produced=produced)
    assert pair_of(paired).status == status


def test_a_pair_that_is_found_again_after_it_was_stale_has_its_decision_back(paired):
    decide(paired, YES, produced=False)
    decide(paired)
    assert pair_of(paired).status == "confirmed"


def test_only_what_a_machine_proposed_is_its_own(paired):
    recorded = replace(PAIR, key="by hand", proposed_by=None)
    with writing(paired) as connection:
        save_pairs(connection, [recorded], OWNER)
    with reading(paired) as connection:
        claims = connection.exec_driver_sql("SELECT id FROM claim").scalars()
        assert coded_pairs(connection, claims) == {"pair": "candidate"}
