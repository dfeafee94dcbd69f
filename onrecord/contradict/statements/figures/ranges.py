"""What numbers a wording allows: "about 500", "more than 30", "between 10 and 12", "dozens"."""

import math
from dataclasses import dataclass
from typing import Final, Literal

Hedge = Literal["exact", "plain", "about", "nearly", "over", "at_least", "at_most", "under"]

_ABOUT: Final = 0.1
_HAIR: Final = 1e-6
_SMALL: Final = 10  # below, "about" does not round to tens
_ROUND: Final = 100  # below, a plain figure is taken as exact
_COARSE: Final = 0.1  # no rounding hides more than a tenth
#: Numbers that are words: low and high.
VAGUE: Final = {
    "dozens": (24.0, 150.0), "hundreds": (150.0, 1_999.0), "thousands": (1_500.0, 99_999.0),
    "millions": (1.5e6, 9.99e8), "billions": (1.5e9, 9.99e11), "scores": (40.0, 250.0),
}  # fmt: skip
#: What multiplies a scale: "a few hundred", "several dozen", "tens of thousands".
FEW: Final = {
    "few": (2.0, 8.0), "several": (2.0, 9.9), "couple": (2.0, 2.9), "tens": (15.0, 120.0),
    "hundreds": (150.0, 1_500.0), "some": (2.0, 9.9), "many": (2.0, 9.9),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a wording allows, inclusive; infinite where it is open."""

    low: float
    high: float

    def meets(self, other: "Range") -> bool:
        """Return whether one number fits both."""
        return self.low <= other.high and other.low <= self.high

    def times(self, factor: float) -> "Range":
        """Return the range in a unit of which one of this is ``factor``."""
        return Range(self.low * factor, self.high * factor)


def hedged(value: float, step: float, hedge: Hedge) -> Range:
    """Return what a number with its qualifier allows.

    A bound on a number that is not round is sharp: "more than 21" leaves out 21.
    """
    sharp = abs(value) * _HAIR if value % 10 else 0.0
    slack = max(abs(value) * _ABOUT, step / 2 if abs(value) >= _SMALL else 0.0)
    low, high = {
        "over": (value + sharp, math.inf),
        "at_least": (value, math.inf),
        "under": (-math.inf, value - sharp),
        "at_most": (-math.inf, value),
        "about": (value - slack, value + slack),
        "nearly": (value - slack, value),
    }.get(hedge, (value, value))
    return Range(low, high)


def rounded(span: Range, value: float, step: float, other_step: float) -> Range:
    """Widen a plain figure by its rounding where the other is told more finely.

    "500" beside "487" may be the same count told roughly; beside "600" it is another.
    """
    if step <= other_step or step <= 0:
        return span
    slack = min(step / 2, abs(value) * _COARSE) if abs(value) >= _ROUND or step < 1 else 0.0
    return Range(span.low - slack, span.high + slack)
