"""From rules, words and gates to a probability, by what was fitted.

``forests.json`` and ``rule_weights.json`` are written by training/contradiction/fit.py: boosted
trees, in which no rule may lower the probability, and what each rule weighs beside the others.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.odds import chance, logit
from onrecord.contradict.second_opinion import Opinion
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.forest import Forest

RULE_WEIGHTS: Final = Path(__file__).parent / "rule_weights.json"
#: How a feature begins that is a rule, which is never evidence of agreement.
RULE: Final = "rule:"
CONTRADICTS: Final = "opinion:contradicts"
ENTAILS: Final = "opinion:entails"
FORESTS: Final = Path(__file__).parent / "forests.json"
#: From which probability on a pair of statements is proposed.
THRESHOLD: Final = 0.3
#: What a failed gate leaves at most.
STOPPED: Final = 0.1
_UNFITTED: Final = 2.0
_RULES_SHARE: Final = 0.5
_LEAST: Final = 1e-3


@lru_cache(maxsize=1)
def forests() -> tuple[Forest, Forest]:
    """Return the trees for two statements side by side, and those for two out of a record."""
    held = json.loads(FORESTS.read_text("utf-8"))
    return Forest.read(held["side_by_side"]), Forest.read(held["in_record"])


@lru_cache(maxsize=1)
def rule_weights() -> Mapping[str, float]:
    """Return what each rule weighs beside the others."""
    found: Mapping[str, float] = json.loads(RULE_WEIGHTS.read_text("utf-8"))
    return found


def probability(
    features: Mapping[str, float],
    gates: Sequence[Gate],
    opinion: Opinion | None,
    searched: float = 0.0,
) -> float:
    """Return how likely a careful reader would call the two a contradiction, in 0 to 1.

    ``features`` are those of ``onrecord.contradict.statements.features``. Whoever lays two
    statements side by side has a reason to; a search lays each beside some dozens that are near
    it, hardly one of them about the same question: so the same features tell less, the further the
    two were ``searched`` for, in 0 to 1 (``Record.searched``).
    """
    row = with_opinion(features, opinion)
    shares = zip(forests(), (1 - searched, searched), strict=True)
    total = sum(share * forest.total(row) for forest, share in shares if share)
    return gated(chance(total), gates)


def of_bare_texts(features: Mapping[str, float], gates: Sequence[Gate], opinion: Opinion) -> float:
    """Return the probability for two texts that nobody says and no record holds.

    There the network tells more than the rules, which live on who speaks, when and where; but what
    a rule found is no less likely than between two who speak. The halving was chosen on the
    development pairs that annotators wrote.
    """
    found = probability(features, gates, None)
    mixed = chance(_RULES_SHARE * logit(found, _LEAST) + logit(opinion.contradicts, _LEAST))
    stopped = any(gate.outcome == "fail" for gate in gates)
    if stopped:
        return round(min(mixed, STOPPED), 4)
    found_by_rule = probability(features, gates, opinion) if features.get(f"{RULE}any") else 0.0
    return round(max(mixed, found_by_rule), 4)


def with_opinion(
    features: Mapping[str, float], opinion: Opinion | None
) -> Mapping[str, float | None]:
    """Return features with a second opinion among them, unknown where there is none."""
    if opinion is None:
        return {**features, CONTRADICTS: None, ENTAILS: None}
    return {**features, CONTRADICTS: opinion.contradicts, ENTAILS: opinion.entails}


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
    weights = rule_weights()
    return tuple(
        sorted(
            reasons,
            key=lambda one: (-weights.get(one.rule, _UNFITTED) * one.strength, one.rule),
        )
    )
