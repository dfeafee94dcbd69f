"""Corrections of the shipped probability as they are stored: added, never changed."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from db.tables import Recalibration
from onrecord.contradict.correction import Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A correction with what it was learned for, by whom and when (UTC)."""

    correction: Correction
    learned_for: str
    by: str
    at: str


def add_recalibration(connection: Connection, learned: Learned) -> None:
    """Have a correction hold from now on; one without decisions takes back those before it."""
    own = learned.correction
    connection.execute(
        insert(Recalibration.__table__).values(
            learned_for=learned.learned_for,
            slope=own.slope,
            intercept=own.intercept,
            offsets=dict(own.offsets),
            decisions=own.decisions,
            confirmed=own.confirmed,
            learned_by=learned.by,
            learned_at=learned.at,
        )
    )


def last_recalibration(connection: Connection) -> Learned | None:
    """Return the correction that was stored last, ``None`` where the shipped probability holds."""
    columns = Recalibration.__table__.c
    row = connection.execute(select(*columns).order_by(columns.id.desc()).limit(1)).first()
    if row is None or not row.decisions:
        return None
    return Learned(
        correction=Correction(
            slope=row.slope,
            intercept=row.intercept,
            offsets=row.offsets,
            decisions=row.decisions,
            confirmed=row.confirmed,
        ),
        learned_for=row.learned_for,
        by=row.learned_by,
        at=row.learned_at,
    )
