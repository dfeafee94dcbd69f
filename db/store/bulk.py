"""Many new rows at a time, past SQLAlchemy: ids given out here, plain tuples to the driver.

For a transaction that holds the write lock: nobody else gives out ids meanwhile.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from json.encoder import encode_basestring_ascii
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import JSON, Connection, FromClause, text

from db.store.rows import Row, next_id
from db.tables import Base, Claim

_STAGE: Final = "claim_stage"


def reserve(connection: Connection, table: type[Base], count: int) -> int:
    """Return the first of ``count`` ids that are free from now on."""
    if connection.dialect.name == "sqlite":
        return next_id(connection, table)
    # The sequence moves on, so that rows that are put one by one get later ids.
    name = f"{table.__tablename__}_id_seq"
    statement = text("SELECT setval(:name, nextval(:name) + :more)")
    last: int = connection.execute(statement, {"name": name, "more": count - 1}).scalar_one()
    return last - count + 1


def with_ids(connection: Connection, table: type[Base], rows: Sequence[Row]) -> Sequence[Row]:
    """Give the rows new ids, in their order, and return them."""
    if rows:
        first = reserve(connection, table, len(rows))
        for number, row in enumerate(rows, start=first):
            row["id"] = number
    return rows


def insert_many(connection: Connection, table: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows that all name the same columns; raises the driver's own errors."""
    if not rows:
        return
    columns = tuple(rows[0])
    driver = connection.connection.driver_connection
    values = _values(table.__table__, columns, rows)
    if isinstance(driver, sqlite3.Connection):
        _insert_sqlite(driver, table, columns, values)
        return
    assert driver is not None  # noqa: S101 - it is open
    listed = ", ".join(f'"{column}"' for column in columns)
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY {table.__tablename__} ({listed}) FROM STDIN") as copy,
    ):
        for row in values:
            copy.write_row(row)


def _values(table: FromClause, columns: Sequence[str], rows: Sequence[Row]) -> list[Any]:
    for column in columns:
        if isinstance(table.c[column].type, JSON):
            for row in rows:
                if row[column] is not None:
                    row[column] = _written(row[column])
    taken: Callable[[Row], Any] = itemgetter(*columns)
    return list(map(taken, rows))


def _written(value: Any) -> str:
    """Return a value as JSON, as SQLAlchemy writes it; lists of texts are by far the most."""
    if type(value) is list and all(type(item) is str for item in value):
        return f"[{', '.join(map(encode_basestring_ascii, value))}]"
    return json.dumps(value)


def _insert_sqlite(
    driver: sqlite3.Connection, table: type[Base], columns: Sequence[str], values: Sequence[Any]
) -> None:
    """Insert rows; claims go by a table of their own, for search is fed once a statement."""
    listed = ", ".join(f'"{column}"' for column in columns)
    into = table.__tablename__
    if table is Claim:
        driver.execute(
            f"CREATE TEMP TABLE IF NOT EXISTS {_STAGE} AS SELECT * FROM claim WHERE false"
        )
        into = _STAGE
    places = ", ".join("?" * len(columns))
    driver.executemany(f"INSERT INTO {into} ({listed}) VALUES ({places})", values)
    if table is Claim:
        driver.execute(f"INSERT INTO claim ({listed}) SELECT {listed} FROM {_STAGE}")
        driver.execute(f"DELETE FROM {_STAGE}")
