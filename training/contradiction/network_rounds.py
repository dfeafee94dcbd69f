"""The rounds in which the network learns, and what the epochs of each are drawn from."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.contradiction.dossier_pairs import for_network
from training.contradiction.judged import learnt, read_pairs
from training.contradiction.network_dossiers import drawn, held
from training.contradiction.network_fit import Plan
from training.contradiction.network_pairs import (
    CONTRADICTS,
    NEUTRAL,
    NO_CONTRADICTION,
    Counts,
    Pair,
    epoch,
)
from training.contradiction.pool import claim_texts, near_pairs

_NEWS = 2000


@dataclass(frozen=True)
class Round:
    """A plan, and what its epochs are drawn from.

    ``twins`` is how many pairs of the nearest, and as many of the others, stand beside each
    contradiction of the dossiers: without any there are none, nor news. ``general`` is the share
    of all other pairs that an epoch with dossiers takes. ``read`` is how often it takes a pair of
    real news that was read.
    """

    plan: Plan
    general: float = 1.0
    twins: int = 0
    read: int = 0


#: Each begins anew from the average of the one before.
GENERAL = (
    Round(Plan(epochs=2)),
    Round(Plan(epochs=1, layers_rate=6e-5, head_rate=2.4e-4)),
)
WITH_DOSSIERS = (
    Round(Plan(epochs=2, frozen=0, layers_rate=8e-5, head_rate=3e-4), twins=4),
    Round(Plan(epochs=3, frozen=0, layers_rate=1e-4, head_rate=4e-4), general=0.25, twins=5),
    Round(Plan(epochs=2, frozen=0, layers_rate=1e-4, head_rate=4e-4), general=0.25, twins=5),
    Round(
        Plan(epochs=2, frozen=0, layers_rate=1e-4, head_rate=4e-4), general=0.25, twins=4, read=2
    ),
)


class Drawing:
    """Draws epochs from general pairs, pairs of news, and dossiers."""

    def __init__(
        self, every: list[Pair], near: dict[str, list[str]], articles: Path, pool: Path
    ) -> None:
        self._every, self._near = every, near
        self._news = [
            Pair(one.a.text, one.b.text, NEUTRAL, "news") for one in near_pairs(1.0, articles)
        ]
        self._dossiers = held(for_network())
        self._read = list(_read(pool))

    def epochs(self, one: Round, seed: int) -> Iterator[list[Pair]]:
        """Yield the pairs of each epoch of a round."""
        for number in range(one.plan.epochs):
            chance = random.Random(seed + number)
            found = epoch(self._every, self._near, chance, Counts())
            if one.twins:
                found += chance.sample(self._news, _NEWS)
                found = chance.sample(found, int(one.general * len(found)))
                found += drawn(self._dossiers, chance, one.twins)
                found += one.read * self._read
                chance.shuffle(found)
            yield found


def _read(pool: Path) -> Iterator[Pair]:
    for one, other, said in read_pairs(claim_texts(pool)):
        if said != "unclear" and learnt(one, other):
            label = CONTRADICTS if said == "contradiction" else NO_CONTRADICTION
            yield Pair(one, other, label, "read")
