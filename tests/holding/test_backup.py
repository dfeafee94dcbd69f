"""A backup is whole or it is not there, whatever happens while it is made."""

import random
import sqlite3
import time

import pytest

SEED = 20141203
KILLS = 20


@pytest.fixture
def record(tmp_path, program, write_record):
    """Return the path of a filled database."""
    path = tmp_path / "record.db"
    for command in (("init",), ("import", write_record("load.yaml", 12))):
        assert program(path, *command).code == 0
    return path


@pytest.fixture
def large(record):
    """Return the path of a database that takes a while to copy: mostly free pages, 80 MB."""
    made = sqlite3.connect(record)
    made.execute("CREATE TABLE filler AS SELECT zeroblob(80000000) AS bytes")
    made.execute("DROP TABLE filler")
    made.close()
    return record


def names(path):
    return {one.name for one in path.parent.glob("copy*")}


def test_a_backup_killed_before_it_is_finished_is_not_there(record, tmp_path, killed):
    copy = tmp_path / "copy.db"
    diary = killed(record, "db", "backup", copy).diary
    copy.unlink()
    assert killed(record, "db", "backup", copy, last=diary.index("F") + 1).code < 0
    assert not copy.exists()


def test_a_backup_can_be_made_after_one_was_killed(record, tmp_path, killed, program, state):
    copy = tmp_path / "copy.db"
    killed(record, "db", "backup", copy, last=killed(record, "db", "path").diary.count(".") + 1)
    assert program(record, "db", "backup", copy).code == 0
    assert state(copy) == state(record)


def test_a_backup_leaves_one_file(record, tmp_path, program):
    assert program(record, "db", "backup", tmp_path / "copy.db").code == 0
    assert names(tmp_path / "copy.db") == {"copy.db"}


def test_an_interrupted_backup_leaves_no_file(record, tmp_path, killed):
    copy = tmp_path / "copy.db"
    diary = killed(record, "db", "backup", copy).diary
    copy.unlink()
    ended = killed(record, "db", "backup", copy, last=diary.index("F") + 1, by=2)
    assert (ended.code, names(copy)) == (130, set())


def test_a_backup_is_restored_by_copying_it_back(record, tmp_path, program, state, damages):
    before = state(record)
    assert program(record, "db", "backup", tmp_path / "copy.db").code == 0
    assert program(record, "undo", 1).code == 0
    for path in tmp_path.glob("record.db*"):
        path.unlink()
    record.write_bytes((tmp_path / "copy.db").read_bytes())
    assert state(record) == before
    assert damages(record) == []
    assert program(record, "undo", 1).code == 0  # it can be written to


@pytest.mark.slow
def test_a_backup_killed_at_random_moments_is_whole_or_not_there(
    large, tmp_path, killed, state, record_property
):
    copy, before = tmp_path / "copy.db", state(large)
    start = time.monotonic()
    whole = killed(large, "db", "backup", copy)
    assert whole.code == 0
    duration = time.monotonic() - start
    moments, partly = random.Random(SEED), 0
    for number in range(KILLS):
        for path in tmp_path.glob("copy*"):
            path.unlink()
        # By the clock, which misses where the machine has become slower; a few for certain.
        when = (
            {"last": whole.diary.index("F") + 1}
            if number % 5 == 4
            else {"delay": moments.uniform(0, duration)}
        )
        ended = killed(large, "db", "backup", copy, **when)
        partly += bool(list(tmp_path.glob("copy*.part")))
        assert state(copy) == (before if copy.exists() else "nothing")
        assert copy.exists() or not ended.acknowledged
    record_property("holding", f"backup: {KILLS} kills: {partly} while it copied")
    assert partly >= 1  # else it proves nothing
