"""Logistic regression with bounds on the weights: no rule may count as evidence of agreement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# So that a rule that fires in a handful of pairs is not given a great weight for it.
_LEAST_SCALE = 0.15
_RIDGE = 2.0
_STEPS = 800

Row = Mapping[str, float]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """A bias and the weight of each feature, on the features as they are."""

    bias: float
    weights: Mapping[str, float]

    def __call__(self, row: Row) -> float:
        """Return the probability of a row."""
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in row.items())
        return float(1 / (1 + np.exp(-score)))


def fit(
    rows: Sequence[Row],
    labels: Sequence[bool],
    *,
    counts: Sequence[float] | None = None,
    nonnegative: Sequence[str] = (),
    prior: float = 0.0,
) -> Model:
    """Return the model of least loss; ``counts`` weighs the rows.

    ``nonnegative`` names the beginnings of what may only raise; ``prior`` is the weight that such a
    feature is drawn to.

    Features are standardised for the ridge, and the weights given on the features as they are.
    """
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.asarray(labels, dtype=np.float64)
    weight = np.ones(len(y)) if counts is None else np.asarray(counts, dtype=np.float64)
    mean = np.average(x, axis=0, weights=weight)
    scale = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weight)) + 1e-9
    scale = np.maximum(scale, _LEAST_SCALE)
    x = (x - mean) / scale
    bounded = np.array([any(name.startswith(one) for one in nonnegative) for name in names])
    lowest = np.where(bounded, 0.0, -np.inf)
    expected = np.where(bounded, prior, 0.0) * scale
    bias, w = _descend(x, y, weight, (lowest, expected))
    raw = w / scale
    return Model(float(bias - raw @ mean), dict(zip(names, map(float, raw), strict=True)))


def _descend(
    x: Vector, y: Vector, weight: Vector, limits: tuple[Vector, Vector]
) -> tuple[float, Vector]:
    """Return bias and weights by accelerated projected descent."""
    lowest, expected = limits
    w, bias = np.zeros(x.shape[1]), 0.0
    lookahead, look_bias, momentum = w.copy(), 0.0, 1.0
    rate = 4 / (
        np.linalg.norm(np.c_[x, np.ones(len(x))] * np.sqrt(weight)[:, None], 2) ** 2 + 4 * _RIDGE
    )
    for _ in range(_STEPS):
        error = weight * (1 / (1 + np.exp(-(x @ lookahead + look_bias))) - y)
        new = lookahead - rate * (x.T @ error + _RIDGE * (lookahead - expected))
        new = np.maximum(new, lowest)
        new_bias = look_bias - rate * error.sum()
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        step = (momentum - 1) / following
        lookahead, look_bias = new + step * (new - w), new_bias + step * (new_bias - bias)
        w, bias, momentum = new, float(new_bias), following
    return bias, w
