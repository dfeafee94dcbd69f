"""Where the tokens of a unit stand to one cue: what stage 2 of the network is told besides."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.features import STATE_COLUMN, Unit

#: Numbers of `place`: 0 in the cue, 1 to 10 after it, 12 to 21 before it.
PLACES: Final = 24
#: Columns of `flags`.
OTHER_FLAGS: Final = 5
_EDGES: Final = np.array([1, 2, 3, 4, 6, 9, 14, 22, 35])
_BEFORE: Final = 11
_INSIDE: Final = 2


def place(size: int, first: int, last: int) -> NDArray[np.int64]:
    """Return for each of ``size`` tokens its distance to the cue, in steps."""
    at = np.arange(size)
    apart = np.where(at < first, at - first, np.where(at > last, at - last, 0))
    steps = np.searchsorted(_EDGES, np.abs(apart), side="left") + 1
    steps = np.where(apart == 0, 0, steps)
    return np.where(apart < 0, _BEFORE + steps, steps).astype(np.int64)


def flags(unit: Unit, cues: list[tuple[int, int]], first: int, last: int) -> NDArray[np.float32]:
    """Return [T, OTHER_FLAGS]: another cue, quoted, the cue's sentence, before it, after it."""
    size = len(unit.features)
    found = np.zeros((size, OTHER_FLAGS), np.float32)
    for start, end in cues:
        if (start, end) != (first, last):
            found[start : end + 1, 0] = 1
    found[:, 1] = unit.features[:, STATE_COLUMN] == _INSIDE
    found[:, 2] = (unit.sentence >= unit.sentence[first]) & (unit.sentence <= unit.sentence[last])
    found[:, 3] = unit.sentence < unit.sentence[first]
    found[:, 4] = unit.sentence > unit.sentence[last]
    return found
