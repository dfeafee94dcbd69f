"""Make databases, bring them up to date, copy them."""

import sqlite3
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine, inspect

from db import migrate
from db.engine import Place, connect, reading, translated
from db.errors import DatabaseMissingError, DatabaseNewerError, NotOnrecordError
from db.version import HEAD, REVISIONS, current, open_database
from onrecord.errors import OnrecordError, UsageError
from workflows.whole_files import cannot_write, put_in_place, unfinished


def make(where: Place) -> Literal["made", "upgraded"] | None:
    """Make the database, or bring it up to date; return what was done, ``None`` for nothing.

    Raises NotOnrecordError for a database that holds something else: it is left alone.
    """
    try:
        found = revision(where)
    except DatabaseMissingError:
        found = None
        _need_folder(where)
    if found == HEAD:
        return None
    if found is not None and found not in REVISIONS:
        raise DatabaseNewerError(str(where), found)
    migrate.upgrade(connect(where, create=True))
    return "made" if found is None else "upgraded"


def revision(where: Place) -> str | None:
    """Return the schema revision of a database, ``None`` for an empty one.

    Raises DatabaseMissingError, and NotOnrecordError where it holds tables of something else.
    """
    engine = connect(where)
    with translated(engine), reading(engine) as connection:
        tables = inspect(connection).get_table_names()
        empty = set(tables) <= {"alembic_version"}  # as a downgrade leaves it
        if not empty and not {"alembic_version", "claim"} <= set(tables):
            raise NotOnrecordError(str(where))
        found = current(connection) if tables else None
        if found is None and not empty:
            raise NotOnrecordError(str(where))
        return found


def back_up(where: Place, target: Path) -> None:
    """Copy a SQLite database as of one moment, also while others write to it.

    ``target`` is there only when the copy is whole and on the disk: until then it has another name.
    """
    if where.path is None:
        raise UsageError("This copies SQLite files only. For PostgreSQL use pg_dump")
    if target.exists():
        raise UsageError(f"{target} is already there. Name a new file")
    if not target.absolute().parent.is_dir():
        raise OnrecordError(f"There is no folder {target.absolute().parent}. Make it first")
    engine = open_database(where)
    part = unfinished(target)
    try:
        with translated(engine), engine.connect() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101
            _copy(source, part, target)
        put_in_place(part, target)
    finally:
        part.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, part: Path, target: Path) -> None:
    try:
        copy = sqlite3.connect(part)
    except sqlite3.Error as error:
        raise cannot_write(target, error) from None
    try:
        source.backup(copy)  # in one step: in several, each change would make it begin again
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
            raise OnrecordError(
                f"The disk is full: no copy was made at {target}. Make room, or name another place"
            ) from None
        raise
    finally:
        copy.close()


def _need_folder(where: Place) -> None:
    if where.path is not None and not where.path.absolute().parent.is_dir():
        raise OnrecordError(
            f"There is no folder {where.path.absolute().parent}. "
            "Make it first, or name another place"
        )


def check_tables(engine: Engine) -> None:
    """Raise OnrecordError where the tables differ from what the program expects."""
    from alembic.util import CommandError

    try:
        migrate.check(engine)
    except CommandError as error:
        raise OnrecordError(f"The tables differ: {error}. Restore a backup") from None
