"""Boosted trees as they lie in a file: from features to a number that is added up over the trees.

Written by training/contradiction/forests.py, which learns them with scikit-learn; reading them
needs nothing but this page, ``descent.py`` and numpy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from onrecord.contradict.odds import chance

if TYPE_CHECKING:  # numpy, which a list of contradictions should not wait for
    from onrecord.contradict.statements.descent import Descent

#: A split: the feature's place, the threshold, the nodes up to it and above it, and whether what
#: is unknown goes with the former. A leaf is a number.
Node = tuple[int, float, int, int, bool] | float


@dataclass(frozen=True)
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
        return self._descent.total(row)

    @cached_property
    def _descent(self) -> "Descent":
        from onrecord.contradict.statements.descent import Descent

        return Descent(self.features, self.base, self.trees)

    def probability(self, row: Mapping[str, float | None]) -> float:
        """Return the probability for features by name."""
        return chance(self.total(row))
