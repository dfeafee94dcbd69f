"""All trees of a forest gone down at once: a level of each at every step."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.contradict.statements.forest import Node

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]


class Descent:
    """The nodes of all trees in rows of numbers. A leaf leads to itself, however often."""

    def __init__(
        self, features: Sequence[str], base: float, trees: Sequence[Sequence[Node]]
    ) -> None:
        self._base = base
        self._column: Final = {name: at for at, name in enumerate(features)}
        rows: list[tuple[int, float, int, int, bool, float]] = []
        roots: list[int] = []
        for tree in trees:
            first = len(rows)
            roots.append(first)
            for at, node in enumerate(tree):
                if isinstance(node, float):
                    rows.append((0, np.inf, first + at, first + at, True, node))
                else:
                    feature, threshold, low, high, unknown_low = node
                    rows.append((feature, threshold, first + low, first + high, unknown_low, 0.0))
        self._roots: Places = np.array(roots, np.intp)
        columns = list(zip(*rows, strict=True)) or [()] * 6
        self._feature: Places = np.array(columns[0], np.intp)
        self._threshold: Numbers = np.array(columns[1], np.float64)
        self._below: Places = np.array(columns[2:4], np.intp).T.ravel()
        self._unknown_high = ~np.array(columns[4], np.bool_)
        self._leaf: Numbers = np.array(columns[5], np.float64)
        self._depth = max((_depth(tree) for tree in trees), default=0)

    def total(self, row: Mapping[str, float | None]) -> float:
        """Return the logit for features by name: those left out are 0, None is unknown."""
        values = np.zeros(max(1, len(self._column)))
        unknown = False
        for name, value in row.items():
            column = self._column.get(name)
            if column is not None:
                unknown |= value is None
                values[column] = np.nan if value is None else value
        at = self._roots
        for _ in range(self._depth):
            asked = values[self._feature[at]]
            high = asked > self._threshold[at]
            if unknown:
                high |= np.isnan(asked) & self._unknown_high[at]
            at = self._below[2 * at + high]
        return self._base + float(self._leaf[at].sum())


def _depth(tree: Sequence[Node], at: int = 0) -> int:
    node = tree[at]
    if isinstance(node, float):
        return 0
    return 1 + max(_depth(tree, node[2]), _depth(tree, node[3]))
