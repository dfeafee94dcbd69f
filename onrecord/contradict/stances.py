"""Opposite stances on one proposition, incompatible values in one slot: pair in, finding out.

A spokesperson and the principal are never one speaker, and an unnamed speaker is nobody's self.
Somebody who has learnt of a thing does not contradict having been unaware of it before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.contradict import gates, values
from onrecord.contradict.facts import ClaimFacts, Finding, PropositionFacts, Side, StanceFacts
from onrecord.contradict.gates import Gate
from onrecord.contradict.phrases import figure, said
from onrecord.contradict.relations import relations
from onrecord.dates import UNKNOWN, overlap
from onrecord.views import TraceStep
from onrecord.vocabulary import ContradictionKind, Scope


@dataclass(frozen=True, slots=True)
class _Opposition:
    """How two stances stand against each other, before any gate."""

    rule: str
    kind: ContradictionKind
    score: float


_OPPOSITE: Final = _Opposition("opposite_stances", "negation", 1.0)
_VALUES: Final = _Opposition("incompatible_values", "numeric", 0.9)
_WEAKER: Final = _Opposition("weaker_stance", "modality", 0.5)
_FIRMER_AND_SOFTER: Final = _Opposition("firmer_and_softer", "modality", 0.4)
_BETWEEN: Final = {
    frozenset({"affirms", "denies"}): _OPPOSITE,
    frozenset({"affirms", "doubts"}): _WEAKER,
    frozenset({"affirms", "unaware"}): _WEAKER,
}
# Taking no position is nobody else's contradiction.
_SELF: Final = _BETWEEN | {
    frozenset({"affirms", "neutral"}): _FIRMER_AND_SOFTER,
    frozenset({"denies", "neutral"}): _FIRMER_AND_SOFTER,
}
_VERBS: Final = {
    "affirms": "affirms",
    "denies": "denies",
    "doubts": "doubts",
    "unaware": "is not aware",
    "neutral": "takes no position",
}


def compare_stances(
    a: StanceFacts, b: StanceFacts, proposition: PropositionFacts
) -> Finding | None:
    """Return the conflict between two stances on ``proposition``, ``None`` where there is none.

    Symmetric: the sides come in one order, in time within one speaker, else the affirming first.
    The score starts at 1 for a plain negation and shrinks with every doubt that the trace names.
    It ranks findings and is not a probability.
    """
    scope = scope_of(a.claim, b.claim)
    if scope is None:
        return None
    first, second = sorted((a, b), key=_in_time if scope == "self" else _affirming_first)
    opposition = _opposition(first, second, scope, proposition)
    if opposition is None:
        return None
    passed = [
        *relations(first.claim, second.claim, opposition.kind),
        *_gates(first, second, proposition),
        *gates.remarks(first, second),
    ]
    if any(gate.outcome == "fail" for gate in passed):
        return None
    score = opposition.score
    for gate in passed:
        score *= gate.factor
    return Finding(
        sides=(Side(first.claim.key), Side(second.claim.key)),
        proposition=proposition.key,
        scope=scope,
        kind=opposition.kind,
        score=round(score, 2),
        trace=(
            _first_step(first, second, proposition, opposition),
            *_order(first, second, scope, opposition),
            *(TraceStep(rule=gate.rule, detail=gate.detail) for gate in passed),
        ),
    )


def scope_of(a: ClaimFacts, b: ClaimFacts) -> Scope | None:
    """Return whether two claims are one speaker's or two speakers', ``None`` for no pair at all.

    No pair: a claim with itself, and two claims of one unnamed speaker.
    """
    if a.key == b.key:
        return None
    if a.speaker != b.speaker:
        return "between_speakers"
    return None if "unnamed" in {a.speaker_kind, b.speaker_kind} else "self"


def _opposition(
    first: StanceFacts, second: StanceFacts, scope: Scope, proposition: PropositionFacts
) -> _Opposition | None:
    if first.stance == second.stance == "affirms":
        return _VALUES if proposition.slot and values.disjoint(first, second) else None
    pair = frozenset({first.stance, second.stance})
    if scope == "self" and first.stance == "unaware" and _apart(first, second):
        return None
    return (_SELF if scope == "self" else _BETWEEN).get(pair)


def _gates(
    first: StanceFacts, second: StanceFacts, proposition: PropositionFacts
) -> Iterator[Gate]:
    yield gates.holder(first.claim, second.claim)
    yield gates.modality(first.claim, second.claim)
    yield gates.event_time(first.claim, second.claim, proposition)
    yield gates.place(first.claim, second.claim, proposition)
    if proposition.slot:
        yield values.unit(first, second, proposition)
        yield values.measure(proposition)
        yield values.counted_period(first, second, proposition)
        yield values.as_of(first, second, proposition)
        if first.stance != second.stance and "neutral" not in {first.stance, second.stance}:
            yield values.denial(*sorted((first, second), key=_affirming_first))


def _first_step(
    first: StanceFacts,
    second: StanceFacts,
    proposition: PropositionFacts,
    opposition: _Opposition,
) -> TraceStep:
    one, other = (_position(stance, proposition) for stance in (first, second))
    if first.claim.speaker == second.claim.speaker:
        name = first.claim.speaker_name
        subject = f"{name} {one} and {'later ' if _apart(first, second) else ''}{other}"
    else:
        subject = f"{first.claim.speaker_name} {one} and {second.claim.speaker_name} {other}"
    evidence = tuple(dict.fromkeys(first.claim.evidence + second.claim.evidence))
    return TraceStep(
        rule=opposition.rule,
        detail=f'{subject}{_link(first, second, proposition)}: "{proposition.text}"',
        spans=evidence,
    )


def _link(first: StanceFacts, second: StanceFacts, proposition: PropositionFacts) -> str:
    if proposition.slot:
        return " for"
    return "" if "neutral" in {first.stance, second.stance} else " that"


def _position(stance: StanceFacts, proposition: PropositionFacts) -> str:
    verb = _VERBS.get(stance.stance, stance.stance)
    if proposition.slot and (stance.low is not None or stance.high is not None):
        verb = f"{verb} {figure(stance, stance.unit or proposition.unit)}"
    return f"{verb} ({said(stance.claim)})"


def _order(
    first: StanceFacts, second: StanceFacts, scope: Scope, opposition: _Opposition
) -> Iterator[TraceStep]:
    """Yield what time says about two statements of one speaker."""
    if scope != "self":
        return
    one, other = said(first.claim), said(second.claim)
    if _apart(first, second):
        if opposition.kind == "negation":
            detail = f"A reversal: what was said on {other} turns round what was said on {one}."
            yield TraceStep(rule="reversal", detail=detail)
        else:
            detail = f"The one was said on {one}, the other later, on {other}."
            yield TraceStep(rule="order", detail=detail)
    elif UNKNOWN in {first.claim.said, second.claim.said}:
        yield TraceStep(rule="order", detail="Which of the two was said first is not known.")
    elif first.claim.said == second.claim.said and one == other:
        yield TraceStep(rule="order", detail=f"Both were said at the same time: {one}.")
    else:
        detail = f"Which of the two was said first is not certain: {one} and {other}."
        yield TraceStep(rule="order", detail=detail)


def _apart(first: StanceFacts, second: StanceFacts) -> bool:
    return not overlap(first.claim.said, second.claim.said)


def _in_time(stance: StanceFacts) -> tuple[str, str, str]:
    return (*stance.claim.said.stored, stance.claim.key)


def _affirming_first(stance: StanceFacts) -> tuple[bool, str]:
    return stance.stance != "affirms", stance.claim.key
