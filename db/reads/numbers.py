"""What the numbers view of a slot is made from."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from db.reads.facts import proposition_facts, stance_facts
from db.reads.origins import corroborations
from db.store.rows import fetch
from db.tables import Stance
from onrecord.contradict import PropositionFacts, StanceFacts
from onrecord.origin_views import CorroborationView
from onrecord.views import ClaimView


def slot_facts(
    connection: Connection, slot: int, claims: Sequence[ClaimView]
) -> tuple[PropositionFacts, list[tuple[StanceFacts, ClaimView]]]:
    """Return the facts of a slot, and those of each claim's stance on it."""
    statement = select(Stance.id, Stance.claim_id).where(
        ~Stance.withdrawn, Stance.proposition_id == slot
    )
    by_id = {claim.id: claim for claim in claims}
    rows = {row.id: row.claim_id for row in fetch(connection, statement, Stance.claim_id, by_id)}
    facts = stance_facts(connection, rows)
    given = [(facts[id_][0], by_id[claim]) for id_, claim in sorted(rows.items())]
    return proposition_facts(connection, slot), given


def corroboration(connection: Connection, claims: Sequence[ClaimView]) -> CorroborationView:
    """Return on how many sources and origins all of the claims rest together."""
    reports = [one for claim in claims for one in claim.appearances]
    return corroborations(connection, {0: reports})[0]
