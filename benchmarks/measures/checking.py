"""What `onrecord check` costs: one new claim beside a record of any size, and a whole record.

On a record of its own, of statements that are told apart as those of news are. Its index is made as
a check makes it; then all claims count as compared, but for those that are measured.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, Final

from sqlalchemy import Connection, Engine, NullPool, create_engine, text

from benchmarks.generate import World
from benchmarks.measures.memory import peak
from benchmarks.subject import Server, fill, made
from benchmarks.timing import CLOCKS, Target, judged, spread
from db.engine import Place, reading, writing
from db.reads.pairs import by_speaker
from db.reads.statements import all_taken_in, to_compare, unaccepted
from db.store.rows import chunks
from db.store.statements import mark_compared, take_in
from db.tables import Claim
from db.version import open_database
from onrecord.filters import Filters
from workflows.checking import check
from workflows.statements.machine import embedded
from workflows.statements.vectors import index, part

MEASURE: Final = "Check for contradictions"
# In each round.
_ONE: Final = 4
_SOME: Final = 15
_WHOLE: Final = 150
_WHOLE_RECORD: Final = 100_000  # claims: what is coded of a larger one takes many minutes
_INDEXED: Final = 2_000
_WARM: Final = 3
_LOADING: Final = """
import time
started = time.process_time()
from workflows.statements.machine import embedded
from onrecord.embeddings import embed
embedded().own.opinions([("The bridge is open.", "The bridge is shut.")])
embed(["The bridge is open."])
print(1e3 * (time.process_time() - started))
"""
_COMPARED: Final = text(
    "UPDATE compared_claim SET changed = false, version_id = :version WHERE changed"
)
_UNCOMPARED: Final = text("UPDATE compared_claim SET changed = true WHERE claim_id = :claim")
_ALL_UNCOMPARED: Final = text("UPDATE compared_claim SET changed = true")
_SIZES: Final = {
    # Joined by name, so that the pages of nothing else are read.
    "sqlite": "SELECT sum(d.pgsize) FROM sqlite_master AS m JOIN dbstat AS d ON d.name = m.name "
    "WHERE m.tbl_name IN ('statement_vector', 'vector_cell')",
    "postgresql": "SELECT pg_total_relation_size('statement_vector') "
    "+ pg_total_relation_size('vector_cell')",
}


def figures(server: Server, claims: int, rounds: int) -> Iterator[dict[str, Any]]:
    """Make a record of so many claims and its index, and check claims of it, some a round."""
    with server.empty() as where:
        fill(where, made(World(claims, news=True)))
        engine = open_database(where)
        clock = CLOCKS[server.engine_name]
        yield _result("making the index", "s", [_seconds(clock, lambda: _index(engine))])
        with reading(engine) as connection:
            size = connection.execute(text(_SIZES[server.engine_name])).scalar_one()
        yield _result("the index", "MB", [float(size) / 1e6])
        yield _result("loading of words and weights", "ms", [_loading()])
        with writing(engine) as connection:
            _compared(connection)
        _counted(engine)
        yield from _of_new(engine, clock, rounds)
        yield _result("memory, one new claim", "MB", [_memory(engine, where)], Target(400))
        if claims <= _WHOLE_RECORD:
            yield _whole(engine, clock, _WHOLE * rounds)
        engine.dispose()


def _of_new(engine: Engine, clock: Callable[[], float], rounds: int) -> Iterator[dict[str, Any]]:
    count, many = _WARM + _ONE * rounds, _SOME * rounds
    with reading(engine) as connection:
        drawn = _drawn(connection, count + many)
    one = [_checked(engine, clock, [claim]) for claim in drawn[:count]][_WARM:]
    yield _result("one new claim, the whole check", "ms", one, Target(50))
    yield _result("of it, which claims are new", "ms", [_finding_out(engine, clock)])
    some = _checked(engine, clock, drawn[count:]) / max(len(drawn) - count, 1)
    yield _result("each of many new claims", "ms", [some], Target(50))


def _whole(engine: Engine, clock: Callable[[], float], most: int) -> dict[str, Any]:
    """Check a record of which nothing was compared, for a while: milliseconds a claim."""
    with writing(engine) as connection:
        connection.execute(_ALL_UNCOMPARED)
    at: list[tuple[int, float]] = []

    def progress(done: int, _total: int) -> None:
        at.append((done, clock()))
        if done >= most:
            raise KeyboardInterrupt

    check(engine, Filters(), progress=progress)
    (first, begun), *_, (last, ended) = at
    each = [1e3 * (ended - begun) / max(last - first, 1)]
    return _result("each claim of a whole record", "ms", each, Target(10))


def _compared(connection: Connection) -> None:
    """Have all claims count as compared."""
    take_in(connection)
    mark_compared(connection, {1: "0" * 16}, embedded().compared_by)
    version = connection.execute(text("SELECT version_id FROM compared_claim WHERE claim_id = 1"))
    connection.execute(_COMPARED, {"version": version.scalar_one()})


def _counted(engine: Engine) -> None:
    """Have PostgreSQL count its rows, as it does by itself some time after so many changes."""
    if engine.dialect.name == "postgresql":
        apart = create_engine(engine.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with apart.connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _index(engine: Engine) -> None:
    with reading(engine) as connection:
        last = connection.execute(text("SELECT max(id) FROM claim")).scalar_one()
    for chunk in chunks(range(1, last + 1), _INDEXED):
        with writing(engine) as connection:
            index(connection, chunk)
    with writing(engine) as connection:
        part(connection)


def _drawn(connection: Connection, count: int) -> list[int]:
    """Return claims from anywhere in the record that can be compared."""
    accepted = text("SELECT id FROM claim WHERE status = 'accepted'")
    found = connection.execute(accepted).scalars().all()
    return Random(5).sample(sorted(found), min(count, len(found)))


def _checked(engine: Engine, clock: Callable[[], float], claims: Sequence[int]) -> float:
    """Return the milliseconds that a check takes for which these claims are new."""
    with writing(engine) as connection:
        connection.execute(_UNCOMPARED, [{"claim": claim} for claim in claims])
    return 1e3 * _seconds(clock, lambda: check(engine, Filters()))


def _finding_out(engine: Engine, clock: Callable[[], float]) -> float:
    by = embedded().compared_by

    def found() -> None:
        with reading(engine) as connection:
            unaccepted(connection, by)
            all_taken_in(connection)
            wanted = [Claim.status == "accepted", to_compare(connection, by)]
            list(by_speaker(connection, wanted, _INDEXED))

    found()
    return 1e3 * _seconds(clock, found)


def _seconds(clock: Callable[[], float], work: Callable[[], object]) -> float:
    started = clock()
    work()
    return clock() - started


def _loading() -> float:
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", _LOADING], check=True, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout)


def _memory(engine: Engine, where: Place) -> float:
    with reading(engine) as connection:
        claim = _drawn(connection, 1)[0]
    with writing(engine) as connection:
        connection.execute(_UNCOMPARED, {"claim": claim})
    return peak(where, ["check"])


def _result(
    case: str, unit: str, values: Sequence[float], target: Target | None = None
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "measure": MEASURE,
        "case": case,
        "unit": unit,
        "rounds": len(values),
        "ours": spread(list(values)),
        "baselines": {},
        "ratios": {},
    }
    return found | judged(target, unit, found)
