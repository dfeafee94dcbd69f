"""The sentences that the embeddings learn from, and which of them belong together."""

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

_SENTENCE = re.compile(r"(?<=[.!?][\"”’])\s+|(?<=[.!?])\s+(?=[A-Z\"“‘])|\n")
_SHORTEST = 15


@dataclass(frozen=True)
class Texts:
    """Sentences without repetition; ``partners`` are numbers of entailing or contradicting ones."""

    sentences: list[str]
    partners: list[tuple[int, int]]


def texts(pairs: Path, articles: Path | None) -> Texts:
    """Read the pairs, and the articles where there are any."""
    numbers: dict[str, int] = {}
    partners: list[tuple[int, int]] = []
    with gzip.open(pairs, "rt") as lines:
        for line in lines:
            pair = json.loads(line)
            first, second = (
                numbers.setdefault(pair[side], len(numbers)) for side in ("premise", "hypothesis")
            )
            if pair["label"] != "neutral":
                partners.append((first, second))
    if articles is not None:
        with gzip.open(articles, "rt") as lines:
            for line in lines:
                for sentence in _SENTENCE.split(json.loads(line)["text"]):
                    if len(sentence) > _SHORTEST:
                        numbers.setdefault(sentence, len(numbers))
    return Texts(list(numbers), partners)
