"""Captures as lines of an export, and what the lines of others need to know of them."""

import base64
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, select

from db.store.rows import fetch, grouped
from db.tables import Block, Capture, Extraction, Source
from onrecord.recordfile import shapes

_REMEMBERED: Final = 20_000
_TOLD: Final = ("url", "media_type", "status", "path_sha256", "etag", "last_modified")
_LONG: Final = frozenset({"content", "text"})


class CaptureInfo(NamedTuple):
    """What is known of a capture without its text."""

    id: int
    key: str
    source_id: int
    source: str
    coded: bool
    held: bool


class Captures:
    """The captures that were asked for lately, by id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, CaptureInfo] = {}

    def of(self, ids: set[int | None]) -> dict[int, CaptureInfo]:
        """Return the captures of the given ids, among others; ``None`` is passed over."""
        wanted = {id_ for id_ in ids if id_ is not None}
        missing = wanted - self._known.keys()
        if len(self._known) > _REMEMBERED:
            self._known, missing = {}, wanted
        statement = select(
            Capture.id,
            Capture.key,
            Capture.source_id,
            Source.key.label("source"),
            Capture.coded,
            Capture.text.is_not(None),
        ).join(Source, Source.id == Capture.source_id)
        for row in fetch(self._connection, statement, Capture.id, missing):
            self._known[row.id] = CaptureInfo(*row)
        return self._known


def captures_of(
    connection: Connection, source_ids: Sequence[int]
) -> dict[str, Iterator[shapes.Plain]]:
    """Return the captures of some sources, by the source's key; each text is read in its turn."""
    short = [c for c in Capture.__table__.c if c.name not in _LONG]
    statement = (
        select(
            *short,
            Capture.text.is_not(None).label("held"),
            Source.key.label("source"),
            Extraction.made_by.label("extracted_by"),
        )
        .join(Source, Source.id == Capture.source_id)
        .outerjoin(Extraction, Extraction.capture_id == Capture.id)
    )
    rows = sorted(
        fetch(connection, statement, Capture.source_id, source_ids), key=lambda row: row.key
    )
    return {
        source: (_capture(connection, row) for row in own)
        for source, own in grouped(rows, "source").items()
    }


def _capture(connection: Connection, row: Any) -> shapes.Plain:
    mapping: shapes.Plain = {"key": row.key, "source": row.source, "sha256": row.sha256}
    if row.coded:
        mapping["coded"] = True
    mapping |= {
        "extractor": row.extractor,
        "extractor_version": row.extractor_version,
        "captured_at": row.captured_at,
    }
    for name in _TOLD:
        if getattr(row, name) is not None:
            mapping[name] = getattr(row, name)
    if row.held:
        long = select(Capture.content, Capture.text).where(Capture.id == row.id)
        content, text = connection.execute(long).one()
        assert content is not None and text is not None  # noqa: S101, PT018 - it is held
        mapping["content"] = base64.b64encode(content).decode("ascii")
        if text.encode() != content:
            mapping["text"] = text
        if blocks := _blocks(connection, row.id):
            mapping["blocks"] = blocks
    if row.extracted_by is not None:
        mapping["extracted_by"] = row.extracted_by
    return mapping


def _blocks(connection: Connection, capture: int) -> list[shapes.Plain]:
    statement = select(Block.kind, Block.span_start, Block.span_end)
    rows = connection.execute(statement.where(Block.capture_id == capture).order_by(Block.position))
    return [{"kind": kind, "start": start, "end": end} for kind, start, end in rows]
