"""The index of vectors, kept in step with the statements, and what lies near a statement in it."""

import hashlib
import math
from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Connection

from db.reads.candidates import about_how_many
from db.reads.vectors import (
    all_vectors,
    cells,
    cells_of,
    count_cells,
    count_vectors,
    digests,
    vectors_in,
    vectors_of,
    words_of,
)
from db.store.rows import chunks
from db.store.statements import move_vectors, save_cells, save_vectors
from onrecord.contradict.nearness import (
    Bytes,
    Points,
    centres,
    nearest,
    of_columns,
    parted,
    points,
    quantised,
    tour,
)
from onrecord.contradict.pairs import LONGEST
from onrecord.embeddings import VERSION, embed
from workflows.statements.kept import Kept

#: Below so many vectors all of them are looked at.
FEW: Final = 20_000
#: So few claims are compared in whatever order they come.
FEW_CLAIMS: Final = 2_000
# Cells for each root of the number of vectors: cells and what a search reads of them grow alike.
_EACH_ROOT: Final = 4
# After those that are read at once so many cells more at a time, until they have enough points.
_PROBED: Final = 8
_PROBED_MOST: Final = 64
_ENOUGH: Final = 5_000
_ENOUGH_EACH: Final = 2.5  # points, of all cells that there are: 10,000 of a million
_SAMPLE: Final = 20_000
_EACH_CELL: Final = 16
_AT_ONCE: Final = 2_000
_KEPT_BYTES: Final = 64 * 1024 * 1024
_NOTHING: Final = points(())


def index(connection: Connection, claims: Collection[int]) -> None:
    """Make the vectors of those claims whose words have none by this version."""
    words = words_of(connection, claims, LONGEST)
    known = digests(connection, list(words), VERSION)
    told = {id_: _digest(text) for id_, text in words.items()}
    missing = sorted(id_ for id_ in words if known.get(id_) != told[id_])
    if not missing:
        return
    found = quantised(embed([words[id_] for id_ in missing]))
    middles = _middles(connection)
    places = _cells_of(found, None if middles is None else middles.vectors)
    rows = zip(missing, places, found, strict=True)
    save_vectors(
        connection, ((id_, cell, told[id_], own.tobytes()) for id_, cell, own in rows), VERSION
    )


def part(connection: Connection) -> None:
    """Part the vectors into cells where they are many, and anew where they have become many more.

    A record gets twice as many cells each time that it has grown fourfold.
    """
    held, most = count_cells(connection, VERSION), about_how_many(connection)
    if most < FEW or (held and cells_for(most) < 2 * held):
        return  # known without counting, which takes long where there are many
    count = count_vectors(connection, VERSION)
    wanted = cells_for(count)
    if count < FEW or (held and wanted < 2 * held):
        return
    every = max(count // max(_SAMPLE, _EACH_CELL * wanted), 1)
    some = [row for rows in all_vectors(connection, VERSION, _AT_ONCE, every) for row in rows]
    middles = centres(points(some).vectors, wanted)
    save_cells(connection, (middle.tobytes() for middle in middles), VERSION)
    for rows in all_vectors(connection, VERSION, _AT_ONCE):
        own = points(rows)
        placed = zip(own.ids, _cells_of(own.vectors, middles), strict=True)
        move_vectors(connection, {int(id_): cell for id_, cell in placed})


def cells_for(count: int) -> int:
    """Return into how many cells so many vectors are parted: a power of two."""
    return 1 << round(math.log2(_EACH_ROOT * math.sqrt(max(count, 1))))


def near_after_near(connection: Connection, claims: Sequence[int]) -> list[int]:
    """Return claims in an order in which those that are near each other come together.

    They are compared with much the same others, so that these are read and taken apart once. Of a
    few claims and of a record without cells the order stays: there it would not pay.
    """
    middles = _middles(connection) if len(claims) > FEW_CLAIMS else None
    if middles is None:
        return list(claims)
    turn = {place + 1: at for at, place in enumerate(tour(middles.vectors))}
    lie_in = cells_of(connection, claims)
    return sorted(claims, key=lambda id_: (turn.get(lie_in.get(id_, 0), -1), id_))


class Vectors:
    """What lies near a claim. Cells that were read are kept, 64 MB of them at most."""

    def __init__(self, connection: Connection) -> None:
        self._middles = _middles(connection)
        cells = 0 if self._middles is None else len(self._middles.ids)
        self._enough = max(_ENOUGH, int(_ENOUGH_EACH * cells))
        # So many of an average size hold enough. Those near a statement are often larger: three
        # quarters are read at once, the others as needed.
        expected = max(_PROBED, self._enough * cells // max(about_how_many(connection), 1))
        self._at_once = min(expected * 3 // 4, _PROBED_MOST)
        self._kept: Kept[int, Points] = Kept(_KEPT_BYTES)

    @property
    def in_cells(self) -> bool:
        """Whether the record is so large that its vectors lie in cells."""
        return self._middles is not None

    def of(self, connection: Connection, claims: Sequence[int]) -> Points:
        """Return the points of claims, of those that have one."""
        if self._middles is None:
            return self._cells(connection, [0])[0].only(claims)
        return points(vectors_of(connection, claims, VERSION))

    def around(self, connection: Connection, vector: Bytes) -> list[Points]:
        """Return the points among which those near a vector are, in parts that share none."""
        if self._middles is None:
            return self._cells(connection, [0])
        nearest_first = self._middles.near(vector, _PROBED_MOST)
        found = self._cells(connection, nearest_first[: self._at_once])
        for some in chunks(nearest_first[self._at_once :], _PROBED):
            if sum(len(cell.ids) for cell in found) >= self._enough:
                break
            found += self._cells(connection, some)
        return found

    def _cells(self, connection: Connection, numbers: Sequence[int]) -> list[Points]:
        kept = {number: self._kept.get(number) for number in numbers}
        missing = [number for number, cell in kept.items() if cell is None]
        read = parted(*vectors_in(connection, missing, VERSION)) if missing else {}
        for number in missing:
            cell = read.get(number, _NOTHING)
            kept[number] = self._kept.put(number, cell, cell.size)
        return [cell for cell in kept.values() if cell is not None]


def _middles(connection: Connection) -> Points | None:
    """Return the middles of the cells, each with the number of its cell as its id."""
    found = cells(connection, VERSION)
    return of_columns(range(1, len(found) + 1), found) if found else None


def _cells_of(vectors: Bytes, middles: Bytes | None) -> list[int]:
    """Return the number of the cell of each vector, 0 where there are none."""
    if middles is None:
        return [0] * len(vectors)
    return [int(place) + 1 for place in nearest(vectors, middles)]


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "backslashreplace")).hexdigest()[:16]
