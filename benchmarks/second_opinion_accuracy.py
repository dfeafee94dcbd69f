"""How good the package's second opinion is, and what it costs.

For each set of pairs: accuracy over three labels, average precision of contradiction against the
rest beside its base rate, and how many pairs are called contradictions. Then how many statements
without anything to do with each other are, though alike; and milliseconds a pair.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.contradict.network import embedded
from onrecord.embeddings import embed

Floats = NDArray[np.float64]
_LABELS = ("entailment", "neutral", "contradiction")
_CONTRADICTS = 2
#: How many are asked about at once, as in a check of one new claim.
_BATCH = 20


def average_precision(scores: Floats, truth: NDArray[np.bool_]) -> float:
    """Return the mean precision at each true one, from the highest score down."""
    ordered = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ordered) / np.arange(1, len(ordered) + 1)
    return float(precision[ordered].mean())


def answers(pairs: Sequence[tuple[str, str]]) -> Floats:
    """Return the opinion on each pair, [N, 3]."""
    found = embedded().opinions(pairs)
    return np.array([[one.entails, one.neutral, one.contradicts] for one in found if one])


def by_set(held: list[dict[str, str]]) -> list[str]:
    """Return a line for each set."""
    found = answers([(pair["premise"], pair["hypothesis"]) for pair in held])
    labels = np.array([_LABELS.index(pair["label"]) for pair in held])
    sets = np.array([pair["set"] for pair in held])
    lines = []
    for name in sorted(set(sets.tolist())):
        some = sets == name
        called = found[some].argmax(1)
        truth = labels[some] == _CONTRADICTS
        lines.append(
            f"{name:12} {some.sum():5,} pairs: accuracy {(called == labels[some]).mean():.3f}, "
            f"AP {average_precision(found[some, _CONTRADICTS], truth):.3f} "
            f"(base {truth.mean():.2f}), called {(called == _CONTRADICTS).mean():.3f}"
        )
    return lines


def alike(held: list[dict[str, str]], count: int = 1000) -> str:
    """Return how many statements are said to contradict what is most like them elsewhere."""
    premises = sorted({pair["premise"] for pair in held})
    chosen = random.Random(1).sample(held, count)
    own = {pair["hypothesis"]: pair["premise"] for pair in held}
    table = embed(premises)
    likeness = embed([pair["hypothesis"] for pair in chosen]) @ table.T
    pairs = []
    for row, pair in zip(likeness, chosen, strict=True):
        order = [premises[at] for at in np.argsort(-row)[:5]]
        other = next(text for text in order if text != own[pair["hypothesis"]])
        pairs.append((other, pair["hypothesis"]))
    scores = answers(pairs)[:, _CONTRADICTS]
    return (
        f"of {count:,} statements and the premise of another pair that is most like each: "
        f"{(scores > 0.5).mean():.3f} above .5, {(scores > 0.8).mean():.3f} above .8"
    )


def cost(held: list[dict[str, str]], count: int = 400) -> str:
    """Return the processor time of a pair, asked in batches."""
    pairs = [(pair["premise"], pair["hypothesis"]) for pair in held[:count]]
    begun = time.process_time()
    for start in range(0, count, _BATCH):
        embedded().opinions(pairs[start : start + _BATCH])
    spent = (time.process_time() - begun) / count
    return f"{1000 * spent:.1f} ms of processor time a pair, in batches of {_BATCH}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/contradiction"))
    with gzip.open(parser.parse_args(arguments).data / "dev.jsonl.gz", "rt") as lines:
        held = [json.loads(line) for line in lines]
    sys.stdout.write(f"{embedded().name}\n")
    for line in (*by_set(held), alike(held), cost(held)):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
