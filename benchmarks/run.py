"""Take the measures: fill databases of each size on each engine, and go through them."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from benchmarks.generate import World
from benchmarks.measures import READS, checking, contradictions, loading, memory, startup
from benchmarks.subject import Server, Subject, driver, fill, made, opened, serving
from benchmarks.timing import CLOCKS, compare


def take(
    sizes: Iterable[int],
    engines: Iterable[str],
    *,
    rounds: int = 7,
    commands: int = 15,
    only_checking: bool = False,
) -> dict[str, Any]:
    """Return all results, and what they were taken on, as plain JSON values.

    ``rounds`` is how often each function is measured, ``commands`` how often a program is started;
    0 leaves that out. ``only_checking`` takes nothing but what a check for contradictions costs.
    """
    sizes = list(sizes)
    machine = _machine()
    results: list[dict[str, Any]] = []
    if commands and not only_checking:
        results += [one | {"engine": "sqlite", "claims": 0} for one in startup.commands(commands)]
    for engine_name in engines:
        with serving(engine_name) as server:
            machine |= _version(server)
            for size in sizes:
                others = () if only_checking else _of_size(server, World(size), rounds)
                for one in chain(others, checking.figures(server, size, rounds)):
                    results.append(one | {"engine": engine_name, "claims": size})
                    _tell(results[-1])
    return {"machine": machine, "sizes": sizes, "results": results}


def joined(before: dict[str, Any] | None, now: dict[str, Any]) -> dict[str, Any]:
    """Return what was taken now with what was taken before, of other engines, sizes, measures."""
    if before is None:
        return now
    taken = {_what(one) for one in now["results"]}
    kept = [one for one in before["results"] if _what(one) not in taken]
    results = sorted(
        [*kept, *now["results"]], key=lambda one: (one["engine"] != "sqlite", one["claims"])
    )
    note = {"note": before["note"]} if "note" in before else {}
    return note | {
        "machine": before["machine"] | now["machine"],
        "sizes": sorted({*before["sizes"], *now["sizes"]}),
        "results": results,
    }


def _what(one: dict[str, Any]) -> tuple[str, int, str]:
    return one["engine"], one["claims"], one["measure"]


def _of_size(server: Server, world: World, rounds: int) -> Iterator[dict[str, Any]]:
    yield from loading.loads(server, world, rounds)
    with server.empty() as where:
        fill(where, made(world))
        with driver(where) as raw:
            contradictions.fill(raw)
        with opened(server, world, where) as subject:
            yield from _reads(subject, rounds)
        yield from memory.peaks(where)


def _reads(subject: Subject, rounds: int) -> Iterator[dict[str, Any]]:
    clock = CLOCKS[subject.engine_name]
    for cases in READS:
        for case in cases(subject):
            yield compare(case, clock, rounds)


def _machine() -> dict[str, str]:
    """Return what the measures depend on, and nothing that names the machine."""
    return {
        "system": f"{platform.system()} on {platform.machine()}",
        "processors": str(os.cpu_count()),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
    }


def _version(server: Server) -> dict[str, str]:
    if server.url is None:
        return {}
    with server.empty() as where, driver(where) as raw:
        ((version,),) = raw.rows("SHOW server_version")
    return {"PostgreSQL": version.split(" ")[0]}


def _tell(one: dict[str, Any]) -> None:
    ratios = ", ".join(f"{r['median']:.2f} x {name}" for name, r in one["ratios"].items())
    print(  # noqa: T201 - the benchmark is a program, and takes long
        f"{one['engine']} {one['claims']:>9,}  {one['measure']}: {one['case']}: "
        f"{one['ours']['median']:.3f} {one['unit']}  {ratios}",
        file=sys.stderr,
        flush=True,
    )
