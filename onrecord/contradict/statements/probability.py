"""From rules and gates to a probability."""

import math
from collections.abc import Sequence
from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.second_opinion import Opinion
from onrecord.contradict.statements.comparison import Reason

#: What a failed gate leaves at most.
STOPPED: Final = 0.1
_BASE: Final = -2.5
_WEIGHT: Final = 4.0
_OPINION: Final = 2.0


def probability(
    reasons: Sequence[Reason],
    gates: Sequence[Gate],
    opinion: Opinion | None,
) -> float:
    """Return how likely a careful reader would call the two a contradiction, in 0 to 1."""
    score = _BASE + _WEIGHT * max((reason.strength for reason in reasons), default=0.0)
    if opinion is not None:
        score += _OPINION * (opinion.contradicts - opinion.entails)
    found = 1 / (1 + math.exp(-score))
    for gate in gates:
        found *= gate.factor
    if any(gate.outcome == "fail" for gate in gates):
        found = min(found, STOPPED)
    return round(found, 4)
