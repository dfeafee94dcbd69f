"""Contradictions as people read them: both sides with their claims, the reasons, the decisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from db.reads.claims import claim_views
from db.reads.filters import ClaimFilter, scope_conditions
from db.store.rows import chunks, fetch, grouped
from db.tables import Claim, Contradiction, Decision, Proposition, Role
from onrecord.errors import UsageError
from onrecord.offices import held_office
from onrecord.views import ContradictionView, DecisionView, PropositionRef, SideView, TraceStep
from onrecord.vocabulary import CONTRADICTION_STATUSES

# What a list shows unless asked otherwise: all that a person has not done away with.
OPEN_STATUSES: Final = ("candidate", "confirmed", "unsure", "disputed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionFilter:
    """What to show. ``claims`` is met when one of the two claims meets all of it."""

    claims: ClaimFilter
    statuses: tuple[str, ...] = OPEN_STATUSES
    scope: str | None = None
    kind: str | None = None
    proposition: int | None = None


def statuses(wanted: str) -> tuple[str, ...]:
    """Return the statuses that a word means: one of them, ``open`` or ``any``."""
    if wanted not in {*CONTRADICTION_STATUSES, "open", "any"}:
        listed = ", ".join(("open", *CONTRADICTION_STATUSES, "any"))
        raise UsageError(f'"{wanted}" is no status of a contradiction. Say one of: {listed}')
    return {"open": OPEN_STATUSES, "any": CONTRADICTION_STATUSES}.get(wanted, (wanted,))


def list_contradictions(
    connection: Connection, wanted: ContradictionFilter
) -> Iterator[ContradictionView]:
    """Give the contradictions that the filter means, the highest score first."""
    statement = in_order(connection, wanted, Contradiction.id)
    for chunk in chunks(connection.execute(statement).scalars().all()):
        yield from contradiction_views(connection, chunk)


def contradiction_keys(connection: Connection, wanted: ContradictionFilter) -> list[str]:
    """Return the keys of the contradictions that the filter means, the highest score first."""
    statement = in_order(connection, wanted, Contradiction.key)
    return list(connection.execute(statement).scalars())


def in_order(connection: Connection, wanted: ContradictionFilter, *columns: Any) -> Select[Any]:
    """Return what selects columns of the contradictions that the filter means, in their order."""
    statement = (
        select(*columns)
        .select_from(Contradiction)
        .where(*_conditions(connection, wanted))
        .order_by(func.coalesce(Contradiction.score, 0).desc(), Contradiction.key)
    )
    limit = wanted.claims.limit
    return statement if limit is None else statement.limit(limit)


def contradiction_views(
    connection: Connection, contradiction_ids: Sequence[int]
) -> list[ContradictionView]:
    """Return the contradictions of the given ids, in that order."""
    statement = select(*Contradiction.__table__.c, Proposition.text).outerjoin_from(
        Contradiction, Proposition, Proposition.id == Contradiction.proposition_id
    )
    rows = {
        row.id: row for row in fetch(connection, statement, Contradiction.id, contradiction_ids)
    }
    claims = claim_views(
        connection,
        list({i for r in rows.values() for i in (r.first_claim_id, r.second_claim_id)}),
    )
    roles = _role_words(
        connection,
        [i for r in rows.values() for i in (r.first_role_id, r.second_role_id) if i is not None],
    )
    decisions = grouped(
        fetch(
            connection,
            select(Decision.__table__)
            .where(~Decision.withdrawn)
            .order_by(Decision.decided_at, Decision.id),
            Decision.contradiction_id,
            contradiction_ids,
        ),
        "contradiction_id",
    )
    return [
        ContradictionView(
            id=id_,
            key=rows[id_].key,
            scope=rows[id_].scope,
            kind=rows[id_].kind,
            score=rows[id_].score,
            status=rows[id_].status,
            proposition=_proposition(rows[id_]),
            sides=(_side(rows[id_], "first", roles), _side(rows[id_], "second", roles)),
            claims=(claims[rows[id_].first_claim_id], claims[rows[id_].second_claim_id]),
            trace=tuple(_step(step) for step in rows[id_].trace),
            decisions=tuple(_decision(row) for row in decisions.get(id_, ())),
            proposed_by=rows[id_].proposed_by,
        )
        for id_ in contradiction_ids
    ]


def _conditions(connection: Connection, wanted: ContradictionFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Contradiction.status.in_(wanted.statuses)]
    on_claims = scope_conditions(connection, replace(wanted.claims, proposition=None))
    if on_claims:  # found once, and not again for each contradiction
        meant = select(Claim.id).where(*on_claims)
        found.append(
            or_(Contradiction.first_claim_id.in_(meant), Contradiction.second_claim_id.in_(meant))
        )
    if wanted.scope is not None:
        found.append(Contradiction.scope == wanted.scope)
    if wanted.kind is not None:
        found.append(Contradiction.kind == wanted.kind)
    if wanted.proposition is not None:
        found.append(Contradiction.proposition_id == wanted.proposition)
    return found


def _proposition(row: Any) -> PropositionRef | None:
    return None if row.proposition_id is None else PropositionRef(row.proposition_id, row.text)


def _side(row: Any, which: str, roles: dict[int, str]) -> SideView:
    role = getattr(row, f"{which}_role_id")
    return SideView(
        claim_id=getattr(row, f"{which}_claim_id"),
        appearance_id=getattr(row, f"{which}_appearance_id"),
        role=None if role is None else roles[role],
    )


def _step(step: dict[str, Any]) -> TraceStep:
    spans = tuple((span["appearance"], span["start"], span["end"]) for span in step["spans"])
    words = tuple((part["claim"], part["start"], part["end"]) for part in step.get("words", ()))
    return TraceStep(rule=step["rule"], detail=step["detail"], spans=spans, words=words)


def _decision(row: Any) -> DecisionView:
    return DecisionView(
        verdict=row.verdict,
        reason=row.reason,
        note=row.note,
        by=row.decided_by,
        at=row.decided_at,
    )


def _role_words(connection: Connection, role_ids: Sequence[int]) -> dict[int, str]:
    rows = fetch(connection, select(Role.__table__), Role.id, role_ids)
    return {row.id: held_office(row.title, row.organisation, row.start, row.end) for row in rows}
