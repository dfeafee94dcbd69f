"""Which schema a database has, and which one this program needs, without loading Alembic."""

from typing import Final

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from db.engine import Place, connect, reading, translated
from db.errors import DatabaseBehindError, DatabaseNewerError, NotOnrecordError

# In order; a test holds them equal to the files under migrations/versions.
REVISIONS: Final = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010",
    "0011", "0012", "0013", "0014", "0015", "0016", "0017", "0018", "0019",
)  # fmt: skip
HEAD: Final = REVISIONS[-1]


def current(connection: Connection) -> str | None:
    """Return the revision of the tables, ``None`` where there is no record at all."""
    try:
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    except DBAPIError as error:
        text = str(error.orig).casefold()
        if "no such table" in text or "does not exist" in text:
            return None
        raise


def open_database(where: Place) -> Engine:
    """Return an engine for a database whose tables this program knows how to use.

    Raises DatabaseMissingError, NotOnrecordError, DatabaseBehindError, DatabaseNewerError.
    """
    engine = connect(where)
    with translated(engine), reading(engine) as connection:
        found = current(connection)
        ours = found in REVISIONS or (found and inspect(connection).has_table("claim"))
    if found is None or not ours:
        raise NotOnrecordError(str(where))
    if found not in REVISIONS:
        raise DatabaseNewerError(str(where), found)
    if found != HEAD:
        raise DatabaseBehindError(str(where), found, HEAD)
    return engine
