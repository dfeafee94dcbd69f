"""Take in any number of documents: read side by side, written one by one, in the order given.

A bounded number is in flight, so that memory stays flat. Each document is whole in the record or
not in it at all: what was done before an interruption stays, and a second run passes over it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine

from db.errors import (
    DatabaseDamagedError,
    DatabaseFailedError,
    DatabaseFullError,
    DatabaseLockedError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DiskFailedError,
)
from onrecord.errors import DatabaseError, OnrecordError
from onrecord.ingest import Article
from onrecord.ingest.work import ended_its_reader, needs_memory, read_or_refuse
from workflows.actor import Actor
from workflows.document_files import Failed
from workflows.fetching import NotChanged
from workflows.incoming import Incoming
from workflows.ingesting import (
    Ingested,
    failure_of,
    ingest_document,
    known_already,
    take_known,
)
from workflows.known_pages import not_changed
from workflows.limited_reading import LimitedExecutor, Limits

Item = Incoming | NotChanged | Failed
_Read = Article | str
_AHEAD: Final = 4  # documents in flight for each process
HALTS: Final = (
    DatabaseError, DatabaseDamagedError, DatabaseFailedError, DatabaseFullError,
    DatabaseLockedError, DatabaseReadOnlyError, DatabaseUnreachableError, DiskFailedError,
)  # fmt: skip
"""What ails the database itself, and no document."""


@dataclass(slots=True)
class _InFlight:
    """A document on its way: failed, known already or not changed, or being read."""

    item: Item
    done: Ingested | Failed | None = None
    reading: "Future[_Read] | None" = None


class Readers:
    """Who reads: this process, or an executor that ``make`` gives and gives again if it breaks.

    ``ahead`` bounds how many documents are in flight.
    """

    def __init__(self, make: Callable[[], Executor] | None = None, *, ahead: int = 1) -> None:
        self._make = make
        self._executor = make() if make is not None else None
        self.ahead = max(1, ahead)

    def start(self, incoming: Incoming) -> "Future[_Read] | None":
        """Have a document read; ``None`` where this process reads it when its turn comes."""
        if self._executor is None:
            return None
        try:
            return self._executor.submit(read_or_refuse, incoming.document)
        except BrokenExecutor:
            self._renew()
            return self._executor.submit(read_or_refuse, incoming.document)

    def result(self, incoming: Incoming, reading: "Future[_Read] | None") -> _Read:
        """Return what was read; a document that breaks the process it is read in is refused."""
        try:
            return self._result(incoming, reading)
        except MemoryError:
            return needs_memory(incoming.document.name)

    def _result(self, incoming: Incoming, reading: "Future[_Read] | None") -> _Read:
        if reading is None:
            return read_or_refuse(incoming.document)
        try:
            return reading.result()
        except BrokenExecutor:  # this document's fault, or that of one beside it: once more, alone
            self._renew()
        again = self.start(incoming)
        assert again is not None  # noqa: S101 - there is an executor
        try:
            return again.result()
        except BrokenExecutor:
            self._renew()
            return ended_its_reader(incoming.document.name)

    def close(self, *, at_once: bool = False) -> None:
        """Let go of the executor; ``at_once`` without waiting for what it is at."""
        if self._executor is not None:
            # No more than what every executor knows: that of Dask cannot cancel.
            self._executor.shutdown(wait=not at_once)

    def _renew(self) -> None:
        assert self._make is not None  # noqa: S101 - only an executor breaks
        self.close(at_once=True)
        self._executor = self._make()


@contextmanager
def readers(jobs: int, limits: Limits | None = None) -> Iterator[Readers]:
    """Give who reads with so many processes of this machine, each within ``limits``.

    One job has a process of its own, too: what reads can be killed, what writes cannot.
    """
    found = Readers(lambda: LimitedExecutor(jobs, limits), ahead=jobs * _AHEAD)
    try:
        yield found
    except BaseException:
        found.close(at_once=True)
        raise
    found.close()


def ingest_many(
    engine: Engine,
    items: Iterable[Item],
    now: Callable[[], Actor],
    by: Readers,
    *,
    dry_run: bool = False,
) -> Iterator[Ingested | Failed]:
    """Take documents in and tell what became of each, in their order.

    ``now`` gives who acts at this moment. A document that cannot be taken in is told of and the
    next one comes; what ails the database itself ends the work.
    """
    flying: deque[_InFlight] = deque()
    # SQLite tidies its file up whenever the last connection to it ends: one stays open.
    with engine.connect():
        for item in items:
            flying.append(_start(engine, item, by))
            if len(flying) >= by.ahead:
                yield _land(engine, flying.popleft(), now, by, dry_run=dry_run)
        while flying:
            yield _land(engine, flying.popleft(), now, by, dry_run=dry_run)


def _start(engine: Engine, item: Item, by: Readers) -> _InFlight:
    if isinstance(item, Failed):
        return _InFlight(item, done=item)
    if isinstance(item, NotChanged):
        return _InFlight(item, done=not_changed(engine, item))
    known = known_already(engine, item)
    if known is not None:
        return _InFlight(item, done=known)
    return _InFlight(item, reading=by.start(item))


def _land(
    engine: Engine, flying: _InFlight, now: Callable[[], Actor], by: Readers, *, dry_run: bool
) -> Ingested | Failed:
    done = flying.done
    if isinstance(done, Failed) or (done is not None and not done.told.filled):
        return done
    assert isinstance(flying.item, Incoming)  # noqa: S101 - all else is done at its start
    item = flying.item
    name = item.document.name
    try:
        if done is not None:
            return take_known(engine, item, now(), dry_run=dry_run)
        read = by.result(item, flying.reading)
        if isinstance(read, str):
            return Failed(name, failure_of(read, name))
        return ingest_document(engine, item, read, now(), dry_run=dry_run)
    except HALTS:
        raise
    except OnrecordError as error:
        return Failed(name, failure_of(str(error), name))
