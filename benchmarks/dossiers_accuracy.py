"""What a check finds in a record of dossiers: which of its proposals are contradictions.

    python -m benchmarks.dossiers_accuracy --half measure

All dossiers of a half are one record, which is checked as ``onrecord check`` does. A proposal is
right where the writer of the dossier listed the pair; one between two dossiers is wrong; one that
readers could argue about counts as neither. The half ``tune`` was learnt from: its figures say
nothing of other records.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.bootstrap import interval
from benchmarks.contradiction.pairs import HALVES
from benchmarks.dossiers.dossiers import Dossier, Verdict, load
from benchmarks.dossiers.records import dossier_of, key_of, record_of

_RESAMPLES: Final = 1000
_SEED: Final = 8
_SHOWN: Final = 50
_FROM: Final = (0.3, 0.5, 0.7)


@dataclass(frozen=True)
class Proposal:
    """A pair that the check proposes, of the dossier of its first claim, the likeliest first."""

    dossier: str
    verdict: Verdict
    score: float
    kind: str | None
    told: str


@dataclass(frozen=True)
class _Drawn:
    """What one dossier has: its proposals and how many contradictions are in it."""

    proposals: Sequence[Proposal]
    contradictions: int


def proposals(dossiers: Sequence[Dossier], database: Path) -> list[Proposal]:
    """Return what a check of a record of the dossiers proposes, the likeliest first."""
    from db import migrate
    from db.engine import connect, place, reading, writing
    from db.reads.contradictions import ContradictionFilter, list_contradictions
    from db.reads.filters import ClaimFilter
    from onrecord.filters import Filters
    from workflows.actor import Actor
    from workflows.checking import check
    from workflows.recording import Recorder

    engine = connect(place(str(database)), create=True)
    migrate.upgrade(engine)
    with writing(engine) as connection:
        recorder = Recorder(connection, Actor("Ida Lund", "2041-06-01T10:00:00Z"))
        recorder.take(record_of(dossiers), {})
        recorder.log("import", f"{len(dossiers)} dossiers")
    check(engine, Filters())
    with reading(engine) as connection:
        wanted = ContradictionFilter(claims=ClaimFilter(limit=None))
        views = list(list_contradictions(connection, wanted))
    engine.dispose()
    verdicts = _verdicts(dossiers)
    return [_proposal(view, verdicts) for view in views]


def _verdicts(dossiers: Sequence[Dossier]) -> dict[frozenset[str], tuple[Verdict, str | None]]:
    return {
        frozenset(key_of(one.key, name) for name in keys): (verdict, one.contradictions.get(keys))
        for one in dossiers
        for keys, verdict in one.pairs()
    }


def _proposal(view: Any, verdicts: dict[frozenset[str], tuple[Verdict, str | None]]) -> Proposal:
    keys = frozenset(claim.key for claim in view.claims)
    verdict, kind = verdicts.get(keys, ("none", None))
    texts = " | ".join(f"{one.key} {one.speaker.name}: {one.statement}" for one in view.claims)
    return Proposal(
        dossier_of(view.claims[0].key), verdict, view.score, kind, f"{view.trace[0].rule} {texts}"
    )


def figures(dossiers: Sequence[Dossier], found: Sequence[Proposal]) -> list[str]:
    """Return the lines that say how good the proposals are."""
    drawn = [
        _Drawn([p for p in found if p.dossier == one.key], len(one.contradictions))
        for one in dossiers
    ]
    true = sum(one.contradictions for one in drawn)
    claims = sum(len(one.claims) for one in dossiers)
    lines = [f"{len(dossiers)} dossiers, {claims} claims, {true} contradictions"]
    for least in _FROM:
        own = [p for p in found if p.score >= least]
        counts = Counter(p.verdict for p in own)
        lines.append(
            f"from {least}: {len(own)} proposed, {counts['contradiction']} right, "
            f"{counts['unclear']} unclear, {counts['none']} wrong"
        )
        lines.append(_with_interval("  precision", drawn, partial(_precision, least=least)))
        lines.append(_with_interval("  recall", drawn, partial(_recall, least=least)))
    first = [p for p in found if p.verdict != "unclear"][:_SHOWN]
    right = sum(p.verdict == "contradiction" for p in first)
    lines.append(f"of the first {len(first)} shown that are clear: {right} right")
    every = Counter(kind for one in dossiers for kind in one.contradictions.values())
    met = Counter(p.kind for p in found if p.kind is not None)
    lines.append(f"found, by kind, from {_FROM[0]}:")
    lines += [f"  {kind:16} {met[kind]:4} of {count:4}" for kind, count in sorted(every.items())]
    return lines


def _precision(drawn: Sequence[_Drawn], least: float) -> float:
    clear = [
        p.verdict == "contradiction"
        for one in drawn
        for p in one.proposals
        if p.score >= least and p.verdict != "unclear"
    ]
    return sum(clear) / max(1, len(clear))


def _recall(drawn: Sequence[_Drawn], least: float) -> float:
    right = sum(
        p.verdict == "contradiction" and p.score >= least for one in drawn for p in one.proposals
    )
    return right / max(1, sum(one.contradictions for one in drawn))


def _with_interval(
    label: str, drawn: Sequence[_Drawn], measure: Callable[[Sequence[_Drawn]], float]
) -> str:
    low, high = interval(drawn, measure, seed=_SEED, resamples=_RESAMPLES)
    return f"{label:12} {measure(drawn):.3f} [{low:.3f}, {high:.3f}]"


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the record of one half, check it, and print how good the proposals are."""
    parser = argparse.ArgumentParser(description="What a check finds in a record of dossiers.")
    parser.add_argument("--half", choices=HALVES, default="tune")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, tune only")
    given = parser.parse_args(arguments)
    dossiers = load(given.half)
    with tempfile.TemporaryDirectory() as folder:
        found = proposals(dossiers, Path(folder) / "record.db")
    lines = figures(dossiers, found)
    if given.errors and given.half == "tune":
        lines += [f"{p.score:.2f} {p.told}" for p in found if p.verdict == "none"]
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
