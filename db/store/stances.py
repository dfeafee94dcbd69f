"""The stances of claims in and out of the tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from db.store.rows import Row, chunks, fetch, grouped, ids, need, put
from db.tables import Claim, Proposition, Stance
from onrecord.dates import UNKNOWN, bounds
from onrecord.records import ClaimRecord, StanceRecord


def load_stances(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[StanceRecord]]:
    """Return the stances of the given claims, by claim id, in their order."""
    statement = (
        select(*Stance.__table__.c, Proposition.key.label("proposition"))
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .where(~Stance.withdrawn)
        .order_by(Stance.position, Proposition.key)
    )
    groups = grouped(fetch(connection, statement, Stance.claim_id, claim_ids), "claim_id")
    return {
        claim: [
            StanceRecord(
                proposition=row.proposition,
                stance=row.stance,
                value_low=row.value_low,
                value_high=row.value_high,
                qualifier=row.qualifier,
                unit=row.unit,
                as_of=row.as_of,
                certainty=row.certainty,
                note=row.note,
            )
            for row in rows
        ]
        for claim, rows in groups.items()
    }


def save_stances(
    connection: Connection, records: Sequence[ClaimRecord], claim_ids: Mapping[str, int]
) -> None:
    """Store the stances of stored claims; those no longer among theirs are withdrawn."""
    for chunk in chunks(claim_ids.values()):
        connection.execute(update(Stance).where(Stance.claim_id.in_(chunk)).values(withdrawn=True))
    propositions = ids(
        connection, Proposition, [s.proposition for record in records for s in record.stances]
    )
    copies = {
        row.id: row
        for row in fetch(
            connection,
            select(Claim.id, Claim.speaker_id, Claim.said_from, Claim.said_to),
            Claim.id,
            claim_ids.values(),
        )
    }
    rows = [
        stance_row(record, position, copies[claim_ids[record.key]], propositions)
        for record in records
        for position in range(len(record.stances))
    ]
    put(connection, Stance, rows)


def stance_row(
    record: ClaimRecord, position: int, claim: Any, propositions: Mapping[str, int]
) -> Row:
    """Return the row of a claim's stance at ``position``.

    ``claim`` has the id, the speaker_id and the bounds of the claim; ``propositions`` are ids by
    key.
    """
    stance = record.stances[position]
    owner = ("claim", record.key, f"stances[{position}].proposition")
    as_of = bounds(stance.as_of) if stance.as_of else UNKNOWN
    return {
        # Keys may hold "/", but no "|": no two pairs of keys are joined alike.
        "key": f"{record.key}|{stance.proposition}",
        "claim_id": claim.id,
        "proposition_id": need(propositions, stance.proposition, noun="proposition", owner=owner),
        "speaker_id": claim.speaker_id,
        "said_from": claim.said_from,
        "said_to": claim.said_to,
        "position": position,
        "stance": stance.stance,
        "value_low": stance.value_low,
        "value_high": stance.value_high,
        "qualifier": stance.qualifier,
        "unit": stance.unit,
        "as_of": stance.as_of,
        "as_of_from": as_of.stored[0],
        "as_of_to": as_of.stored[1],
        "certainty": stance.certainty,
        "note": stance.note,
        "withdrawn": False,
    }
