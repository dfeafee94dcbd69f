"""Fit how probable a contradiction is, and say what it is worth on other stories.

    python -m training.contradiction.fit

Fitted are trees for two statements side by side, to the benchmark's tuning half (with what its
claims hold), pairs that have nothing to do with each other, pairs of one story about two matters,
and for the rules that are rare there some pairs of ``train.jsonl.gz``; and trees for statements
out of a record, besides to what a search finds in real news. Pairs that a gate stops are left out:
the gate decides. Every pair is learnt twice, with a second opinion and without.
"""

import argparse
import importlib
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.contradiction.pairs import Pair
from onrecord.contradict import Statement
from onrecord.contradict.gates import Gate
from onrecord.contradict.second_opinion import Opinion, SecondOpinion
from onrecord.contradict.statements.comparing import Look, in_order
from onrecord.contradict.statements.features import RULE
from onrecord.contradict.statements.forest import Forest
from onrecord.contradict.statements.probability import (
    FORESTS,
    RULE_WEIGHTS,
    gated,
    with_opinion,
)
from onrecord.contradict.statements.record import Record
from training.contradiction.dossier_pairs import weighed_pairs, with_twins
from training.contradiction.forests import learned, written
from training.contradiction.logistic import fit
from training.contradiction.pairs import DATA, Example, neighbours, read, tuned, unrelated
from training.contradiction.pool import POOL, found_pairs, near_pairs

FOLDS: Final = 12
# What a rule is taken to weigh before any pair is seen: many fire in a handful of pairs.
_PRIOR: Final = 1.5
_WRITTEN: Final = 4_000
_WRITTEN_SHARE: Final = 0.2
_SEED: Final = 2
_NEAR: Final = 1000.0
_TWINS_WEIGH: Final = 750.0


@dataclass(frozen=True)
class Made:
    """An example with its features and gates, and what the network thinks of it."""

    example: Example
    row: Mapping[str, float]
    gates: tuple[Gate, ...]
    opinion: Opinion | None

    @property
    def stopped(self) -> bool:
        """Whether a gate failed."""
        return any(gate.outcome == "fail" for gate in self.gates)


def main() -> None:
    """Fit, and write the trees and what each rule weighs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--pool", type=Path, default=POOL, help="a record of real news")
    parser.add_argument("--second-opinion", default="onrecord.contradict.network:embedded")
    given = parser.parse_args()
    opinion = _opinion(given.second_opinion)
    side_by_side = made(everything(given.data), opinion)
    in_record = [*side_by_side, *made([*found_pairs(given.pool), *weighed_pairs()], opinion)]
    held = {
        "side_by_side": written(fitted(side_by_side)),
        "in_record": written(fitted(in_record)),
    }
    FORESTS.write_text(json.dumps(held, separators=(",", ":")) + "\n", encoding="utf-8")
    weights = rule_weights(side_by_side)
    RULE_WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def everything(data: Path = DATA) -> list[Example]:
    """Return all that is fitted to but for records: the tuning half, unrelated, written, twins."""
    own = tuned()
    return [
        *own,
        *unrelated(own, data),
        *neighbours(own),
        *_written(own, data),
        *near_pairs(_NEAR),
        *with_twins(_TWINS_WEIGH),
    ]


def made(examples: Sequence[Example], opinion: SecondOpinion) -> list[Made]:
    """Return examples with their features and gates, as comparing makes them."""
    asked = [one for one in examples if not one.learnt]
    texts = [(a.text, b.text) for a, b in (in_order(one.a, one.b) for one in asked)]
    thoughts = iter(opinion.opinions(texts))
    found = []
    for example in examples:
        look = Look(example.a, example.b, Record(topical=example.topical))
        thought = None if example.learnt else next(thoughts)
        found.append(Made(example, look.features, look.gates, thought))
    return found


def fitted(examples: Sequence[Made]) -> Forest:
    """Return the trees for examples, those that a gate stops or nobody could judge left out."""
    kept = [one for one in examples if not one.stopped and one.example.count]
    rows = [
        (one, opinion)
        for opinion in (True, False)
        for one in kept
        if not (opinion and one.example.learnt)
    ]
    return learned(
        [_row(one, opinion) for one, opinion in rows],
        [one.example.contradiction for one, _ in rows],
        [one.example.count / (1 if one.example.learnt else 2) for one, _ in rows],
    )


def _row(one: Made, opinion: bool) -> Mapping[str, float | None]:
    thought = one.opinion if opinion else None
    return with_opinion(one.row, thought)


def rule_weights(examples: Sequence[Made]) -> dict[str, float]:
    """Return what each rule weighs in a logistic regression, in which none lowers anything."""
    kept = [one for one in examples if not one.stopped]
    model = fit(
        [one.row for one in kept],
        [one.example.contradiction for one in kept],
        counts=[one.example.count for one in kept],
        nonnegative=(RULE,),
        prior=_PRIOR,
    )
    rules = sorted({name for name in model.weights if name.startswith(RULE)} - {f"{RULE}any"})
    return {name.removeprefix(RULE): round(model.weights[name], 4) for name in rules}


def cross_validated(opinion: SecondOpinion, data: Path = DATA) -> list[tuple[Pair, float]]:
    """Return the tuning half, each pair with the probability of trees without its story."""
    examples = made(everything(data), opinion)
    stories = sorted(
        {story for one in examples if one.example.pair for story in one.example.stories}
    )
    found = []
    for fold in range(FOLDS):
        left_out = frozenset(stories[fold::FOLDS])
        forest = fitted([one for one in examples if not one.example.stories & left_out])
        found += [
            (one.example.pair, gated(forest.probability(_row(one, opinion=True)), one.gates))
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
            learnt=True,
        )
        for row in rows[:_WRITTEN]
    ]


def _opinion(name: str) -> SecondOpinion:
    module, _, factory = name.partition(":")
    made_by: SecondOpinion = getattr(importlib.import_module(module), factory)()
    return made_by


if __name__ == "__main__":
    main()
