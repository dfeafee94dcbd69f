"""From the facts of a slot's stances to the numbers view.

Rows go by the time that a value stands for, then by the day of saying, then by speaker and key.
Two rows are set against each other where their times overlap or may, where they follow each other,
and wherever the record has a contradiction of the two.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.contradict.facts import PropositionFacts, StanceFacts
from onrecord.contradict.numbers import RelationKind, as_of, relate, without_slot
from onrecord.contradict.values import range_of
from onrecord.dates import UNKNOWN, Bounds, overlap
from onrecord.origin_views import CorroborationView
from onrecord.report import words
from onrecord.report.numbers_view import OPEN_STATUSES, Between, NumberRow, NumbersView
from onrecord.views import ClaimView, ContradictionView, PropositionView, ValueView

_SETTLED: Final[Mapping[str | None, RelationKind]] = {
    "updated_figure": "update",
    "compatible_figures": "compatible",
    "different_period": "other_period",
    "different_place": "other_place",
    "different_unit": "other_unit",
}


@dataclass(frozen=True, slots=True)
class _Given:
    facts: StanceFacts
    row: NumberRow


def numbers_view(
    proposition: PropositionView,
    scope: PropositionFacts,
    given: Iterable[tuple[StanceFacts, ClaimView]],
    *,
    corroboration: CorroborationView,
    contradictions: Sequence[ContradictionView] = (),
) -> NumbersView:
    """Return the view of a slot from its stances with their claims, whatever their order.

    ``contradictions`` are those on the slot, of every status; ``corroboration`` is that of all
    the claims together.
    """
    values = _ordered(proposition.id, scope, given)
    recorded = _recorded(contradictions)
    relations = tuple(_relations(values, scope, recorded))
    rows = _marked(values, relations)
    latest = _latest(rows)
    disputed = _disputed(rows, latest)
    ends = [end for number in disputed for end in rows[number - 1].ends]
    return NumbersView(
        proposition=proposition,
        rows=rows,
        relations=relations,
        latest=latest,
        disputed=disputed,
        lowest=min(ends, default=None),
        highest=max(ends, default=None),
        corroboration=corroboration,
    )


def _ordered(
    proposition: int, scope: PropositionFacts, given: Iterable[tuple[StanceFacts, ClaimView]]
) -> list[_Given]:
    timed = [(facts, claim, as_of(facts, scope)) for facts, claim in given]
    # Those of unknown time stand last.
    timed.sort(
        key=lambda one: (
            one[2] is None,
            _order(one[2].bounds) if one[2] else ("", ""),
            one[0].claim.said == UNKNOWN,
            one[0].claim.said.stored,
            one[1].speaker.name,
            one[1].key,
        )
    )
    return [
        _Given(
            facts,
            NumberRow(
                number=number,
                claim=claim,
                stance=facts.stance,
                certainty=facts.certainty,
                value=_value(proposition, claim),
                allowed=range_of(facts),
                as_of=time,
                relayed=facts.claim.relayed_only,
            ),
        )
        for number, (facts, claim, time) in enumerate(timed, 1)
    ]


def _order(bounds: Bounds) -> tuple[str, str]:
    """Return what to sort by: "on or before" a day stands at that day."""
    earliest, latest = bounds.earliest or bounds.latest, bounds.latest or bounds.earliest
    return earliest or "", latest or ""


def _value(proposition: int, claim: ClaimView) -> ValueView | None:
    return next((one.value for one in claim.stances if one.proposition.id == proposition), None)


_Recorded = Mapping[frozenset[str], ContradictionView]


def _recorded(contradictions: Iterable[ContradictionView]) -> _Recorded:
    """Return what the record says of a pair, by the keys of its claims; what is open goes first."""
    found: dict[frozenset[str], ContradictionView] = {}
    for one in sorted(contradictions, key=lambda one: (one.status not in OPEN_STATUSES, one.key)):
        if one.status != "stale":
            found.setdefault(frozenset(claim.key for claim in one.claims), one)
    return found


def _relations(
    values: Sequence[_Given], scope: PropositionFacts, recorded: _Recorded
) -> Iterator[Between]:
    """Give the relations of each row to those before it, and which of them it updates."""
    for place, second in enumerate(values):
        compared: dict[int, Between] = {}
        for first in values[:place]:
            follows = first.row.number == second.row.number - 1
            known = recorded.get(_pair(first, second))
            if known is not None or follows or _meet(first.row, second.row):
                compared[first.row.number] = _between(first, second, scope, known)
        step = _step(values[:place], second, scope, compared)
        if step is not None:
            compared[step.first] = replace(step, step=True)
        yield from (compared[number] for number in sorted(compared))


def _step(
    before: Sequence[_Given],
    second: _Given,
    scope: PropositionFacts,
    compared: Mapping[int, Between],
) -> Between | None:
    """Return the relation to the row that this one updates: the speaker's own last, else the last.

    A figure that stands unchanged since then updates nothing.
    """
    if not second.row.affirmed:
        return None
    earlier = [one for one in reversed(before) if one.row.affirmed]
    # The sort is stable: of one speaker's rows the latest stays first.
    earlier.sort(key=lambda one: one.facts.claim.speaker != second.facts.claim.speaker)
    for first in earlier:
        found = compared.get(first.row.number) or _between(first, second, scope, None)
        if found.kind in {"update", "correction"}:
            return found
        if found.kind in {"same", "compatible"} and not _meet(first.row, second.row):
            return None
    return None


def _pair(first: _Given, second: _Given) -> frozenset[str]:
    return frozenset({first.row.claim.key, second.row.claim.key})


def _meet(one: NumberRow, other: NumberRow) -> bool:
    if one.as_of is None or other.as_of is None:
        return True
    return overlap(one.as_of.bounds, other.as_of.bounds)


def _between(
    first: _Given, second: _Given, scope: PropositionFacts, known: ContradictionView | None
) -> Between:
    """Return a relation as the record has it: what people decided goes before the rules."""
    found = relate(first.facts, second.facts, scope)
    kind, detail = found.kind, found.detail
    if known is not None and known.status == "dismissed":
        reason = next((one.reason for one in reversed(known.decisions) if one.reason), None)
        kind = _SETTLED.get(reason, "not_compared")
        why = f": {words.REASON[reason]}" if reason else ""
        detail = f"Dismissed by a person{why}."
    elif known is not None and kind != "conflict":
        kind = "conflict"
        detail = "Recorded by a person as a conflict."
        if known.trace:
            detail = without_slot(known.trace[0].detail, scope)
    return Between(
        first=first.row.number,
        second=second.row.number,
        kind=kind,
        detail=detail,
        contradiction=known.key if known else None,
        status=known.status if known else None,
    )


def _marked(values: Sequence[_Given], relations: Iterable[Between]) -> tuple[NumberRow, ...]:
    """Return the rows with the numbers of those that they update, equal or conflict with."""
    steps: dict[int, int] = {}
    marks: dict[str, dict[int, list[int]]] = {"same": {}, "conflict": {}, "dismissed": {}}
    for one in relations:
        if one.step:
            steps[one.second] = one.first
        held = marks.get("dismissed" if one.status == "dismissed" else one.kind)
        if held is not None:
            held.setdefault(one.first, []).append(one.second)
            held.setdefault(one.second, []).append(one.first)
    return tuple(
        replace(
            row,
            update_of=steps.get(row.number),
            same_as=tuple(sorted(marks["same"].get(row.number, ()))),
            conflicts_with=tuple(sorted(marks["conflict"].get(row.number, ()))),
            settled_with=tuple(sorted(marks["dismissed"].get(row.number, ()))),
        )
        for row in (given.row for given in values)
    )


def _latest(rows: Sequence[NumberRow]) -> tuple[int, ...]:
    """Return the rows that affirm a figure and after which none certainly stands."""
    known = [(row.number, row.as_of.bounds.stored) for row in rows if row.affirmed and row.as_of]
    last = max((earliest for _, (earliest, _) in known), default="")
    return tuple(number for number, (_, latest) in known if latest >= last)


def _disputed(rows: Sequence[NumberRow], latest: Sequence[int]) -> tuple[int, ...]:
    """Return the rows of the current conflict: the latest, and those in conflict with them."""
    found = {
        number
        for one in latest
        for other in rows[one - 1].conflicts_with
        for number in (one, other)
    }
    return tuple(sorted(found))
