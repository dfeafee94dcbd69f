"""Imprecise dates: EDTF and its bounds, and the time expressions of a text."""

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

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "UNKNOWN",
    "Bounds",
    "ImpossibleDateError",
    "bounds",
    "from_stored",
    "overlap",
]
