"""The pairs that are fitted to: the benchmark's tuning half, and pairs that have nothing to do."""

import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.contradiction.pairs import Pair, load
from benchmarks.contradiction.statements import statement
from onrecord.contradict import Statement

DATA: Final = Path("../shared/data/contradiction")
_UNRELATED: Final = 600
_NEIGHBOURS: Final = 600
_SEED: Final = 6


@dataclass(frozen=True)
class Example:
    """Two statements and whether they contradict each other; ``count`` is what the pair weighs.

    ``stories`` are those that the two are from: a model that is measured on one may see neither.
    ``learnt`` where the network learnt from the pair, so that its opinion of it tells nothing.
    """

    a: Statement
    b: Statement
    contradiction: bool
    stories: frozenset[str]
    count: float = 1.0
    pair: Pair | None = None
    topical: frozenset[str] = frozenset()
    learnt: bool = False


def tuned() -> list[Example]:
    """Return the tuning half of the benchmark."""
    return [
        Example(
            statement(pair.first),
            statement(pair.second),
            pair.kind is not None,
            frozenset({pair.story}),
            pair=pair,
        )
        for pair in load("tune")
    ]


def unrelated(examples: Sequence[Example], data: Path = DATA, share: float = 0.3) -> list[Example]:
    """Return pairs of statements that have nothing to do with each other, none a contradiction.

    Half are of two stories of ``examples``, the place and time of the one given to both, so that
    the words alone must tell; half are of ``train.jsonl.gz``. Together they weigh ``share`` of
    ``examples``.
    """
    chance = random.Random(_SEED)
    count = share * len(examples) / _UNRELATED
    found = []
    while len(found) < _UNRELATED // 2:
        one, other = chance.sample(examples, 2)
        if one.stories != other.stories:
            moved = replace(other.b, place=one.a.place, event=one.a.event, said=one.a.said)
            found.append(Example(one.a, moved, False, one.stories | other.stories, count))
    texts = [pair["premise"] for pair in read(data / "train.jsonl.gz")]
    while len(found) < _UNRELATED:
        a, b = (Statement(text=text) for text in chance.sample(texts, 2))
        found.append(Example(a, b, False, frozenset(), count))
    return found


def neighbours(examples: Sequence[Example], share: float = 0.3) -> list[Example]:
    """Return pairs of one story that are about two matters, taken to be no contradiction.

    They are what a record is full of: the same people and places, another question. Each keeps
    what its claims hold. Together they weigh ``share`` of ``examples``.
    """
    chance = random.Random(_SEED)
    pairs = [one for one in examples if one.pair is not None]
    found: list[tuple[Example, Example]] = []
    while len(found) < _NEIGHBOURS:
        one, other = chance.sample(pairs, 2)
        if one.stories == other.stories and _set(one) != _set(other):
            found.append((one, other))
    count = share * len(examples) / _NEIGHBOURS
    return [Example(one.a, other.b, False, one.stories, count) for one, other in found]


def _set(one: Example) -> str:
    return one.pair.contrast_set if one.pair is not None else ""


def read(path: Path) -> list[dict[str, str]]:
    """Return the pairs of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
