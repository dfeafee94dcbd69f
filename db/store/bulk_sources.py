"""New sources with their captures as they are written down, many at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from db.store.bulk import insert_many, with_ids
from db.store.dates import NO_DATE, StoredDate, date_anchor_rows, date_key, date_row
from db.store.rows import Row
from db.store.sources import EXTRACTOR, capture_key, source_row
from db.tables import Block, Capture, Date, DateAnchor, Extraction, Source
from onrecord.jsonlines import lines
from onrecord.records import SourceRecord
from onrecord.spans import digest


def add_sources(
    connection: Connection,
    records: Sequence[SourceRecord],
    captures: Sequence[lines.Capture],
    counted_in: Mapping[str, str] | None = None,
) -> None:
    """Store sources and captures whose keys are new.

    The span of a date counts in the capture that is coded, or in the one that ``counted_in`` has
    for the date's key.
    """
    published = [(r.key, "published", r.published) for r in records if r.published is not None]
    dates = with_ids(connection, Date, [date_row(*date) for date in published])
    insert_many(connection, Date, dates)
    bounds = {row["key"]: StoredDate(row["id"], row["earliest"], row["latest"]) for row in dates}
    rows = [_source_row(record, bounds) for record in records]
    insert_many(connection, Source, with_ids(connection, Source, rows))
    found = {row["key"]: row["id"] for row in rows}
    held = [capture_row(capture, found[capture.source]) for capture in captures]
    insert_many(connection, Capture, with_ids(connection, Capture, held))
    by_key = {row["key"]: row["id"] for row in held}
    add_blocks(connection, captures, by_key)
    add_extractions(connection, captures, by_key)
    coded = {capture.source: by_key[capture.key] for capture in captures if capture.coded}
    anchors = date_anchor_rows(published, {row["key"]: row["id"] for row in dates}, coded)
    strays = {bounds[date].id: by_key[capture] for date, capture in (counted_in or {}).items()}
    for anchor in anchors:
        anchor["capture_id"] = strays.get(anchor["date_id"], anchor["capture_id"])
    insert_many(connection, DateAnchor, anchors)


def new_captures(
    records: Sequence[SourceRecord], contents: Mapping[str, tuple[bytes, str]], at: str
) -> list[lines.Capture]:
    """Return the captures that sources name by hash; ``contents`` are by hash, too."""
    captures = []
    for record in records:
        if record.sha256 is None:
            continue
        content, text = contents.get(record.sha256, (None, None))
        captures.append(
            lines.Capture(
                key=capture_key(record.key, record.sha256),
                source=record.key,
                sha256=record.sha256,
                coded=True,
                extractor=EXTRACTOR[0],
                extractor_version=EXTRACTOR[1],
                captured_at=at,
                content=content,
                text=text,
            )
        )
    return captures


def capture_row(capture: lines.Capture, source_id: int) -> Row:
    """Return the row of a capture."""
    return {
        "key": capture.key,
        "source_id": source_id,
        "sha256": capture.sha256,
        "content": capture.content,
        "text": capture.text,
        "text_sha256": None if capture.text is None else digest(capture.text),
        "extractor": capture.extractor,
        "extractor_version": capture.extractor_version,
        "captured_at": capture.captured_at,
        "coded": capture.coded,
        "url": capture.url,
        "media_type": capture.media_type,
        "status": capture.status,
        "path_sha256": capture.path_sha256,
        "etag": capture.etag,
        "last_modified": capture.last_modified,
    }


def add_blocks(
    connection: Connection, captures: Iterable[lines.Capture], found: Mapping[str, int]
) -> None:
    """Store the parts of texts that have none yet; ``found`` are the captures' ids by key."""
    rows = [row for one in captures for row in _block_rows(found[one.key], one.blocks)]
    insert_many(connection, Block, rows)


def add_extractions(
    connection: Connection, captures: Iterable[lines.Capture], found: Mapping[str, int]
) -> None:
    """Store what read the texts of new captures for drafts; ``found`` are their ids by key."""
    rows: list[Row] = [
        {"capture_id": found[one.key], "made_by": one.extracted_by}
        for one in captures
        if one.extracted_by is not None
    ]
    insert_many(connection, Extraction, rows)


def add_blocks_of(connection: Connection, capture: int, blocks: Iterable[lines.Block]) -> None:
    """Store the parts of the text of one capture, which has none yet."""
    insert_many(connection, Block, list(_block_rows(capture, blocks)))


def _block_rows(capture: int, blocks: Iterable[lines.Block]) -> Iterator[Row]:
    for position, block in enumerate(blocks):
        yield {
            "capture_id": capture,
            "position": position,
            "kind": block.kind,
            "span_start": block.span.start,
            "span_end": block.span.end,
        }


def _source_row(record: SourceRecord, dates: Mapping[str, StoredDate]) -> Row:
    date = dates.get(date_key(record.key, "published"), NO_DATE)
    return source_row(record) | {
        "published_date_id": date.id,
        "published_from": date.earliest,
        "published_to": date.latest,
    }
