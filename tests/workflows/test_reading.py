"""A record that is open for reading answers with plain values, by the rules of the lists."""

import pytest

from db.engine import reading
from db.errors import DatabaseMissingError
from db.reads.flat import VIEWS
from onrecord.dates import ImpossibleDateError
from onrecord.errors import NotFoundError, UsageError
from onrecord.views import ClaimView
from workflows.reading import Record


@pytest.fixture
def record(engine, database_argument, begin_with, held):
    """Give a record with ``held`` and one draft more."""
    draft = {"key": "draft", "speaker": "brek", "statement": "It rained.", "status": "draft"}
    held["claims"].append(draft)
    begin_with(held)
    with Record.open(database_argument) as opened:
        yield opened


def keys(views):
    return [view.key for view in views]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["ferro-safer", "brek-nothing"]),
        ({"speaker": "ferro"}, ["ferro-safer"]),
        ({"topic": "patrols"}, ["ferro-safer", "brek-nothing"]),
        ({"about": '"nothing has"'}, ["brek-nothing"]),
        ({"since": "2031-05-07"}, []),
        ({"until": "2031-05-05"}, []),
        ({"source": "Harbour", "quote_type": "indirect"}, []),
        ({"status": "draft"}, ["draft"]),
        ({"status": "any", "limit": 1}, ["draft"]),
    ],
    ids=str,
)
def test_claims_take_the_filters_of_the_lists(record, filters, found):
    claims = record.claims(**filters)
    assert set(keys(claims)) == set(found)
    assert all(isinstance(claim, ClaimView) for claim in claims)


def test_contradictions_take_a_status_a_kind_and_the_filters_of_claims(record):
    (pair,) = record.contradictions(speaker="brek")
    assert record.contradiction(pair.id) == record.contradiction(pair.key) == pair
    assert record.contradictions(status="any", kind="negation") == [pair]
    assert record.contradictions(status="confirmed") == []
    assert record.contradictions(scope="self") == []
    assert record.contradictions(about="rained") == []


def test_one_record_is_found_by_what_a_person_calls_it(record):
    assert record.claim("draft").statement == "It rained."
    assert record.claim(record.claim("draft").id).key == "draft"
    assert record.speaker("Brek").key == record.speaker("TOMAS").key == "brek"
    assert record.source("harbour post").key == "post"


def test_lists_hold_all_of_a_kind(record):
    assert keys(record.speakers()) == ["ferro", "brek"]
    assert keys(record.sources()) == ["post"]
    assert [topic.name for topic in record.topics()] == ["Patrols"]
    assert keys(record.propositions()) == keys(record.propositions(topic="patrols"))
    assert len(record.propositions()) == 1


def test_positions_are_those_of_one_speaker_on_one_proposition(record):
    (position,) = record.positions("ferro", proposition="patrols-help")
    assert (position.stance, position.turn) == ("affirms", "first")


def test_a_view_is_rows_of_plain_values_by_column_in_the_order_of_ids(record):
    rows = record.rows("claims")
    assert {row["key"] for row in rows} == {"ferro-safer", "brek-nothing", "draft"}
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {type(value) for row in rows for value in row.values()} <= {str, int, type(None)}


def test_the_views_that_can_be_asked_for_are_those_of_the_database(engine):
    from sqlalchemy import inspect

    with reading(engine) as connection:
        assert sorted(inspect(connection).get_view_names()) == sorted(VIEWS)


def test_a_view_that_is_not_there_is_refused_and_never_reaches_the_database(record):
    with pytest.raises(UsageError, match='no view "claim; DROP TABLE claim"'):
        record.rows("claim; DROP TABLE claim")


@pytest.mark.parametrize(
    ("ask", "error", "says"),
    [
        (lambda r: r.claims(speaker="fero"), NotFoundError, 'No speaker "fero". Did you mean'),
        (lambda r: r.claims(since="2031-02-30"), ImpossibleDateError, "does not exist"),
        (lambda r: r.claims(since="2032", until="2031"), UsageError, "lies after"),
        (lambda r: r.claims(status="maybe"), UsageError, '"maybe" is no status'),
        (lambda r: r.claims(quote_type="odd"), UsageError, '"odd" is no quote type'),
        (lambda r: r.claims(limit=0), UsageError, "A limit of 0 shows nothing"),
        (lambda r: r.contradictions(status="odd"), UsageError, "no status of a contradiction"),
        (lambda r: r.positions("ferro", proposition="x"), NotFoundError, "No proposition"),
        (lambda r: r.claim("x"), NotFoundError, "No claim"),
    ],
    ids=range(9),
)
def test_what_cannot_be_answered_is_said_in_one_line(record, ask, error, says):
    with pytest.raises(error, match=says) as raised:
        ask(record)
    assert "\n" not in str(raised.value)


def test_values_outlive_the_record_and_asking_on_is_refused(database_argument, engine):
    with Record.open(database_argument) as record:
        topics = record.topics()
    assert topics == []
    with pytest.raises(UsageError, match="The record is closed"):
        record.claims()


def test_a_record_sees_one_state_while_others_write(record, take_in):
    before = record.speakers()
    take_in({"speakers": [{"key": "lund", "name": "Ida Lund"}]})
    assert record.speakers() == before


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(DatabaseMissingError), Record.open(tmp_path / "none.db"):
        pass
    assert list(tmp_path.iterdir()) == []
