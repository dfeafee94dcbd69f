"""How well two statements are told to contradict each other: precision, recall, and which traps.

    python -m benchmarks.contradiction_accuracy --half tune      fitted on other stories each time
    python -m benchmarks.contradiction_accuracy --half measure   the coefficients of the package

The half ``tune`` was looked at while the rules were written; its figures are cross-validated by
story, which spares them the fitting and not the writing. ``measure`` was never looked at: score it
once. ``--written ../shared/data/contradiction`` ranks the pairs of dev.jsonl.gz beside it, which
annotators wrote: contradiction against the rest.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.bootstrap import interval
from benchmarks.contradiction.pairs import HALVES, Pair, load
from benchmarks.contradiction.statements import statement
from onrecord.contradict import Statement, compare_statements
from onrecord.contradict.network import embedded
from onrecord.contradict.statements.probability import THRESHOLD

RESAMPLES: Final = 1000
SEED: Final = 8
Scored = tuple[Pair, float]
_RECALLS: Final = (0.2, 0.4, 0.6)
_MOST_OF_A_SET: Final = 2000


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one half: in all, by kind and by trap."""
    parser = argparse.ArgumentParser(description="The accuracy of comparing two statements.")
    parser.add_argument("--half", choices=HALVES, default="tune")
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    parser.add_argument("--errors", action="store_true", help="list what is wrong, tune only")
    parser.add_argument("--written", type=Path, help="the folder with dev.jsonl.gz")
    given = parser.parse_args(arguments)
    scored = _cross_validated() if given.half == "tune" else _as_shipped(load(given.half))
    if not scored:
        print("Skipped: no train.jsonl.gz in ../shared. It is no part of the project.")  # noqa: T201
        return
    lines = figures(scored, given.threshold)
    if given.errors and given.half == "tune":
        lines += _errors(scored, given.threshold)
    if given.written is not None:
        lines += _written(given.written / "dev.jsonl.gz")
    print("\n".join(lines))  # noqa: T201 - what the program is for


def _cross_validated() -> list[Scored]:
    # Needs the data for training, and fits a dozen times.
    from training.contradiction.fit import cross_validated

    return cross_validated(embedded())


def _as_shipped(pairs: Sequence[Pair]) -> list[Scored]:
    statements = [(statement(pair.first), statement(pair.second)) for pair in pairs]
    return list(zip(pairs, _probabilities(statements), strict=True))


def _probabilities(pairs: Sequence[tuple[Statement, Statement]]) -> list[float]:
    """Return what ``compare`` gives each pair: the rules, with the package's own network."""
    opinions = embedded().opinions([(a.text, b.text) for a, b in pairs])
    return [
        compare_statements(a, b, opinion).probability
        for (a, b), opinion in zip(pairs, opinions, strict=True)
    ]


def figures(scored: Sequence[Scored], threshold: float) -> list[str]:
    """Return the lines that say how good the scores are."""
    true = sum(pair.kind is not None for pair, _ in scored)
    lines = [
        f"{len(scored)} pairs, {true} contradictions: a share of {true / len(scored):.3f}",
        _with_interval("average precision", scored, average_precision),
        _with_interval(f"precision from {threshold}", scored, lambda own: at(own, threshold)[0]),
        _with_interval(f"recall from {threshold}", scored, lambda own: at(own, threshold)[1]),
    ]
    lines += [
        _with_interval(f"precision at recall {one}", scored, lambda own, r=one: at_recall(own, r))  # type: ignore[misc]
        for one in _RECALLS
    ]
    for title, name in (("recall by kind", "kind"), ("false alarms by trap", "trap")):
        groups: dict[str, list[bool]] = defaultdict(list)
        for pair, probability in scored:
            label = getattr(pair, name)
            if label is not None:
                groups[label].append(probability >= threshold)
        lines.append(f"{title}, from {threshold}:")
        lines += [
            f"  {label:22} {sum(found):3} of {len(found):3}"
            for label, found in sorted(groups.items())
        ]
    return lines


def average_precision(scored: Sequence[Scored]) -> float:
    """Return the mean of the precision at each contradiction, the likeliest first."""
    return _average_precision([(pair.kind is not None, score) for pair, score in scored])


def _average_precision(scored: Iterable[tuple[bool, float]]) -> float:
    found, total = 0, 0.0
    for rank, (true, _) in enumerate(sorted(scored, key=lambda one: -one[1]), start=1):
        if true:
            found += 1
            total += found / rank
    return total / max(1, found)


def at(scored: Sequence[Scored], threshold: float) -> tuple[float, float]:
    """Return precision and recall of what scores ``threshold`` or more."""
    shown = [pair.kind is not None for pair, score in scored if score >= threshold]
    true = sum(pair.kind is not None for pair, _ in scored)
    return sum(shown) / max(1, len(shown)), sum(shown) / max(1, true)


def at_recall(scored: Sequence[Scored], recall: float) -> float:
    """Return the precision of the likeliest pairs that hold that share of the contradictions."""
    due = recall * sum(pair.kind is not None for pair, _ in scored)
    found = 0
    for rank, (pair, _) in enumerate(sorted(scored, key=lambda one: -one[1]), start=1):
        found += pair.kind is not None
        if found >= due:
            return found / rank
    return 0.0


def _with_interval(
    label: str, scored: Sequence[Scored], measure: Callable[[Sequence[Scored]], float]
) -> str:
    stories: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        stories[one[0].story].append(one)
    low, high = interval(
        list(stories.values()),
        lambda drawn: measure([one for story in drawn for one in story]),
        seed=SEED,
        resamples=RESAMPLES,
    )
    return f"{label:24} {measure(scored):.3f} [{low:.3f}, {high:.3f}]"


def _errors(scored: Sequence[Scored], threshold: float) -> list[str]:
    return [
        f"{score:.2f} {pair.kind or pair.trap:20} {pair.first.statement} | {pair.second.statement}"
        for pair, score in sorted(scored, key=lambda one: -one[1])
        if (score >= threshold) != (pair.kind is not None)
    ]


def _written(path: Path) -> list[str]:
    """Return how the pairs of each set that annotators wrote are ranked."""
    sets: dict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(sets[row["set"]]) < _MOST_OF_A_SET:
                sets[row["set"]].append(row)
    told = ["pairs that annotators wrote, average precision:"]
    for name, rows in sorted(sets.items()):
        pairs = [
            (Statement(text=row["premise"]), Statement(text=row["hypothesis"])) for row in rows
        ]
        true = [row["label"] == "contradiction" for row in rows]
        found = _average_precision(zip(true, _probabilities(pairs), strict=True))
        share = sum(true) / len(true)
        told.append(f"  {name:22} {found:.3f} of {len(rows):4}, a share of {share:.3f}")
    return told


if __name__ == "__main__":
    main()
