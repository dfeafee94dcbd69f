"""Contradictions and people's decisions on them, as a record file writes them."""

from typing import Final, TypeAlias, cast

from onrecord.recordfile.date_fields import moment_of
from onrecord.recordfile.fields import Fields, Schema, key_of
from onrecord.recordfile.nodes import Node
from onrecord.recordfile.refusal import RefusedError
from onrecord.records import ContradictionRecord, DecisionRecord, SideRecord
from onrecord.vocabulary import (
    CONTRADICTION_KINDS,
    DISMISSAL_REASONS,
    VERDICTS,
    ContradictionKind,
    DismissalReason,
    Verdict,
)

CONTRADICTION: Final = Schema(
    "a contradiction", ("kind",), ("claims", "sides", "proposition", "decisions")
)
SIDE: Final = Schema("a side", ("claim",), ("appearance", "role"))
DECISION: Final = Schema("a decision", ("verdict", "by", "at"), ("reason", "note"))

Identity: TypeAlias = tuple[frozenset[SideRecord], str]


def read_contradiction(node: Node) -> ContradictionRecord:
    """Return the contradiction that ``node`` records; raises RefusedError."""
    fields = Fields(node, CONTRADICTION)
    return ContradictionRecord(
        sides=_sides(fields),
        kind=cast(
            "ContradictionKind", fields.choice("kind", CONTRADICTION_KINDS, ContradictionRecord)
        ),
        proposition=fields.maybe_key("proposition"),
        decisions=_decisions(fields),
    )


def identity(record: ContradictionRecord) -> Identity:
    """Return what tells contradictions apart: the unordered sides, the proposition or the kind."""
    matter = f"kind {record.kind}" if record.proposition is None else record.proposition
    return frozenset(record.sides), matter


def _sides(fields: Fields) -> tuple[SideRecord, SideRecord]:
    claims, sides = fields.get("claims"), fields.get("sides")
    if (claims is None) == (sides is None):
        raise RefusedError(
            fields.node.position,
            'a contradiction needs "claims", two keys of claims, or "sides", and not both. '
            "Write claims: [one, other].",
        )
    if claims is not None:
        nodes = fields.items("claims")
        found = [SideRecord(claim=key_of(item, "claims")) for item in nodes]
        key = "claims"
    else:
        found = [read_side(item) for item in fields.items("sides")]
        key = "sides"
    if len(found) != 2:  # noqa: PLR2004 a contradiction has two sides
        raise fields.refused(
            key, f'"{key}" needs two entries, not {len(found)}. Name the two claims.'
        )
    first, second = found
    if not _differ(first, second):
        raise fields.refused(
            key, "both sides are the same claim. Name two claims, or under sides two appearances "
            "of the one claim, or an appearance and a role.",
        )  # fmt: skip
    return first, second


def read_side(node: Node) -> SideRecord:
    """Return one side; raises RefusedError."""
    fields = Fields(node, SIDE)
    side = SideRecord(
        claim=fields.key("claim"),
        appearance=fields.maybe_key("appearance"),
        role=fields.maybe_key("role"),
    )
    if side.appearance is not None and side.role is not None:
        raise fields.refused(
            "role", "a side is a claim with an appearance or with a role, not with both. "
            "Keep one of them.",
        )  # fmt: skip
    return side


def _differ(first: SideRecord, second: SideRecord) -> bool:
    if first.claim != second.claim:
        return True
    if first.appearance and second.appearance:
        return first.appearance != second.appearance
    return bool((first.appearance and second.role) or (first.role and second.appearance))


def _decisions(contradiction: Fields) -> tuple[DecisionRecord, ...]:
    decisions: list[DecisionRecord] = []
    for node in contradiction.items("decisions"):
        fields = Fields(node, DECISION)
        decision = read_decision(fields)
        if any(decision.by == other.by and decision.at == other.at for other in decisions):
            raise fields.refused(
                "at", "one person decides twice at one time here. Correct one of the times, so "
                "that it is clear which decision is the later one.",
            )  # fmt: skip
        decisions.append(decision)
    return tuple(decisions)


def read_decision(fields: Fields) -> DecisionRecord:
    """Return one decision; ``fields`` is opened with a schema that has the keys of ``DECISION``."""
    at = fields.get("at")
    decision = DecisionRecord(
        verdict=cast("Verdict", fields.choice("verdict", VERDICTS, DecisionRecord)),
        by=fields.text("by"),
        at=moment_of(at or fields.node, "at"),
        reason=cast(
            "DismissalReason | None", fields.choice("reason", DISMISSAL_REASONS, DecisionRecord)
        ),
        note=fields.maybe_text("note"),
    )
    if decision.verdict == "dismissed" and decision.reason is None:
        raise fields.refused(
            "verdict", f"a dismissal needs a reason. Add one of: {', '.join(DISMISSAL_REASONS)}."
        )
    if decision.verdict != "dismissed" and decision.reason is not None:
        raise fields.refused(
            "reason", f'only a dismissal has a "reason"; this verdict is {decision.verdict}. '
            'Write it under "note".',
        )  # fmt: skip
    return decision
