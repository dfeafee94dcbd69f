"""From rules, words and gates to a probability, by coefficients that were fitted.

``coefficients.json`` is written by training/contradiction/fit.py: a logistic regression, once
without and once with a second opinion, in which no rule may lower the probability.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.second_opinion import Opinion
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.features import RULE, features
from onrecord.contradict.statements.pair import Pair

COEFFICIENTS: Final = Path(__file__).parent / "coefficients.json"
#: What a failed gate leaves at most.
STOPPED: Final = 0.1
_RULES_SHARE: Final = 0.5
_LEAST: Final = 1e-3


@dataclass(frozen=True, slots=True)
class Coefficients:
    """A bias, a weight for each feature, and ``unfitted`` for a rule that had no weight yet."""

    bias: float
    weights: Mapping[str, float]
    unfitted: float

    def weight(self, name: str) -> float:
        """Return the weight of a feature."""
        return self.weights.get(name, self.unfitted if name.startswith(RULE) else 0.0)

    def of(self, row: Mapping[str, float]) -> float:
        """Return the probability for features, before the gates."""
        score = self.bias + sum(self.weight(name) * value for name, value in row.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


@lru_cache(maxsize=1)
def coefficients() -> tuple[Coefficients, Coefficients]:
    """Return those without and those with a second opinion."""
    read = json.loads(COEFFICIENTS.read_text("utf-8"))
    without, with_opinion = (
        Coefficients(read[name]["bias"], read[name]["weights"], read["unfitted"])
        for name in ("without_opinion", "with_opinion")
    )
    return without, with_opinion


def probability(
    pair: Pair, reasons: Sequence[Reason], gates: Sequence[Gate], opinion: Opinion | None
) -> float:
    """Return how likely a careful reader would call the two a contradiction, in 0 to 1."""
    without, with_opinion = coefficients()
    if opinion is None:
        return gated(without.of(features(pair, reasons)), gates)
    if all(one.speaker is None and one.said is None for one in pair.sides):
        return _of_bare_texts(gated(without.of(features(pair, reasons)), gates), gates, opinion)
    return gated(with_opinion.of(features(pair, reasons, opinion)), gates)


def _of_bare_texts(found: float, gates: Sequence[Gate], opinion: Opinion) -> float:
    """Return the probability for two texts that nobody says and no record holds.

    Somebody laid them side by side, so that they are about one thing far more often than claims
    of a record: there the network tells more than the rules. The halving was chosen on the
    development pairs that annotators wrote.
    """
    mixed = 1 / (1 + math.exp(-(_RULES_SHARE * _logit(found) + _logit(opinion.contradicts))))
    stopped = any(gate.outcome == "fail" for gate in gates)
    return round(min(mixed, STOPPED) if stopped else mixed, 4)


def _logit(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))


def gated(found: float, gates: Sequence[Gate]) -> float:
    """Return what the gates leave of a probability: a failed one a tenth of it."""
    for gate in gates:
        if gate.outcome != "fail":
            found *= gate.factor
    if any(gate.outcome == "fail" for gate in gates):
        found *= STOPPED
    return round(found, 4)


def ranked(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return reasons by what each adds to the probability, the most first."""
    own = coefficients()[0]
    return tuple(
        sorted(
            reasons,
            key=lambda reason: (-own.weight(RULE + reason.rule) * reason.strength, reason.rule),
        )
    )
