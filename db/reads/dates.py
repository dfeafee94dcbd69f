"""Time expressions as people read them."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from db.store.among import among
from db.store.rows import fetch_among
from db.tables import Date, DateAnchor
from onrecord.dates import from_stored
from onrecord.spans import Span
from onrecord.views import DateView

_DATES: Final = (
    select(
        Date.id,
        Date.role,
        Date.edtf,
        Date.earliest,
        Date.latest,
        Date.phrase,
        Date.basis,
        Date.anchor,
        Date.note,
        DateAnchor.span_start,
        DateAnchor.span_end,
    )
    .outerjoin_from(Date, DateAnchor, DateAnchor.date_id == Date.id)
    .where(among(Date.id))
)


def date_views(connection: Connection, date_ids: Iterable[int | None]) -> dict[int, DateView]:
    """Return the dates of the given ids (``None`` is passed over), by id."""
    found: dict[int, DateView] = {}
    for row in fetch_among(connection, _DATES, [i for i in date_ids if i is not None]):
        id_, role, edtf, earliest, latest, phrase, basis, anchor, note, start, end = row
        bounds = from_stored(earliest, latest)
        found[id_] = DateView(
            role=role,
            edtf=edtf,
            earliest=bounds.earliest,
            latest=bounds.latest,
            phrase=phrase,
            basis=basis,
            anchor=anchor,
            note=note,
            span=None if start is None else Span(start, end),
        )
    return found
