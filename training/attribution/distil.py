"""What teachers say of paragraphs, as labels for the small network to learn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.extract.decoding import best_paths, cues
from onrecord.extract.features import Unit
from onrecord.extract.lstm import Packing
from onrecord.extract.places import flags, place
from training.attribution.corpus import IGNORED, Cue, Example
from training.attribution.net import Network, padded
from training.attribution.teacher import Pieces, Teacher

Floats = NDArray[np.float32]

_TOKENS = 3000
_LEAST_CUE = 0.3


@dataclass(frozen=True, slots=True)
class Advice:
    """Of a unit: tag probabilities [T, 7], entities [T], and the advice on each likely cue."""

    tags: Floats
    entities: NDArray[np.int64]
    subjects: NDArray[np.bool_]
    cues: list["CueAdvice"]


@dataclass(frozen=True, slots=True)
class CueAdvice:
    """A cue at ``first`` to ``last``: the likeliest roles [T] and their probabilities [T, 3]."""

    first: int
    last: int
    roles: NDArray[np.int64]
    shares: Floats


class Advisers:
    """Some networks whose opinions are averaged; encoders need the pieces of the words."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self.networks = [network.eval() for network in networks]
        self.pieces = Pieces()

    def advise(self, units: list[Unit], words: list[list[str]]) -> list[Advice]:
        """Return the advice on each unit."""
        advice: dict[int, Advice] = {}
        order = sorted(range(len(units)), key=lambda number: -len(words[number]))
        while order:
            count = max(1, _TOKENS // len(words[order[0]]))
            some, order = order[:count], order[count:]
            made = self._batch([units[one] for one in some], [words[one] for one in some])
            advice.update(zip(some, made, strict=True))
        return [advice[number] for number in range(len(units))]

    @torch.no_grad()
    def _batch(self, units: list[Unit], words: list[list[str]]) -> list[Advice]:
        length = len(words[0])
        table = padded([unit.features for unit in units], length).long()
        encoded = [self._encode(network, table, units, words) for network in self.networks]
        tags = self._mean([n.tag(high).softmax(-1) for n, (_, high) in self._each(encoded)])
        entities = self._mean([n.entity(low).softmax(-1) for n, (low, _) in self._each(encoded)])
        subjects = self._mean([n.subject(low)[..., 0] for n, (low, _) in self._each(encoded)])
        made = []
        for row, unit in enumerate(units):
            size = len(unit.features)
            own = tags[row, :size].numpy()
            marked = cues(own, _LEAST_CUE)
            made.append(
                Advice(
                    own.astype(np.float16),
                    entities[row, :size].argmax(-1).numpy(),
                    (subjects[row, :size] > 0).numpy(),
                    self._roles(unit, marked, [high[row, :size] for _, high in encoded]),
                )
            )
        return made

    def _each(
        self, encoded: list[tuple[Tensor, Tensor]]
    ) -> list[tuple[Network, tuple[Tensor, Tensor]]]:
        return list(zip(self.networks, encoded, strict=True))

    @staticmethod
    def _mean(opinions: list[Tensor]) -> Tensor:
        return torch.stack(opinions).mean(0)

    def _encode(
        self, network: Network, table: Tensor, units: list[Unit], words: list[list[str]]
    ) -> tuple[Tensor, Tensor]:
        if not isinstance(network, Teacher):
            return network.encode(table)
        cut = [self.pieces.of(of_unit, unit) for of_unit, unit in zip(words, units, strict=True)]
        longest = max(len(numbers) for numbers, _ in cut)
        numbers = padded([np.array(one) for one, _ in cut], longest).long()
        starts = padded([np.array(one) for _, one in cut], table.shape[1]).long()
        return network.encode_pieces(table, numbers, starts)

    def _roles(
        self, unit: Unit, marked: list[tuple[int, int, float]], highs: list[Tensor]
    ) -> list[CueAdvice]:
        if not marked:
            return []
        size = len(unit.features)
        others = [(first, last) for first, last, _ in marked]
        places = padded([place(size, first, last) for first, last in others], size)
        told = padded([flags(unit, others, first, last) for first, last in others], size)
        mask = torch.ones(len(marked), size)
        scores = self._mean(
            [
                network.roles(high.expand(len(marked), -1, -1), places, told, mask)
                for network, high in zip(self.networks, highs, strict=True)
            ]
        )
        between = self._mean([network.between for network in self.networks]).numpy()
        begin = self._mean([network.begin for network in self.networks]).numpy()
        end = self._mean([network.end for network in self.networks]).numpy()
        packing = Packing(np.full(len(marked), size))
        packed = scores.numpy()[packing.rows, packing.steps]
        paths = best_paths(packed, packing, between, np.stack([begin, end]))
        shares = scores.softmax(-1).numpy().astype(np.float16)
        return [
            CueAdvice(first, last, np.array(path), share)
            for (first, last), path, share in zip(others, paths, shares, strict=True)
        ]


def advised(example: Example, advice: Advice) -> Example:
    """Return a labelled example with what the teachers say of it besides."""
    told = []
    for cue in example.cues:
        match = [one for one in advice.cues if one.first <= cue.last and cue.first <= one.last]
        shares = match[0].shares if match else None
        told.append(Cue(cue.first, cue.last, cue.roles, shares))
    return replace(example, cues=told, shares=advice.tags)


def taught(unit: Unit, offsets: list[tuple[int, int]], advice: Advice) -> Example:
    """Return an example of a paragraph that only the teachers have labelled."""
    nothing = np.full(len(offsets), IGNORED)
    told = [
        Cue(cue.first, cue.last, np.where(_is_in(cue, len(offsets)), 0, cue.roles), cue.shares)
        for cue in advice.cues
    ]
    return Example(
        article="",
        unit=unit,
        offsets=offsets,
        tags=nothing,
        parts=nothing,
        entities=advice.entities,
        relations=nothing,
        subjects=advice.subjects.astype(np.int64),
        cues=told,
        shares=advice.tags,
    )


def _is_in(cue: CueAdvice, size: int) -> NDArray[np.bool_]:
    at = np.arange(size)
    inside: NDArray[np.bool_] = (at >= cue.first) & (at <= cue.last)
    return inside
