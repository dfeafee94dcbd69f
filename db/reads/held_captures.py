"""The captures of a source whose bytes are held, as they go into a snapshot."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.tables import Capture
from onrecord.ingest.snapshots import Snapshot


def held_captures(connection: Connection, source: int) -> Iterator[Snapshot]:
    """Give the held captures of a source, by time and key; each is read in its turn."""
    ids = connection.scalars(
        select(Capture.id)
        .where(Capture.source_id == source, Capture.content.is_not(None))
        .order_by(Capture.captured_at, Capture.key)
    ).all()
    for id_ in ids:
        row = connection.execute(
            select(
                Capture.key,
                Capture.content,
                Capture.captured_at,
                Capture.url,
                Capture.media_type,
                Capture.status,
            ).where(Capture.id == id_)
        ).one()
        assert row.content is not None  # noqa: S101 - it is held in this state of the record
        yield Snapshot(
            key=row.key,
            content=row.content,
            captured_at=row.captured_at,
            url=row.url,
            media_type=row.media_type,
            status=row.status,
        )


def times_of_captures(connection: Connection, source: int) -> tuple[str | None, int, int]:
    """Return when the last held capture was made, how many are held, and how many are not."""
    last, held, all_ = connection.execute(
        select(
            func.max(Capture.captured_at).filter(Capture.content.is_not(None)),
            func.count(Capture.content),
            func.count(),
        ).where(Capture.source_id == source)
    ).one()
    return last, held, all_ - held
