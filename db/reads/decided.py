"""Pairs that a machine proposed and people decided on, each with what their verdicts come to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from db.reads.contradictions import ContradictionFilter, in_order
from db.store.contradictions import of_statements, votes_on
from db.store.rows import fetch, grouped
from db.tables import Change, ChangeRecord, Claim, Contradiction, Decision
from onrecord.decisions import status
from onrecord.vocabulary import CONTRADICTION_STATUSES


@dataclass(frozen=True, slots=True)
class DecidedPair:
    """A proposal on two claims, by their ids, that at least one person decided on.

    ``verdict`` is what the people's latest verdicts come to: ``confirmed``, ``dismissed``,
    ``unsure`` or ``disputed``, also where nothing finds the pair any more. ``of_statements`` where
    it was found in what two statements say, and not in how they are coded. ``at`` is when the last
    of the people decided (UTC, ISO text).
    """

    kind: str
    verdict: str
    of_statements: bool
    claims: tuple[int, int]
    at: str


def decided_pairs(connection: Connection, wanted: ContradictionFilter) -> Iterator[DecidedPair]:
    """Give the decided proposals that the filter means, whatever their status and however many."""
    every = replace(
        wanted,
        claims=replace(wanted.claims, limit=None),
        statuses=CONTRADICTION_STATUSES,
    )
    columns = Contradiction.__table__.c
    proposed = (
        in_order(
            connection,
            every,
            columns.id,
            columns.kind,
            columns.first_claim_id,
            columns.second_claim_id,
            of_statements().label("of_statements"),
        )
        .where(columns.proposed_by.is_not(None))
        .where(columns.id.in_(select(Decision.contradiction_id).where(~Decision.withdrawn)))
    )
    rows = connection.execute(proposed).all()
    votes = votes_on(connection, [row.id for row in rows])
    for row in rows:
        own = votes[row.id]
        yield DecidedPair(
            kind=row.kind,
            verdict=status(own, produced=True),
            of_statements=row.of_statements,
            claims=(row.first_claim_id, row.second_claim_id),
            at=max(vote.at for vote in own),
        )


def statements_of(connection: Connection, claim_ids: Iterable[int]) -> dict[int, str]:
    """Return the statements of claims, by id."""
    rows = fetch(connection, select(Claim.id, Claim.statement), Claim.id, set(claim_ids))
    return {row.id: row.statement for row in rows}


def reworded(connection: Connection, pairs: Iterable[DecidedPair]) -> set[DecidedPair]:
    """Return the pairs of which a statement is not any more what people decided on."""
    wanted = list(pairs)
    claims = {id_ for pair in wanted for id_ in pair.claims}
    named = fetch(connection, select(Claim.id, Claim.key, Claim.statement), Claim.id, claims)
    now = {row.id: row for row in named}
    logged = (
        select(ChangeRecord.key, ChangeRecord.before, Change.at)
        .join(Change, Change.id == ChangeRecord.change_id)
        .where(ChangeRecord.noun == "claim", ChangeRecord.before.is_not(None))
        .order_by(Change.id)
    )
    keys = [row.key for row in now.values()]
    changes = grouped(fetch(connection, logged, ChangeRecord.key, keys), "key")

    def then(claim: int, at: str) -> str:
        """Return the statement as it was: what the first change from then on went on top of.

        Within one second nobody can tell which came first: it is taken to be the decision.
        """
        later = (one for one in changes.get(now[claim].key, ()) if one.at >= at)
        first = next(later, None)
        return str(first.before["statement"] if first else now[claim].statement)

    return {
        pair
        for pair in wanted
        if any(then(id_, pair.at) != now[id_].statement for id_ in pair.claims)
    }
