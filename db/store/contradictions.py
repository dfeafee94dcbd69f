"""Contradictions and decisions: findings of the machine, pairs and verdicts of people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select, update

from db.store.rows import Row, chunks, fetch, grouped, ids, need, put
from db.tables import Appearance, Claim, Contradiction, Decision, Proposition, Role
from onrecord.decisions import Vote, status
from onrecord.records import DecisionRecord, SideRecord
from onrecord.spans import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """A contradiction as it is stored. ``proposed_by`` is ``None`` for one that a person recorded.

    Sides and proposition are keys; ``trace`` is plain JSON.
    """

    key: str
    scope: str
    kind: str
    score: float | None
    proposition: str | None
    sides: tuple[SideRecord, SideRecord]
    trace: list[dict[str, Any]]
    proposed_by: str | None


def save_pairs(connection: Connection, pairs: Sequence[PairRow], owner: tuple[str, str]) -> None:
    """Store pairs under their keys; the status of a new one follows from no decision yet.

    ``owner`` is (noun, key) of the record that names the sides, for errors.
    """
    propositions = ids(connection, Proposition, [p.proposition for p in pairs if p.proposition])
    sides = _side_ids(connection, pairs)
    known = ids(connection, Contradiction, [pair.key for pair in pairs])
    rows = [
        {
            "key": pair.key,
            "scope": pair.scope,
            "kind": pair.kind,
            "score": pair.score,
            "proposition_id": pair.proposition
            and need(
                propositions, pair.proposition, noun="proposition", owner=(*owner, "proposition")
            ),
            "trace": pair.trace,
            "proposed_by": pair.proposed_by,
        }
        | _side_row("first", pair.sides[0], sides, (*owner, "sides[0]"))
        | _side_row("second", pair.sides[1], sides, (*owner, "sides[1]"))
        for pair in pairs
    ]
    new = [row | {"status": "candidate"} for row in rows if row["key"] not in known]
    put(connection, Contradiction, new)
    _change(connection, [row for row in rows if row["key"] in known], known)


def _side_ids(connection: Connection, pairs: Sequence[PairRow]) -> dict[str, Mapping[str, int]]:
    sides = [side for pair in pairs for side in pair.sides]
    return {
        "claim": ids(connection, Claim, [side.claim for side in sides]),
        "appearance": ids(connection, Appearance, [s.appearance for s in sides if s.appearance]),
        "role": ids(connection, Role, [side.role for side in sides if side.role]),
    }


def _side_row(
    name: str, side: SideRecord, found: Mapping[str, Mapping[str, int]], owner: tuple[str, str, str]
) -> Row:
    row: Row = {}
    for noun in ("claim", "appearance", "role"):
        key = getattr(side, noun)
        place = (*owner[:2], f"{owner[2]}.{noun}")
        row[f"{name}_{noun}_id"] = key and need(found[noun], key, noun=noun, owner=place)
    return row


def append_decisions(
    connection: Connection, contradictions: Iterable[str], decision: DecisionRecord
) -> list[str]:
    """Append one decision to each contradiction, also where it says the same in the same second.

    Return the keys of the new decisions, in the order of the contradictions.
    """
    wanted = list(dict.fromkeys(contradictions))
    found = ids(connection, Contradiction, wanted)
    stored = select(Decision.contradiction_id, Decision.key)
    there = grouped(
        fetch(connection, stored, Decision.contradiction_id, found.values()), "contradiction_id"
    )
    rows = []
    for key in wanted:
        plain = _decision_key(key, decision)
        taken = sum(row.key.startswith(plain) for row in there.get(found[key], ()))
        name = f"{plain}#{taken + 1}" if taken else plain
        rows.append(_decision_row(name, found[key], decision))
    put(connection, Decision, rows)
    return [row["key"] for row in rows]


def withdraw_decisions(connection: Connection, keys: Iterable[str], *, withdrawn: bool) -> None:
    """Have decisions count no longer, or again; the status of their contradictions follows."""
    named = list(keys)
    for chunk in chunks(named):
        connection.execute(
            update(Decision).where(Decision.key.in_(chunk)).values(withdrawn=withdrawn)
        )
    judged = fetch(
        connection,
        select(Contradiction.key, Contradiction.status)
        .join(Decision, Decision.contradiction_id == Contradiction.id)
        .distinct(),
        Decision.key,
        named,
    )
    # A pair that is no longer found stays stale, whatever was decided about it.
    live = [row.key for row in judged if row.status != "stale"]
    refresh_status(connection, live, produced=True)


def decisions_withdrawn(connection: Connection, keys: Iterable[str]) -> dict[str, bool]:
    """Return whether each decision is withdrawn, by key."""
    statement = select(Decision.key, Decision.withdrawn)
    return {row.key: row.withdrawn for row in fetch(connection, statement, Decision.key, keys)}


def set_proposer(connection: Connection, key: str, proposed_by: str | None) -> list[str]:
    """Have a pair be proposed by a machine, or by none for one that a person recorded.

    Return the keys of its claims: what a machine proposes stands only while it is found.
    """
    connection.execute(
        update(Contradiction).where(Contradiction.key == key).values(proposed_by=proposed_by)
    )
    if proposed_by is None:
        refresh_status(connection, [key], produced=True)
    sides = (Contradiction.first_claim_id, Contradiction.second_claim_id)
    statement = select(Claim.key).where(Claim.id.in_(sides), Contradiction.key == key)
    return list(connection.execute(statement).scalars())


def save_decisions(
    connection: Connection, decisions: Mapping[str, Sequence[DecisionRecord]]
) -> list[str]:
    """Store decisions of a file, by contradiction key; return the keys of the new ones.

    One that is there already, word for word, stays as it is.
    """
    found = ids(connection, Contradiction, decisions)
    rows = [
        _decision_row(_decision_key(contradiction, decision), found[contradiction], decision)
        for contradiction, own in decisions.items()
        for decision in own
    ]
    known = ids(connection, Decision, [row["key"] for row in rows])
    new = [row for row in rows if row["key"] not in known]
    put(connection, Decision, new)
    return [row["key"] for row in new]


def of_statements() -> ColumnElement[bool]:
    """Return the condition that a contradiction names nothing but two claims.

    Then it is one of statements: what is coded names a proposition, or reports, or a role.
    """
    columns = Contradiction.__table__.c
    return and_(
        columns.proposition_id.is_(None),
        columns.first_appearance_id.is_(None),
        columns.second_appearance_id.is_(None),
        columns.first_role_id.is_(None),
        columns.second_role_id.is_(None),
    )


def coded_pairs(connection: Connection, claim_ids: Iterable[int]) -> dict[str, str]:
    """Return the status of what a machine proposed on these claims by their coding, by key."""
    found: dict[str, str] = {}
    columns = Contradiction.__table__.c
    statement = select(columns.key, columns.status).where(
        columns.proposed_by.is_not(None), ~of_statements()
    )
    wanted = list(claim_ids)
    for column in (columns.first_claim_id, columns.second_claim_id):
        found.update((r.key, r.status) for r in fetch(connection, statement, column, wanted))
    return found


def stored_pairs(connection: Connection, keys: Iterable[str]) -> dict[str, Any]:
    """Return (key, status, score, trace, kind, scope, proposed_by) rows of the given keys."""
    columns = Contradiction.__table__.c
    return {row.key: row for row in fetch(connection, select(*columns), columns.key, keys)}


def refresh_status(connection: Connection, keys: Iterable[str], *, produced: bool) -> None:
    """Set the status of contradictions to what their decisions make of them."""
    wanted = list(keys)
    rows = list(
        fetch(
            connection,
            select(Contradiction.id, Contradiction.status, Contradiction.key),
            Contradiction.key,
            wanted,
        )
    )
    votes = votes_on(connection, [row.id for row in rows])
    changed: dict[str, list[int]] = {}
    for row in rows:
        now = status(votes[row.id], produced=produced)
        if now != row.status:
            changed.setdefault(now, []).append(row.id)
    for name, own in changed.items():
        for chunk in chunks(own):
            connection.execute(
                update(Contradiction).where(Contradiction.id.in_(chunk)).values(status=name)
            )


def votes_on(connection: Connection, ids: Iterable[int]) -> dict[int, list[Vote]]:
    """Return what people said of contradictions, in that order, by id; nothing is an empty list."""
    wanted = list(ids)
    said = select(Decision.__table__).where(~Decision.withdrawn).order_by(Decision.id)
    rows = grouped(fetch(connection, said, Decision.contradiction_id, wanted), "contradiction_id")
    return {
        id_: [Vote(one.verdict, one.decided_by, one.decided_at) for one in rows.get(id_, ())]
        for id_ in wanted
    }


def _decision_row(key: str, contradiction: int, decision: DecisionRecord) -> Row:
    return {
        "key": key,
        "contradiction_id": contradiction,
        "verdict": decision.verdict,
        "reason": decision.reason,
        "note": decision.note,
        "decided_by": decision.by,
        "decided_at": decision.at,
    }


def _decision_key(contradiction: str, decision: DecisionRecord) -> str:
    words = (decision.verdict, decision.reason or "", decision.note or "", decision.by)
    return f"{contradiction}/{decision.at}/{digest(chr(31).join(words))[:16]}"


def _change(connection: Connection, rows: Sequence[Row], known: Mapping[str, int]) -> None:
    for row in rows:
        values = {name: value for name, value in row.items() if name != "key"}
        connection.execute(
            update(Contradiction).where(Contradiction.id == known[row["key"]]).values(values)
        )
