"""Pairs that the network learns from out of the dossiers: all contradictions, and near ones."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.dossiers.dossiers import Dossier
from training.contradiction.dossier_pairs import nearest_fifth, nearest_first
from training.contradiction.network_pairs import CONTRADICTS, NO_CONTRADICTION, Pair

_SET = "dossiers"


@dataclass(frozen=True)
class Held:
    """The pairs of a dossier; ``none`` are those without a contradiction, the nearest first."""

    contradictions: Sequence[Pair]
    none: Sequence[Pair]


def held(dossiers: Sequence[Dossier]) -> list[Held]:
    """Return the pairs of each dossier, unclear ones left out."""
    return [_held(one) for one in dossiers]


def drawn(every: Sequence[Held], chance: random.Random, twins: int) -> list[Pair]:
    """Return the pairs of an epoch, in an order of the two that is left to chance.

    Beside each contradiction stand ``twins`` pairs out of the nearest fifth that are none, and as
    many out of the others.
    """
    found: list[Pair] = []
    for one in every:
        found += one.contradictions
        for some in nearest_fifth(one.none):
            found += _some(some, twins * len(one.contradictions), chance)
    return [_turned(pair) if chance.random() < 0.5 else pair for pair in found]


def _some(pairs: Sequence[Pair], count: int, chance: random.Random) -> list[Pair]:
    return chance.sample(pairs, min(count, len(pairs)))


def _turned(pair: Pair) -> Pair:
    return Pair(pair.second, pair.first, pair.label, pair.set)


def _held(dossier: Dossier) -> Held:
    contradictions, none = [], []
    for (one, other), verdict in dossier.pairs():
        texts = dossier.claims[one].statement, dossier.claims[other].statement
        if verdict == "contradiction":
            contradictions.append(Pair(*texts, CONTRADICTS, _SET))
        elif verdict == "none":
            none.append(Pair(*texts, NO_CONTRADICTION, _SET))
    return Held(contradictions, nearest_first(none, lambda pair: (pair.first, pair.second)))
