"""The baseline of loading: the same rows into the same tables, with the drivers alone.

SQLite: ``executemany`` in one transaction, foreign keys not checked. PostgreSQL: COPY, without
the triggers of foreign keys. On both, what is not a constraint (indexes, full text) is taken away
first and built at the end. Only the writing is timed; the making of the rows is not.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.rows import COLUMNS, Batch

_FTS_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%_fts%'"
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
_PG_INDEXES = """
SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = current_schema()
WHERE NOT EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.conindid = i.indexrelid)
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds: on the clock and of the processor, for rows and for what is built after them."""

    rows: float
    built: float
    processor: float


@dataclass(slots=True)
class Stopwatch:
    """Adds up what is run through it and nothing else."""

    seconds: float = 0.0
    processor: float = 0.0

    def run(self, work: Callable[..., Any], *arguments: Any) -> None:
        """Run ``work`` and add its time."""
        started, busy = time.perf_counter(), time.process_time()
        work(*arguments)
        self.seconds += time.perf_counter() - started
        self.processor += time.process_time() - busy


def load_sqlite(path: Path, batches: Iterable[Batch]) -> Spent:
    """Fill a migrated, empty SQLite file."""
    rows, after = Stopwatch(), Stopwatch()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("BEGIN IMMEDIATE")
    triggers = connection.execute(_FTS_TRIGGERS).fetchall()
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    for batch in batches:
        for table, columns in COLUMNS.items():
            if batch.get(table):
                rows.run(connection.executemany, insert_into(table, columns), batch[table])
    for _, statement in indexes:
        after.run(connection.execute, statement)
    after.run(connection.execute, "INSERT INTO claim_fts(claim_fts) VALUES ('rebuild')")
    for _, statement in triggers:
        connection.execute(statement)
    after.run(connection.execute, "COMMIT")
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return Spent(rows.seconds, after.seconds, rows.processor + after.processor)


def load_postgresql(url: str, batches: Iterable[Batch]) -> Spent:
    """Fill a migrated, empty PostgreSQL database; the processor's time is that of the client."""
    import psycopg

    rows, after = Stopwatch(), Stopwatch()
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET maintenance_work_mem = '256MB'")
        indexes = connection.execute(_PG_INDEXES).fetchall()
        for name, _ in indexes:
            connection.execute(f'DROP INDEX "{name}"'.encode())
        for batch in batches:
            for table, columns in COLUMNS.items():
                if batch.get(table):
                    rows.run(_copy, connection, table, columns, batch[table])
        for _, statement in indexes:
            after.run(connection.execute, statement.encode())
        after.run(connection.commit)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return Spent(rows.seconds, after.seconds, rows.processor + after.processor)


def insert_into(table: str, columns: tuple[str, ...]) -> str:
    """Return the statement that inserts one row of a table."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'


def _copy(
    connection: Any, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)
