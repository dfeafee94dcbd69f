"""Rows by key, set by set: what every noun's loading and saving is made of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, select

from db.store.among import among
from db.tables import Base
from onrecord.errors import RecordError

CHUNK: Final = 500

Row = dict[str, Any]
T = TypeVar("T")


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Give the items in lists of at most ``size``: an IN list has its limits."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def ids(connection: Connection, table: type[Base], keys: Iterable[str]) -> dict[str, int]:
    """Return the id of each key that ``table`` has; keys that it lacks are left out."""
    rows = fetch_among(connection, _by_key(table.__table__), dict.fromkeys(keys))
    return {row.key: row.id for row in rows}


@cache
def _by_key(table: Table) -> Any:
    return select(table.c.key, table.c.id).where(among(table.c.key))


def next_id(connection: Connection, table: type[Base]) -> int:
    """Return an id that is below those of all rows to come, and above those that are there."""
    top: int = connection.execute(
        select(func.coalesce(func.max(table.__table__.c.id), 0))
    ).scalar_one()
    return top + 1


def put(
    connection: Connection,
    table: type[Base],
    rows: Sequence[Row],
    unique: tuple[str, ...] = ("key",),
) -> None:
    """Insert the rows, or change those whose ``unique`` columns the table has.

    All rows name the same columns.
    """
    if not rows:
        return
    statement = _upsert(connection.dialect.name, table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in unique}
    connection.execute(
        statement.on_conflict_do_update(index_elements=unique, set_=changed), list(rows)
    )


def _upsert(dialect: str, table: type[Base]) -> Any:
    # Each engine's own, loaded when needed: reads should not wait for them.
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def replace_children(
    connection: Connection,
    table: type[Base],
    owner: str,
    owners: Iterable[int],
    rows: Sequence[Row],
) -> None:
    """Put ``rows`` in the place of all rows whose column ``owner`` is one of ``owners``."""
    column = table.__table__.c[owner]
    for chunk in chunks(owners):
        connection.execute(delete(table).where(column.in_(chunk)))
    if rows:
        connection.execute(insert(table), list(rows))


def fetch(
    connection: Connection, statement: Any, column: Any, values: Iterable[Any]
) -> Iterator[Any]:
    """Give the rows of ``statement`` for which ``column`` is one of ``values``."""
    return fetch_among(connection, statement.where(among(column)), values)


def fetch_among(connection: Connection, statement: Any, values: Iterable[Any]) -> Iterator[Any]:
    """Give the rows of a statement that was made once and for all, with ``among`` in it.

    The values are all of one type. Such a statement costs a fraction of one that is put together
    anew for each page.
    """
    for chunk in chunks(values):
        yield from connection.execute(statement, {"among": chunk}).all()


def grouped(rows: Iterable[Any], name: str) -> dict[Any, list[Any]]:
    """Return the rows in lists by the value of their column ``name``, in the order given."""
    groups: dict[Any, list[Any]] = {}
    for row in rows:
        groups.setdefault(getattr(row, name), []).append(row)
    return groups


def refuse_taken(
    connection: Connection,
    table: type[Base],
    owner: str,
    rows: Iterable[tuple[Row, tuple[str, str, str]]],
    *conditions: Any,
) -> None:
    """Raise RecordError where the key of a row belongs to a row of another owner.

    ``owner`` is the column that names the owner; each row comes with the (noun, key, path) of the
    record that claims it. Only rows that meet the ``conditions`` count.
    """
    column = table.__table__.c[owner]
    claimed = {row["key"]: (row[owner], record) for row, record in rows}
    statement = select(table.__table__.c.key, column.label("owner")).where(*conditions)
    for stored in fetch(connection, statement, table.__table__.c.key, claimed):
        wanted, record = claimed[stored.key]
        if stored.owner != wanted:
            raise RecordError(
                *record, f'the key "{stored.key}" is taken by another {record[0]}. Choose another'
            )


def need(found: Mapping[str, int], key: str, *, noun: str, owner: tuple[str, str, str]) -> int:
    """Return the id of ``key``; raises RecordError that names the owner's place that refers to it.

    ``owner`` is (noun, key, path) of the record that refers.
    """
    if key in found:
        return found[key]
    raise RecordError(
        *owner,
        f'refers to the {noun} "{key}", which neither this file nor the database has. '
        f"Add it, or correct the key (onrecord {noun} list)",
    )
