"""Contradictions by what they are about: each claim once, then the pairs by their ids.

Three claims against three make nine pairs; a person wants to read six claims.
"""

from __future__ import annotations  # the views are loaded by what reads them, not by --help

from typing import TYPE_CHECKING

from cli import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.views import ClaimView, ContradictionView, PropositionRef, StanceView


def grouped_lines(found: Iterable[ContradictionView]) -> Iterator[str]:
    """Give the lines for contradictions, those on one proposition together."""
    groups: dict[int | None, list[ContradictionView]] = {}
    for view in found:
        # Two propositions may have the same words: what tells them apart is the id.
        groups.setdefault(view.proposition.id if view.proposition else None, []).append(view)
    for views in groups.values():
        proposition = views[0].proposition
        if proposition:
            yield from _proposition_lines(proposition, views)
        else:
            for view in views:
                yield from _pair_lines(view)


def _proposition_lines(
    proposition: PropositionRef, views: Sequence[ContradictionView]
) -> Iterator[str]:
    yield proposition.text
    claims = {claim.id: claim for view in views for claim in view.claims}
    stances = {
        claim.id: stance
        for claim in claims.values()
        for stance in claim.stances
        if stance.proposition.id == proposition.id
    }
    ordered = sorted(
        claims.values(),
        key=lambda c: (_stood(stances.get(c.id)), words.date(c.said), c.key),
    )
    for claim in ordered:
        stance = stances.get(claim.id)
        yield (
            f"  {_stood(stance):<9} {words.date(claim.said)}  {words.speaker(claim)}: "
            f"{claim.statement}{words.value(stance) if stance else ''}"
        )
        yield from _quoted(claim)
    yield from (f"  {_nature(view)}" for view in views)
    yield ""


def _pair_lines(view: ContradictionView) -> Iterator[str]:
    yield f"{view.trace[0].detail}"
    for place in (0, 1):
        yield f"  {words.side(view, place)}"
    yield f"  {_nature(view)}"
    yield ""


def _quoted(claim: ClaimView) -> Iterator[str]:
    report = next((a for a in claim.appearances if a.exact), None)
    if report is not None:
        yield f"            {words.quotation(report)}"
    yield f"            — {words.sources(claim) or 'no source'} [claim {claim.id}]"


def _nature(view: ContradictionView) -> str:
    score = "recorded by a person" if view.score is None else f"score {view.score:.2f}"
    names = [claim.speaker.name for claim in view.claims]
    between = names[0] if names[0] == names[1] else " / ".join(names)
    nature = f"{view.kind} {words.scope(view)}, {score}, {view.status}"
    return f"contradiction {view.id}: {between}, {nature}"


def _stood(stance: StanceView | None) -> str:
    """Return how a claim stands to it: a recorded pair, and one that is stale, may have none."""
    return stance.stance if stance else "no stance"
