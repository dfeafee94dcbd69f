"""Databases are made once, upgraded whole, and copied while others write."""

import sqlite3

import pytest

from db.engine import place, reading, writing
from db.reads.speakers import list_speakers
from db.version import HEAD, open_database
from onrecord.errors import OnrecordError, UsageError
from workflows.setup import back_up, check_tables, make, revision


def names(engine):
    with reading(engine) as connection:
        return [speaker.name for speaker in list_speakers(connection)]


def test_a_database_is_made_once(bare_database):
    assert [make(bare_database), make(bare_database)] == ["made", None]
    assert revision(bare_database) == HEAD


def test_the_tables_of_a_new_database_are_as_expected(engine):
    check_tables(engine)


def test_a_record_survives_being_made_again(engine, empty_database, begin_with, dossier):
    begin_with(dossier)
    make(empty_database)
    assert names(engine) == ["Ana Ferro", "Tomas Brek"]


@pytest.fixture
def record(sqlite_template, empty_path):
    empty_path.write_bytes(sqlite_template.read_bytes())
    return place(str(empty_path))


def test_a_copy_is_of_the_moment_before_what_is_being_written(record, tmp_path, take, dossier):
    engine = open_database(record)
    take(engine, dossier)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE speaker SET name = 'Nobody'")
        back_up(record, tmp_path / "copy.db")
    assert names(open_database(place(str(tmp_path / "copy.db")))) == ["Ana Ferro", "Tomas Brek"]


def test_a_copy_never_replaces_a_file(record, tmp_path):
    (tmp_path / "copy.db").write_text("Mine.", encoding="utf-8")
    with pytest.raises(UsageError, match="already there"):
        back_up(record, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text(encoding="utf-8") == "Mine."


def test_a_server_is_not_copied():
    with pytest.raises(UsageError, match="pg_dump"):
        back_up(place("postgresql://localhost/record"), "copy.db")


def test_tables_that_differ_are_named(record):
    connection = sqlite3.connect(str(record))
    connection.execute("ALTER TABLE claim ADD COLUMN colour TEXT")
    connection.close()
    with pytest.raises(OnrecordError, match="colour"):
        check_tables(open_database(record))
