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
from onrecord.extract.features import AFFIX_COLUMNS, SHAPE_COLUMN, STATE_COLUMN, Unit
from onrecord.extract.lstm import Floats, Lstm, Packing
from onrecord.extract.places import OTHER_FLAGS, flags, place
from onrecord.pieces import PIECES

#: Tokens that are read at once: many keep the processor busy, few keep the memory small.
_AT_ONCE: Final = 4000
_SOURCE: Final = 1
_CONTENT: Final = 2

Cue = tuple[int, int, float]


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
        self._first = Lstm(weights, "first")
        self._second = Lstm(weights, "second")
        self._third = Lstm(weights, "third")
        self._ends = np.stack([weights["begin"], weights["end"]])

    def label(self, units: Sequence[Unit], threshold: float) -> list[Labelled]:
        """Return what is found in each unit; cues are taken that score above ``threshold``."""
        found: dict[int, Labelled] = {}
        for numbers in _batches([len(unit.features) for unit in units]):
            labelled = self._batch([units[number] for number in numbers], threshold)
            found.update(zip(numbers, labelled, strict=True))
        return [found[number] for number in range(len(units))]

    def _batch(self, units: list[Unit], threshold: float) -> Iterator[Labelled]:
        """Label units that come longest first."""
        packing = Packing(np.array([len(unit.features) for unit in units]))
        places = [packing.of(row) for row in range(len(units))]
        table = np.empty((len(packing.rows), units[0].features.shape[1]), np.int32)
        for unit, of_unit in zip(units, places, strict=True):
            table[of_unit] = unit.features
        low = self._first(self._embed(table), packing)
        high = self._second(low, packing)
        tags = _softmax(self._linear("tag", high))
        entities = self._linear("entity", low).argmax(-1)
        subjects = self._linear("subject", low)[:, 0]
        bridged = np.maximum(self._linear("bridge", high), 0)
        marked = [cues(tags[of_unit], threshold) for of_unit in places]
        found = self._roles(units, places, bridged, marked)
        for of_unit, in_unit in zip(places, found, strict=True):
            yield Labelled(entities[of_unit], subjects[of_unit], in_unit)

    def _embed(self, table: NDArray[np.int32]) -> Floats:
        weights = self._weights
        numbers = table[:, :PIECES]
        count = np.maximum((numbers > 0).sum(1), 1)[:, None]
        parts = [
            weights["pieces"][numbers].sum(1) / count,
            weights["affixes"][table[:, AFFIX_COLUMNS]].reshape(len(table), -1),
            weights["shapes"][table[:, SHAPE_COLUMN]],
            weights["states"][table[:, STATE_COLUMN]],
        ]
        joined: Floats = np.concatenate(parts, -1, dtype=np.float32)
        return joined

    def _roles(
        self,
        units: list[Unit],
        places: list[NDArray[np.int64]],
        bridged: Floats,
        marked: list[list[Cue]],
    ) -> list[list[Found]]:
        found: list[list[Found]] = [[] for _ in units]
        every = [(row, cue) for row, of_unit in enumerate(marked) for cue in of_unit]
        for some in _portions(every, [len(unit.features) for unit in units]):
            packing = Packing(np.array([len(places[row]) for row, _ in some]))
            seen = np.empty((len(packing.rows), self._third_width(bridged)), np.float32)
            for at, (row, cue) in enumerate(some):
                others = [(first, last) for first, last, _ in marked[row]]
                seen[packing.of(at)] = self._seen(units[row], bridged[places[row]], cue, others)
            scores = self._linear("role", self._third(seen, packing))
            logs = np.log(_softmax(scores) + np.float32(1e-6))
            paths = best_paths(scores, packing, self._weights["between"], self._ends)
            for at, (row, cue) in enumerate(some):
                found[row].append(_found(cue, paths[at], logs[packing.of(at)]))
        return found

    def _third_width(self, bridged: Floats) -> int:
        return int(bridged.shape[1]) + int(self._weights["place"].shape[1]) + OTHER_FLAGS

    def _seen(self, unit: Unit, bridged: Floats, cue: Cue, others: list[tuple[int, int]]) -> Floats:
        """Return what stage 2 sees of a unit for one of its cues, [T, width]."""
        first, last, _ = cue
        near = self._weights["place"][place(len(bridged), first, last)]
        return np.concatenate([bridged, near, flags(unit, others, first, last)], -1)

    def _linear(self, name: str, states: Floats) -> Floats:
        product: Floats = states @ self._weights[f"{name}.weight"].T
        product += self._weights[f"{name}.bias"]
        return product


def _found(cue: Cue, path: list[int], logs: Floats) -> Found:
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
    """Return the numbers of the units, longest first, ``_AT_ONCE`` tokens or so at a time.

    They are taken in the order of the text, so that a long text is read in parts.
    """
    now: list[int] = []
    tokens = 0
    for number, length in enumerate(lengths):
        if now and tokens + length > _AT_ONCE:
            yield sorted(now, key=lambda one: -lengths[one])
            now, tokens = [], 0
        now.append(number)
        tokens += length
    if now:
        yield sorted(now, key=lambda one: -lengths[one])


def _portions(every: list[tuple[int, Cue]], lengths: list[int]) -> Iterator[list[tuple[int, Cue]]]:
    """Return the cues in portions whose paragraphs together have few enough tokens."""
    now: list[tuple[int, Cue]] = []
    tokens = 0
    for row, cue in every:
        if now and tokens + lengths[row] > _AT_ONCE:
            yield now
            now, tokens = [], 0
        now.append((row, cue))
        tokens += lengths[row]
    if now:
        yield now


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    share: Floats = raised / raised.sum(-1, keepdims=True)
    return share
