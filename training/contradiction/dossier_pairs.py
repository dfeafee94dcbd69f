"""The pairs of the dossiers that are fitted to, as a check would come upon them."""

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeVar

import numpy as np

from benchmarks.contradiction.statements import statement
from benchmarks.dossiers.dossiers import Dossier, digit_of, load
from onrecord.contradict.statements.comparing import Look
from onrecord.contradict.statements.record import Record
from onrecord.contradict.statements.topical import topical
from onrecord.embeddings import embed
from training.contradiction.pairs import Example

#: Dossiers that the network never learns from: on them its opinion is what it will be on others.
_OF_THE_TREES: Final = "456"
_TWINS: Final = 1.5  # for each contradiction
_COUNT: Final = 0.5
_CONTRADICTION: Final = 0.25  # they are thicker in dossiers than elsewhere
_SEED: Final = 3

_Pair = TypeVar("_Pair")


def for_network() -> list[Dossier]:
    """Return the dossiers that the network may learn from."""
    return [one for one in _tuned() if digit_of(one.key) not in _OF_THE_TREES]


def weighed_pairs() -> list[Example]:
    """Return the pairs that a check of them as one record weighs, unclear ones left out."""
    return [
        replace(pair, count=_CONTRADICTION if pair.contradiction else _COUNT)
        for one in _tuned()
        for pair in _pairs(one)
        if _weighed(pair)
    ]


def _weighed(pair: Example) -> bool:
    return Look(pair.a, pair.b, Record(topical=pair.topical)).weighed


def with_twins(total: float) -> list[Example]:
    """Return the contradictions, and those of the pairs that look most like one and are none."""
    chance = random.Random(_SEED)
    found: list[Example] = []
    for one in _tuned():
        pairs = list(_pairs(one))
        true = [pair for pair in pairs if pair.contradiction]
        none = [pair for pair in pairs if not pair.contradiction]
        near, _ = nearest_fifth(nearest_first(none, lambda pair: (pair.a.text, pair.b.text)))
        found += true + chance.sample(near, min(len(near), round(_TWINS * len(true))))
    return _weighing(found, total)


@lru_cache(maxsize=1)
def _tuned() -> tuple[Dossier, ...]:
    return tuple(load("tune"))


@lru_cache(maxsize=1)
def _topical() -> frozenset[str]:
    return topical([claim.statement for one in _tuned() for claim in one.claims.values()])


def _pairs(dossier: Dossier) -> Iterator[Example]:
    learnt = digit_of(dossier.key) not in _OF_THE_TREES
    statements = {name: statement(claim) for name, claim in dossier.claims.items()}
    for (one, other), verdict in dossier.pairs():
        if verdict != "unclear":
            yield Example(
                statements[one],
                statements[other],
                verdict == "contradiction",
                frozenset({dossier.key}),
                topical=_topical(),
                learnt=learnt,
            )


def nearest_first(pairs: Sequence[_Pair], texts: Callable[[_Pair], tuple[str, str]]) -> list[_Pair]:
    """Return pairs in the order in which their two texts mean alike, the likest first."""
    sides = tuple(zip(*map(texts, pairs), strict=True))
    rows = {text: row for row, text in enumerate(dict.fromkeys(itertools.chain(*sides)))}
    vectors = embed(list(rows))  # each text stands in as many pairs as there are others
    first, second = (vectors[[rows[text] for text in side]] for side in sides)
    order = np.argsort(-np.einsum("nd,nd->n", first, second), kind="stable")
    return [pairs[int(at)] for at in order]


def nearest_fifth(pairs: Sequence[_Pair]) -> tuple[Sequence[_Pair], Sequence[_Pair]]:
    """Return the fifth of pairs that come nearest first, and the others."""
    count = len(pairs) // 5
    return pairs[:count], pairs[count:]


def _weighing(pairs: Sequence[Example], total: float) -> list[Example]:
    return [replace(pair, count=total / len(pairs)) for pair in pairs]
