"""Time expressions: stored under the key of their owner and their role, such as ``k/said``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.store.rows import Row, fetch, ids, put, replace_children
from db.tables import Capture, Date, DateAnchor, Source
from onrecord.dates import OPEN_END, OPEN_START, bounds
from onrecord.records import DateRecord
from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class StoredDate:
    """A stored time expression, as its owner's columns repeat it."""

    id: int | None
    earliest: str
    latest: str


NO_DATE = StoredDate(None, OPEN_START, OPEN_END)


def date_key(owner: str, role: str) -> str:
    """Return the key of the owner's date of that role."""
    return f"{owner}/{role}"


def save_dates(
    connection: Connection,
    dates: Sequence[tuple[str, str, DateRecord]],
    captures: Mapping[str, int],
) -> dict[str, StoredDate]:
    """Store (owner, role, date) and return what was stored, by date key.

    ``captures`` maps the keys of sources to the ids of their captures, for phrases with a span.
    """
    bounded = {date_key(owner, role): bounds(date.edtf).stored for owner, role, date in dates}
    put(
        connection,
        Date,
        [date_row(owner, role, date) for owner, role, date in dates],
    )
    found = ids(connection, Date, bounded)
    anchors = date_anchor_rows(dates, found, captures)
    replace_children(connection, DateAnchor, "date_id", found.values(), anchors)
    return {key: StoredDate(found[key], *bounded[key]) for key in bounded}


def date_row(owner: str, role: str, date: DateRecord) -> Row:
    """Return the row of a date, with its bounds."""
    earliest, latest = bounds(date.edtf).stored
    return {
        "key": date_key(owner, role),
        "role": role,
        "edtf": date.edtf,
        "earliest": earliest,
        "latest": latest,
        "basis": date.basis,
        "phrase": date.phrase,
        "anchor": date.anchor,
        "note": date.note,
    }


def date_anchor_rows(
    dates: Sequence[tuple[str, str, DateRecord]],
    found: Mapping[str, int],
    captures: Mapping[str, int],
) -> list[Row]:
    """Return the rows of the places of phrases; ``found`` are ids by date key."""
    return [
        {
            "date_id": found[date_key(owner, role)],
            "capture_id": captures[date.source],
            "span_start": date.span.start,
            "span_end": date.span.end,
        }
        for owner, role, date in dates
        if date.span is not None and date.source is not None
    ]


def drop_dates(connection: Connection, keys: Iterable[str], kept: Mapping[str, StoredDate]) -> None:
    """Delete the dates of ``keys`` that their owners no longer have; the log keeps them."""
    gone = ids(connection, Date, [key for key in keys if key not in kept])
    replace_children(connection, DateAnchor, "date_id", gone.values(), [])
    replace_children(connection, Date, "id", gone.values(), [])


def load_dates(connection: Connection, date_ids: Iterable[int | None]) -> dict[int, DateRecord]:
    """Return the dates of the given ids (``None`` is passed over), by id."""
    statement = (
        select(
            *Date.__table__.c,
            DateAnchor.span_start,
            DateAnchor.span_end,
            Source.key.label("source"),
        )
        .select_from(Date)
        .outerjoin(DateAnchor, DateAnchor.date_id == Date.id)
        .outerjoin(Capture, Capture.id == DateAnchor.capture_id)
        .outerjoin(Source, Source.id == Capture.source_id)
    )
    wanted = [id_ for id_ in date_ids if id_ is not None]
    return {
        row.id: DateRecord(
            edtf=row.edtf,
            phrase=row.phrase,
            anchor=row.anchor,
            basis=row.basis,
            note=row.note,
            source=row.source,
            span=None if row.span_start is None else Span(row.span_start, row.span_end),
        )
        for row in fetch(connection, statement, Date.id, wanted)
    }
