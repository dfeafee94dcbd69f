"""Pairs of claims by id in, findings out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from db.reads.statements import compared_as
from onrecord.contradict import Finding
from onrecord.contradict.pairs import StatementFacts, comparable, in_order
from onrecord.contradict.statements.record import SIDE_BY_SIDE, Record
from workflows.statements.facts import Facts, Known
from workflows.statements.machine import Machine
from workflows.statements.record import record_of

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of ``claims``: the findings, the digests of those that could be compared.

    ``changed`` are the claims on either side that are not as they were last compared; ``ids`` gives
    the ids of all claims that were looked at, by key. Of the pairs in ``skipped`` nothing is said.
    """

    claims: tuple[int, ...]
    findings: tuple[Finding, ...]
    digests: Mapping[int, str]
    changed: frozenset[int]
    ids: Mapping[str, int]
    skipped: frozenset[Pair] = frozenset()


def compare_pairs(
    connection: Connection,
    claims: Collection[int],
    pairs: Collection[Pair],
    machine: Machine,
    *,
    facts: Facts | None = None,
    record: Record | None = None,
    skipped: frozenset[Pair] = frozenset(),
) -> Compared:
    """Compare pairs of which each has one of ``claims``; only accepted claims are compared.

    ``facts`` has what was read before, ``record`` what the search knows of the record; both
    are read where they are not given. The pairs in ``skipped`` were compared just now.
    """
    wanted = set(pairs) - skipped
    ids = set(claims) | {id_ for pair in wanted for id_ in pair}
    known = (facts or Facts()).of(connection, ids)
    ordered = sorted(
        (_pair(known, pair) for pair in wanted if _both(known, pair)),
        key=lambda pair: (pair[0].claim.key, pair[1].claim.key),
    )
    if record is None:
        record = record_of(connection) if ordered else SIDE_BY_SIDE
    before = compared_as(connection, sorted(ids))
    digests = {id_: one.digest for id_, one in known.items()}
    return Compared(
        claims=tuple(claims),
        findings=tuple(machine.findings(ordered, record)),
        digests={id_: digest for id_, digest in digests.items() if id_ in set(claims)},
        changed=frozenset(
            id_ for id_, digest in digests.items() if id_ in before and before[id_][1] != digest
        ),
        ids={one.facts.claim.key: id_ for id_, one in known.items()},
        skipped=skipped,
    )


def _both(known: Mapping[int, Known], pair: Pair) -> bool:
    there = all(id_ in known for id_ in pair)
    return there and comparable(known[pair[0]].facts, known[pair[1]].facts)


def _pair(known: Mapping[int, Known], pair: Pair) -> tuple[StatementFacts, StatementFacts]:
    return in_order(known[pair[0]].facts, known[pair[1]].facts)
