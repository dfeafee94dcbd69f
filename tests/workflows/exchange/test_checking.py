"""A check finds what an import left out, once."""

import json

import pytest
from sqlalchemy import update

from db.tables import Stance
from onrecord.filters import Filters
from workflows.checking import check
from workflows.importing import InputFile, import_files


@pytest.fixture
def unchecked(engine, dossier, actor):
    """Return a database whose contradiction was not searched for."""
    file = InputFile("dossier.yaml", json.dumps(dossier).encode(), None)
    import_files(engine, [file], actor(), check=False)
    return engine


EVERYTHING = Filters()


def test_a_check_finds_what_an_import_left_out(unchecked, pairs):
    found = check(unchecked, EVERYTHING)
    assert (found.claims, found.detected.new) == (2, 1)
    assert len(pairs(unchecked)) == 1


def test_a_second_check_changes_nothing(unchecked, contents):
    check(unchecked, EVERYTHING)
    before = contents(unchecked)
    found = check(unchecked, EVERYTHING)
    assert (found.detected.new, found.detected.stale) == (0, 0)
    assert contents(unchecked) == before


def test_a_check_of_some_claims_compares_them_with_all(unchecked):
    found = check(unchecked, Filters(speaker="brek"))
    assert (found.claims, found.detected.new) == (1, 1)


def test_what_is_no_longer_found_turns_stale(unchecked, write):
    check(unchecked, EVERYTHING)
    write(unchecked, update(Stance).values(stance="affirms"))
    assert check(unchecked, EVERYTHING, everything=True).detected.stale == 1


def test_a_check_finds_what_an_import_finds(
    engine, new_engine, load_demo, exported, take_lines, pairs
):
    second = new_engine("sqlite")
    load_demo(engine)
    take_lines(second, exported(engine).replace(b',"whole":true', b""), check=False)
    check(second, EVERYTHING)
    assert {pair.key for pair in pairs(engine)} <= {pair.key for pair in pairs(second)}
