"""Stances as people read them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from db.store.rows import fetch
from db.tables import Proposition, Stance
from onrecord.views import PropositionRef, StanceView, ValueView


def stance_views(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[StanceView]]:
    """Return the stances of the given claims, by claim id."""
    statement = (
        select(
            *Stance.__table__.c,
            Proposition.text.label("proposition"),
            Proposition.unit.label("slot_unit"),
        )
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .where(~Stance.withdrawn)
        .order_by(Stance.position, Proposition.key)
    )
    found: dict[int, list[StanceView]] = {}
    for row in fetch(connection, statement, Stance.claim_id, claim_ids):
        found.setdefault(row.claim_id, []).append(
            StanceView(
                proposition=PropositionRef(row.proposition_id, row.proposition),
                stance=row.stance,
                value=value_view(row),
                certainty=row.certainty,
            )
        )
    return found


def value_view(row: Any) -> ValueView | None:
    """Return the value that a row of ``stance`` gives to a slot, ``None`` where it gives none.

    The row also has ``slot_unit``, the unit of the slot where the stance names none of its own.
    """
    if row.value_low is None and row.value_high is None:
        return None
    return ValueView(
        low=row.value_low,
        high=row.value_high,
        qualifier=row.qualifier,
        unit=row.unit or row.slot_unit,
        as_of=row.as_of,
    )
