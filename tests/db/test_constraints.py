"""What must never be in the tables is refused by the tables themselves, on both engines."""

import re
from contextlib import suppress

import pytest
from sqlalchemy.exc import IntegrityError

from db.engine import reading, writing
from db.errors import RecordConflictError
from db.tables import Base

# (table, what is wrong, the check that refuses it)
REFUSED = [
    ("date", {"role": "heard"}, "role_known"),
    ("date", {"basis": "guessed"}, "basis_known"),
    ("date", {"earliest": "2031-05-07"}, "earliest_before_latest"),
    ("date", {"earliest": "2031"}, "earliest_is_a_day"),
    ("date", {"latest": "2031-05-06T10:00"}, "latest_is_a_day"),
    ("date", {"anchor": "Tuesday"}, "anchor_is_a_day"),
    ("source", {"kind": "rumour"}, "kind_known"),
    ("source", {"title": ""}, "title_not_empty"),
    ("source", {"published_date_id": None}, "unknown_date_is_open"),
    ("capture", {"sha256": "abc"}, "sha256_whole"),
    ("capture", {"text": "words"}, "held_whole"),
    ("capture", {"content": b"words"}, "held_whole"),
    ("capture", {"content": b"words", "text": "words"}, "held_whole"),
    ("capture", {"path_sha256": "abc"}, "path_sha256_whole"),
    ("block", {"kind": "chapter"}, "kind_known"),
    ("block", {"span_start": -1}, "forward"),
    ("block", {"span_start": 10}, "forward"),
    ("date_anchor", {"span_start": -1}, "forward"),
    ("date_anchor", {"span_start": 10}, "forward"),
    ("date_anchor", {"span_start": 11}, "forward"),
    ("speaker", {"kind": "robot"}, "kind_known"),
    ("speaker", {"name": ""}, "name_not_empty"),
    ("speaker", {"kind": "unnamed", "folded": ""}, "unnamed_belongs_to_a_source"),
    ("speaker", {"source_id": 1}, "unnamed_belongs_to_a_source"),
    ("speaker", {"kind": "unnamed", "source_id": 1}, "unnamed_is_not_matched"),
    ("speaker", {"folded": ""}, "unnamed_is_not_matched"),
    ("alias", {"name": ""}, "name_not_empty"),
    ("role", {"title": ""}, "title_not_empty"),
    ("role", {"held_from": "2032-01-02"}, "starts_before_it_ends"),
    ("role", {"held_from": "2030"}, "held_from_is_a_day"),
    ("role", {"held_to": "later"}, "held_to_is_a_day"),
    ("membership", {"group_id": 1}, "not_of_itself"),
    ("topic", {"name": ""}, "name_not_empty"),
    ("proposition", {"text": ""}, "text_not_empty"),
    ("proposition", {"period_from": "2031-06-01"}, "period_forward"),
    ("proposition", {"period_from": "2031-05"}, "period_from_is_a_day"),
    ("proposition", {"period_to": "2031-06"}, "period_to_is_a_day"),
    ("claim", {"kind": "rumour"}, "kind_known"),
    ("claim", {"modality": "shouted"}, "modality_known"),
    ("claim", {"status": "true"}, "status_known"),
    ("claim", {"statement": ""}, "statement_not_empty"),
    ("claim", {"said_date_id": None}, "unknown_said_is_open"),
    ("claim", {"event_from": "2031-05-06"}, "unknown_event_is_open"),
    ("claim", {"event_to": "2031-05-06"}, "unknown_event_is_open"),
    ("claim_relation", {"kind": "echoes"}, "kind_known"),
    ("claim", {"confidence": 1.1}, "confidence_a_share"),
    ("claim", {"confidence": -0.1}, "confidence_a_share"),
    ("claim_relation", {"target_id": 2}, "not_to_itself"),
    ("appearance", {"quote_type": "hearsay"}, "quote_type_known"),
    ("appearance", {"translated_by": "machine"}, "translated_by_known"),
    ("anchor", {"verification": "believed"}, "verification_known"),
    ("anchor_span", {"span_start": -1}, "forward"),
    ("anchor_span", {"span_start": 10}, "forward"),
    ("anchor_span", {"sha256": "abc"}, "sha256_whole"),
    ("stance", {"stance": "likes"}, "stance_known"),
    ("stance", {"qualifier": "roughly"}, "qualifier_known"),
    ("stance", {"certainty": "maybe"}, "certainty_known"),
    ("stance", {"value_low": 3.0}, "low_before_high"),
    ("stance", {"as_of_from": "2031-05-02", "as_of_to": "2031-05-01"}, "as_of_forward"),
    ("stance", {"as_of_from": "2031"}, "as_of_from_is_a_day"),
    ("stance", {"as_of_to": "999"}, "as_of_to_is_a_day"),
    ("contradiction", {"scope": "everyone"}, "scope_known"),
    ("contradiction", {"kind": "odd"}, "kind_known"),
    ("contradiction", {"status": "proved"}, "status_known"),
    ("contradiction", {"score": 1.1}, "score_in_range"),
    ("contradiction", {"score": -0.1}, "score_in_range"),
    ("contradiction", {"second_claim_id": 1}, "sides_differ"),
    ("contradiction", {"second_claim_id": 1, "first_role_id": 1}, "sides_differ"),
    (
        "contradiction",
        {"second_claim_id": 1, "first_appearance_id": 1, "second_appearance_id": 1},
        "sides_differ",
    ),
    (
        "contradiction",
        {"first_appearance_id": 1, "first_role_id": 1},
        "first_side_is_one_thing",
    ),
    (
        "contradiction",
        {"second_appearance_id": 2, "second_role_id": 1},
        "second_side_is_one_thing",
    ),
    ("sketch", {"words": -1}, "words_counted"),
    ("origin_link", {"verdict": "none"}, "verdict_known"),
    ("origin_link", {"second_id": 1}, "two_captures"),
    ("origin_member", {"role": "twin"}, "role_known"),
    ("origin_member", {"share": 1.1}, "share_a_part"),
    ("origin_member", {"share": -0.1}, "share_a_part"),
    ("origin_member", {"role": "origin"}, "one_first"),
    ("origin_member", {"source_id": 1}, "one_first"),
    ("origin_decision", {"verdict": "perhaps"}, "verdict_known"),
    ("origin_decision", {"second_id": 1}, "two_sources"),
    ("decision", {"verdict": "perhaps", "reason": None}, "verdict_known"),
    ("decision", {"reason": "boring"}, "reason_known"),
    ("decision", {"reason": None}, "dismissed_for_a_reason"),
    ("decision", {"verdict": "confirmed"}, "dismissed_for_a_reason"),
    ("recalibration", {"slope": 0.0}, "slope_upward"),
    ("recalibration", {"slope": -1.0}, "slope_upward"),
    ("recalibration", {"confirmed": -1}, "confirmed_of_decided"),
    ("recalibration", {"decisions": 2, "confirmed": 3}, "confirmed_of_decided"),
]

# A check refuses these before the foreign key can; they have tests of their own.
CHECKED_FIRST = {("speaker", "source_id"), ("claim", "event_from"), ("claim", "event_to")}

# (table, column): a reference to what is not there
REFERENCES = [
    (table.name, column.name)
    for table in Base.metadata.sorted_tables
    for column in table.columns
    if column.foreign_keys and (table.name, column.name) not in CHECKED_FIRST
]

# (table, columns that a second row may not repeat)
UNIQUE = [
    ("capture", {"id": 2, "key": "other"}),
    ("alias", {"id": 2}),
    ("anchor", {"id": 2}),
    ("stance", {"id": 2, "key": "other"}),
]


@pytest.fixture(scope="module")
def filled(shared_engine, fill):
    with writing(shared_engine) as connection:
        fill(connection, Base.metadata.tables)
    return shared_engine


@pytest.fixture
def refusal(filled, insert_row):
    """Return a function that inserts a row and gives the database's refusal, or "" without one.

    Nothing stays: what is not refused is rolled back.
    """

    def attempt(table, row):
        with suppress(ZeroDivisionError), writing(filled) as connection:
            try:
                insert_row(connection, table, row)
            except IntegrityError as error:
                return str(error.orig)
            raise ZeroDivisionError
        return ""

    return attempt


def fresh(rows, table):
    """Return a row that could be added: one with keys of its own."""
    row = dict(rows[table])
    names = Base.metadata.tables[table].columns.keys()
    for name in ("id", "position"):
        if name in names:
            row[name] = 77
    if "key" in names:
        row["key"] = "fresh"
    return row


@pytest.mark.parametrize(("table", "wrong", "check"), REFUSED)
def test_what_must_never_be_is_refused(rows, refusal, table, wrong, check):
    assert f"ck_{table}_{check}" in refusal(table, fresh(rows, table) | wrong)


def test_every_check_of_the_tables_has_a_row_that_it_refuses():
    checks = {
        str(constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if str(constraint.name).startswith("ck_")
    }
    assert {f"ck_{table}_{check}" for table, _, check in REFUSED} == checks


@pytest.mark.parametrize("table", ["date", "source", "capture", "speaker", "role", "topic"])
def test_a_row_with_a_key_of_its_own_is_accepted(rows, refusal, table):
    changes = {"sha256": "b" * 64} if table == "capture" else {}
    assert refusal(table, fresh(rows, table) | changes) == ""


@pytest.mark.parametrize(("table", "column"), REFERENCES)
def test_a_reference_to_nothing_is_refused(filled, table, column):
    nothing = "'1999-01-01'" if column.endswith(("_from", "_to")) else "4711"
    with (
        pytest.raises(RecordConflictError, match=r"(?i)foreign key"),
        writing(filled) as connection,
    ):
        connection.exec_driver_sql(f'UPDATE "{table}" SET "{column}" = {nothing}')


@pytest.mark.parametrize(
    "table", [name for name, t in Base.metadata.tables.items() if {"id", "key"} <= set(t.c.keys())]
)
def test_a_key_is_given_once(rows, refusal, table):
    elsewhere = {"capture": {"sha256": "b" * 64}, "stance": {"claim_id": 2}}.get(table, {})
    row = fresh(rows, table) | {"key": rows[table]["key"]} | elsewhere
    assert re.search(rf"uq_{table}_key|{table}\.key", refusal(table, row))


def test_an_unnamed_speaker_of_no_source_that_is_there_is_refused(rows, refusal):
    row = fresh(rows, "speaker") | {"kind": "unnamed", "folded": "", "source_id": 4711}
    assert re.search("foreign key", refusal("speaker", row), re.IGNORECASE)


def test_the_bounds_of_a_claim_are_those_of_its_event(rows, refusal):
    row = fresh(rows, "claim") | {"event_date_id": 1}
    assert re.search("foreign key", refusal("claim", row), re.IGNORECASE)


@pytest.mark.parametrize(("table", "changes"), UNIQUE)
def test_what_is_one_of_its_kind_is_there_once(rows, refusal, table, changes):
    assert re.search("unique", refusal(table, rows[table] | changes), re.IGNORECASE)


@pytest.mark.parametrize(
    "sides",
    [
        {"first_appearance_id": 1, "second_claim_id": 1, "second_role_id": 1},
        {"first_role_id": 1, "second_claim_id": 1, "second_appearance_id": 1},
        {"first_appearance_id": 1, "second_appearance_id": 2},
    ],
)
def test_sides_that_differ_are_accepted(rows, refusal, sides):
    assert refusal("contradiction", fresh(rows, "contradiction") | sides) == ""


def test_an_appearance_of_another_claim_is_no_side(rows, refusal):
    row = fresh(rows, "contradiction") | {"first_appearance_id": 2}
    assert re.search("foreign key", refusal("contradiction", row), re.IGNORECASE)


def bounds_of(connection, table):
    return connection.exec_driver_sql(
        f"SELECT said_from, said_to, speaker_id FROM {table} WHERE id = 1"
    ).one()


def test_the_copies_of_a_stance_follow_the_date_of_its_claim(engine, fill):
    with writing(engine) as connection:
        fill(connection, Base.metadata.tables)
        connection.exec_driver_sql("UPDATE date SET earliest = '2031-05-01' WHERE id = 1")
    with reading(engine) as connection:
        assert bounds_of(connection, "claim") == ("2031-05-01", "2031-05-06", 1)
        assert bounds_of(connection, "stance") == ("2031-05-01", "2031-05-06", 1)


def test_the_copies_of_a_source_follow_its_date(engine, fill):
    with writing(engine) as connection:
        fill(connection, Base.metadata.tables)
        connection.exec_driver_sql("UPDATE date SET latest = '2031-05-31' WHERE id = 1")
    with reading(engine) as connection:
        statement = "SELECT published_from, published_to FROM source WHERE id = 1"
        assert connection.exec_driver_sql(statement).one() == ("2031-05-06", "2031-05-31")


def test_the_copies_of_a_stance_follow_the_speaker_of_its_claim(engine, fill):
    with writing(engine) as connection:
        fill(connection, Base.metadata.tables)
        connection.exec_driver_sql("UPDATE claim SET speaker_id = 2 WHERE id = 1")
    with reading(engine) as connection:
        assert bounds_of(connection, "stance") == ("2031-05-06", "2031-05-06", 2)


def test_a_stance_cannot_say_otherwise_than_its_claim(filled):
    with pytest.raises(RecordConflictError), writing(filled) as connection:
        connection.exec_driver_sql("UPDATE stance SET said_from = '2031-05-05'")


def test_a_claim_that_a_stance_refers_to_cannot_be_deleted(filled):
    with pytest.raises(RecordConflictError), writing(filled) as connection:
        connection.exec_driver_sql("DELETE FROM claim WHERE id = 1")
