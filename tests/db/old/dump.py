"""Write a SQLite database down as text: ``python dump.py record.db schema.sql rows.sql``.

The schema is SQLite's, as the program that made it left it. The rows are INSERTs in an order in
which references are met, for both engines: only a BLOB, ``X'00'``, must be written otherwise for
PostgreSQL, ``'\\x00'``.
"""

import sqlite3
import sys
from pathlib import Path

SHADOW = ("_data", "_idx", "_docsize", "_config")  # FTS5 makes these with its own table


def schema(connection: sqlite3.Connection) -> str:
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return "".join(
        f"{sql};\n" for name, sql in made if not ("_fts" in name and name.endswith(SHADOW))
    )


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables, each after those that it refers to."""
    made = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    left = {name for (name,) in made if "_fts" not in name}
    found: list[str] = []
    while left:
        for name in sorted(left):
            references = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
            if not ({reference[2] for reference in references} - {name}) & left:
                found.append(name)
        left -= set(found)
    return found


def inserts(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    names = ", ".join(f'"{column[1]}"' for column in columns)
    key = ", ".join(f'"{column[1]}"' for column in columns if column[5]) or "1"
    values = ", ".join(
        f"iif(\"{name}\", 'true', 'false')" if kind == "BOOLEAN" else f'quote("{name}")'
        for _, name, kind, *_ in columns
    )
    rows = connection.execute(f'SELECT {values} FROM "{table}" ORDER BY {key}')
    return [f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(row)});\n' for row in rows]


if __name__ == "__main__":
    record, to_schema, to_rows = map(Path, sys.argv[1:])
    opened = sqlite3.connect(record)
    to_schema.write_text(schema(opened), encoding="utf-8")
    rows = [line for table in tables(opened) for line in inserts(opened, table)]
    to_rows.write_text("".join(rows), encoding="utf-8")
