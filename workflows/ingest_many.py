"""Take in any number of documents: read side by side, written one by one, in the order given.

A bounded number is in flight, so that memory stays flat. Each document is whole in the record or
not in it at all: what was done before an interruption stays, and a second run passes over it.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
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
from onrecord.ingest.work import read_or_refuse
from workflows.actor import Actor
from workflows.document_files import Failed
from workflows.incoming import Incoming
from workflows.ingesting import (
    Ingested,
    failure_of,
    ingest_document,
    known_already,
    take_known,
)

Item = Incoming | Failed
_Read = Article | str
_AHEAD: Final = 4  # documents in flight for each process
_HALTS: Final = (
    DatabaseError, DatabaseDamagedError, DatabaseFailedError, DatabaseFullError,
    DatabaseLockedError, DatabaseReadOnlyError, DatabaseUnreachableError, DiskFailedError,
)  # fmt: skip


@dataclass(slots=True)
class _InFlight:
    """A document on its way: failed or known already, or being read."""

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
            return (
                f"{incoming.document.name}: the process that read it was ended, for want of memory "
                "perhaps. Split it, or save it as text."
            )

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
def readers(jobs: int) -> Iterator[Readers]:
    """Give who reads with so many processes; one job is done in this process."""
    if jobs == 1:
        yield Readers()
        return
    # Started afresh, not forked: a copy of this process would have its threads' locks and the
    # database's file.
    context = multiprocessing.get_context("spawn")
    found = Readers(
        lambda: ProcessPoolExecutor(jobs, mp_context=context, initializer=_ignore_ctrl_c),
        ahead=jobs * _AHEAD,
    )
    try:
        yield found
    except BaseException:
        found.close(at_once=True)
        for process in multiprocessing.active_children():
            process.terminate()  # what it reads is for nobody any more
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
    known = known_already(engine, item)
    if known is not None:
        return _InFlight(item, done=known)
    return _InFlight(item, reading=by.start(item))


def _land(
    engine: Engine, flying: _InFlight, now: Callable[[], Actor], by: Readers, *, dry_run: bool
) -> Ingested | Failed:
    if isinstance(flying.item, Failed):
        return flying.item
    if isinstance(flying.done, Ingested) and not flying.done.told.filled:
        return flying.done
    item = flying.item
    name = item.document.name
    try:
        if flying.done is not None:
            return take_known(engine, item, now(), dry_run=dry_run)
        read = by.result(item, flying.reading)
        if isinstance(read, str):
            return Failed(name, failure_of(read, name))
        return ingest_document(engine, item, read, now(), dry_run=dry_run)
    except _HALTS:
        raise
    except OnrecordError as error:
        return Failed(name, failure_of(str(error), name))


def _ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that writes answers to it
