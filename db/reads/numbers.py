"""What the numbers view of a slot is made from."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from db.reads.contradictions import contradiction_views
from db.reads.facts import proposition_facts, stance_facts
from db.reads.origins import corroborations
from db.store.rows import fetch
from db.tables import Contradiction, Stance
from onrecord.contradict import PropositionFacts, StanceFacts
from onrecord.origin_views import CorroborationView
from onrecord.views import ClaimView, ContradictionView


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


def contradictions_between(
    connection: Connection, slot: int, claims: Sequence[ClaimView]
) -> list[ContradictionView]:
    """Return the contradictions of two of the claims on a slot, of every status.

    One of two figures that names no proposition is on the slot, too: both claims are.
    """
    ids = {claim.id for claim in claims}
    statement = select(Contradiction.__table__).order_by(Contradiction.key)
    rows = fetch(connection, statement, Contradiction.first_claim_id, sorted(ids))
    found = [
        row.id
        for row in rows
        if row.second_claim_id in ids - {row.first_claim_id}
        and (row.proposition_id == slot or (row.proposition_id is None and row.kind == "numeric"))
    ]
    return contradiction_views(connection, found)


def corroboration(connection: Connection, claims: Sequence[ClaimView]) -> CorroborationView:
    """Return on how many sources and origins all of the claims rest together."""
    reports = [one for claim in claims for one in claim.appearances]
    return corroborations(connection, {0: reports})[0]
