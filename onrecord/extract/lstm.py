"""A bidirectional LSTM over sequences of unequal length, without padding.

The states of all sequences lie in one array, step by step: first the first tokens of all
sequences, the longest first, then the second tokens, and so on. A step is then one slice.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_GATES: Final = 4


class Packing:
    """Where the tokens of some sequences lie in a packed array.

    ``lengths`` fall. ``rows`` and ``steps`` tell of each packed token whose and the how manieth it
    is; ``live[t]`` sequences have a token ``t``, packed at ``starts[t]`` and after.
    """

    def __init__(self, lengths: Numbers) -> None:
        self.lengths = lengths
        self.live = (lengths[None] > np.arange(lengths[0])[:, None]).sum(1)
        self.starts = np.concatenate([[0], np.cumsum(self.live)])
        self.steps = np.repeat(np.arange(lengths[0]), self.live)
        self.rows = np.arange(self.starts[-1]) - self.starts[self.steps]
        #: For each packed token, the one that stands as far from the end of its sequence.
        self.turned = self.starts[lengths[self.rows] - 1 - self.steps] + self.rows

    def of(self, row: int) -> Numbers:
        """Return the packed places of a sequence's tokens, in order."""
        places: Numbers = self.starts[: self.lengths[row]] + row
        return places


class Lstm:
    """One layer; its two directions are computed side by side."""

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        self._taken, self._kept, self._bias = (
            np.stack([_folded(weights[f"{name}.{part}_l0{way}"]).T for way in ("", "_reverse")])
            for part in ("weight_ih", "weight_hh", "bias")
        )
        self.hidden = self._kept.shape[1]

    def __call__(self, states: Floats, packing: Packing) -> Floats:
        """Return [N, 2 * hidden] for packed states [N, width]."""
        size = self.hidden
        both = np.stack([states, states[packing.turned]])
        gates = both @ self._taken
        gates += self._bias[:, None]
        out = np.empty((2, len(states), size), np.float32)
        hidden = np.zeros((2, packing.live[0], size), np.float32)
        cell = np.zeros_like(hidden)
        for step, count in enumerate(packing.live):
            start = packing.starts[step]
            total = gates[:, start : start + count]
            total += hidden[:, :count] @ self._kept
            np.exp(total, out=total)
            total += 1
            np.reciprocal(total, out=total)
            value = total[..., 3 * size :]
            value *= 2
            value -= 1
            cell = total[..., size : 2 * size] * cell[:, :count]
            cell += total[..., :size] * value
            hidden = total[..., 2 * size : 3 * size] * np.tanh(cell)
            out[:, start : start + count] = hidden
        return np.concatenate([out[0], out[1, packing.turned]], -1)


def _folded(weights: Floats) -> Floats:
    """Return the rows of the gates so that 1 / (1 + exp(x)) opens them and 2 of it - 1 is tanh."""
    size = len(weights) // _GATES
    folded = -weights
    folded[3 * size :] *= 2
    return folded
