"""Valid rows for every table, and ways to put them in."""

from collections.abc import Collection
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, text

from tests.db.rows import OTHERS, ROWS

# Columns that a table had to be filled in before a later revision took them away.
RETIRED = {
    "change": {"before": "{}", "after": "{}"},
    "compared_claim": {"made_by": "rules 1"},
}


@pytest.fixture(scope="session")
def rows() -> dict[str, dict[str, Any]]:
    """Return a valid row for each table, in an order in which they may be inserted."""
    return ROWS


@pytest.fixture(scope="session")
def others() -> dict[str, dict[str, Any]]:
    """Return a second row where one table's row of ``rows`` needs two of another."""
    return OTHERS


@pytest.fixture(scope="session")
def insert_row() -> Any:
    """Return a function (connection, table, row) that inserts one row with plain SQL."""

    def insert_row(connection: Connection, table: str, row: dict[str, Any]) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({values})'), row)

    return insert_row


@pytest.fixture(scope="session")
def fill(
    rows: dict[str, dict[str, Any]], others: dict[str, dict[str, Any]], insert_row: Any
) -> Any:
    """Return a function (connection, tables) that puts the valid rows of those tables in."""

    def fill(connection: Connection, tables: Collection[str]) -> None:
        for table, row in rows.items():
            if table in tables:
                columns = {column["name"] for column in inspect(connection).get_columns(table)}
                retired = {n: v for n, v in RETIRED.get(table, {}).items() if n in columns}
                for one in (row, *([others[table]] if table in others else [])):
                    there = {name: value for name, value in one.items() if name in columns}
                    insert_row(connection, table, there | retired)

    return fill
