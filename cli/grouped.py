"""Contradictions by what they are about: each claim once, then the pairs by their ids.

Three claims against three make nine pairs; a person wants to read six claims.
"""

from __future__ import annotations  # the views are loaded by what reads them, not by --help

from typing import TYPE_CHECKING

from cli import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.views import ClaimView, ContradictionView, StanceView


def grouped_lines(found: Iterable[ContradictionView]) -> Iterator[str]:
    """Give the lines for contradictions, those on one proposition together."""
    groups: dict[str, list[ContradictionView]] = {}
    for view in found:
        name = view.proposition.text if view.proposition else ""
        groups.setdefault(name, []).append(view)
    for name, views in groups.items():
        if name:
            yield from _proposition_lines(name, views)
        else:
            for view in views:
                yield from _pair_lines(view)


def _proposition_lines(name: str, views: Sequence[ContradictionView]) -> Iterator[str]:
    yield name
    claims = {claim.id: claim for view in views for claim in view.claims}
    ordered = sorted(
        claims.values(),
        key=lambda c: (_stance(c, name).stance, words.date(c.said), c.key),
    )
    for claim in ordered:
        stance = _stance(claim, name)
        yield (
            f"  {stance.stance:<9} {words.date(claim.said)}  {words.speaker(claim)}: "
            f"{claim.statement}{words.value(stance)}"
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


def _stance(claim: ClaimView, proposition: str) -> StanceView:
    return next(s for s in claim.stances if s.proposition.text == proposition)
