"""A disk that is full, a person who interrupts: one line says so, and nothing is changed.

The disk is a real one of one megabyte, in memory, which only root may make: elsewhere these are
skipped. tests/db/test_engine.py has a file that may not grow, on any machine.
"""

import re
import shutil
import signal
import subprocess

import pytest


@pytest.fixture
def small_disk(tmp_path):
    """Give the path of an empty folder on a disk of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def record(tmp_path, program):
    path = tmp_path / "record.db"
    assert program(path, "init").code == 0
    return path


@pytest.fixture
def load(write_record):
    return write_record("load.yaml", 100)


def fill(disk, left):
    """Fill a disk until so many bytes are left."""
    (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - left))


@pytest.mark.parametrize("left", [0, 40_000, 200_000])
def test_an_import_onto_a_full_disk_changes_nothing(small_disk, record, program, load, state, left):
    path = small_disk / "record.db"
    shutil.copyfile(record, path)
    fill(small_disk, left)
    ended = program(path, "import", load)
    assert (ended.code, ended.err.count("\n")) == (1, 1)
    assert re.match("The disk (of .*)?is full", ended.err)
    (small_disk / "ballast").unlink()
    assert state(path) == state(record)


def test_an_import_succeeds_when_there_is_room_again(small_disk, record, program, load, damages):
    path = small_disk / "record.db"
    shutil.copyfile(record, path)
    fill(small_disk, 100_000)
    assert program(path, "import", load).code == 1
    (small_disk / "ballast").unlink()
    assert program(path, "import", load).code == 0
    assert damages(path) == []


def test_a_database_is_not_made_half_on_a_full_disk(small_disk, program, state):
    fill(small_disk, 100_000)
    ended = program(small_disk / "record.db", "init")
    assert (ended.code, ended.err.count("\n")) == (1, 1)
    assert state(small_disk / "record.db") == "nothing"


def test_a_backup_onto_a_full_disk_leaves_nothing(small_disk, record, program):
    fill(small_disk, 100_000)
    ended = program(record, "db", "backup", small_disk / "copy.db")
    assert (ended.code, ended.err.count("\n")) == (1, 1)
    assert "no copy was made" in ended.err
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 1])
def test_an_import_that_a_person_interrupts_changes_nothing(record, killed, load, state, part):
    before = state(record)
    spare = record.with_name("spare.db")
    shutil.copyfile(record, spare)
    diary = killed(spare, "import", load).diary
    begin, commit = diary.rindex("B") + 1, diary.rindex("C") + 1
    point = begin + round(part * (commit - begin))
    ended = killed(record, "import", load, last=point, by=signal.SIGINT)
    assert (ended.code, ended.out) == (130, "")
    assert ended.err == "Interrupted: what was not yet written is not in the database\n"
    assert state(record) == before
