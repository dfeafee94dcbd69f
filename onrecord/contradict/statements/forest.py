"""Boosted trees as they lie in a file: from features to a number that is added up over the trees.

Written by training/contradiction/forests.py, which learns them with scikit-learn; reading them
needs nothing but this page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from onrecord.contradict.odds import chance

#: A split: the feature's place, the threshold, the nodes up to it and above it, and whether what
#: is unknown goes with the former. A leaf is a number.
Node = tuple[int, float, int, int, bool] | float


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over ``features`` in their order; ``base`` is what all rows begin with."""

    features: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]

    @classmethod
    def read(cls, held: Mapping[str, Any]) -> Self:
        """Return a forest as JSON holds it: lists for tuples."""
        return cls(
            tuple(held["features"]),
            held["base"],
            tuple(
                tuple(tuple(node) if isinstance(node, list) else node for node in tree)
                for tree in held["trees"]
            ),
        )

    def total(self, row: Mapping[str, float | None]) -> float:
        """Return the logit for features by name: those left out are 0, None is unknown."""
        values = [row.get(name, 0.0) for name in self.features]
        return self.base + sum(_leaf(tree, values) for tree in self.trees)

    def probability(self, row: Mapping[str, float | None]) -> float:
        """Return the probability for features by name."""
        return chance(self.total(row))


def _leaf(tree: tuple[Node, ...], values: list[float | None]) -> float:
    node = tree[0]
    while not isinstance(node, float):
        feature, threshold, low, high, unknown_low = node
        value = values[feature]
        goes_low = unknown_low if value is None else value <= threshold
        node = tree[low if goes_low else high]
    return node
