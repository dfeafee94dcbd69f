"""Loading a record: the drivers' plain way, and everybody else beside it.

The rows are the same for all, and making them is not counted. The program loads JSON Lines that it
exported from a database with these rows: as a whole export, history and all, and as records that
are new to an empty record, logged as one change. Reading the lines is measured apart and taken off.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks import orm
from benchmarks.plain_load import Spent
from benchmarks.rows import COLUMNS, Batch
from benchmarks.subject import Server, fill, made
from benchmarks.timing import CLOCKS, Target, judged, spread
from db.engine import Place, connect, writing
from workflows.actor import Actor
from workflows.batches import LinesFile, batches
from workflows.exporting import export_all
from workflows.importing import import_files

Load = Callable[[Place], float]
TARGET: Final = Target(1.35, "raw")
_SMALL: Final = 100_000  # claims: up to here the rows are kept, and everybody loads several times
_TINY: Final = 10_000  # claims: up to here the slow ways are measured
_ROUNDS: Final = 3
_READING: Final = "reading the lines"
# The lines that make a file a whole export, its history among them.
_FRAME: Final = (b'{"onrecord":', b'{"end":', b'{"change":', b'{"made":', b'{"changed":')
_ACTOR: Final = Actor("benchmark", "2031-06-01T10:00:00Z")


def loads(server: Server, world: Any, rounds: int) -> Iterator[dict[str, Any]]:
    """Measure the loads of a record in turn; up to three rounds, but one of a million claims."""
    small = world.claims <= _SMALL
    rows = list(made(world)) if small else made(world)
    with server.empty() as where:
        first = fill(where, rows)
        whole, new = _exported(where, server.folder)
    ways = _plain(server, world.claims, rows) if small else {}
    clock = CLOCKS[server.engine_name]
    ways |= {
        _READING: lambda _: _timed(clock, lambda: _read(new)),
        "onrecord, a whole export": lambda where: _timed(clock, lambda: _take(where, whole)),
        "onrecord, new records": lambda where: _timed(clock, lambda: _take(where, new)),
    }
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(min(rounds, _ROUNDS) if small else 1):
        for name, load in ways.items():
            with server.empty() as where:
                spent[name].append(load(where))
    spent.setdefault("raw", [_seconds(server, first)])
    yield from _results(spent)


def _exported(where: Place, folder: Path) -> tuple[Path, Path]:
    """Write the record down as JSON Lines, and the same as lines that are no whole export."""
    whole, new = folder / "whole.jsonl", folder / "new.jsonl"
    with whole.open("wb") as file:
        export_all(connect(where), file.write)
    with whole.open("rb") as lines, new.open("wb") as file:
        file.writelines(line for line in lines if not line.startswith(_FRAME))
    return whole, new


def _results(spent: dict[str, list[float]]) -> Iterator[dict[str, Any]]:
    reading = spent.pop(_READING)
    yield _result(_READING, reading, None)
    for name, seconds in spent.items():
        ours = name.startswith("onrecord")
        took = [one - read for one, read in zip(seconds, reading, strict=True)] if ours else seconds
        one = _result(name, took, None if name == "raw" else spent["raw"])
        yield one | (judged(TARGET, "s", one) if ours else {})


def _result(name: str, seconds: list[float], raw: list[float] | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "measure": "Loading",
        "case": name,
        "unit": "s",
        "rounds": len(seconds),
        "ours": spread(seconds),
        "baselines": {},
        "ratios": {},
    }
    if raw is not None:
        ratios = [own / other for own, other in zip(seconds, raw, strict=True)]
        found |= {"baselines": {"raw": spread(raw)}, "ratios": {"raw": spread(ratios)}}
    return found


def _plain(server: Server, claims: int, rows: Iterable[Batch]) -> dict[str, Load]:
    ways: dict[str, Callable[[Place, Iterable[Batch]], Spent]] = {"raw": fill}
    if server.engine_name == "sqlite":
        ways["sqlite-utils"] = _sqlite_utils
    if claims <= _TINY:
        ways["ORM"] = _orm
    return {
        name: lambda where, way=way: _seconds(server, way(where, rows))  # type: ignore[misc]
        for name, way in ways.items()
    }


def _seconds(server: Server, spent: Spent) -> float:
    return spent.processor if server.engine_name == "sqlite" else spent.rows + spent.built


def _timed(clock: Callable[[], float], work: Callable[[], object]) -> float:
    started = clock()
    work()
    return clock() - started


def _read(path: Path) -> None:
    for _ in batches(_lines(path)):
        pass


def _take(where: Place, path: Path) -> None:
    import_files(connect(where), [_lines(path)], _ACTOR, check=False)


def _lines(path: Path) -> LinesFile:
    return LinesFile(path.name, lambda: path.open("rb"))


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
