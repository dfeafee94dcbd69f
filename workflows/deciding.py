"""Record what people decide about contradictions; what they decided is never overwritten."""

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Engine

from db.engine import writing
from db.reads.contradictions import contradiction_views
from db.reads.names import find_contradiction
from db.store.changes import Entry, log_change
from db.store.claims import load_claims
from db.store.contradictions import (
    PairRow,
    append_decision,
    refresh_status,
    save_decisions,
    save_pairs,
    stored_pairs,
)
from db.store.speakers import load_speakers
from onrecord.contradict import identity
from onrecord.errors import RecordError, UsageError
from onrecord.records import ContradictionRecord, DecisionRecord
from onrecord.views import ContradictionView
from onrecord.vocabulary import DismissalReason, Verdict
from workflows.actor import Actor

CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def decide(
    engine: Engine,
    typed: str,
    verdict: Verdict,
    actor: Actor,
    *,
    reason: DismissalReason | None = None,
    note: str | None = None,
) -> ContradictionView:
    """Append a person's verdict on a contradiction and return it as it stands then.

    Raises UsageError for a dismissal without a reason, or a reason for anything else.
    """
    if (verdict == "dismissed") != (reason is not None):
        raise UsageError(
            "A dismissal needs a reason: add --reason different_period (or another; see --help)"
            if reason is None
            else f"A reason belongs to a dismissal only: leave --reason out, or say dismissed "
            f"instead of {verdict}"
        )
    for words in (note, actor.by):
        if words and CONTROL.search(words):
            raise UsageError("A note or a name holds control characters. Type it without them")
    decision = DecisionRecord(verdict=verdict, by=actor.by, at=actor.at, reason=reason, note=note)
    with writing(engine) as connection:
        found = find_contradiction(connection, typed)
        before = contradiction_views(connection, [found])[0]
        append_decision(connection, before.key, decision)
        refresh_status(connection, [before.key], produced=before.status != "stale")
        after = contradiction_views(connection, [found])[0]
        entry = Entry(
            at=actor.at,
            by=actor.by,
            act="decide",
            summary=f"contradiction {before.key}: {verdict}",
            before={f"contradiction/{before.key}": {"status": before.status}},
            after={f"contradiction/{before.key}": {"status": after.status}},
        )
        log_change(connection, entry)
    return after


def save_recorded_pairs(
    connection: Connection, records: Sequence[ContradictionRecord]
) -> list[str]:
    """Store pairs that people recorded, with their decisions; return the new ones by noun/key.

    A pair that the machine found keeps its reasons; the decisions join it.
    """
    made: list[str] = []
    keys: list[str] = []
    for index, record in enumerate(records):
        key = identity(record.sides, record.proposition, record.kind)
        keys.append(key)
        stored = stored_pairs(connection, [key])
        if not stored:
            save_pairs(
                connection, [_row(connection, record, key, index)], ("contradiction", str(index))
            )
            made.append(f"contradiction/{key}")
        new = save_decisions(connection, {key: record.decisions})
        made += [f"decision/{decision}" for decision in new]
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
