"""Engines and transactions: the one place that knows how each database is opened and held.

SQLite: the driver's own transaction handling is off (it lets schema changes escape a rollback
and loses updates); every transaction is begun explicitly, and one that will write takes the
write lock at once, so that writers wait for each other instead of failing half-way.
PostgreSQL: a writer takes one advisory lock, for the same effect; a reader sees one snapshot.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from db.errors import (
    DatabaseDamagedError,
    DatabaseFailedError,
    DatabaseFullError,
    DatabaseLockedError,
    DatabaseMissingError,
    DatabaseNotOnServerError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DiskFailedError,
    DriverMissingError,
    MigrationBrokeReferencesError,
    RecordConflictError,
)
from db.waiting import begin_on_file, lock_on_server
from onrecord.errors import DatabaseError, OnrecordError, UsageError

BUSY_TIMEOUT_MS: Final = 5_000
_CACHE_KB: Final = 65_536
_WRITES: Final = "onrecord_writes"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is: a file of SQLite or a URL of PostgreSQL."""

    path: Path | None
    url: URL | None

    def __str__(self) -> str:
        return str(self.path) if self.path else str(self.url)  # a URL hides its password


def place(text: str) -> Place:
    """Return the place that a path, ``sqlite:///PATH`` or ``postgresql://...`` names."""
    if "://" not in text:
        if text.startswith(("file:", ":memory:")) or not text:
            raise UsageError(f'"{text}" is no database address. Give a path or a URL')
        return Place(Path(text), None)
    try:
        url = make_url(text)
        dialect = url.get_backend_name()
    except (ArgumentError, ValueError):  # a port that is no number
        raise UsageError(f'"{text}" is no database address. Give a path or a URL') from None
    if dialect == "sqlite":
        if not url.database or url.database == ":memory:":
            raise UsageError(f'"{text}" names no file. Write sqlite:///PATH, or the path alone')
        return Place(Path(url.database), None)
    if dialect in {"postgresql", "postgres"}:
        return Place(None, url.set(drivername="postgresql+psycopg"))
    raise UsageError(f'"{dialect}" databases are not supported. Use a path, or postgresql://...')


def connect(where: Place, *, create: bool = False) -> Engine:
    """Return an engine for ``where``; only ``create`` makes a file that is not there.

    Raises DatabaseMissingError and DriverMissingError.
    """
    if where.path is not None:
        if where.path.is_dir():
            raise DatabaseError(f"{where} is a folder. Name a file in it")
        if not create and not where.path.is_file():
            raise DatabaseMissingError(str(where))
        return _sqlite(where.path, create=create)
    assert where.url is not None  # noqa: S101 - a place is one or the other
    try:
        engine = create_engine(where.url, poolclass=NullPool)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise DriverMissingError from None
    event.listen(engine, "begin", _begin_postgresql)
    return engine


@dataclass(frozen=True, slots=True)
class Kept:
    """A connection kept from one transaction to the next. Nothing is locked between them."""

    connection: Connection


@contextmanager
def keeping(engine: Engine) -> Iterator[Kept]:
    """Give what ``reading`` and ``writing`` take in the place of an engine, for many short ones.

    To connect costs more than such a transaction does.
    """
    with translated(engine), engine.connect() as connection:
        yield Kept(connection)


@contextmanager
def reading(where: Engine | Kept) -> Iterator[Connection]:
    """Give a connection that sees one state of the record throughout and cannot change it."""
    with _begun(where, writes=False) as connection:
        yield connection


@contextmanager
def writing(where: Engine | Kept) -> Iterator[Connection]:
    """Give a connection that holds the write lock; commits at the end, rolls back on any error."""
    with _begun(where, writes=True) as connection:
        yield connection


@contextmanager
def _begun(where: Engine | Kept, *, writes: bool) -> Iterator[Connection]:
    options: dict[str, Any] = {_WRITES: writes}
    server = where.dialect if isinstance(where, Engine) else where.connection.dialect
    if server.name == "postgresql" and not writes:
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    if isinstance(where, Engine):
        with translated(where), where.execution_options(**options).begin() as connection:
            yield connection
        return
    connection = where.connection
    if server.name == "postgresql" and writes:  # it may have read before
        usual = connection.default_isolation_level
        options |= {"isolation_level": usual, "postgresql_readonly": False}
    with translated(connection.engine), connection.execution_options(**options).begin():
        yield connection


@contextmanager
def trying(engine: Engine) -> Iterator[Connection]:
    """Give a connection as ``writing`` does, and take back at the end whatever was written."""
    with (
        translated(engine),
        engine.execution_options(**{_WRITES: True}).connect() as connection,
        connection.begin() as transaction,
    ):
        yield connection
        transaction.rollback()


def make_room(connection: Connection) -> None:
    """Let a transaction that writes a lot keep more of the file in memory."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_KB}")


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """Give a writing connection with foreign keys off, which are checked before the commit.

    SQLite rebuilds tables to change them: with foreign keys on, rebuilding a parent would delete
    its children. The two settings cannot be changed inside a transaction.
    """
    with (
        translated(engine),
        engine.execution_options(**{_WRITES: True}).connect() as connection,
    ):
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)  # noqa: S101
            driver.execute("PRAGMA journal_mode=WAL")
            driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            yield connection
            if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise MigrationBrokeReferencesError


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Turn what the drivers raise into the errors that a person can read."""
    try:
        yield
    except DBAPIError as error:
        raise _known(error, _name(engine)) from error
    except sqlite3.Error as error:
        raise _known_text(str(error), _name(engine)) from error


def _name(engine: Engine) -> str:
    return engine.url.database or "" if engine.dialect.name == "sqlite" else str(engine.url)


def _sqlite(path: Path, *, create: bool) -> Engine:
    absolute = path.absolute()

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{absolute.as_uri()}?{_mode(absolute, create=create)}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_TIMEOUT_MS / 1000,
            check_same_thread=False,
        )

    engine = create_engine(
        URL.create("sqlite", database=str(path)), creator=opened, poolclass=NullPool
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _mode(path: Path, *, create: bool) -> str:
    """Say how to open a file: a read-only one must not need the files that WAL keeps beside it."""
    if create:
        return "mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    left_over = path.with_name(path.name + "-wal")
    return "mode=ro" if left_over.exists() else "mode=ro&immutable=1"


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA synchronous=FULL")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES, False):
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101
        driver.execute("PRAGMA query_only=OFF")  # it may have read before
        begin_on_file(driver, BUSY_TIMEOUT_MS)
    else:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES, False):
        lock_on_server(connection)


def _known(error: DBAPIError, where: str) -> OnrecordError:
    if isinstance(error, IntegrityError):
        return RecordConflictError(_first_line(error))
    return _known_text(_first_line(error), where)


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().split("\n", maxsplit=1)[0]


# Whole phrases: a server's message also holds names, such as that of a database "full".
_KNOWN: Final = (
    (re.compile("is locked|lock timeout"), DatabaseLockedError),
    (re.compile("readonly database|read-only transaction"), DatabaseReadOnlyError),
    (re.compile("disk is full|no space left on device"), DatabaseFullError),
    (re.compile("disk i/o error"), DiskFailedError),
    (re.compile('database ".*" does not exist'), DatabaseNotOnServerError),
)
_TOLD: Final = (
    (re.compile("malformed|is not a database|corruption"), DatabaseDamagedError),
    (re.compile("unable to open|connection"), DatabaseUnreachableError),
    (re.compile(""), DatabaseFailedError),
)


def _known_text(text: str, where: str) -> OnrecordError:
    low = text.casefold()
    for phrases, error in _KNOWN:
        if phrases.search(low):
            return error(where)
    return next(error(where, text) for phrases, error in _TOLD if phrases.search(low))
