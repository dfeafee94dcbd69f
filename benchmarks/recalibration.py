"""What decisions teach in made-up records, beside what would have been right there.

In one record the shipped probability is right; in the other it is too high, and off by kind. People
decide on some pairs, each confirmed as probably as the record has it. The figure is the mean log
loss (nats) of the pairs to come: by the shipped probability, by the corrected one, and by the
record's own. Prints a table in Markdown; the same each time.
"""

import math
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean

from onrecord.contradict.odds import logit
from onrecord.contradict.recalibration import DecidedProposal, learn

DECISIONS = (20, 50, 100, 200, 500)
RECORDS = 60
_TO_COME = 500
_KINDS = {"numeric": 5, "antonym": 3, "negation": 2, "direction": 1, "date": 1}
_FROM, _TO = 0.3, 0.95

Pair = tuple[str, float]
Probability = Callable[[str, float], float]


@dataclass(frozen=True)
class Record:
    """How probable a pair is in one record: the logit that is shipped, turned and moved."""

    slope: float
    moved: dict[str, float]

    def of(self, kind: str, shipped: float) -> float:
        """Return how probable a pair of this kind is here."""
        return 1 / (1 + math.exp(-self.slope * logit(shipped) - self.moved[kind]))


def record(chance: random.Random, *, right: bool) -> Record:
    """Return a record in which the shipped probability is right, or off."""
    if right:
        return Record(1.0, dict.fromkeys(_KINDS, 0.0))
    return Record(0.8, {kind: chance.gauss(-1.0, 0.8) for kind in _KINDS})


def losses(seed: int, decisions: int, *, right: bool) -> tuple[float, float, float]:
    """Return the mean log loss of pairs to come: shipped, corrected, and the least there is."""
    chance = random.Random(seed)
    own = record(chance, right=right)
    decided = [
        DecidedProposal(kind, shipped, chance.random() < own.of(kind, shipped))
        for kind, shipped in (_pair(chance) for _ in range(decisions))
    ]
    correction = learn(decided)
    to_come = [_pair(chance) for _ in range(_TO_COME)]
    tried: tuple[Probability, ...] = (lambda _, shipped: shipped, correction.of, own.of)
    shipped, corrected, least = (
        fmean(_loss(own.of(*pair), probability(*pair)) for pair in to_come) for probability in tried
    )
    return shipped, corrected, least


def _pair(chance: random.Random) -> Pair:
    kind = chance.choices(list(_KINDS), list(_KINDS.values()))[0]
    return kind, chance.uniform(_FROM, _TO)


def _loss(truth: float, told: float) -> float:
    return -(truth * math.log(told) + (1 - truth) * math.log(1 - told))


def main() -> None:
    """Print the table."""
    out = sys.stdout.write
    out("| record | decisions | shipped | corrected | least | worse in |\n")
    out(f"{'|---' * 6}|\n")
    for right, name in ((True, "the shipped is right"), (False, "too high, off by kind")):
        for decisions in DECISIONS:
            found = [losses(seed, decisions, right=right) for seed in range(RECORDS)]
            shipped, corrected, least = (fmean(column) for column in zip(*found, strict=True))
            worse = sum(after > before for before, after, _ in found)
            told = f"{shipped:.4f} | {corrected:.4f} | {least:.4f} | {worse} of {RECORDS}"
            out(f"| {name} | {decisions} | {told} |\n")


if __name__ == "__main__":
    main()
