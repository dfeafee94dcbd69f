"""Boosted trees from features to a probability, learned with scikit-learn and written as JSON.

The method is the gradient boosting of Friedman 2001 with histograms (Ke and others 2017); rules
and a network that sees a contradiction may only raise the probability.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord.contradict.statements.features import GROUP, RULE
from onrecord.contradict.statements.forest import Forest
from onrecord.contradict.statements.probability import CONTRADICTS, ENTAILS

_RAISING: Final = (RULE, GROUP, CONTRADICTS)
_DIGITS: Final = 6
_PLAN: Final[Mapping[str, Any]] = {
    "max_iter": 300,
    "learning_rate": 0.03,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 50,  # every pair is there twice
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "random_state": 1,
}

Row = Mapping[str, float | None]


def learned(rows: Sequence[Row], labels: Sequence[bool], counts: Sequence[float]) -> Forest:
    """Return the trees for rows of features, what is left out 0 and None unknown."""
    names = sorted({name for row in rows for name in row})
    table = np.array([[_number(row.get(name, 0.0)) for name in names] for row in rows])
    model = HistGradientBoostingClassifier(
        **_PLAN, monotonic_cst=[_direction(name) for name in names]
    )
    model.fit(table, np.array(labels), sample_weight=np.array(counts))
    trees = tuple(tuple(_nodes(one.nodes)) for (one,) in model._predictors)  # noqa: SLF001
    return Forest(tuple(names), float(model._baseline_prediction.item()), trees)  # noqa: SLF001


def written(forest: Forest) -> dict[str, Any]:
    """Return a forest as JSON holds it."""
    return {"features": forest.features, "base": forest.base, "trees": forest.trees}


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def _direction(name: str) -> int:
    return 1 if name.startswith(_RAISING) else -1 if name == ENTAILS else 0


def _nodes(nodes: NDArray[Any]) -> list[Any]:
    return [
        _rounded(node["value"])
        if node["is_leaf"]
        else (
            int(node["feature_idx"]),
            _rounded(node["num_threshold"]),
            int(node["left"]),
            int(node["right"]),
            bool(node["missing_go_to_left"]),
        )
        for node in nodes
    ]


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
