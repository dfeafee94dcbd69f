"""Stances as people read them."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, select

from db.store.among import among
from db.store.rows import fetch_among
from db.tables import Proposition, Stance
from onrecord.views import PropositionRef, StanceView, ValueView

_STANCES: Final = (
    select(
        Stance.claim_id,
        Stance.proposition_id,
        Proposition.text,
        Stance.stance,
        Stance.certainty,
        Stance.value_low,
        Stance.value_high,
        Stance.qualifier,
        Stance.unit,
        Proposition.unit.label("slot_unit"),
        Stance.as_of,
    )
    .join(Proposition, Proposition.id == Stance.proposition_id)
    .where(~Stance.withdrawn, among(Stance.claim_id))
    .order_by(Stance.position, Proposition.key)
)


def stance_views(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[StanceView]]:
    """Return the stances of the given claims, by claim id."""
    found: dict[int, list[StanceView]] = {}
    for row in fetch_among(connection, _STANCES, claim_ids):
        claim, proposition, text, stance, certainty, low, high, *_ = row
        view = StanceView(
            proposition=PropositionRef(proposition, text),
            stance=stance,
            value=None if low is None and high is None else value_view(row),
            certainty=certainty,
        )
        found.setdefault(claim, []).append(view)
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
