"""Statements as points: one signed byte a dimension, of which only the direction counts.

Near points are found by looking at all of them, or, where they are many, at the cells around one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Bytes: TypeAlias = npt.NDArray[np.int8]
Numbers: TypeAlias = npt.NDArray[np.int64]

#: From here on two statements are near copies.
COPY: Final = 0.85
#: Below this two statements of a large record are hardly ever about one thing: docs/checking.md.
APART: Final = 0.25
_HIGHEST: Final = 127
_DIGITS: Final = 6
_ROUNDS: Final = 8
_AT_ONCE: Final = 4096
_SEED: Final = 20141203


@dataclass(frozen=True, slots=True)
class Points:
    """Claims by id, in rising order, each with its vector and the length of it."""

    ids: Numbers
    vectors: Bytes
    lengths: Floats

    @property
    def size(self) -> int:
        """How many bytes they take."""
        return int(self.ids.nbytes + self.vectors.nbytes + self.lengths.nbytes)

    def only(self, wanted: Sequence[int]) -> "Points":
        """Return those of the points that are wanted and there."""
        asked = np.unique(np.asarray(wanted, dtype=np.int64))
        places = np.searchsorted(self.ids, asked)
        there = places < len(self.ids)
        there[there] = self.ids[places[there]] == asked[there]
        found = places[there]
        return Points(asked[there], self.vectors[found], self.lengths[found])

    def near(self, vector: Bytes, count: int) -> list[int]:
        """Return the ids of the ``count`` nearest points, the nearest first."""
        return near([self], vector, count)

    def closeness(self, vector: Bytes) -> Floats:
        """Return the cosine of each point and a vector, rounded, 0 where one is nothing.

        Summed in whole numbers: the same on every machine.
        """
        own = np.float32(np.sqrt(np.einsum("i,i->", vector, vector, dtype=np.int32)))
        dots = np.einsum("ij,j->i", self.vectors, vector, dtype=np.int32).astype(np.float32)
        norms = self.lengths * own
        found: Floats = np.divide(dots, norms, out=np.zeros_like(dots), where=norms > 0)
        return np.round(found, _DIGITS)

    def apart(self, vector: Bytes) -> set[int]:
        """Return the ids of the points that are too far from a vector to be about the same.

        What points nowhere is not: without a known word nothing tells how far it is.
        """
        if not len(self.ids) or not vector.any():
            return set()
        far = (self.closeness(vector) < APART) & (self.lengths > 0)
        return {int(id_) for id_ in self.ids[far]}


def points(rows: Sequence[tuple[int, bytes]]) -> Points:
    """Return points made of (id, vector) rows, in whatever order they come."""
    columns = tuple(zip(*rows, strict=True)) or ((), ())
    found = of_columns(*columns)
    if np.all(found.ids[1:] >= found.ids[:-1]):
        return found
    order = np.argsort(found.ids, kind="stable")
    return Points(found.ids[order], found.vectors[order], found.lengths[order])


def of_columns(claims: Sequence[int], vectors: Sequence[bytes]) -> Points:
    """Return points made of ids and the vector of each, in the order given."""
    ids = np.array(claims, dtype=np.int64)
    matrix = np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(len(ids), -1 if claims else 0)
    squares = np.einsum("ij,ij->i", matrix, matrix, dtype=np.int32)
    return Points(ids, matrix, np.sqrt(squares).astype(np.float32))


def parted(
    cells: Sequence[int], claims: Sequence[int], vectors: Sequence[bytes]
) -> dict[int, Points]:
    """Return the points of each cell; rows come cell by cell, in each by rising id."""
    if not cells:
        return {}
    whole = of_columns(claims, vectors)
    numbers = np.array(cells, dtype=np.int64)
    starts = [0, *(np.flatnonzero(numbers[1:] != numbers[:-1]) + 1).tolist(), len(cells)]
    return {
        # Copies: a part of the whole would keep the whole.
        cells[start]: Points(
            whole.ids[start:end].copy(),
            whole.vectors[start:end].copy(),
            whole.lengths[start:end].copy(),
        )
        for start, end in pairwise(starts)
    }


def near(parts: Sequence[Points], vector: Bytes, count: int) -> list[int]:
    """Return the ids of the ``count`` points nearest to a vector, of parts that share none.

    The nearest come first, of those that are equally near the one with the lower id.
    """
    full = [part for part in parts if len(part.ids)]
    if not full:
        return []
    ids = np.concatenate([part.ids for part in full])
    closeness = np.concatenate([part.closeness(vector) for part in full])
    if len(ids) > count:
        least = np.partition(closeness, -count)[-count]
        ids, closeness = ids[closeness >= least], closeness[closeness >= least]
    return [int(id_) for id_ in ids[np.lexsort((ids, -closeness))[:count]]]


def together(parts: Sequence[Points]) -> Points:
    """Return the points of several parts as one, each of them once."""
    full = [part for part in parts if len(part.ids)]
    if not full:
        return points(())
    ids, places = np.unique(np.concatenate([part.ids for part in full]), return_index=True)
    vectors = np.concatenate([part.vectors for part in full])
    lengths = np.concatenate([part.lengths for part in full])
    return Points(ids, vectors[places], lengths[places])


def quantised(vectors: Floats) -> Bytes:
    """Return vectors as bytes, each scaled to its greatest number; one of nothing stays so."""
    greatest = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
    scaled = np.divide(vectors, greatest, out=np.zeros_like(vectors), where=greatest > 0)
    found: Bytes = np.rint(scaled * _HIGHEST).astype(np.int8)
    return found


def directions(vectors: Bytes) -> Floats:
    """Return rows of length 1; a row of nothing points nowhere and is near nothing."""
    floats = vectors.astype(np.float32)
    norms = np.linalg.norm(floats, axis=1, keepdims=True)
    found: Floats = np.divide(floats, norms, out=floats, where=norms > 0)
    return found


def copies(some: Points) -> dict[int, set[int]]:
    """Return for each of the points that has near copies among them which those are."""
    found = directions(some.vectors)
    alike = np.asarray(found @ found.T >= COPY)
    np.fill_diagonal(alike, val=False)
    of: dict[int, set[int]] = {}
    for one, other in zip(*np.nonzero(alike), strict=True):
        of.setdefault(int(some.ids[one]), set()).add(int(some.ids[other]))
    return of


def centres(sample: Bytes, count: int) -> Bytes:
    """Return the middles of ``count`` cells, the same for the same sample in the same order."""
    given = directions(sample)
    chance = np.random.default_rng(_SEED)
    middles = given[np.sort(chance.choice(len(given), size=min(count, len(given)), replace=False))]
    for _ in range(_ROUNDS):
        own = nearest(sample, quantised(middles))
        sums = np.zeros_like(middles)
        np.add.at(sums, own, given)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.divide(sums, norms, out=middles.copy(), where=norms > 0)
    return quantised(middles)


def tour(middles: Bytes) -> list[int]:
    """Return the places of middles in an order in which each is followed by one that is near."""
    given = directions(middles)
    left = np.ones(len(given), np.bool_)
    found = [0] if len(given) else []
    for _ in range(1, len(given)):
        left[found[-1]] = False
        found.append(int(np.where(left, given @ given[found[-1]], -2).argmax()))
    return found


def nearest(vectors: Bytes, middles: Bytes) -> Numbers:
    """Return for each vector the place of the nearest middle, of equals that of the first."""
    to = directions(middles).T
    found = np.zeros(len(vectors), np.int64)
    for place in range(0, len(vectors), _AT_ONCE):
        some = slice(place, place + _AT_ONCE)
        # The length of a vector makes no middle nearer than another.
        found[some] = (vectors[some].astype(np.float32) @ to).argmax(axis=1)
    return found
