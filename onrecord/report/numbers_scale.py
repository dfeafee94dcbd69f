"""The axis of values of the numbers picture, in pixels from the top."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.report import words

TOP: Final = 44
BOTTOM: Final = 330
_ORDERS: Final = 100.0  # times the least: beyond this, equal steps would hide the small values
_MOST_TICKS: Final = 6
_AIR: Final = 0.08
_APART: Final = 20.0  # pixels from one line across to the next
_LINEAR_STEPS: Final = (1, 2, 2.5, 5, 10)
_MILLION: Final = 1e6
_NAMED: Final = ((1e12, "trillion"), (1e9, "billion"), (_MILLION, "million"))
_LARGEST_NAMED: Final = 1e15
_SMALLEST_PLAIN: Final = 1e-4


@dataclass(frozen=True, slots=True)
class ValueTick:
    """A line across at a value; ``y`` in pixels."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class ValueScale:
    """From a value to a height: by equal steps, or by orders on both sides of ``least``.

    ``unit`` is what values are divided by before anything else, so that no difference of two huge
    ones overflows; ``low`` and ``high`` are the ends on the scale.
    """

    logarithmic: bool
    unit: float
    least: float
    low: float
    high: float

    @classmethod
    def over(cls, values: Sequence[float]) -> "ValueScale":
        """Return the scale that has room for the values; there is at least one, all finite."""
        sizes = [abs(value) for value in values if value]
        unit, least = max(sizes, default=1.0), min(sizes, default=1.0)
        # Divided in this order, since the quotient the other way round may be infinite.
        logarithmic = least / unit < 1 / _ORDERS
        bare = cls(logarithmic, unit, least, 0.0, 1.0)
        ends = [bare.place(value) for value in values]
        low, high = min(ends), max(ends)
        air = (high - low) * _AIR or 0.5
        from_zero = not logarithmic and low >= 0 and (low <= (high - low) or low < air)
        return cls(logarithmic, unit, least, 0.0 if from_zero else low - air, high + air)

    def place(self, value: float) -> float:
        """Return where a value stands on the scale."""
        if not self.logarithmic:
            return value / self.unit
        if value == 0:
            return 0.0
        # One order is left between zero and the least value on either side.
        return math.copysign(1 + math.log10(abs(value)) - math.log10(self.least), value)

    def y(self, value: float) -> float:
        """Return the height of a value, in pixels from the top."""
        share = (self.place(value) - self.low) / (self.high - self.low)
        return BOTTOM - share * (BOTTOM - TOP)

    def ticks(self) -> tuple[ValueTick, ...]:
        """Return the lines across, with labels."""
        values = self._orders() if self.logarithmic else self._steps()
        found: list[ValueTick] = []
        # Zero stays where its label would cover another.
        for value in sorted(values, key=lambda one: (one != 0, one)):
            y = self.y(value)
            # At the edge of what a float holds a step may not be one.
            if TOP <= y <= BOTTOM and all(abs(y - one.y) >= _APART for one in found):
                found.append(ValueTick(y, label(value)))
        return tuple(sorted(found, key=lambda one: one.y))

    def _steps(self) -> Iterator[float]:
        span = self.high - self.low
        rough = span / _MOST_TICKS
        order = 10.0 ** math.floor(math.log10(rough * self.unit) if rough * self.unit else 0)
        if not 0 < order < math.inf:
            yield from (self.low * self.unit, self.high * self.unit)
            return
        step = next((s * order for s in _LINEAR_STEPS if s * order >= rough * self.unit), order)
        first = math.ceil(self.low * self.unit / step)
        for number in range(first, first + 2 * _MOST_TICKS):
            value = number * step
            if value / self.unit > self.high:
                return
            yield value

    def _orders(self) -> Iterator[float]:
        exponents = range(math.floor(math.log10(self.least)), math.floor(math.log10(self.unit)) + 1)
        step = -(-len(exponents) // _MOST_TICKS)
        sizes = [10.0**exponent for exponent in exponents[::step]]
        for value in (*(-size for size in reversed(sizes)), 0.0, *sizes):
            if self.low <= self.place(value) <= self.high:
                yield value


def label(value: float) -> str:
    """Return a value as an axis words it: "10,000", "2.5 million", "1e+30"."""
    size = abs(value)
    if size >= _LARGEST_NAMED or 0 < size < _SMALLEST_PLAIN:
        return f"{value:.3g}"
    for unit, name in _NAMED:
        if size >= unit:
            return f"{words.number(round(value / unit, 3))} {name}"
    return words.number(round(value, 6))
