"""Anchors, contradictions and the change log as they are written down, put back verbatim."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, update

from db.store.bulk import insert_many, with_ids
from db.store.rows import Row, ids, need
from db.tables import (
    Anchor,
    AnchorSpan,
    Appearance,
    Capture,
    Change,
    ChangeRecord,
    Claim,
    Contradiction,
    Date,
    DateAnchor,
    Decision,
    Proposition,
    Role,
)
from onrecord.jsonlines import lines


def add_anchors(connection: Connection, anchors: Sequence[lines.Anchor]) -> None:
    """Store anchors of stored appearances in stored captures."""
    appearances = ids(connection, Appearance, [a.appearance for a in anchors])
    captures = ids(connection, Capture, [a.capture for a in anchors])
    rows: list[Row] = [
        {
            "appearance_id": appearances[a.appearance],
            "capture_id": need(
                captures, a.capture, noun="capture", owner=("appearance", a.appearance, "")
            ),
            "verification": a.verification,
            "seen": a.seen,
        }
        for a in anchors
    ]
    insert_many(connection, Anchor, with_ids(connection, Anchor, rows))
    spans = [
        {
            "anchor_id": row["id"],
            "position": position,
            "span_start": one.span.start,
            "span_end": one.span.end,
            "sha256": one.sha256,
            "prefix": one.prefix,
            "suffix": one.suffix,
        }
        for row, anchor in zip(rows, anchors, strict=True)
        for position, one in enumerate(anchor.spans)
    ]
    insert_many(connection, AnchorSpan, spans)


def move_dates(connection: Connection, anchors: Sequence[lines.DateAnchor]) -> None:
    """Have the spans of stored dates count in the captures that are named."""
    dates = ids(connection, Date, [a.date for a in anchors])
    captures = ids(connection, Capture, [a.capture for a in anchors])
    for anchor in anchors:
        owner = ("date", anchor.date, "")
        capture = need(captures, anchor.capture, noun="capture", owner=owner)
        connection.execute(
            update(DateAnchor)
            .where(DateAnchor.date_id == need(dates, anchor.date, noun="date", owner=owner))
            .values(capture_id=capture)
        )


def add_contradictions(connection: Connection, pairs: Sequence[lines.Contradiction]) -> None:
    """Store contradictions with their decisions, whose keys are new."""
    found = {
        "claim": ids(connection, Claim, [s.claim for p in pairs for s in p.sides]),
        "appearance": ids(
            connection, Appearance, [s.appearance for p in pairs for s in p.sides if s.appearance]
        ),
        "role": ids(connection, Role, [s.role for p in pairs for s in p.sides if s.role]),
    }
    propositions = ids(connection, Proposition, [p.proposition for p in pairs if p.proposition])
    rows = [_pair_row(pair, found, propositions) for pair in pairs]
    insert_many(connection, Contradiction, with_ids(connection, Contradiction, rows))
    add_decisions(connection, pairs, {row["key"]: row["id"] for row in rows})


def add_decisions(connection: Connection, pairs: Sequence[lines.Contradiction], found: Any) -> None:
    """Store the decisions of contradictions, whose ids ``found`` has by key, in their order."""
    rows: list[Row] = [
        {
            "key": decision.key,
            "contradiction_id": found[pair.key],
            "verdict": decision.record.verdict,
            "reason": decision.record.reason,
            "note": decision.record.note,
            "decided_by": decision.record.by,
            "decided_at": decision.record.at,
            "withdrawn": decision.withdrawn,
        }
        for pair in pairs
        for decision in pair.decisions
    ]
    insert_many(connection, Decision, with_ids(connection, Decision, rows))


def add_changes(connection: Connection, changes: Sequence[lines.Change]) -> None:
    """Store entries of the change log under their numbers."""
    rows: list[Row] = [
        {
            "id": change.number,
            "at": change.at,
            "made_by": change.by,
            "act": change.act,
            "summary": change.summary,
            "undoes_id": change.undoes,
        }
        for change in changes
    ]
    insert_many(connection, Change, rows)


def add_changed(connection: Connection, changed: Sequence[lines.Made | lines.Changed]) -> None:
    """Store what the changes touched."""
    rows: list[Row] = []
    for one in changed:
        if isinstance(one, lines.Made):
            rows += [_change_row(one.change, one.noun, key, None, None) for key in one.keys]
        else:
            rows.append(_change_row(one.change, one.noun, one.key, one.before, one.after))
    insert_many(connection, ChangeRecord, rows)


def _change_row(change: int, noun: str, key: str, before: Any, after: Any) -> Row:
    return {"change_id": change, "noun": noun, "key": key, "before": before, "after": after}


def _pair_row(pair: lines.Contradiction, found: Any, propositions: dict[str, int]) -> Row:
    owner = ("contradiction", pair.key)
    row: Row = {
        "key": pair.key,
        "scope": pair.scope,
        "kind": pair.kind,
        "status": pair.status,
        "score": pair.score,
        "trace": pair.trace,
        "proposed_by": pair.proposed_by,
        "proposition_id": pair.proposition
        and need(propositions, pair.proposition, noun="proposition", owner=(*owner, "")),
    }
    for name, side in zip(("first", "second"), pair.sides, strict=True):
        for noun in ("claim", "appearance", "role"):
            key = getattr(side, noun)
            row[f"{name}_{noun}_id"] = key and need(found[noun], key, noun=noun, owner=(*owner, ""))
    return row
