"""Intervals by bootstrap (Efron 1979): how far a figure may be off, had other articles been drawn.

Articles are drawn anew as wholes, since what one article has is alike. Chance is seeded.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def interval(
    articles: Sequence[T], figure: Callable[[Sequence[T]], float], *, seed: int, resamples: int
) -> tuple[float, float]:
    """Return the 95 % interval of a figure: percentiles over articles drawn with replacement."""
    chance = Random(seed)
    drawn = sorted(figure(chance.choices(articles, k=len(articles))) for _ in range(resamples))
    return drawn[int(0.025 * resamples)], drawn[int(0.975 * resamples) - 1]
