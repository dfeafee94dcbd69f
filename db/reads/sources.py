"""Sources and their captures as people read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, func, select

from db.reads.copies import LATEST_LAST
from db.reads.dates import date_views
from db.store.among import among
from db.store.rows import CHUNK, fetch, fetch_among
from db.tables import Appearance, Capture, Claim, Date, Source
from onrecord.views import CaptureView, DateView, SourceRef, SourceView

_SOURCES: Final = select(
    Source.id,
    Source.key,
    Source.kind,
    Source.title,
    Source.publisher,
    Source.byline,
    Source.credit,
    Source.url,
    Source.language,
    Source.published_date_id,
    Source.note,
).where(among(Source.id))


def list_sources(connection: Connection) -> Iterator[SourceView]:
    """Give all sources, by date of publication and key; some hundred are read at a time."""
    statement = select(Source.id).where(~Source.withdrawn)
    statement = statement.order_by(Source.published_from, Source.key)
    found = connection.execute(statement, execution_options={"yield_per": CHUNK})
    for chunk in found.scalars().partitions():
        yield from source_views(connection, chunk)


def source_views(connection: Connection, source_ids: Sequence[int]) -> list[SourceView]:
    """Return the sources of the given ids, in that order."""
    rows = {row[0]: row for row in fetch_among(connection, _SOURCES, source_ids)}
    dates = date_views(connection, [row[9] for row in rows.values()])
    captures = _captures(connection, source_ids)
    claims = _claims(connection, source_ids)
    return [
        _view(rows[id_], dates, tuple(captures.get(id_, ())), claims.get(id_, 0))
        for id_ in source_ids
    ]


def _view(
    row: Any, dates: Mapping[int, DateView], captures: tuple[CaptureView, ...], claims: int
) -> SourceView:
    id_, key, kind, title, publisher, byline, credit, url, language, published, note = row
    return SourceView(
        id=id_,
        key=key,
        kind=kind,
        title=title,
        publisher=publisher,
        byline=byline,
        credit=tuple(credit),
        url=url,
        language=language,
        published=dates.get(published),
        captures=captures,
        note=note,
        claims=claims,
    )


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
        Capture.source_id,
        Capture.id,
        Capture.sha256,
        func.length(Capture.text),
        Capture.captured_at,
        Capture.extractor,
        Capture.extractor_version,
        Capture.url,
        Capture.media_type,
        Capture.status,
        Capture.coded,
    ).order_by(*LATEST_LAST)
    found: dict[int, list[CaptureView]] = {}
    for row in fetch(connection, statement, Capture.source_id, source_ids):
        source, id_, sha256, length, captured_at, extractor, version, *got = row
        view = CaptureView(
            id=id_,
            sha256=sha256,
            held=length is not None,
            length=length,
            captured_at=captured_at,
            extractor=extractor,
            extractor_version=version,
            url=got[0],
            media_type=got[1],
            status=got[2],
            coded=bool(got[3]),
        )
        found.setdefault(source, []).append(view)
    return found


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
