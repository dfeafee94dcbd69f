"""Time expressions as people read them."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from db.store.rows import fetch
from db.tables import Date, DateAnchor
from onrecord.dates import from_stored
from onrecord.spans import Span
from onrecord.views import DateView


def date_views(connection: Connection, date_ids: Iterable[int | None]) -> dict[int, DateView]:
    """Return the dates of the given ids (``None`` is passed over), by id."""
    statement = select(
        *Date.__table__.c, DateAnchor.span_start, DateAnchor.span_end
    ).outerjoin_from(Date, DateAnchor, DateAnchor.date_id == Date.id)
    found: dict[int, DateView] = {}
    for row in fetch(connection, statement, Date.id, [i for i in date_ids if i is not None]):
        bounds = from_stored(row.earliest, row.latest)
        found[row.id] = DateView(
            role=row.role,
            edtf=row.edtf,
            earliest=bounds.earliest,
            latest=bounds.latest,
            phrase=row.phrase,
            basis=row.basis,
            anchor=row.anchor,
            note=row.note,
            span=None if row.span_start is None else Span(row.span_start, row.span_end),
        )
    return found
