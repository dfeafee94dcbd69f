"""Contradictions that people recorded in a file, with what they decided about them."""

from collections.abc import Sequence

from sqlalchemy import Connection

from db.store.claims import load_claims
from db.store.contradictions import (
    PairRow,
    refresh_status,
    save_decisions,
    save_pairs,
    stored_pairs,
)
from db.store.speakers import load_speakers
from onrecord.contradict import identity
from onrecord.errors import RecordError
from onrecord.records import ContradictionRecord


def save_recorded_pairs(
    connection: Connection, records: Sequence[ContradictionRecord]
) -> list[tuple[str, str]]:
    """Store pairs that people recorded, with their decisions; return (noun, key) of the new ones.

    A pair that the machine found keeps its reasons; the decisions join it.
    """
    made: list[tuple[str, str]] = []
    keys: list[str] = []
    for index, record in enumerate(records):
        key = identity(record.sides, record.proposition, record.kind)
        keys.append(key)
        stored = stored_pairs(connection, [key])
        if not stored:
            save_pairs(
                connection, [_row(connection, record, key, index)], ("contradiction", str(index))
            )
            made.append(("contradiction", key))
        new = save_decisions(connection, {key: record.decisions})
        made += [("decision", decision) for decision in new]
    stale = {key for key, row in stored_pairs(connection, keys).items() if row.status == "stale"}
    refresh_status(connection, [key for key in keys if key not in stale], produced=True)
    return made


def _row(connection: Connection, record: ContradictionRecord, key: str, index: int) -> PairRow:
    return PairRow(
        key=key,
        scope=_scope(connection, record, index),
        kind=record.kind,
        score=None,
        proposition=record.proposition,
        sides=record.sides,
        trace=[{"rule": "recorded", "detail": "A person recorded this pair.", "spans": []}],
        proposed_by=None,
    )


def _scope(connection: Connection, record: ContradictionRecord, index: int) -> str:
    """Say whether the sides are one speaker's, two speakers', or two reports of one claim."""
    if any(side.appearance or side.role for side in record.sides):
        return "between_sources"
    claims = load_claims(connection, [side.claim for side in record.sides])
    for position, side in enumerate(record.sides):
        if side.claim not in claims:
            raise RecordError(
                "contradiction",
                str(index),
                f"sides[{position}].claim",
                f'refers to the claim "{side.claim}", which neither this file nor the database '
                "has. Add it, or correct the key (onrecord claim list)",
            )
    speakers = {claims[side.claim].speaker for side in record.sides}
    kinds = {speaker.kind for speaker in load_speakers(connection, speakers).values()}
    return "self" if len(speakers) == 1 and "unnamed" not in kinds else "between_speakers"
