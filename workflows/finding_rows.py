"""Findings as the rows that are stored, and the count of what became of them."""

from dataclasses import dataclass
from typing import Any

from db.store.contradictions import PairRow
from onrecord.contradict import Finding, identity
from onrecord.records import SideRecord
from onrecord.views import TraceStep


@dataclass(frozen=True, slots=True)
class Detected:
    """How many contradictions are new, how many no longer found, and how many found again."""

    new: int
    stale: int
    again: int = 0

    def __add__(self, other: "Detected") -> "Detected":
        """Return the sum of two."""
        return Detected(self.new + other.new, self.stale + other.stale, self.again + other.again)


def row_of(finding: Finding, proposed_by: str) -> PairRow:
    """Return a finding as it is stored, signed by the machine that made it."""
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
        trace=[_step(step) for step in finding.trace],
        proposed_by=proposed_by,
    )


def _step(step: TraceStep) -> dict[str, Any]:
    spans = [
        {"appearance": appearance, "start": start, "end": end}
        for appearance, start, end in step.spans
    ]
    told: dict[str, Any] = {"rule": step.rule, "detail": step.detail, "spans": spans}
    if step.words:
        told["words"] = [
            {"claim": claim, "start": start, "end": end} for claim, start, end in step.words
        ]
    return told
