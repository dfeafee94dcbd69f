"""Probabilities as logarithms of odds, and back."""

import math
from typing import Final

#: The nearest that a probability comes to 0 and to 1.
EDGE: Final = 1e-4
_FURTHEST: Final = 50.0


def logit(probability: float, edge: float = EDGE) -> float:
    """Return the logarithm of the odds of a probability, of one at the edge what is next to it."""
    kept = min(max(probability, edge), 1 - edge)
    return math.log(kept / (1 - kept))


def chance(logarithm: float) -> float:
    """Return the probability of a logarithm of odds, whatever its size."""
    return 1 / (1 + math.exp(-max(-_FURTHEST, min(_FURTHEST, logarithm))))
