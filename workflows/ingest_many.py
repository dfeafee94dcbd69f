"""Take in any number of documents: read side by side, written one by one, in the order given.

A bounded number is in flight, so that memory stays flat. Each document is whole in the record or
not in it at all: what was done before an interruption stays, and a second run passes over it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
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
from workflows.readers import DocumentReaders, Readers, readers

__all__ = ["HALTS", "DocumentReaders", "Item", "Readers", "ingest_many", "readers"]

Item = Incoming | NotChanged | Failed
_Read = Article | str
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


def ingest_many(
    engine: Engine,
    items: Iterable[Item],
    now: Callable[[], Actor],
    by: DocumentReaders,
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


def _start(engine: Engine, item: Item, by: DocumentReaders) -> _InFlight:
    if isinstance(item, Failed):
        return _InFlight(item, done=item)
    if isinstance(item, NotChanged):
        return _InFlight(item, done=not_changed(engine, item))
    known = known_already(engine, item)
    if known is not None:
        return _InFlight(item, done=known)
    return _InFlight(item, reading=by.start(item.document))


def _land(
    engine: Engine,
    flying: _InFlight,
    now: Callable[[], Actor],
    by: DocumentReaders,
    *,
    dry_run: bool,
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
        read = by.result(item.document, flying.reading)
        if isinstance(read, str):
            return Failed(name, failure_of(read, name))
        return ingest_document(engine, item, read, now(), dry_run=dry_run)
    except HALTS:
        raise
    except OnrecordError as error:
        return Failed(name, failure_of(str(error), name))
