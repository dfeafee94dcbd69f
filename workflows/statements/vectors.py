"""The index of vectors, kept in step with the statements, and what lies near a statement in it."""

import hashlib
from collections import OrderedDict
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from sqlalchemy import Connection

from db.reads.vectors import (
    all_vectors,
    cells,
    count_vectors,
    digests,
    vectors_in,
    vectors_of,
    words_of,
)
from db.store.statements import move_vectors, save_cells, save_vectors
from onrecord.contradict.nearness import (
    Bytes,
    Points,
    centres,
    nearest,
    points,
    quantised,
    together,
)
from onrecord.contradict.pairs import LONGEST
from onrecord.embeddings import DIMENSIONS, VERSION, embed

#: Below so many vectors all of them are looked at.
FEW: Final = 20_000
_CELLS: Final = 512
# Of the cells nearest to a statement so many are looked at, more until they have enough points.
_PROBED: Final = 8
_PROBED_MOST: Final = 64
_ENOUGH: Final = 5_000
_SAMPLE: Final = 20_000
_AT_ONCE: Final = 2_000
_KEPT_BYTES: Final = 64 * 1024 * 1024


def index(connection: Connection, claims: Collection[int]) -> None:
    """Make the vectors of those claims whose words have none by this version."""
    words = words_of(connection, claims, LONGEST)
    known = digests(connection, list(words), VERSION)
    told = {id_: _digest(text) for id_, text in words.items()}
    missing = sorted(id_ for id_ in words if known.get(id_) != told[id_])
    if not missing:
        return
    found = quantised(embed([words[id_] for id_ in missing]))
    places = _cells_of(found, _middles(connection))
    rows = zip(missing, places, found, strict=True)
    save_vectors(
        connection, ((id_, cell, told[id_], own.tobytes()) for id_, cell, own in rows), VERSION
    )


def part(connection: Connection) -> None:
    """Part the vectors into cells, where they are many and were not parted yet."""
    if count_vectors(connection, VERSION) < FEW or cells(connection, VERSION):
        return
    every = max(count_vectors(connection, VERSION) // _SAMPLE, 1)
    some = [row for rows in all_vectors(connection, VERSION, _AT_ONCE, every) for row in rows]
    middles = centres(points(some).vectors, _CELLS)
    save_cells(connection, (middle.tobytes() for middle in middles), VERSION)
    for rows in all_vectors(connection, VERSION, _AT_ONCE):
        own = points(rows)
        placed = zip(own.ids, _cells_of(own.vectors, middles), strict=True)
        move_vectors(connection, {int(id_): cell for id_, cell in placed})


class Vectors:
    """What lies near a claim. Cells that were read are kept, 64 MB of them at most."""

    def __init__(self, connection: Connection) -> None:
        self._middles = _middles(connection)
        self._kept: OrderedDict[int, Points] = OrderedDict()

    def of(self, connection: Connection, claims: Sequence[int]) -> Points:
        """Return the points of claims, of those that have one."""
        if self._middles is None:
            return self._cell(connection, 0).only(claims)
        return points(vectors_of(connection, claims, VERSION))

    def around(self, connection: Connection, vector: Bytes) -> Points:
        """Return the points among which those near a vector are."""
        if self._middles is None:
            return self._cell(connection, 0)
        found: list[Points] = []
        for place in nearest(vector[None, :], self._middles, _PROBED_MOST)[0]:
            if len(found) >= _PROBED and sum(len(cell.ids) for cell in found) >= _ENOUGH:
                break
            found.append(self._cell(connection, int(place) + 1))
        return together(found)

    def _cell(self, connection: Connection, number: int) -> Points:
        if number not in self._kept:
            self._kept[number] = points(vectors_in(connection, number, VERSION))
            while len(self._kept) > 1 and sum(p.size for p in self._kept.values()) > _KEPT_BYTES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]


def _middles(connection: Connection) -> Bytes | None:
    found = cells(connection, VERSION)
    if not found:
        return None
    return np.frombuffer(b"".join(found), dtype=np.int8).reshape(-1, DIMENSIONS)


def _cells_of(vectors: Bytes, middles: Bytes | None) -> list[int]:
    """Return the number of the cell of each vector, 0 where there are none."""
    if middles is None:
        return [0] * len(vectors)
    return [int(place) + 1 for place in nearest(vectors, middles, 1)[:, 0]]


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "backslashreplace")).hexdigest()[:16]
