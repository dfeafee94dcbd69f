"""Loading a record: the drivers' plain way, and everybody else beside it.

The rows are the same for all, and making them is not counted. The program's own load gets its
line in ``OURS``: a function that takes a migrated, empty place and the record, and returns the
seconds that reading its input took apart from the rest, and those of the rest.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from benchmarks import orm
from benchmarks.plain_load import Spent
from benchmarks.rows import COLUMNS, Batch
from benchmarks.subject import Server, fill, made
from benchmarks.timing import Target, judged, spread
from db.engine import Place, connect, writing

Load = Callable[[Place, Any], Spent]
OURS: Final[Load | None] = None
TARGET: Final = Target(1.35, "raw")
_SMALL: Final = 100_000  # claims: up to here the rows are kept, and everybody loads several times
_TINY: Final = 10_000  # claims: up to here the slow ways are measured
_ROUNDS: Final = 3


def loads(server: Server, world: Any) -> list[dict[str, Any]]:
    """Measure the loads of a record of up to 100,000 claims, each in turn; several rounds."""
    if world.claims > _SMALL:
        return []
    rows = list(made(world))
    ways = _ways(server.engine_name, world.claims)
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_ROUNDS):
        for name, load in ways.items():
            with server.empty() as where:
                done = load(where, rows)
                spent[name].append(done.rows + done.built)
    found = []
    for name in ways:
        ratios = [own / raw for own, raw in zip(spent[name], spent["raw"], strict=True)]
        one: dict[str, Any] = {
            "measure": "Loading",
            "case": name,
            "unit": "s",
            "rounds": _ROUNDS,
            "ours": spread(spent[name]),
            "baselines": {"raw": spread(spent["raw"])},
            "ratios": {"raw": spread(ratios)},
        }
        found.append(one | (judged(TARGET, "s", one) if name == "onrecord" else {}))
    return found


def plain(spent: Spent) -> dict[str, Any]:
    """Return the result of the one load that fills a database for the other measures."""
    total = spread([spent.rows + spent.built])
    return {
        "measure": "Loading",
        "case": "raw, once",
        "unit": "s",
        "rounds": 1,
        "ours": total,
        "baselines": {},
        "ratios": {},
    }


def _ways(engine_name: str, claims: int) -> Mapping[str, Load]:
    ways: dict[str, Load] = {"raw": fill}
    if OURS is not None:
        ways["onrecord"] = OURS
    if engine_name == "sqlite" and _has_sqlite_utils():
        ways["sqlite-utils"] = _sqlite_utils
    if claims <= _TINY:
        ways["ORM"] = _orm
    return ways


def _has_sqlite_utils() -> bool:
    try:
        import sqlite_utils  # noqa: F401
    except ModuleNotFoundError:
        return False
    return True


def _sqlite_utils(where: Place, rows: Iterable[Batch]) -> Spent:
    """Load into the same tables with the search triggers and indexes in place, as it would."""
    import sqlite_utils

    assert where.path is not None  # noqa: S101 - SQLite alone
    connection = sqlite3.connect(where.path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    database = sqlite_utils.Database(connection)
    started, busy = time.perf_counter(), time.process_time()
    for batch in rows:
        for table, columns in COLUMNS.items():
            if batch.get(table):
                dicts = (dict(zip(columns, row, strict=True)) for row in batch[table])
                database.table(table).insert_all(dicts)
    connection.commit()
    done = Spent(time.perf_counter() - started, 0.0, time.process_time() - busy)
    connection.close()
    return done


def _orm(where: Place, rows: Iterable[Batch]) -> Spent:
    started, busy = time.perf_counter(), time.process_time()
    with writing(connect(where)) as connection:
        orm.load(connection, rows)
    return Spent(time.perf_counter() - started, 0.0, time.process_time() - busy)
