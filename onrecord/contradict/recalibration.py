"""How what people decided on proposals corrects the shipped probability of the next ones.

The method is Platt scaling (Platt 1999, "Probabilistic outputs for support vector machines and
comparisons to regularized likelihood methods"): a logistic regression of the verdicts on the logit
of the shipped probability, with a slope, an intercept, and an offset for each kind of
contradiction. Each of them has a Gaussian prior centred on "no change", so that few decisions
change little and many change much; the most probable values are taken (MAP). The slope turns about
the mean of what was decided, so that it learns from how the decided ones differ and not from where
they lie; it is held above nothing, so that what was likelier stays likelier within a kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.contradict.correction import OF_A_MODEL, Correction
from onrecord.contradict.odds import EDGE, logit

#: Ten decisions for each of the two numbers that hold for all kinds. Of twenty, half of them
#: confirmed, the share is known to some twenty points either way: with fewer, chance would teach.
LEAST_DECISIONS: Final = 20
# Variances of the priors. Intercept and offset together let fifty decisions on one kind count as
# much as the shipped weights; three quarters of what a kind teaches stay with that kind.
_SLOPE: Final = 0.04
_INTERCEPT: Final = 0.02
_OFFSET: Final = 0.06
_LEAST_SLOPE: Final = 0.1
_STEPS: Final = 100
_PLACES: Final = 4

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DecidedProposal:
    """A pair that people decided on: its kind, its shipped probability (0 to 1), the verdict."""

    kind: str
    probability: float
    confirmed: bool


def learn(decided: Sequence[DecidedProposal]) -> Correction:
    """Return the correction that the decisions call for; of none it is no change at all.

    Their order changes nothing. Numbers are rounded, so that engines and machines agree.
    """
    known = sorted(
        (one for one in decided if one.kind != OF_A_MODEL),
        key=lambda one: (one.kind, one.probability, one.confirmed),
    )
    kinds = sorted({one.kind for one in known})
    logits = np.array([logit(one.probability) for one in known], dtype=np.float64)
    middle = float(logits.mean()) if known else 0.0
    columns = [logits - middle, np.ones(len(known))]
    columns += [np.array([one.kind == kind for one in known], dtype=np.float64) for kind in kinds]
    verdicts = np.array([one.confirmed for one in known], dtype=np.float64)
    turned, moved, *offsets = map(float, _most_probable(np.column_stack(columns), logits, verdicts))
    return Correction(
        slope=_rounded(1 + turned),
        intercept=_rounded(moved - turned * middle),
        offsets={kind: _rounded(own) for kind, own in zip(kinds, offsets, strict=True)},
        decisions=len(known),
        confirmed=sum(one.confirmed for one in known),
    )


def _most_probable(rows: Vector, logits: Vector, verdicts: Vector) -> Vector:
    """Return how slope, intercept and offsets differ from no change at the highest posterior."""
    precision = np.array([1 / _SLOPE, 1 / _INTERCEPT, *[1 / _OFFSET] * (rows.shape[1] - 2)])
    found = _newton(rows, logits, verdicts, precision)
    if 1 + found[0] >= _LEAST_SLOPE:
        return found
    # There is one summit: what is highest of the slopes that are allowed is at their edge.
    held = _LEAST_SLOPE - 1
    rest = _newton(rows[:, 1:], logits + held * rows[:, 0], verdicts, precision[1:])
    return np.concatenate([[held], rest])


def _newton(rows: Vector, logits: Vector, verdicts: Vector, precision: Vector) -> Vector:
    """Climb from no change to the summit of the posterior; a step that leads down is halved."""
    found = np.zeros(rows.shape[1])
    height = _height(rows @ found + logits, verdicts, found, precision)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-(rows @ found + logits)))
        upward = rows.T @ (verdicts - likely) - precision * found
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(precision)
        step = np.linalg.solve(bend, upward)
        reached = _height(rows @ (found + step) + logits, verdicts, found + step, precision)
        while reached < height and np.abs(step).max() > EDGE**2:
            step /= 2
            reached = _height(rows @ (found + step) + logits, verdicts, found + step, precision)
        if np.abs(step).max() <= EDGE**2:
            break
        found, height = found + step, reached
    return found


def _height(scores: Vector, verdicts: Vector, moved: Vector, precision: Vector) -> float:
    """Return the logarithm of the posterior, but for what is the same everywhere."""
    fit = verdicts @ scores - np.logaddexp(0.0, scores).sum()
    return float(fit - precision @ moved**2 / 2)


def _rounded(value: float) -> float:
    return round(value, _PLACES) + 0.0  # SQLite keeps no negative zero, and the name would differ
