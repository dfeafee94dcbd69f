"""Fitting the confidence: how often attributions like this one were right.

Right is as the scorer has it: of content the words agree by Dice of at least .8, and the heads of
the sources agree.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.attribution.score import right
from onrecord.extract.confidence import TERMS, terms
from onrecord.extract.decoding import one_each, spans
from onrecord.extract.features import Featuriser, outline
from onrecord.extract.network import Network
from onrecord.extract.reading import CUE_THRESHOLD

_STEPS = 200
_RIDGE = 1.0


def coefficients(
    weights: dict[str, NDArray[np.float32]],
    featuriser: Featuriser,
    articles: list[dict[str, Any]],
) -> tuple[float, ...]:
    """Return the coefficients of `onrecord.extract.confidence`, fitted on the articles."""
    network = Network(weights)
    rows: list[tuple[float, ...]] = []
    outcomes: list[bool] = []
    for article in articles:
        cut = outline(article["text"])
        predicted = []
        units = featuriser.units(article["text"], cut)
        for unit, labelled in zip(units, network.label(units, CUE_THRESHOLD), strict=True):
            offsets = cut.tokens[unit.first : unit.last]
            for found in one_each(labelled.found):
                rows.append(terms(found))
                predicted.append(
                    {
                        "source": spans(found.source, offsets),
                        "cue": spans(found.cue, offsets),
                        "content": spans(found.content, offsets),
                    }
                )
        outcomes += right(article, predicted)
    return fitted(np.array(rows), np.array(outcomes, float))


def fitted(rows: NDArray[np.float64], outcomes: NDArray[np.float64]) -> tuple[float, ...]:
    """Return the coefficients of a logistic regression (Newton's method, a small ridge)."""
    weights = np.zeros(TERMS)
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (outcomes - share) - _RIDGE * weights
        curve = (rows * (share * (1 - share))[:, None]).T @ rows + _RIDGE * np.eye(TERMS)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return tuple(float(weight) for weight in weights)
