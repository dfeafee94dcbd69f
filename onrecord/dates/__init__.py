"""Imprecise dates: EDTF and its bounds, and the time expressions of a text."""

import datetime as dt
from collections.abc import Sequence

from onrecord.dates.edtf import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Bounds,
    ImpossibleDateError,
    bounds,
    from_stored,
    overlap,
)
from onrecord.dates.expressions import TimeExpression

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "UNKNOWN",
    "Bounds",
    "ImpossibleDateError",
    "TimeExpression",
    "bounds",
    "from_stored",
    "overlap",
    "resolve",
]


def resolve(
    text: str, published: dt.date, anchors: Sequence[tuple[int, int, dt.date]] = ()
) -> list[TimeExpression]:
    """Return the time expressions of a text in its order, none overlapping another.

    Relative ones count from ``published``, and within a range of ``anchors`` (start, end, day; in
    code points, half-open) from its day: the words of an interview count from the day on which it
    was given. Raises ValueError where ranges of anchors overlap.

    >>> [(found.phrase, found.edtf) for found in resolve("since Aug. 8", dt.date(2014, 12, 3))]
    [('since Aug. 8', '2014-08-08/2014-12-03')]
    """
    from onrecord.dates.resolving import resolve as resolved  # a grammar few commands need

    return resolved(text, published, anchors)
