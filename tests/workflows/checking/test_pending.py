"""Whatever makes or changes an accepted claim, the next check compares it; and nothing else."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from db.engine import reading, writing
from db.reads.statements import to_compare, unaccepted
from db.store.statements import take_in as take_note
from db.tables import Claim, ComparedClaim
from onrecord.filters import Filters
from workflows.adding import add_record
from workflows.checking import check
from workflows.deciding_claims import decide_claims
from workflows.editing import edit_records, one_of
from workflows.merging import merge
from workflows.statements.machine import embedded
from workflows.undoing import undo
from workflows.withdrawing import withdraw

ALL = {"open", "closed", "fish", "paint"}


@pytest.fixture
def record(harbour, claim):
    """Return the harbour with a draft before, between and behind the other claims.

    One claim is made on behalf of an organisation that makes none itself.
    """
    drafts = [claim(f"draft-{n}", "brek", f"Pier {n} is shut.", status="draft") for n in range(3)]
    harbour["speakers"].append({"key": "port", "name": "Port of Norland", "kind": "organisation"})
    own = harbour["claims"]
    own[0]["on_behalf_of"] = "port"
    harbour["claims"] = [drafts[0], *own[:2], drafts[1], *own[2:], drafts[2]]
    return harbour


@pytest.fixture
def checked(begin_checked, record):
    begin_checked(record)
    return record


@pytest.fixture
def had(engine, actor, take_in, claim):
    """Return what the ways below need."""
    return SimpleNamespace(engine=engine, actor=actor, take_in=take_in, claim=claim)


@pytest.fixture
def waiting(engine):
    """Return a function that gives the keys of what the next check will compare."""

    def waiting(by=None):
        by = by or embedded().compared_by
        with writing(engine) as connection:
            take_note(connection)
        with reading(engine) as connection:
            wanted = Claim.status == "accepted", to_compare(connection, by)
            return set(connection.execute(select(Claim.key).where(*wanted)).scalars())

    return waiting


def _import(had):
    had.take_in({"claims": [had.claim("new", "brek", "The lock is open.")]})


def _import_known(had):
    had.take_in({"claims": [had.claim("fish", "ferro", "The fleet stays in.")]})


def _import_accepted(had):
    had.take_in({"claims": [had.claim("draft-1", "brek", "Pier 1 is shut.", status="accepted")]})


def _add(had):
    fields = {"key": "new", "speaker": "brek", "statement": "The lock is open."}
    add_record(had.engine, "claim", fields, had.actor())


def _accept(key):
    def accept(had):
        decide_claims(had.engine, "accepted", one_of(key), had.actor())

    return accept


def _reject_and_accept(had):
    decide_claims(had.engine, "rejected", one_of("open"), had.actor())
    check(had.engine, Filters())
    decide_claims(had.engine, "accepted", one_of("open"), had.actor())


def _edit(had):
    edit_records(had.engine, "claim", one_of("open"), {"statement": "It is open."}, had.actor())


def _edit_speaker(had):
    edit_records(had.engine, "speaker", one_of("ferro"), {"name": "Ada Ferro"}, had.actor())


def _edit_principal(had):
    edit_records(had.engine, "speaker", one_of("port"), {"name": "Port Authority"}, had.actor())


def _edit_source(had):
    edit_records(had.engine, "source", one_of("post"), {"publisher": "The Quay"}, had.actor())


def _withdraw_and_undo(had):
    withdraw(had.engine, "claim", lambda _: ["open"], had.actor())
    check(had.engine, Filters())
    undo(had.engine, None, had.actor())


def _undo_an_import_and_the_undoing(had):
    undo(had.engine, "1", had.actor())
    check(had.engine, Filters())
    undo(had.engine, "2", had.actor())


def _merge(had):
    merge(had.engine, "ferro", ["brek"], had.actor())


def _merge_and_undo(had):
    merge(had.engine, "ferro", ["brek"], had.actor())
    check(had.engine, Filters())
    undo(had.engine, None, had.actor())


def _withdraw(had):
    withdraw(had.engine, "claim", lambda _: ["open"], had.actor())


def _edit_a_draft(had):
    edit_records(
        had.engine, "claim", one_of("draft-1"), {"statement": "Pier 1 is open."}, had.actor()
    )


def _nothing(had):
    pass


WAYS = [
    (_nothing, set()),
    (_import, {"new"}),
    (_import_known, {"fish"}),
    (_import_accepted, {"draft-1"}),
    (_add, {"new"}),
    (_accept("draft-0"), {"draft-0"}),
    (_accept("draft-1"), {"draft-1"}),
    (_accept("draft-2"), {"draft-2"}),
    (_reject_and_accept, {"open"}),
    (_edit, {"open"}),
    (_edit_speaker, {"open", "fish"}),
    (_edit_principal, {"open"}),
    (_edit_source, ALL),
    (_withdraw_and_undo, {"open"}),
    (_undo_an_import_and_the_undoing, ALL),
    (_merge, {"closed", "paint"}),
    (_merge_and_undo, {"closed", "paint"}),
    (_withdraw, set()),
    (_edit_a_draft, set()),
]


@pytest.mark.parametrize(("way", "expected"), WAYS)
def test_the_next_check_compares_what_a_change_concerns_and_nothing_else(
    had, checked, waiting, way, expected
):
    way(had)
    assert waiting() == expected
    assert check(had.engine, Filters()).claims == len(expected)
    assert waiting() == set()


def test_a_claim_that_is_accepted_before_any_check_looked_is_compared(
    engine, record, begin_with, actor, waiting
):
    begin_with(record)
    decide_claims(engine, "accepted", one_of("draft-1"), actor())
    assert waiting() == ALL | {"draft-1"}


def test_what_comes_while_a_check_goes_on_is_left_to_the_next(
    engine, record, take_in, claim, check_all, waiting
):
    take_in(record)

    def written(done, _total):
        if done == 1:
            take_in({"claims": [claim("new", "brek", "The lock is open.")]})

    check_all(at_once=1, progress=written)
    assert waiting() == {"new"}


def test_a_restored_export_is_compared_whole(
    new_engine, engine_name, checked, engine, exported, take_lines
):
    other = new_engine(engine_name)
    take_lines(other, exported(engine))
    assert check(other, Filters()).claims == len(ALL)


def test_a_check_of_some_leaves_the_others_waiting(engine, record, begin_with, waiting):
    begin_with(record)
    check(engine, Filters(speaker="brek"))
    assert waiting() == {"open", "fish"}


def test_another_version_compares_all_again(checked, waiting):
    assert waiting("another") == ALL


def test_two_versions_that_each_saw_a_part_are_told_apart(engine, checked, machine, waiting):
    check(engine, Filters(speaker="brek"), machine=machine("net", 0.0))
    assert waiting() == {"closed", "paint"}


@pytest.mark.parametrize("option", ["everything", "rebuild"])
def test_who_asks_for_all_gets_all(checked, check_all, option):
    assert check_all(**{option: True}).claims == len(ALL)


def test_a_check_of_all_finds_what_has_lost_its_row(checked, check_all, write, engine, id_of):
    write(engine, ComparedClaim.__table__.delete().where(ComparedClaim.claim_id == id_of("open")))
    assert check_all(everything=True).claims == len(ALL)


def test_what_is_not_accepted_is_asked_for_once(engine, checked, actor, check_all):
    withdraw(engine, "claim", lambda _: ["open"], actor())
    check_all()
    with reading(engine) as connection:
        assert unaccepted(connection, embedded().compared_by) == []
