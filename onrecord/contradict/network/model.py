"""The trained network: each statement read alone, then both laid side by side.

The same sums as in training (training/contradiction/network_net.py), without its libraries. All
but the last step is the same in either order, so that both orders cost one.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.contradict.network.layers import (
    Floats,
    Layer,
    Linear,
    Mask,
    Norm,
    attended,
    gelu,
    softmax,
)

#: Heads of attention in the layers that read one statement, and in those that read both.
HEADS: Final = 12
SIDE_HEADS: Final = 4


class Model:
    """The network with its weights, by the names that they are stored under."""

    def __init__(
        self, weights: Mapping[str, Floats], heads: int = HEADS, side_heads: int = SIDE_HEADS
    ) -> None:
        self._pieces, self._places = weights["pieces.weight"], weights["places.weight"]
        self._norm = Norm(weights, "norm")
        count = sum(name.startswith("layers.") and name.endswith(".mix.bias") for name in weights)
        self._layers = [Layer(weights, f"layers.{at}", heads) for at in range(count)]
        self._narrow = Linear(weights, "narrow")
        self._narrow_norm = Norm(weights, "narrow_norm")
        self._asked, self._given = Linear(weights, "asked"), Linear(weights, "given")
        self._compare = Linear(weights, "compare")
        self._compare_norm = Norm(weights, "compare_norm")
        self._reread = Layer(weights, "reread", side_heads)
        self._judge, self._answer = Linear(weights, "judge"), Linear(weights, "answer")
        self._side_heads = side_heads

    def read(self, rows: Sequence[Sequence[int]]) -> list[Floats]:
        """Return the states of statements as piece numbers, read alone: [T, side] each."""
        longest = max(len(row) for row in rows)
        table = np.zeros((len(rows), longest), np.intp)
        for at, row in enumerate(rows):
            table[at, : len(row)] = row
        states = self._norm(self._pieces[table] + self._places[:longest])
        for layer in self._layers:
            states = layer(states, table > 0)
        narrow = self._narrow_norm(self._narrow(states))
        return [narrow[at, : len(row)].copy() for at, row in enumerate(rows)]

    def judge(self, first: Sequence[Floats], second: Sequence[Floats]) -> Floats:
        """Return [N, 3] for the states of N pairs: entails, neutral, contradicts.

        That of contradiction is the mean over both orders.
        """
        ours, our_mask = _padded(first)
        theirs, their_mask = _padded(second)
        both = np.concatenate(
            [
                self._compared(ours, theirs, their_mask),
                self._compared(theirs, ours, our_mask),
            ],
            axis=1,
        )
        states = self._reread(both, np.concatenate([our_mask, their_mask], axis=1))
        length = ours.shape[1]
        one, other = _pooled(states[:, :length], our_mask), _pooled(states[:, length:], their_mask)
        return _sideless(self._answers(one, other), self._answers(other, one))

    def _compared(self, ours: Floats, theirs: Floats, mask: Mask) -> Floats:
        near = attended(self._asked(ours), self._given(theirs), theirs, mask, self._side_heads)
        joined = np.concatenate([ours, near, np.abs(ours - near), ours * near], axis=-1)
        return self._compare_norm(gelu(self._compare(joined)))

    def _answers(self, one: Floats, other: Floats) -> Floats:
        joined = np.concatenate([one, other], axis=-1)
        return softmax(self._answer(gelu(self._judge(joined))))


def _padded(states: Sequence[Floats]) -> tuple[Floats, Mask]:
    lengths: NDArray[np.intp] = np.array([len(one) for one in states])
    table = np.zeros((len(states), lengths.max(), states[0].shape[1]), np.float32)
    for at, one in enumerate(states):
        table[at, : len(one)] = one
    return table, np.arange(lengths.max()) < lengths[:, None]


def _pooled(states: Floats, mask: Mask) -> Floats:
    """Return the mean and the maximum over what is there, [N, 2 * side]."""
    there = mask[..., None]
    mean = (states * there).sum(1) / there.sum(1, dtype=np.float32)
    highest = np.where(there, states, np.float32(-np.inf)).max(1)
    return np.concatenate([mean, highest], axis=-1)


def _sideless(given: Floats, turned: Floats) -> Floats:
    contradicts = (given[:, 2] + turned[:, 2]) / 2
    rest = (1 - contradicts) / np.maximum(1 - given[:, 2], np.float32(1e-6))
    entails = np.clip(given[:, 0] * rest, 0, 1 - contradicts)
    return np.stack([entails, 1 - contradicts - entails, contradicts], axis=-1)
