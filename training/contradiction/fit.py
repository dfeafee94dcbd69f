"""Fit the coefficients of comparing two statements, and say what they are worth on other stories.

    python -m training.contradiction.fit [--second-opinion MODULE:NAME]

Fitted are the benchmark's tuning half (with what its claims hold), pairs that have nothing to do
with each other, pairs of one story about two matters, and for the rules that are rare there some
pairs of ``train.jsonl.gz``. Pairs that a gate stops are left out: the gate decides. The name of a
second opinion is called without arguments and gives a ``SecondOpinion``.
"""

import argparse
import importlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.contradiction.pairs import Pair
from onrecord.contradict import Statement
from onrecord.contradict.gates import Gate
from onrecord.contradict.second_opinion import Opinion, SecondOpinion
from onrecord.contradict.statements.comparing import in_order, reasons_of
from onrecord.contradict.statements.features import AGAINST, RULE, features
from onrecord.contradict.statements.gates import gates_of
from onrecord.contradict.statements.pair import pair_of
from onrecord.contradict.statements.probability import COEFFICIENTS, Coefficients, gated
from training.contradiction.logistic import Row, fit
from training.contradiction.pairs import DATA, Example, neighbours, read, tuned, unrelated
from training.contradiction.pool import near_pairs, proposed_pairs

FOLDS: Final = 12
_UNFITTED: Final = 2.0
# For a second opinion that nothing was fitted to: half as much as a sure rule.
_OPINION: Final = {"opinion:contradicts": 2.0, "opinion:entails": -2.0}
# What a rule is taken to weigh before any pair is seen: many fire in a handful of pairs.
_PRIOR: Final = 1.5
_WRITTEN: Final = 4_000
_WRITTEN_SHARE: Final = 0.2
_SEED: Final = 2
_NEAR: Final = 1000.0
_PROPOSED: Final = 1000.0
#: What `python -m benchmarks.contradiction_pool --half tune --database` makes, if it was made.
POOL: Final = Path("build/pool-tune.db")
_NONNEGATIVE: Final = (RULE, "opinion:contradicts")


@dataclass(frozen=True)
class Made:
    """An example with its features and gates."""

    example: Example
    row: Row
    gates: tuple[Gate, ...]

    @property
    def stopped(self) -> bool:
        """Whether a gate failed."""
        return any(gate.outcome == "fail" for gate in self.gates)


def main() -> None:
    """Fit, write the coefficients, and print what the weights are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--second-opinion", help="MODULE:NAME of what gives a SecondOpinion")
    given = parser.parse_args()
    opinion = _opinion(given.second_opinion) if given.second_opinion else None
    examples = everything(given.data)
    without = fitted(made(examples))
    with_opinion = (
        fitted(made(examples, opinion))
        if opinion is not None
        else Coefficients(without.bias, {**without.weights, **_OPINION}, _UNFITTED)
    )
    written = {
        "unfitted": _UNFITTED,
        "without_opinion": _shown(without),
        "with_opinion": _shown(with_opinion),
    }
    COEFFICIENTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    for name, weight in sorted(without.weights.items(), key=lambda item: -item[1]):
        print(f"{name:24} {weight:7.2f}")


def everything(data: Path = DATA) -> list[Example]:
    """Return all that is fitted to: the tuning half, unrelated pairs, written ones."""
    own = tuned()
    return [
        *own,
        *unrelated(own, data),
        *neighbours(own),
        *_written(own, data),
        *near_pairs(_NEAR),
        *_proposed(),
    ]


def _proposed() -> list[Example]:
    if POOL.is_file():
        return proposed_pairs(POOL, _PROPOSED)
    print(f"No {POOL}: fitted without what a check proposes in real news.")
    return []


def made(examples: Sequence[Example], opinion: SecondOpinion | None = None) -> list[Made]:
    """Return examples with their features and gates, as comparing makes them."""
    pairs = [in_order(one.a, one.b) for one in examples]
    opinions: Sequence[Opinion | None] = (
        [None] * len(pairs)
        if opinion is None
        else opinion.opinions([(a.text, b.text) for a, b in pairs])
    )
    found = []
    for example, (a, b), thought in zip(examples, pairs, opinions, strict=True):
        pair = pair_of(a, b, example.topical)
        row = dict(features(pair, reasons_of(pair), thought))
        found.append(Made(example, row, gates_of(pair)))
    return found


def fitted(examples: Sequence[Made]) -> Coefficients:
    """Return the coefficients for examples, those that a gate stops left out."""
    kept = [one for one in examples if not one.stopped]
    model = fit(
        [one.row for one in kept],
        [one.example.contradiction for one in kept],
        counts=[one.example.count for one in kept],
        nonnegative=_NONNEGATIVE,
        nonpositive=(*AGAINST, "opinion:entails"),
        prior=_PRIOR,
    )
    return Coefficients(model.bias, model.weights, _UNFITTED)


def cross_validated(
    opinion: SecondOpinion | None = None, data: Path = DATA
) -> list[tuple[Pair, float]]:
    """Return the tuning half, each pair with the probability of a model without its story."""
    examples = made(everything(data), opinion)
    stories = sorted(
        {story for one in examples if one.example.pair for story in one.example.stories}
    )
    found = []
    for fold in range(FOLDS):
        left_out = frozenset(stories[fold::FOLDS])
        model = fitted([one for one in examples if not one.example.stories & left_out])
        found += [
            (one.example.pair, gated(model.of(one.row), one.gates))
            for one in examples
            if one.example.pair is not None and one.example.stories <= left_out
        ]
    return found


def _written(own: Sequence[Example], data: Path) -> list[Example]:
    rows = read(data / "train.jsonl.gz")
    random.Random(_SEED).shuffle(rows)
    count = _WRITTEN_SHARE * len(own) / _WRITTEN
    return [
        Example(
            Statement(text=row["premise"]),
            Statement(text=row["hypothesis"]),
            row["label"] == "contradiction",
            frozenset(),
            count,
        )
        for row in rows[:_WRITTEN]
    ]


def _opinion(name: str) -> SecondOpinion:
    module, _, factory = name.partition(":")
    made_by: SecondOpinion = getattr(importlib.import_module(module), factory)()
    return made_by


def _shown(own: Coefficients) -> dict[str, object]:
    weights = {name: round(weight, 4) for name, weight in sorted(own.weights.items())}
    return {"bias": round(own.bias, 4), "weights": weights}


if __name__ == "__main__":
    main()
