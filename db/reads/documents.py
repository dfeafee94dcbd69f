"""What the record has of a document already: its bytes, its address, or its file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from db.reads.copies import LATEST_LAST
from db.store.rows import fetch
from db.tables import Block, Capture, Source


@dataclass(frozen=True, slots=True)
class KnownCapture:
    """A capture that the record has; ``withdrawn`` tells that its source is no part of it."""

    id: int
    key: str
    source: int
    source_key: str
    coded: bool
    held: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that a document may be another copy of."""

    id: int
    key: str
    title: str
    url: str | None
    withdrawn: bool


_CAPTURES: Final = select(
    Capture.id,
    Capture.key,
    Capture.source_id,
    Source.key.label("source"),
    Capture.coded,
    Capture.text.is_not(None).label("held"),
    Source.withdrawn,
).join(Source, Source.id == Capture.source_id)
_SOURCES: Final = select(Source.id, Source.key, Source.title, Source.url, Source.withdrawn)


def captures_with(connection: Connection, sha256: str) -> list[KnownCapture]:
    """Return the captures of those bytes, those of sources that count and held ones first."""
    rows = connection.execute(_CAPTURES.where(Capture.sha256 == sha256))
    found = [KnownCapture(*row) for row in rows]
    return sorted(found, key=lambda one: (one.withdrawn, not one.held, one.id))


def sources_at(connection: Connection, urls: Collection[str]) -> list[KnownSource]:
    """Return the sources that stand at one of the addresses, or were received from one."""
    named = fetch(connection, _SOURCES, Source.url, urls)
    received = select(Capture.source_id)
    ids = {row.source_id for row in fetch(connection, received, Capture.url, urls)}
    return _sources([*named, *fetch(connection, _SOURCES, Source.id, ids)])


def sources_read_from(connection: Connection, path_sha256: str) -> list[KnownSource]:
    """Return the sources that were read from a file, by the hash of its path."""
    read = select(Capture.source_id).where(Capture.path_sha256 == path_sha256)
    return _sources(connection.execute(_SOURCES.where(Source.id.in_(read))))


def last_text(connection: Connection, source: int) -> str | None:
    """Return the text of the latest capture of a source that is held."""
    statement = (
        select(Capture.text)
        .where(Capture.source_id == source, Capture.text.is_not(None))
        .order_by(*(column.desc() for column in LATEST_LAST))
        .limit(1)
    )
    return connection.execute(statement).scalar_one_or_none()


def blocks_of(connection: Connection, capture: int) -> list[Any]:
    """Return (kind, span_start, span_end) of the parts of a capture's text, in their order."""
    statement = select(Block.kind, Block.span_start, Block.span_end)
    statement = statement.where(Block.capture_id == capture).order_by(Block.position)
    return list(connection.execute(statement))


def _sources(rows: Iterable[Any]) -> list[KnownSource]:
    """Return each source once; those that are no part of the record only where no other is."""
    found = {row.id: KnownSource(*row) for row in rows}
    stand = [one for one in found.values() if not one.withdrawn]
    return stand or list(found.values())
