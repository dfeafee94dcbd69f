"""A check that was stopped goes on with the rest; what is kept for it can be made anew."""

import pytest
from sqlalchemy import delete, select

from db.engine import reading, writing
from db.store.statements import drop_index, save_cells
from db.tables import ComparedClaim, StatementVector
from onrecord.embeddings import VERSION
from onrecord.filters import Filters
from workflows.checking import check

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


class _StoppedError(Exception):
    pass


def _stop_after(parts, error):
    seen = []

    def progress(done, total):
        seen.append(done)
        if len(seen) == parts:
            raise error

    return progress


def test_stopped_after_a_part_it_goes_on_with_the_rest_only(
    begin_with, harbour, check_all, between
):
    begin_with(harbour)
    with pytest.raises(_StoppedError):
        check_all(at_once=1, progress=_stop_after(3, _StoppedError()))
    assert check_all().claims == 1
    assert len(between("candidate")) == 1


def test_interrupted_it_says_how_many_are_left(begin_with, harbour, check_all):
    begin_with(harbour)
    found = check_all(at_once=1, progress=_stop_after(1, KeyboardInterrupt()))
    assert (found.claims, found.left) == (1, 3)


def test_a_check_of_everything_that_was_stopped_goes_on_too(begin_with, harbour, check_all):
    begin_with(harbour)
    check_all()
    check_all(at_once=1, everything=True, progress=_stop_after(1, KeyboardInterrupt()))
    assert check_all().claims == 3


def test_what_was_compared_while_the_index_was_dropped_is_compared_again(
    engine, begin_with, harbour, check_all
):
    begin_with(harbour)

    def dropped(done, _total):
        if done == 1:  # as by a --rebuild of somebody else that is stopped before it goes on
            with writing(engine) as connection:
                drop_index(connection)

    check_all(at_once=1, progress=dropped)
    assert check_all().claims == 4


def test_what_was_compared_while_the_cells_were_made_anew_is_compared_again(
    engine, begin_with, harbour, check_all
):
    begin_with(harbour)

    def parted(done, _total):
        if done == 1:  # as by the check of somebody else, of a record that has grown
            with writing(engine) as connection:
                save_cells(connection, (), VERSION)

    check_all(at_once=1, progress=parted)
    assert check_all().claims > 0


def test_filters_say_which_claims_are_compared(engine, begin_with, harbour, between):
    begin_with(harbour)
    assert check(engine, Filters(speaker="brek")).claims == 2
    assert len(between()) == 1
    assert check(engine, Filters()).claims == 2


def test_a_lost_index_is_made_anew(engine, begin_with, harbour, check_all, pairs, write):
    begin_with(harbour)
    check_all()
    before = pairs(engine)
    for table in (ComparedClaim, StatementVector):
        write(engine, delete(table))
    check_all()
    assert pairs(engine) == before


def test_a_rebuilt_index_is_as_it_was_but_for_its_name(
    engine, begin_with, harbour, check_all, contents
):
    begin_with(harbour)
    check_all()
    before = contents(engine)
    assert check_all(rebuild=True).claims == 4
    after = contents(engine)
    ((number, _, centre),) = after.pop("vector_cell")
    assert (number, centre) == (0, b"")
    assert after | {"vector_cell": []} == before


def test_claim_by_claim_finds_what_a_check_of_all_at_once_finds(
    engine, new_engine, load_demo, pairs
):
    found = []
    for at_once in (1, 100):
        other = new_engine("sqlite")
        load_demo(other)
        check(other, Filters(), at_once=at_once)
        found.append({pair.key for pair in pairs(other)})
    assert found[0] == found[1]


def test_a_new_claim_is_all_that_is_compared(engine, take_in, harbour, check_all, between):
    closed = harbour["claims"].pop(1)
    take_in(harbour)
    check_all()
    harbour["claims"].append(closed)
    take_in(harbour)
    assert check_all().claims == 1
    assert len(between()) == 1


def test_an_index_is_neither_logged_nor_exported(engine, begin_with, harbour, check_all, changes):
    begin_with(harbour)
    before = len(changes(engine))
    check_all()
    assert len(changes(engine)) == before


def test_every_accepted_claim_has_a_vector(engine, begin_with, harbour, check_all):
    begin_with(harbour)
    check_all()
    with reading(engine) as connection:
        rows = connection.execute(select(StatementVector.vector)).scalars().all()
    assert len(rows) == 4
