"""What the comparison of statements reads: claims still to be compared, and the facts of pairs."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, CompoundSelect, Connection, func, or_, select, union_all

from db.reads.facts import claim_facts, reports_of
from db.reads.pairs import accepted
from db.store.among import among
from db.store.contradictions import of_statements
from db.store.rows import fetch, fetch_among, grouped
from db.tables import (
    Claim,
    ComparedClaim,
    ComparedVersion,
    Contradiction,
    Decision,
    Proposition,
    Stance,
)
from onrecord.contradict.pairs import Passage, StatementFacts

_FEW_VERSIONS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPair:
    """A contradiction of two claims as it is stored; ``decided`` where a person's verdict stands.

    ``of_statements`` where it may be one that a comparison of statements proposed.
    """

    key: str
    scope: str
    kind: str
    status: str
    score: float | None
    trace: list[dict[str, Any]]
    proposed_by: str | None
    claims: frozenset[int]
    decided: bool
    of_statements: bool

    @property
    def stale(self) -> bool:
        """Whether nothing produces it any more."""
        return self.status == "stale"


def to_compare(connection: Connection, made_by: str) -> ColumnElement[bool]:
    """Return the condition that a claim was not compared by this version since it was written.

    Of the claims that a check has taken in. The database answers it by indexes, however many claims
    there are that were compared.
    """
    return Claim.id.in_(_pending(connection, made_by))


def unaccepted(connection: Connection, made_by: str) -> list[int]:
    """Return the claims that would be compared but for their status, by id."""
    statement = select(Claim.id).where(to_compare(connection, made_by), Claim.status != "accepted")
    return sorted(connection.execute(statement).scalars())


def _pending(connection: Connection, made_by: str) -> CompoundSelect[int]:
    """Return the query for claims that changed, or were compared by any other version.

    Each of the few versions that there are is asked for by its number: an engine that has not
    counted its rows would take "any other" for a third of them, and read them all. Of many it has
    to: no engine takes a question of any length.
    """
    known = select(ComparedVersion.id).where(ComparedVersion.made_by != made_by)
    others = connection.execute(known.order_by(ComparedVersion.id)).scalars().all()
    asked = [ComparedClaim.version_id == version for version in others]
    if len(asked) > _FEW_VERSIONS:
        asked = [ComparedClaim.version_id.in_(known)]
    parts = (ComparedClaim.changed, *asked)
    return union_all(*(select(ComparedClaim.claim_id).where(part) for part in parts))


def all_taken_in(connection: Connection) -> bool:
    """Tell whether no claim came since a check took some in."""
    # Two ends of indexes: asked for any claim behind the last, PostgreSQL reads all claims.
    held, taken = (
        func.coalesce(select(func.max(column)).scalar_subquery(), 0)
        for column in (Claim.id, ComparedClaim.claim_id)
    )
    return bool(connection.execute(select(held <= taken)).scalar_one())


def some_statements(connection: Connection, claim_ids: Iterable[int]) -> list[str]:
    """Return the statements of those of the claims that are accepted."""
    statement = select(Claim.statement).where(Claim.status == "accepted")
    return [row.statement for row in fetch(connection, statement, Claim.id, claim_ids)]


def compared_as(connection: Connection, claim_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return (version, digest) of what claims were last compared as, by id.

    What was never compared is left out.
    """
    statement = select(ComparedClaim.claim_id, ComparedVersion.made_by, ComparedClaim.digest).join(
        ComparedVersion, ComparedVersion.id == ComparedClaim.version_id
    )
    statement = statement.where(ComparedClaim.digest != "")
    rows = fetch(connection, statement, ComparedClaim.claim_id, claim_ids)
    return {row.claim_id: (row.made_by, row.digest) for row in rows}


def statement_facts(
    connection: Connection, claim_ids: Collection[int]
) -> dict[int, StatementFacts]:
    """Return what is compared of the claims that are accepted, by id."""
    live = accepted(connection, claim_ids)
    reports = reports_of(connection, live)
    claims = claim_facts(connection, live, reports)
    coded = _coded(connection, live)
    return {
        id_: StatementFacts(
            claim=claim,
            described_as=next((r.described_as for r, *_ in own if r.described_as), None),
            sources=tuple(dict.fromkeys(row.source for row, *_ in own)),
            propositions=frozenset(row.key for row in coded.get(id_, ())),
            passages=tuple(p for row, spans, _ in own for p in _passages(row, spans)),
        )
        for id_, claim in claims.items()
        for own in (reports.get(id_, []),)
    }


def stored_pairs_of(connection: Connection, claim_ids: Collection[int]) -> list[StoredPair]:
    """Return the contradictions that a comparison of these claims' statements has to respect.

    Those of statements, and all that a person recorded between two claims.
    """
    rows = {
        row.id: row
        for statement in _of_sides()
        for row in fetch_among(connection, statement, claim_ids)
    }
    judged = fetch_among(connection, _judged(), list(rows))
    decided = {row.contradiction_id for row in judged}
    return [
        StoredPair(
            key=row.key,
            scope=row.scope,
            kind=row.kind,
            status=row.status,
            score=row.score,
            trace=row.trace,
            proposed_by=row.proposed_by,
            claims=frozenset({row.first_claim_id, row.second_claim_id}),
            decided=id_ in decided,
            of_statements=row.of_statements,
        )
        for id_, row in sorted(rows.items())
    ]


@cache
def _of_sides() -> tuple[Any, Any]:
    """Return the queries for the pairs of which claims are the first side, and the second."""
    columns = Contradiction.__table__.c
    statement = select(*columns, of_statements().label("of_statements")).where(
        columns.first_claim_id != columns.second_claim_id,
        or_(of_statements(), columns.proposed_by.is_(None)),
    )
    first, second = columns.first_claim_id, columns.second_claim_id
    return statement.where(among(first)), statement.where(among(second))


@cache
def _judged() -> Any:
    decided = Decision.contradiction_id
    return select(decided).where(~Decision.withdrawn, among(decided)).distinct()


def _coded(connection: Connection, claim_ids: Iterable[int]) -> dict[int, list[Any]]:
    return grouped(fetch_among(connection, _taking(), claim_ids), "claim_id")


@cache
def _taking() -> Any:
    return (
        select(Stance.claim_id, Proposition.key)
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .where(~Stance.withdrawn, ~Proposition.withdrawn, among(Stance.claim_id))
    )


def _passages(row: Any, spans: Sequence[Any]) -> list[Passage]:
    """Return the quoted words with where they stand, where they were proved in a held text."""
    if len(row.exact) != len(spans) or any(one.verification != "verified" for one in spans):
        return []
    return [
        Passage(appearance=row.key, start=span.span_start, words=words)
        for words, span in zip(row.exact, spans, strict=True)
        if len(words) == span.span_end - span.span_start
    ]
