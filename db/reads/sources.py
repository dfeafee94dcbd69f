"""Sources and their captures as people read them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from db.reads.dates import date_views
from db.store.rows import fetch, grouped
from db.tables import Appearance, Capture, Claim, Date, Source
from onrecord.views import CaptureView, SourceRef, SourceView


def list_sources(connection: Connection) -> list[SourceView]:
    """Return all sources, by date of publication and key."""
    order = (Source.published_from, Source.key)
    found = connection.execute(select(Source.id).where(~Source.withdrawn).order_by(*order))
    return source_views(connection, found.scalars().all())


def source_views(connection: Connection, source_ids: Sequence[int]) -> list[SourceView]:
    """Return the sources of the given ids, in that order."""
    rows = {
        row.id: row for row in fetch(connection, select(Source.__table__), Source.id, source_ids)
    }
    dates = date_views(connection, [row.published_date_id for row in rows.values()])
    captures = _captures(connection, source_ids)
    claims = _claims(connection, source_ids)
    return [
        SourceView(
            id=id_,
            key=rows[id_].key,
            kind=rows[id_].kind,
            title=rows[id_].title,
            publisher=rows[id_].publisher,
            byline=rows[id_].byline,
            credit=tuple(rows[id_].credit),
            url=rows[id_].url,
            language=rows[id_].language,
            published=dates.get(rows[id_].published_date_id),
            captures=tuple(captures.get(id_, ())),
            note=rows[id_].note,
            claims=claims.get(id_, 0),
        )
        for id_ in source_ids
    ]


def source_refs(connection: Connection, source_ids: Iterable[int]) -> dict[int, SourceRef]:
    """Return the sources of the given ids as other records name them, by id."""
    statement = select(
        Source.id, Source.key, Source.title, Source.publisher, Source.url, Date.edtf
    ).outerjoin(Date, Date.id == Source.published_date_id)
    return {
        row.id: SourceRef(
            id=row.id,
            key=row.key,
            title=row.title,
            publisher=row.publisher,
            published=row.edtf,
            url=row.url,
        )
        for row in fetch(connection, statement, Source.id, source_ids)
    }


def _captures(connection: Connection, source_ids: Sequence[int]) -> dict[int, list[CaptureView]]:
    statement = select(
        Capture.id,
        Capture.source_id,
        Capture.sha256,
        Capture.extractor,
        Capture.extractor_version,
        Capture.captured_at,
        func.length(Capture.text).label("length"),
    ).order_by(Capture.id)
    rows = fetch(connection, statement, Capture.source_id, source_ids)
    return {
        source: [
            CaptureView(
                id=row.id,
                sha256=row.sha256,
                held=row.length is not None,
                length=row.length,
                captured_at=row.captured_at,
                extractor=row.extractor,
                extractor_version=row.extractor_version,
            )
            for row in own
        ]
        for source, own in grouped(rows, "source_id").items()
    }


def _claims(connection: Connection, source_ids: Sequence[int]) -> dict[int, int]:
    statement = (
        select(Appearance.source_id, func.count(Claim.id.distinct()))
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(~Appearance.withdrawn, Claim.status == "accepted")
        .group_by(Appearance.source_id)
    )
    return {
        row[0]: row[1] for row in fetch(connection, statement, Appearance.source_id, source_ids)
    }
