"""Find contradictions in what is coded, and keep the stored ones in step with the record.

Runs inside the transaction of whatever changed the record, on the claims that the change
concerns. What a machine proposed and no longer finds becomes stale; decisions always stay.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection

from db.reads.facts import description_facts, quote_facts, role_facts, stance_facts
from db.reads.pairs import accepted, by_speaker, opposite_stances, same_saying
from db.store.contradictions import (
    PairRow,
    machine_pairs,
    refresh_status,
    save_pairs,
    stored_pairs,
)
from onrecord.contradict import (
    DescriptionFacts,
    Finding,
    compare_descriptions,
    compare_quotes,
    compare_role,
    compare_stances,
    identity,
)
from onrecord.records import SideRecord
from onrecord.text import fold

PROPOSED_BY: Final = "onrecord.contradict 1"
MANY: Final = 2000


@dataclass(frozen=True, slots=True)
class Detected:
    """How many contradictions are new, and how many are no longer found."""

    new: int
    stale: int


def detect(connection: Connection, claim_ids: Iterable[int]) -> Detected:
    """Compare the given claims with the record and store what is found."""
    concerned = sorted(set(claim_ids))
    if not concerned:
        return Detected(0, 0)
    rows = {row.key: row for row in map(_row, _findings(connection, concerned))}
    before = machine_pairs(connection, concerned)
    stored = stored_pairs(connection, rows)
    for key, known in stored.items():
        if known.proposed_by is None:  # a person recorded it: it never turns stale
            rows[key] = replace(rows[key], proposed_by=None)
    changed = [row for row in rows.values() if _differs(row, stored.get(row.key))]
    save_pairs(connection, changed, owner=("contradiction", ""))
    refresh_status(connection, rows, produced=True)
    gone = [key for key, status in before.items() if key not in rows and status != "stale"]
    refresh_status(connection, gone, produced=False)
    return Detected(new=sum(key not in stored for key in rows), stale=len(gone))


def detect_many(connection: Connection, *wanted: ColumnElement[bool]) -> Detected:
    """Do the same for all claims that meet the conditions, some of them at a time."""
    new = stale = 0
    for chunk in by_speaker(connection, wanted, MANY):
        found = detect(connection, chunk)
        new, stale = new + found.new, stale + found.stale
    return Detected(new, stale)


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
    described = description_facts(connection, same_saying(connection, live))
    roles = role_facts(connection, {speaker for speaker, _ in described})
    by_speaker: dict[int, list[DescriptionFacts]] = {}
    for speaker, description in described:
        by_speaker.setdefault(speaker, []).append(description)
        yield from compare_role(description, roles.get(speaker, ()))
    for own in by_speaker.values():
        yield from _between_descriptions(own)


def _between_descriptions(described: Sequence[DescriptionFacts]) -> Iterator[Finding]:
    """Compare wordings of one speaker's office; the same two wordings of two sources count once.

    A pair of reports of one claim stands for the others.
    """
    pairs = sorted(
        combinations(described, 2),
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


def _row(finding: Finding) -> PairRow:
    first, second = finding.sides
    return PairRow(
        key=identity(finding.sides, finding.proposition, finding.kind),
        scope=finding.scope,
        kind=finding.kind,
        score=finding.score,
        proposition=finding.proposition,
        sides=(
            SideRecord(claim=first.claim, appearance=first.appearance, role=first.role),
            SideRecord(claim=second.claim, appearance=second.appearance, role=second.role),
        ),
        trace=[
            {
                "rule": step.rule,
                "detail": step.detail,
                "spans": [
                    {"appearance": appearance, "start": start, "end": end}
                    for appearance, start, end in step.spans
                ],
            }
            for step in finding.trace
        ],
        proposed_by=PROPOSED_BY,
    )


def _differs(row: PairRow, stored: Any) -> bool:
    return stored is None or (row.kind, row.scope, row.score, row.trace, row.proposed_by) != (
        stored.kind,
        stored.scope,
        stored.score,
        stored.trace,
        stored.proposed_by,
    )
