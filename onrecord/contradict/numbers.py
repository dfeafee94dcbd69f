"""How two values of one slot stand to each other: which go together, update, or conflict.

What is a conflict is for ``compare_stances`` alone to say; what is none gets the sentence of the
gate that stopped it, or why both can hold.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.contradict import gates, values
from onrecord.contradict.facts import Finding, PropositionFacts, StanceFacts
from onrecord.contradict.gates import Gate, event_of
from onrecord.contradict.phrases import figure, when
from onrecord.contradict.relations import relations
from onrecord.contradict.stances import compare_stances
from onrecord.dates import Bounds, bounds
from onrecord.errors import UsageError

RelationKind = Literal[
    "same",
    "compatible",
    "update",
    "correction",
    "conflict",
    "other_period",
    "other_unit",
    "other_place",
    "not_compared",
]
_NO_POSITION: Final = {
    "unaware": "is not aware of a figure",
    "neutral": "takes no position on the figure",
}
# Only what ``scope_of`` calls no pair passes every gate with figures that exclude each other.
_ONE_UNNAMED: Final = "What one unnamed speaker says is not held against itself."


@dataclass(frozen=True, slots=True)
class Relation:
    """How a later value stands to an earlier one, with a sentence; ``finding`` of a conflict."""

    kind: RelationKind
    detail: str
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class AsOf:
    """The time that a value stands for, and what tells it; ``edtf`` words it."""

    edtf: str
    bounds: Bounds
    basis: values.Basis


def as_of(stance: StanceFacts, proposition: PropositionFacts) -> AsOf | None:
    """Return the time that a value stands for, as exact as it is known; ``None`` unknown.

    Taken from an event, it is the end of its period as that is worded: "2014-12" of
    "2014-08-08/2014-12", never a day of it.
    """
    found = values.stands_for(stance, proposition)
    if found is None:
        return None
    known, basis = found
    if basis == "recorded":
        return AsOf(when(stance.as_of_edtf, known), known, basis)
    if basis == "said":
        return AsOf(when(stance.claim.said_edtf, known), known, basis)
    event = event_of(stance.claim, proposition)
    if event is None or event.edtf is None:
        return AsOf(when(None, known), known, basis)
    end = event.edtf.rpartition("/")[2]
    with contextlib.suppress(UsageError):
        return AsOf(end, bounds(end), basis)
    return AsOf(when(None, known), known, basis)


def relate(earlier: StanceFacts, later: StanceFacts, proposition: PropositionFacts) -> Relation:
    """Return how two values of a slot stand to each other; ``earlier`` stands first in time."""
    finding = compare_stances(earlier, later, proposition)
    if finding is not None:
        return Relation("conflict", without_slot(finding.trace[0].detail, proposition), finding)
    for stance in (earlier, later):
        if stance.stance in _NO_POSITION:
            detail = f"{stance.claim.speaker_name} {_NO_POSITION[stance.stance]}."
            return Relation("not_compared", detail)
    stopped = next(_stops(earlier, later, proposition), None)
    return stopped or _both(earlier, later, proposition)


def without_slot(detail: str, proposition: PropositionFacts) -> str:
    """Return the first reason of a conflict for readers who see which slot it is in."""
    ending = f' for: "{proposition.text}"'
    return f"{detail.removesuffix(ending)}."


def _stops(a: StanceFacts, b: StanceFacts, proposition: PropositionFacts) -> Iterator[Relation]:
    """Yield why two values are not compared, the plainest reason first."""
    held: tuple[tuple[RelationKind, Gate], ...] = (
        ("not_compared", gates.holder(a.claim, b.claim)),
        ("not_compared", gates.modality(a.claim, b.claim)),
        *(("correction", gate) for gate in relations(a.claim, b.claim, "numeric")),
        ("other_unit", values.unit(a, b, proposition)),
        ("other_place", gates.place(a.claim, b.claim, proposition)),
        ("other_period", gates.event_time(a.claim, b.claim, proposition)),
    )
    yield from (Relation(kind, gate.detail) for kind, gate in held if gate.outcome == "fail")
    counted = values.counted_period(a, b, proposition)
    time = values.as_of(a, b, proposition)
    # A count since the same day goes on: the later one is an update, however long since.
    if counted.outcome == "fail" and not (time.outcome == "fail" and _from_one_day(a, b)):
        yield Relation("other_period", counted.detail)
    if time.outcome == "fail":
        yield _later(a, b, proposition, time)


def _from_one_day(a: StanceFacts, b: StanceFacts) -> bool:
    first, second = a.claim.event, b.claim.event
    return (
        first is not None
        and second is not None
        and first.earliest is not None
        and first.earliest == second.earliest
    )


def _later(a: StanceFacts, b: StanceFacts, proposition: PropositionFacts, time: Gate) -> Relation:
    if not a.stance == b.stance == "affirms":
        detail = "What the one denies stands for another time than what the other says."
        return Relation("other_period", detail)
    first, second = _given(a), _given(b)
    if first is None or second is None:
        return Relation("not_compared", "One side gives no figure.")
    figures = _figures(a, b, proposition)
    if _alike(a, b):
        return Relation("same", f"The figure is the same at a later time: {figures[1]}.")
    if first.meets(second):
        detail = (
            f"The later figure may be the same count, worded otherwise: {' and '.join(figures)}."
        )
        return Relation("compatible", detail)
    rises = first.high < second.low
    detail = f"{time.detail} It {'rises' if rises else 'falls'} from {' to '.join(figures)}."
    return Relation("update", detail)


def _both(a: StanceFacts, b: StanceFacts, proposition: PropositionFacts) -> Relation:
    if a.stance != b.stance:
        return _denied(a, b)
    first, second = values.range_of(a), values.range_of(b)
    if first is None or second is None:
        return Relation("not_compared", "One side gives no figure.")
    figures = _figures(a, b, proposition)
    if _alike(a, b):
        return Relation("same", f"Both give {figures[0]}.")
    if a.stance != "affirms":
        return Relation("compatible", f"Both can be denied: {' and '.join(figures)}.")
    if first.meets(second):
        return Relation("compatible", f"Both can hold: {' and '.join(figures)}.")
    return Relation("not_compared", _ONE_UNNAMED)


def _denied(a: StanceFacts, b: StanceFacts) -> Relation:
    if "affirms" not in {a.stance, b.stance}:
        return Relation("compatible", "Neither side affirms a figure.")
    affirmed, denied = (a, b) if a.stance == "affirms" else (b, a)
    gate = values.denial(affirmed, denied)
    if gate.outcome == "fail":
        return Relation("compatible", gate.detail)
    return Relation("not_compared", _ONE_UNNAMED)


def _given(stance: StanceFacts) -> values.Range | None:
    """Return the numbers that a figure names: of "at least 40" forty, not all beyond."""
    bounded = stance.qualifier in {"at_least", "at_most"}
    return values.range_of(replace(stance, qualifier=None) if bounded else stance)


def _alike(a: StanceFacts, b: StanceFacts) -> bool:
    one, other = ((stance.low, stance.high, stance.qualifier or "exact") for stance in (a, b))
    return one == other


def _figures(a: StanceFacts, b: StanceFacts, proposition: PropositionFacts) -> list[str]:
    return [figure(stance, stance.unit or proposition.unit) for stance in (a, b)]
