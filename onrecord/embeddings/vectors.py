"""From texts to vectors: cut into word pieces, looked up, summed, made one long."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.pieces import UNKNOWN, Vocabulary, plain_words
from onrecord.weights_file import WeightsFile

_FILE: Final = WeightsFile("onrecord.embeddings", "embeddings", "finding similar statements")
#: Names the vectors: those of different versions are not to be compared.
VERSION: Final = _FILE.version()
DIMENSIONS: Final = 256
#: Code points of a text that are read: a statement is a sentence or a few.
_READ: Final = 4000
#: Pieces of one word that are read.
_PIECES: Final = 8
#: Texts that are summed at once.
_AT_ONCE: Final = 1024
#: Words whose pieces are remembered.
_REMEMBERED: Final = 200_000


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return a row of ``DIMENSIONS`` numbers for each text, 1 long, so that products are cosines.

    Any text is read; one without a known word piece has a row of zeros. Raises
    DamagedWeightsError where the weights of the package are not whole.
    """
    rows = np.zeros((len(texts), DIMENSIONS), np.float32)
    for start in range(0, len(texts), _AT_ONCE):
        numbers = [_table().numbers(text) for text in texts[start : start + _AT_ONCE]]
        rows[start : start + len(numbers)] = _table().sums(numbers)
    lengths = np.sqrt(np.einsum("nd,nd->n", rows, rows))
    rows /= np.maximum(lengths, np.float32(1e-12))[:, None]
    return rows


def word_vectors(words: Sequence[str]) -> NDArray[np.float32]:
    """Return a row of ``DIMENSIONS`` numbers for each word, longer the more a word tells.

    The sum of the rows of a text's words points where ``embed`` does. A word without a known
    piece has a row of zeros. Raises DamagedWeightsError as ``embed`` does.
    """
    return _table().sums([_table().numbers(word) for word in words])


class _Table:
    """The vectors of the pieces, and the pieces of the words that were seen."""

    def __init__(self) -> None:
        stored = _FILE.load()
        vectors = stored.arrays.get("vectors")
        if vectors is None or vectors.shape != (len(stored.pieces) + 2, DIMENSIONS):
            raise _FILE.of_another_version()
        self._vectors = vectors
        self._vocabulary = Vocabulary(stored.pieces)
        self._seen: dict[str, tuple[int, ...]] = {}

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of a text's known pieces."""
        seen = self._seen
        found: list[int] = []
        for word in plain_words(text[:_READ]):
            numbers = seen.get(word)
            if numbers is None:
                numbers = self._cut(word)
            found += numbers
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        cut = self._vocabulary.cut(word, _PIECES)
        numbers = tuple(number for number in cut if number != UNKNOWN)
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen[word] = numbers
        return numbers

    def sums(self, numbers: Sequence[list[int]]) -> NDArray[np.float32]:
        """Return the sum of the vectors for each list of numbers, [N, DIMENSIONS]."""
        found = np.zeros((len(numbers), DIMENSIONS), np.float32)
        for some in _filled(numbers):
            lengths = np.array([len(numbers[at]) for at in some])
            starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
            joined = np.fromiter(
                (number for at in some for number in numbers[at]), np.intp, int(lengths.sum())
            )
            found[some] = np.add.reduceat(self._vectors[joined], starts, axis=0)
        return found


def _filled(numbers: Sequence[list[int]]) -> Iterator[list[int]]:
    """Return the places of the lists that are not empty, so many that memory stays small."""
    some: list[int] = []
    held = 0
    for at, one in enumerate(numbers):
        if not one:
            continue
        if held > _READ:
            yield some
            some, held = [], 0
        some.append(at)
        held += len(one)
    if some:
        yield some


@cache
def _table() -> _Table:
    return _Table()
