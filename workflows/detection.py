"""Find contradictions in what is coded, and keep the stored ones in step with the record.

Runs inside the transaction of whatever changed the record, on the claims that the change
concerns. What a machine proposed and no longer finds becomes stale; decisions always stay.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection

from db.reads.facts import (
    described,
    description_facts,
    quote_facts,
    role_facts,
    stance_facts,
)
from db.reads.pairs import accepted, by_speaker, opposite_stances, same_saying
from db.store.contradictions import (
    PairRow,
    coded_pairs,
    refresh_status,
    save_pairs,
    stored_pairs,
)
from db.store.rows import grouped
from db.store.statements import mark_changed
from onrecord.contradict import (
    DescriptionFacts,
    Finding,
    compare_descriptions,
    compare_quotes,
    compare_role,
    compare_stances,
)
from onrecord.contradict.attribution import at_odds
from onrecord.text import fold
from workflows.finding_rows import Detected, row_of
from workflows.statements.storing import follow_statements

PROPOSED_BY: Final = "onrecord.contradict 1"
MANY: Final = 2000


def detect(connection: Connection, claim_ids: Iterable[int]) -> Detected:
    """Compare what is coded of the given claims with the record and store what is found.

    Pairs of their statements that are stored are compared again, too; ``onrecord check`` looks for
    new ones.
    """
    concerned = sorted(set(claim_ids))
    if not concerned:
        return Detected(0, 0)
    mark_changed(connection, concerned)
    return detect_coded(connection, concerned) + follow_statements(connection, concerned)


def detect_coded(connection: Connection, concerned: Sequence[int]) -> Detected:
    """Compare what is coded of claims: stances, quotations, offices."""
    rows = {f.key: f for f in (row_of(f, PROPOSED_BY) for f in _findings(connection, concerned))}
    before = coded_pairs(connection, concerned)
    stored = stored_pairs(connection, rows)
    for key, known in stored.items():
        if known.proposed_by is None:  # a person recorded it: it never turns stale
            rows[key] = replace(rows[key], proposed_by=None)
    changed = [row for row in rows.values() if _differs(row, stored.get(row.key))]
    save_pairs(connection, changed, owner=("contradiction", ""))
    refresh_status(connection, rows, produced=True)
    gone = [key for key, status in before.items() if key not in rows and status != "stale"]
    refresh_status(connection, gone, produced=False)
    return Detected(
        new=sum(key not in stored for key in rows),
        stale=len(gone),
        again=sum(known.status == "stale" for known in stored.values()),
    )


def detect_many(connection: Connection, *wanted: ColumnElement[bool]) -> Detected:
    """Compare what is coded of all claims that meet the conditions, some of them at a time."""
    found = (detect_coded(connection, chunk) for chunk in by_speaker(connection, wanted, MANY))
    return sum(found, Detected(0, 0))


def _findings(connection: Connection, concerned: Sequence[int]) -> Iterator[Finding]:
    yield from _opposites(connection, concerned)
    live = accepted(connection, concerned)
    for quotes in quote_facts(connection, live).values():
        for first, second in combinations(quotes, 2):
            if finding := compare_quotes(first, second):
                yield finding
    yield from _attributions(connection, live)


def _opposites(connection: Connection, concerned: Sequence[int]) -> Iterator[Finding]:
    pairs = sorted(opposite_stances(connection, concerned))
    facts = stance_facts(connection, sorted({stance for pair in pairs for stance in pair}))
    for mine, theirs in pairs:
        first, proposition = facts[mine]
        second, _ = facts[theirs]
        if finding := compare_stances(first, second, proposition):
            yield finding


def _attributions(connection: Connection, live: Sequence[int]) -> Iterator[Finding]:
    """Compare how these claims word their speakers' offices: with the roles, and among each other.

    Whoever speaks a thousand times a day is described in a few wordings: only those at odds are
    looked at closer.
    """
    rows = described(connection, same_saying(connection, live))
    own = set(live)
    mine = [row for row in rows if row.claim_id in own]
    roles = role_facts(connection, {row.speaker_id for row in mine})
    for row, description in zip(mine, description_facts(connection, mine), strict=True):
        yield from compare_role(description, roles.get(row.speaker_id, ()))
    for said in grouped(rows, "speaker_id").values():
        odd = at_odds(row.described_as for row in said)
        apart = [row for row in said if row.described_as in odd]
        yield from _between_descriptions(description_facts(connection, apart))


def _between_descriptions(apart: Sequence[DescriptionFacts]) -> Iterator[Finding]:
    """Compare wordings of one speaker's office; the same two wordings of two sources count once.

    A pair of reports of one claim stands for the others.
    """
    pairs = sorted(
        combinations(apart, 2),
        key=lambda pair: (pair[0].claim.key != pair[1].claim.key, pair[0].appearance),
    )
    seen: set[frozenset[tuple[str, str]]] = set()
    for first, second in pairs:
        wordings = frozenset((d.source, fold(d.described_as)) for d in (first, second))
        if wordings in seen:
            continue
        if finding := compare_descriptions(first, second):
            seen.add(wordings)
            yield finding


def _differs(row: PairRow, stored: Any) -> bool:
    return stored is None or (row.kind, row.scope, row.score, row.trace, row.proposed_by) != (
        stored.kind,
        stored.scope,
        stored.score,
        stored.trace,
        stored.proposed_by,
    )
