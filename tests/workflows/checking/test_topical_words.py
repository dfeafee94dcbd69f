"""The words that tell little are kept from check to check, and depend on the record alone."""

import pytest
from sqlalchemy import insert, select, update

from db.engine import reading, writing
from db.reads.candidates import about_how_many
from db.tables import Claim, Speaker, TopicalWords
from workflows.editing import edit_records, one_of
from workflows.statements.record import keep_topical, record_of

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def grow(engine):
    """Return a function that fills the record up with claims to a number of them."""

    def grow(to, statement):
        with writing(engine) as connection:
            first = about_how_many(connection) + 1
            if first == 1:
                connection.execute(
                    insert(Speaker).values(
                        id=1, key="ferro", name="Ana Ferro", kind="person", folded="ana ferro"
                    )
                )
            row = {
                "kind": "statement", "speaker_id": 1, "modality": "asserted", "search_text": "",
                "status": "accepted", "said_from": "0001-01-01", "said_to": "9999-12-31",
                "event_from": "0001-01-01", "event_to": "9999-12-31",
            }  # fmt: skip
            rows = [
                row | {"id": n, "key": f"c{n}", "statement": f"{statement} {n}."}
                for n in range(first, to + 1)
            ]
            connection.execute(insert(Claim), rows)
            keep_topical(connection)

    return grow


@pytest.fixture
def kept(engine):
    """Return a function that gives the number of claims that the kept words were taken from."""

    def kept():
        with reading(engine) as connection:
            return connection.execute(select(TopicalWords.claims)).scalar()

    return kept


@pytest.fixture
def words(engine):
    """Return a function that gives the words that tell little."""

    def words():
        with reading(engine) as connection:
            return record_of(connection).topical

    return words


def test_they_are_taken_anew_when_the_record_has_grown_by_a_fourth(grow, kept):
    taken = []
    for claims in (400, 450, 485, 500):
        grow(claims, "The harbour is open")
        taken.append(kept())
    assert taken == [390, 390, 390, 487]


def test_taken_at_once_they_are_those_that_were_taken_on_the_way(grow, words, engine, write):
    for claims in (300, 480):
        grow(claims, "The harbour is open" if claims == 300 else "The ferry is late")
    before = words()
    write(engine, TopicalWords.__table__.delete())
    assert words() == before


def test_they_go_when_a_claim_that_they_were_taken_from_is_written(grow, kept, engine, actor):
    grow(400, "The harbour is open")
    edit_records(engine, "claim", one_of("c7"), {"statement": "The ferry is late."}, actor())
    assert kept() is None


def test_they_stay_when_another_claim_is_written(grow, kept, engine, actor):
    grow(400, "The harbour is open")
    edit_records(engine, "claim", one_of("c399"), {"statement": "The ferry is late."}, actor())
    assert kept() == 390


def test_those_of_other_rules_are_not_used(grow, words, engine, write):
    grow(400, "The harbour is open")
    before = words()
    write(engine, update(TopicalWords).values(made_by="other", words=["quay"]))
    assert words() == before
