"""What the record has of a document already: its bytes, its address, or its file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, select

from db.reads.copies import LATEST_LAST
from db.store.rows import fetch
from db.tables import Capture, Source
from onrecord.addresses import canonical, in_all_spellings, page_of, spellings, tells_a_page


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
    """A source that a document may be another copy of.

    ``received`` tells that one of its captures came from the address that was asked for.
    """

    id: int
    key: str
    title: str
    publisher: str | None
    url: str | None
    withdrawn: bool
    received: bool = False


@dataclass(frozen=True, slots=True)
class KnownPage:
    """The last capture of a page, with what its server told its versions apart by."""

    capture: KnownCapture
    etag: str | None
    last_modified: str | None


_CAPTURES: Final = select(
    Capture.id,
    Capture.key,
    Capture.source_id,
    Source.key.label("source"),
    Capture.coded,
    Capture.text.is_not(None).label("held"),
    Source.withdrawn,
).join(Source, Source.id == Capture.source_id)
_SOURCES: Final = select(
    Source.id, Source.key, Source.title, Source.publisher, Source.url, Source.withdrawn
)

_RECEIVED: Final = select(Capture.source_id, Capture.url)


def captures_with(connection: Connection, sha256: str) -> list[KnownCapture]:
    """Return the captures of those bytes, those of sources that count and held ones first."""
    rows = connection.execute(_CAPTURES.where(Capture.sha256 == sha256))
    found = [KnownCapture(*row) for row in rows]
    return sorted(found, key=lambda one: (one.withdrawn, not one.held, one.id))


def page_at(connection: Connection, url: str) -> KnownPage | None:
    """Return the last capture that came from an address; those of sources that count go before.

    The last by its time: ids do not tell, for an archive brings what is older than what is there.
    """
    statement = _CAPTURES.add_columns(Capture.etag, Capture.last_modified).where(Capture.url == url)
    statement = statement.order_by(Source.withdrawn, Capture.captured_at.desc(), Capture.id.desc())
    row = connection.execute(statement.limit(1)).one_or_none()
    return None if row is None else KnownPage(KnownCapture(*row[:-2]), *row[-2:])


def sources_at(connection: Connection, urls: Collection[str]) -> list[KnownSource]:
    """Return the sources that stand at one of the addresses, or were received from one.

    However either is written down: an address is stored as it was given.
    """
    wanted = {one for url in urls for one in spellings(url)}
    named = list(fetch(connection, _SOURCES, Source.url, wanted))
    received = {row.source_id for row in fetch(connection, _RECEIVED, Capture.url, wanted)}
    for url in dict.fromkeys(canonical(url) for url in urls):
        named += _written_otherwise(connection, _SOURCES, Source.url, url)
        others = _written_otherwise(connection, _RECEIVED, Capture.url, url)
        received |= {row.source_id for row in others}
    found = _sources([*named, *fetch(connection, _SOURCES, Source.id, received)])
    return [replace(one, received=one.id in received) for one in found]


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


def _sources(rows: Iterable[Any]) -> list[KnownSource]:
    """Return each source once; those that are no part of the record only where no other is."""
    found = {row.id: KnownSource(*row) for row in rows}
    stand = [one for one in found.values() if not one.withdrawn]
    return stand or list(found.values())


def _written_otherwise(connection: Connection, statement: Any, column: Any, url: str) -> list[Any]:
    """Return the rows with the same address, by what every way to write it has."""
    runs = in_all_spellings(url)
    if not tells_a_page(url) or not runs:
        return []
    own = page_of(url)
    # No index serves it. The longest run first: few rows have it, and are asked for the others.
    # SQLite's own LIKE knows no case, and is twice as fast as one of lower().
    like = column.like if connection.dialect.name == "sqlite" else column.ilike
    wanted = [like(f"%{run}%") for run in sorted(runs, key=len, reverse=True)]
    rows = connection.execute(statement.where(*wanted))
    return [row for row in rows if page_of(row.url) == own]
