"""The trained network, run with numpy: the same sums as in training, without its libraries.

Two bidirectional LSTM layers tag the tokens of each paragraph; a third reads the paragraph again
for each cue and says which tokens are its source and its content (see docs/model-card.md).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.decoding import Found, best_paths, cues
from onrecord.extract.features import (
    AFFIX_COLUMNS,
    COLUMNS,
    SHAPE_COLUMN,
    STATE_COLUMN,
    Unit,
)
from onrecord.extract.pieces import PIECES
from onrecord.extract.places import OTHER_FLAGS, flags, place

Floats = NDArray[np.float32]

#: Tokens read at once, padding included: enough to keep the processor busy, little memory.
_BATCH_TOKENS: Final = 3000
_BATCH_CUES: Final = 48
#: A batch takes no unit shorter than this share of its longest.
_NEAR_LENGTH: Final = 0.6
_FEW: Final = 6
_SOURCE: Final = 1
_CONTENT: Final = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """What the network says of a unit, token by token, and the attributions in it.

    ``entities`` numbers the entity of each token (0 for none), ``subjects`` the score of being a
    subject's head, positive where it is.
    """

    entities: NDArray[np.int64]
    subjects: Floats
    found: list[Found]


class Network:
    """The network with its weights, by the names that they are stored under."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        self._first = _Lstm(weights, "first")
        self._second = _Lstm(weights, "second")
        self._third = _Lstm(weights, "third")
        self._ends = np.stack([weights["begin"], weights["end"]])

    def label(self, units: Sequence[Unit], threshold: float) -> list[Labelled]:
        """Return what is found in each unit; cues are taken that score above ``threshold``."""
        found: list[Labelled | None] = [None] * len(units)
        for numbers in _batches([len(unit.features) for unit in units]):
            labelled = self._batch([units[number] for number in numbers], threshold)
            for number, one in zip(numbers, labelled, strict=True):
                found[number] = one
        return [one for one in found if one is not None]

    def _batch(self, units: list[Unit], threshold: float) -> Iterator[Labelled]:
        """Label units that come longest first."""
        lengths = np.array([len(unit.features) for unit in units])
        table = np.zeros((len(units), lengths[0], COLUMNS), np.int32)
        for row, unit in enumerate(units):
            table[row, : lengths[row]] = unit.features
        low = self._first(self._embed(table), lengths)
        high = self._second(low, lengths)
        tags = _softmax(self._linear("tag", high))
        entities = self._linear("entity", low).argmax(-1)
        subjects = self._linear("subject", low)[..., 0]
        bridged = np.maximum(self._linear("bridge", high), 0)
        marked = [cues(tags[row, :length], threshold) for row, length in enumerate(lengths)]
        found = self._roles(units, lengths, bridged, marked)
        for row, length in enumerate(lengths):
            yield Labelled(entities[row, :length], subjects[row, :length], found[row])

    def _embed(self, table: NDArray[np.int32]) -> Floats:
        weights = self._weights
        numbers = table[..., :PIECES]
        known = (numbers > 0)[..., None]
        words = (weights["pieces"][numbers] * known).sum(-2) / np.maximum(known.sum(-2), 1)
        affixes = weights["affixes"][table[..., AFFIX_COLUMNS]]
        parts = [
            words,
            affixes.reshape(*affixes.shape[:-2], -1),
            weights["shapes"][table[..., SHAPE_COLUMN]],
            weights["states"][table[..., STATE_COLUMN]],
        ]
        joined: Floats = np.concatenate(parts, -1, dtype=np.float32)
        return joined

    def _roles(
        self,
        units: list[Unit],
        lengths: NDArray[np.int64],
        bridged: Floats,
        marked: list[list[tuple[int, int, float]]],
    ) -> list[list[Found]]:
        found: list[list[Found]] = [[] for _ in units]
        every = [(row, cue) for row, of_unit in enumerate(marked) for cue in of_unit]
        for start in range(0, len(every), _BATCH_CUES):
            some = every[start : start + _BATCH_CUES]
            size = lengths[some[0][0]]
            places = np.zeros((len(some), size), np.int64)
            told = np.zeros((len(some), size, OTHER_FLAGS), np.float32)
            for at, (row, (first, last, _)) in enumerate(some):
                others = [(cue[0], cue[1]) for cue in marked[row]]
                places[at, : lengths[row]] = place(lengths[row], first, last)
                told[at, : lengths[row]] = flags(units[row], others, first, last)
            rows = [row for row, _ in some]
            seen = [bridged[rows, :size], self._weights["place"][places], told]
            scores = self._linear("role", self._third(np.concatenate(seen, -1), lengths[rows]))
            paths = best_paths(
                scores, [int(lengths[row]) for row in rows], self._weights["between"], self._ends
            )
            logs = np.log(_softmax(scores) + 1e-6)
            for (row, cue), path, log in zip(some, paths, logs, strict=True):
                found[row].append(_found(cue, path, log))
        return found

    def _linear(self, name: str, states: Floats) -> Floats:
        product: Floats = states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return product


class _Lstm:
    """A bidirectional LSTM layer; both directions go in one product."""

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        ways = ("", "_reverse")
        self._taken = np.stack([weights[f"{name}.weight_ih_l0{way}"].T for way in ways])
        self._kept = np.stack([weights[f"{name}.weight_hh_l0{way}"].T for way in ways])
        self._bias = np.stack([weights[f"{name}.bias_l0{way}"] for way in ways])[:, None]
        self.hidden = self._kept.shape[1]

    def __call__(self, states: Floats, lengths: NDArray[np.int64]) -> Floats:
        """Return [B, T, 2 * hidden] for [B, T, width]; rows come longest first."""
        rows, steps, width = states.shape
        back = _reversed_places(lengths, steps)
        turned = np.take_along_axis(states, back[..., None], 1)
        both = np.stack([states, turned]).transpose(0, 2, 1, 3).reshape(2, steps * rows, width)
        gates = (both @ self._taken + self._bias).reshape(2, steps, rows, -1)
        live = (lengths[None] > np.arange(steps)[:, None]).sum(1)
        out = np.zeros((2, steps, rows, self.hidden), np.float32)
        hidden = np.zeros((2, rows, self.hidden), np.float32)
        cell = np.zeros((2, rows, self.hidden), np.float32)
        for step in range(steps):
            count = live[step]
            hidden, cell = self._step(gates[:, step, :count], hidden[:, :count], cell[:, :count])
            out[:, step, :count] = hidden
        forward, backward = out.transpose(0, 2, 1, 3)
        return np.concatenate([forward, np.take_along_axis(backward, back[..., None], 1)], -1)

    def _step(self, gates: Floats, hidden: Floats, cell: Floats) -> tuple[Floats, Floats]:
        """One step; gates lie in the order input, forget, output, new value."""
        size = self.hidden
        total = gates + hidden @ self._kept
        opened: Floats = np.reciprocal(1 + np.exp(-total[..., : 3 * size]), dtype=np.float32)
        value = np.tanh(total[..., 3 * size :])
        kept: Floats = opened[..., size : 2 * size] * cell + opened[..., :size] * value
        return opened[..., 2 * size :] * np.tanh(kept), kept


def _found(cue: tuple[int, int, float], path: list[int], logs: Floats) -> Found:
    first, last, score = cue
    roles = np.array(path)
    chosen = logs[np.arange(len(path)), roles]
    roles[first : last + 1] = 0
    return Found(
        cue=tuple(range(first, last + 1)),
        source=tuple(np.flatnonzero(roles == _SOURCE).tolist()),
        content=tuple(np.flatnonzero(roles == _CONTENT).tolist()),
        score=score,
        mean_log=float(chosen.mean()),
        worst_log=float(chosen.min()),
    )


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Return numbers of units, longest first, in batches of near-equal length."""
    order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
    now: list[int] = []
    for number in order:
        longest = lengths[now[0]] if now else 0
        full = (len(now) + 1) * longest > _BATCH_TOKENS
        apart = len(now) >= _FEW and lengths[number] < _NEAR_LENGTH * longest
        if now and (full or apart):
            yield now
            now = []
        now.append(number)
    if now:
        yield now


def _reversed_places(lengths: NDArray[np.int64], steps: int) -> NDArray[np.int64]:
    """Return for each row the places of its tokens from last to first; padding stays."""
    at = np.arange(steps)[None]
    turned: NDArray[np.int64] = np.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)
    return turned


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    share: Floats = raised / raised.sum(-1, keepdims=True)
    return share
