"""A record of many statements is parted into cells, and what is near is found across them."""

from itertools import pairwise

import pytest
from sqlalchemy import func, select

from db.engine import reading, writing
from db.reads.vectors import cells_of
from db.store.statements import drop_index
from db.tables import StatementVector, VectorCell
from tests.workflows.checking.models import Model
from workflows.statements.machine import Machine
from workflows.statements.retrieving import Retriever
from workflows.statements.vectors import Vectors, near_after_near

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
CLAIMS = range(1, 5)
PLACES = ["harbour", "school", "forest", "tower", "market", "river", "station", "theatre"]


@pytest.fixture
def parted(monkeypatch, take_in, harbour, claim, check_all):
    """Check a record that counts as large."""
    monkeypatch.setattr("workflows.statements.vectors.FEW", 8)
    harbour["claims"] += [
        claim(f"place-{n}", "ferro", f"The {place} was visited by {n} people.")
        for n, place in enumerate(PLACES)
    ]
    take_in(harbour)
    return check_all


def test_vectors_lie_in_cells_once_there_are_many(parted, engine):
    parted()
    with reading(engine) as connection:
        cells = connection.execute(select(func.count()).select_from(VectorCell)).scalar_one()
        lowest = connection.execute(select(func.min(StatementVector.cell))).scalar_one()
    assert cells > 1
    assert lowest > 0


def test_contradictions_are_found_across_cells(parted, between):
    parted()
    assert frozenset({"open", "closed"}) in between()


def test_a_new_statement_is_put_into_a_cell(parted, engine, take_in, harbour, claim, id_of):
    parted()
    harbour["claims"].append(claim("new", "brek", "The harbour bridge is closed again."))
    take_in(harbour)
    parted()
    with reading(engine) as connection:
        statement = select(StatementVector.cell).where(StatementVector.claim_id == id_of("new"))
        assert connection.execute(statement).scalar_one() > 0


def test_a_record_that_has_grown_fourfold_is_parted_into_more_cells(
    parted, engine, take_in, harbour, claim
):
    def cells():
        with reading(engine) as connection:
            return connection.execute(select(func.count()).select_from(VectorCell)).scalar_one()

    parted()
    before = cells()
    harbour["claims"] += [
        claim(f"more-{n}", "brek", f"The {place} number {n} was closed for {n} days.")
        for n, place in enumerate(PLACES * 8)
    ]
    take_in(harbour)
    parted()
    assert cells() >= 2 * before


def test_claims_that_are_near_each_other_come_together(parted, engine, monkeypatch):
    monkeypatch.setattr("workflows.statements.vectors.FEW_CLAIMS", 8)
    parted()
    with reading(engine) as connection:
        ordered = near_after_near(connection, range(1, 13))
        lie_in = cells_of(connection, ordered)
    assert sorted(ordered) == list(range(1, 13))
    cells = [lie_in[id_] for id_ in ordered]
    changes = sum(one != other for one, other in pairwise(cells))
    assert changes == len(set(cells)) - 1


def test_of_many_those_far_apart_in_meaning_are_compared_only_where_a_model_is_asked_too(
    parted, engine, id_of
):
    parted()
    every = range(1, 5 + len(PLACES))
    with reading(engine) as connection:
        near = Retriever(connection).pairs(connection, every)
        far = Retriever(connection, far=True).pairs(connection, every)
    bridge, elsewhere = ((id_of("open"), id_of(key)) for key in ("closed", "fish"))
    assert bridge in near
    assert elsewhere not in near
    assert {bridge, elsewhere} < far


def test_a_model_is_asked_about_those_far_apart_in_a_large_record(parted, harbour):
    model = Model(None)
    parted(machine=Machine(None, beside=model))
    bridge, _, fish, *_ = (one["statement"] for one in harbour["claims"])
    assert {bridge, fish} in map(set, model.asked)


def test_of_few_those_far_apart_in_meaning_are_compared_too(take_in, harbour, check_all, engine):
    take_in(harbour)
    check_all()
    with reading(engine) as connection:
        every = Retriever(connection, far=True).pairs(connection, CLAIMS)
        assert Retriever(connection).pairs(connection, CLAIMS) == every != set()


def test_a_record_whose_index_was_just_dropped_gives_nothing_by_meaning(
    take_in, harbour, check_all, engine
):
    take_in(harbour)
    check_all()
    with writing(engine) as connection:
        drop_index(connection)
    with reading(engine) as connection:
        assert not len(Vectors(connection).of(connection, CLAIMS).ids)
