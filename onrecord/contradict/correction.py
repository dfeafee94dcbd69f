"""What corrects the shipped probability of proposals in one record, once it is learned."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.contradict.odds import chance, logit
from onrecord.views import TraceStep

#: What a person's own model proposes has that model's probability, not the shipped one, and what
#: the package's network alone proposes is of the same kind.
OF_A_MODEL: Final = "world_knowledge"


@dataclass(frozen=True, slots=True)
class Correction:
    """What corrects a shipped probability: ``slope * logit(p) + intercept + offset of its kind``.

    ``offsets`` are by kind, none for a kind without decisions; ``decisions`` is how many pairs it
    rests on, ``confirmed`` how many of them people confirmed.
    """

    slope: float
    intercept: float
    offsets: Mapping[str, float]
    decisions: int
    confirmed: int

    @property
    def name(self) -> str:
        """Six hexadecimal digits of its hash: the same decisions give the same name."""
        told = [
            self.slope, self.intercept, sorted(self.offsets.items()), self.decisions,
            self.confirmed,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:6]

    def of(self, kind: str, probability: float) -> float:
        """Return the corrected probability, in 0 to 1, of a proposal of this kind."""
        if kind == OF_A_MODEL:
            return probability
        shift = self.intercept + self.offsets.get(kind, 0.0)
        return chance(self.slope * logit(probability) + shift)

    def steps(self, kind: str, shipped: float, corrected: float) -> tuple[TraceStep, ...]:
        """Return the step that tells what became of a shipped probability, none where nothing.

        Both as they are written: rounded once more from other digits they would not agree.
        """
        if kind == OF_A_MODEL:
            return ()
        detail = (
            f"By {self.decisions} decisions of this record the shipped probability of "
            f"{shipped:.2f} is corrected to {corrected:.2f}."
        )
        return (TraceStep(rule="recalibrated", detail=detail),)
