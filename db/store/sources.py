"""Sources and their captures in and out of the tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, select, update

from db.store.dates import NO_DATE, date_key, drop_dates, load_dates, save_dates
from db.store.rows import Row, chunks, fetch, grouped, ids, put
from db.tables import Block, Capture, Source
from onrecord.evidence import SourceFacts
from onrecord.records import SourceRecord
from onrecord.spans import Span, digest
from onrecord.text import fold
from onrecord.vocabulary import APART_KINDS

EXTRACTOR: Final = ("plain-text", "1")


def load_sources(connection: Connection, keys: Iterable[str]) -> dict[str, SourceRecord]:
    """Return the stored sources of the given keys."""
    columns = Source.__table__.c
    rows = list(fetch(connection, select(*columns), columns.key, keys))
    dates = load_dates(connection, [row.published_date_id for row in rows])
    captures = coded_captures(connection, [row.id for row in rows])
    return {
        row.key: SourceRecord(
            key=row.key,
            title=row.title,
            kind=row.kind,
            publisher=row.publisher,
            byline=row.byline,
            credit=tuple(row.credit),
            url=row.url,
            language=row.language,
            published=dates.get(row.published_date_id),
            note=row.note,
            sha256=captures[row.id][1] if row.id in captures else None,
            withdrawn=row.withdrawn,
        )
        for row in rows
    }


def coded_captures(connection: Connection, source_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Return (capture id, SHA-256) of the capture that each source's record names, by source id."""
    columns = Capture.__table__.c
    statement = select(columns.source_id, columns.id, columns.sha256).where(columns.coded)
    return {
        row.source_id: (row.id, row.sha256)
        for row in fetch(connection, statement, columns.source_id, source_ids)
    }


def load_source_facts(connection: Connection, keys: Iterable[str]) -> dict[str, SourceFacts]:
    """Return what each source can prove, its held text included, by key."""
    columns = Source.__table__.c
    statement = select(columns.key, columns.id, columns.published_date_id)
    rows = list(fetch(connection, statement, columns.key, keys))
    dates = load_dates(connection, [row.published_date_id for row in rows])
    captures = coded_captures(connection, [row.id for row in rows])
    texts = {
        row.id: row.text
        for row in fetch(
            connection,
            select(Capture.id, Capture.text),
            Capture.id,
            [capture for capture, _ in captures.values()],
        )
    }
    apart = load_apart(connection, texts)
    return {
        row.key: SourceFacts(
            published=dates.get(row.published_date_id),
            has_capture=row.id in captures,
            text=texts[captures[row.id][0]] if row.id in captures else None,
            apart=apart.get(captures[row.id][0], ()) if row.id in captures else (),
        )
        for row in rows
    }


def load_apart(connection: Connection, captures: Iterable[int]) -> dict[int, tuple[Span, ...]]:
    """Return the parts of captures' texts that are not the body, in order, by id of the capture."""
    columns = Block.__table__.c
    statement = (
        select(columns.capture_id, columns.span_start, columns.span_end)
        .where(columns.kind.in_(APART_KINDS))
        .order_by(columns.capture_id, columns.span_start)
    )
    rows = grouped(fetch(connection, statement, columns.capture_id, captures), "capture_id")
    return {
        id_: tuple(Span(row.span_start, row.span_end) for row in own) for id_, own in rows.items()
    }


def save_sources(
    connection: Connection,
    records: Sequence[SourceRecord],
    contents: Mapping[str, tuple[bytes, str]],
    at: str,
) -> None:
    """Store whole sources. ``contents`` holds (bytes, text) by SHA-256 of captures that are held.

    A new hash makes a new capture of the same source; a capture is never changed, but for the
    words of one by hash only, which are filled in once.
    """
    put(connection, Source, [source_row(record) for record in records])
    found = ids(connection, Source, [record.key for record in records])
    captured = {found[record.key]: record for record in records if record.sha256 is not None}
    for chunk in chunks(captured):
        connection.execute(update(Capture).where(Capture.source_id.in_(chunk)).values(coded=False))
    for source_id, record in captured.items():
        save_capture(connection, source_id, record, contents.get(record.sha256 or ""), at)
    _save_published(connection, records)


def save_capture(
    connection: Connection,
    source_id: int,
    record: SourceRecord,
    held: tuple[bytes, str] | None,
    at: str,
    *,
    coded: bool = True,
) -> None:
    """Store the capture of ``record.sha256``; ``held`` fills its bytes and text in, once."""
    row = _capture_row(record, source_id, held, at) | {"coded": coded}
    known = connection.execute(
        select(Capture.id, Capture.text, Capture.coded).where(Capture.key == row["key"])
    ).first()
    if known is None:
        put(connection, Capture, [row])
        return
    changed = {"coded": coded or known.coded}
    if known.text is None and held is not None:
        changed |= {name: row[name] for name in ("content", "text", "text_sha256")}
    connection.execute(update(Capture).where(Capture.id == known.id).values(changed))


def capture_ids(connection: Connection, source_keys: Iterable[str]) -> dict[str, int]:
    """Return the id of the capture that each source's record names, by source key."""
    found = ids(connection, Source, source_keys)
    captures = coded_captures(connection, found.values())
    return {key: captures[id_][0] for key, id_ in found.items() if id_ in captures}


def capture_key(source: str, sha256: str) -> str:
    """Return the key of a source's capture with that hash."""
    return f"{source}@{sha256[:16]}"


def _save_published(connection: Connection, records: Sequence[SourceRecord]) -> None:
    dated = [(r.key, "published", r.published) for r in records if r.published is not None]
    captures = capture_ids(connection, [record.key for record in records])
    stored = save_dates(connection, dated, captures)
    rows = []
    for record in records:
        date = stored.get(date_key(record.key, "published"), NO_DATE)
        rows.append(
            source_row(record)
            | {
                "published_date_id": date.id,
                "published_from": date.earliest,
                "published_to": date.latest,
            }
        )
    put(connection, Source, rows)
    drop_dates(connection, [date_key(record.key, "published") for record in records], stored)


def source_row(record: SourceRecord) -> Row:
    """Return the row of a source, its date of publication left open."""
    return {
        "key": record.key,
        "kind": record.kind,
        "title": record.title,
        "publisher": record.publisher,
        "byline": record.byline,
        "credit": list(record.credit),
        "url": record.url,
        "language": record.language,
        "folded": fold(f"{record.title} {record.publisher or ''}"),
        "withdrawn": record.withdrawn,
        "note": record.note,
        "published_date_id": NO_DATE.id,
        "published_from": NO_DATE.earliest,
        "published_to": NO_DATE.latest,
    }


def _capture_row(
    record: SourceRecord, source_id: int, held: tuple[bytes, str] | None, at: str
) -> Row:
    assert record.sha256 is not None  # noqa: S101 - the caller's condition
    content, text = held or (None, None)
    return {
        "key": capture_key(record.key, record.sha256),
        "source_id": source_id,
        "sha256": record.sha256,
        "content": content,
        "text": text,
        "text_sha256": None if text is None else digest(text),
        "extractor": EXTRACTOR[0],
        "extractor_version": EXTRACTOR[1],
        "captured_at": at,
    }
