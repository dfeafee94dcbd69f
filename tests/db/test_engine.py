"""Opening, holding and losing a database: what people read, and that nothing changes."""

import logging
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import event
from sqlalchemy.engine import make_url

import db.engine
import db.waiting
from db import migrate
from db.engine import connect, place, reading, writing
from db.errors import (
    DatabaseBehindError,
    DatabaseDamagedError,
    DatabaseFullError,
    DatabaseLockedError,
    DatabaseMissingError,
    DatabaseNewerError,
    DatabaseNotOnServerError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    NotOnrecordError,
    RecordConflictError,
)
from db.version import open_database
from onrecord.errors import DatabaseError, UsageError
from tests.db.topics import ADD, COUNT, add, count


@pytest.fixture
def sqlite_path(sqlite_template, empty_path):
    """Return the path of a migrated SQLite file of the test's own."""
    empty_path.write_bytes(sqlite_template.read_bytes())
    return empty_path


@pytest.fixture
def short_wait(monkeypatch):
    monkeypatch.setattr(db.engine, "BUSY_TIMEOUT_MS", 20)
    monkeypatch.setattr(db.waiting, "LONGEST_WAIT_S", 0.02)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("record.db", "record.db"),
        ("/srv/record.db", "/srv/record.db"),
        ("sqlite:///record.db", "record.db"),
        ("sqlite:////srv/record.db", "/srv/record.db"),
    ],
)
def test_a_path_and_an_address_of_sqlite_name_a_file(typed, path):
    assert place(typed).path == Path(path)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_an_address_of_postgresql_is_one_whatever_its_driver(scheme):
    assert (
        str(place(f"{scheme}://ana@server/record").url) == "postgresql+psycopg://ana@server/record"
    )


def test_a_password_is_not_shown():
    assert "secret" not in str(place("postgresql://ana:secret@server/record"))


@pytest.mark.parametrize(
    "typed", ["mysql://server/record", "://", "sqlite://", "postgresql://server:port/record"]
)
def test_any_other_address_is_a_usage_error(typed):
    with pytest.raises(UsageError):
        place(typed)


def test_a_missing_file_is_named_and_not_made(empty_path):
    with pytest.raises(DatabaseMissingError, match=r"No database at .*record\.db\. Make one with"):
        open_database(place(str(empty_path)))
    assert not empty_path.exists()


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(DatabaseError, match="is a folder"):
        open_database(place(str(tmp_path)))


def test_a_file_in_a_folder_that_is_not_there_cannot_be_made(tmp_path):
    with pytest.raises(DatabaseUnreachableError, match="unable to open"):
        migrate.upgrade(connect(place(str(tmp_path / "none" / "record.db")), create=True))


@pytest.mark.parametrize("name", ["a b?c#d%20e.db", "Müller.db", os.fsdecode(b"\xff.db"), "-x.db"])
def test_a_file_may_have_any_name(tmp_path, name):
    where = place(str(tmp_path / name))
    migrate.upgrade(connect(where, create=True))
    assert count(open_database(where)) == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_text_file_is_no_database(empty_path):
    empty_path.write_text("These are notes about the ferry.\n" * 100, encoding="utf-8")
    with pytest.raises(DatabaseDamagedError, match="not a database"):
        open_database(place(str(empty_path)))


@pytest.mark.parametrize("content", [b"", None], ids=["an empty file", "another program's"])
def test_a_database_without_a_record_is_not_taken_for_one(empty_path, content):
    if content is None:
        other = sqlite3.connect(empty_path)
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.close()
    else:
        empty_path.write_bytes(content)
    with pytest.raises(NotOnrecordError, match="is not an onrecord database"):
        open_database(place(str(empty_path)))


def test_a_server_without_a_record_is_not_taken_for_one(bare_database):
    connect(bare_database, create=True).connect().close()
    with pytest.raises(NotOnrecordError):
        open_database(bare_database)


def test_a_corrupt_file_is_said_to_be_damaged(sqlite_path):
    whole = sqlite_path.read_bytes()
    sqlite_path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(DatabaseDamagedError, match="malformed"):
        open_database(place(str(sqlite_path)))


def test_a_file_cut_short_is_said_to_be_damaged(sqlite_path):
    sqlite_path.write_bytes(sqlite_path.read_bytes()[:5000])
    with pytest.raises(DatabaseDamagedError, match="malformed"):
        open_database(place(str(sqlite_path)))


def test_a_database_of_a_later_version_is_not_touched(engine, empty_database):
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '4711'")
    with pytest.raises(DatabaseNewerError, match="schema 4711, which this program does not know"):
        open_database(empty_database)


def test_a_database_of_an_earlier_version_asks_for_an_upgrade(bare_database):
    migrate.upgrade(connect(bare_database, create=True), "0008")
    with pytest.raises(DatabaseBehindError, match=r"at schema 0008.*onrecord db upgrade"):
        open_database(bare_database)


@pytest.mark.parametrize("name", ["no_such_record", "full", "busy_locked", "readonly", "corrupt"])
def test_a_database_that_is_not_on_the_server_is_missing(postgres_url, name):
    url = make_url(postgres_url).set(database=name)
    with pytest.raises(DatabaseNotOnServerError, match=f"/{name}"):
        open_database(place(url.render_as_string(hide_password=False)))


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path):
    where = place(f"postgresql://ana:secret@/record?host={tmp_path}")
    with pytest.raises(DatabaseUnreachableError) as raised:
        open_database(where)
    assert "cannot be opened" in str(raised.value)
    assert "secret" not in str(raised.value)


def test_what_was_written_is_there(engine):
    add(engine)
    assert count(engine) == 1


class StopError(Exception):
    """What goes wrong in the middle of a use case."""


def write(engine, *statements, then=None):
    with writing(engine) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
        if then is not None:
            raise then


def test_an_error_takes_back_everything(engine):
    with pytest.raises(StopError):
        write(engine, ADD, then=StopError())
    assert count(engine) == 0


def test_an_error_of_the_database_takes_back_everything(engine):
    with pytest.raises(RecordConflictError, match="Nothing was changed"):
        write(engine, ADD, ADD)
    assert count(engine) == 0


def test_an_error_takes_back_changes_to_the_tables_too(engine):
    changes = ("ALTER TABLE topic ADD COLUMN colour TEXT", "CREATE TABLE more (id INTEGER)")
    with pytest.raises(StopError):
        write(engine, *changes, then=StopError())
    write(engine, *changes)  # fails where one of them stayed


def test_a_savepoint_is_taken_back_alone(engine):
    with writing(engine) as connection:
        connection.exec_driver_sql(ADD)
        with connection.begin_nested() as savepoint:
            connection.exec_driver_sql("DELETE FROM topic")
            savepoint.rollback()
    assert count(engine) == 1


def test_one_who_reads_cannot_write(engine):
    with pytest.raises(DatabaseReadOnlyError), reading(engine) as connection:
        connection.exec_driver_sql(ADD)
    assert count(engine) == 0


def test_one_who_reads_sees_one_state_throughout(engine):
    with reading(engine) as connection:
        before = connection.exec_driver_sql(COUNT).scalar()
        add(engine)
        assert connection.exec_driver_sql(COUNT).scalar() == before
    assert count(engine) == before + 1


def test_two_writers_wait_for_each_other(engine):
    both = Barrier(2)

    def raise_by_one(_):
        both.wait()
        for _ in range(10):
            with writing(engine) as connection:
                seen = connection.exec_driver_sql("SELECT count(*) FROM change").scalar()
                connection.exec_driver_sql(
                    "INSERT INTO change (at, made_by, act, summary)"
                    f" VALUES ('now', 'ana', 'add', '{seen}')"
                )

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(raise_by_one, range(2)))
    with reading(engine) as connection:
        seen = connection.exec_driver_sql("SELECT summary FROM change ORDER BY id").scalars().all()
    assert seen == [str(number) for number in range(20)]


def test_a_database_that_another_program_writes_to_is_locked(sqlite_path, short_wait):
    other = sqlite3.connect(sqlite_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    engine = open_database(place(str(sqlite_path)))
    with pytest.raises(DatabaseLockedError, match="Nothing was changed"), writing(engine):
        pass
    other.close()
    add(engine)
    assert count(engine) == 1


def test_one_who_waited_too_long_is_told_so_on_every_engine(engine, short_wait):
    with writing(engine), pytest.raises(DatabaseLockedError, match="Nothing was changed"):
        write(engine, ADD)
    assert count(engine) == 0


@pytest.fixture
def short_patience(monkeypatch):
    """Have those who wait say so at once."""
    monkeypatch.setattr(db.waiting, "NOTICE_AFTER_S", 0.01)


def test_one_who_waits_for_long_says_so_and_gets_in(engine, short_patience):
    waiting = logging.getLogger("db.waiting")
    with engine.execution_options(onrecord_writes=True).connect() as other:
        held = other.begin()
        freed = logging.Handler()  # the other goes on until it hears that one waits for it
        freed.emit = lambda _: held.commit()
        waiting.addHandler(freed)
        try:
            write(engine, ADD)
        finally:
            waiting.removeHandler(freed)
    assert count(engine) == 1


def test_one_who_waits_says_what_for_and_how_long(engine, short_patience, caplog, monkeypatch):
    monkeypatch.setattr(db.waiting, "LONGEST_WAIT_S", 0.1)
    with writing(engine), pytest.raises(DatabaseLockedError):
        write(engine, ADD)
    (told,) = caplog.messages
    assert told.startswith("Another program is writing to the database. Waiting for it")


def test_a_database_that_another_program_writes_to_can_be_read(sqlite_path, short_wait):
    other = sqlite3.connect(sqlite_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute(ADD)
    assert count(open_database(place(str(sqlite_path)))) == 0
    other.close()


def test_a_full_disk_changes_nothing(sqlite_path):
    engine = open_database(place(str(sqlite_path)))
    # A listener of the test's own keeps the file from growing, as a full disk does.
    event.listen(engine, "connect", lambda driver, _: driver.execute("PRAGMA max_page_count=1"))
    large = "'" + "x" * 10_000 + "'"
    added = [
        f"INSERT INTO topic (key, name, folded) VALUES ('{number}', {large}, 'x')"
        for number in range(100)
    ]
    with pytest.raises(DatabaseFullError, match="was not changed"):
        write(engine, *added)
    assert count(engine) == 0


@pytest.fixture
def read_only(sqlite_template):
    """Give the path of a file that may not be written to, in a folder like it.

    Root may write to what is read-only: where it runs the tests, they are somebody else meanwhile.
    """
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder, path = Path(name), Path(name, "record.db")
        path.write_bytes(sqlite_template.read_bytes())
        path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        folder.chmod(0o555)
        with _as_somebody_else() if os.geteuid() == 0 else nullcontext():
            yield path
        folder.chmod(stat.S_IRWXU)


@contextmanager
def _as_somebody_else():
    if not hasattr(os, "setresuid"):
        pytest.skip("root may write to what is read-only")
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_a_read_only_file_in_a_read_only_folder_can_be_read(read_only):
    assert count(open_database(place(str(read_only)))) == 0


def test_a_read_only_file_is_not_written_to(read_only):
    engine = open_database(place(str(read_only)))
    with pytest.raises(DatabaseReadOnlyError, match="read-only"), writing(engine) as connection:
        connection.exec_driver_sql(ADD)


def test_a_read_only_file_is_not_migrated(read_only):
    with pytest.raises(DatabaseReadOnlyError):
        migrate.downgrade(connect(place(str(read_only))), "base")


def test_a_file_cannot_be_made_in_a_read_only_folder(read_only):
    with pytest.raises(DatabaseUnreachableError):
        migrate.upgrade(connect(place(str(read_only.with_name("new.db"))), create=True))


def test_a_crash_in_the_middle_of_writing_leaves_what_was_there(sqlite_path, tmp_path):
    engine = open_database(place(str(sqlite_path)))
    with writing(engine) as connection:
        connection.exec_driver_sql(ADD)
        copies = tmp_path / "after the crash"
        copies.mkdir()
        for path in tmp_path.glob("record.db*"):
            (copies / path.name).write_bytes(path.read_bytes())
    assert count(open_database(place(str(copies / "record.db")))) == 0


def test_no_command_on_sqlite_waits_for_the_other_engine():
    told = "import db.tables, sys; print('sqlalchemy.dialects.postgresql' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
