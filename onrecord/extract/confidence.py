"""How sure an attribution is: a probability fitted on articles that the network did not learn from.

Logistic regression over what the network says of its own choice (Platt 1999): the score of the
cue, and how narrowly the roles of the tokens were decided.
"""

import math
from typing import Final

from onrecord.extract.decoding import Found

#: Terms: a constant, the cue's log odds, the mean and the worst log probability of the roles.
TERMS: Final = 4
_NEAREST: Final = 1e-4


def terms(found: Found) -> tuple[float, ...]:
    """Return the ``TERMS`` numbers that the coefficients of `confidence` weigh."""
    score = min(max(found.score, _NEAREST), 1 - _NEAREST)
    return 1.0, math.log(score / (1 - score)), found.mean_log, max(found.worst_log, -10.0)


def confidence(found: Found, coefficients: tuple[float, ...]) -> float:
    """Return the probability, 0 to 1, that content and source are both right."""
    total = sum(weight * term for weight, term in zip(coefficients, terms(found), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
