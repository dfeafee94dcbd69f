"""What the network sees of a text: numbers for each token, a paragraph at a time.

Training and reading use this module alike. Marks are shown by what they do, not by how they look:
“, ", ‘ and « that open a quotation are one and the same to the network.
"""

import re
import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.attribution import Offsets, Quotation
from onrecord.extract.marks import quotations
from onrecord.extract.tokens import paragraphs, sentences, tokenise
from onrecord.pieces import PIECES, Vocabulary

#: Rows of the tables of affixes and of shapes; 0 stands for no token.
AFFIXES: Final = 4096
SHAPES: Final = 512
STATES: Final = 6
#: Columns: the pieces, a prefix and two suffixes, the shape, the state of quotation.
COLUMNS: Final = PIECES + 5
AFFIX_COLUMNS: Final = slice(PIECES, PIECES + 3)
SHAPE_COLUMN: Final = PIECES + 3
STATE_COLUMN: Final = PIECES + 4

#: Tokens of one unit; a longer paragraph is cut, at the end of a sentence where one is near.
LONGEST_UNIT: Final = 220
_SHORTEST_CUT: Final = 80

_STATES: Final[dict[Quotation, int]] = {"outside": 1, "inside": 2, "opening": 3, "closing": 4}
_DIALOGUE: Final = 5
_DASHES: Final = frozenset(("-", "–", "—", "--", "―"))
_AS_MARK: Final = {"opening": "“", "closing": "”"}
_PLAIN_MARK: Final = {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "--": "-"}
_DIGIT: Final = re.compile(r"\d")
_SHOUTING: Final = 0.7
_FEW_WORDS: Final = 6
_MEMORY: Final = 100_000

Table = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of tokens that is labelled at once: ``first`` to ``last``, half-open.

    ``features`` has a row for each token and ``COLUMNS`` columns; ``sentence`` counts the
    sentences of the text.
    """

    first: int
    last: int
    features: Table
    sentence: Table


@dataclass(frozen=True, slots=True)
class Outline:
    """A text cut up: the places of its tokens, their states, paragraphs, sentences and units."""

    tokens: list[Offsets]
    states: list[Quotation]
    paragraphs: list[Offsets]
    sentences: list[Offsets]


def outline(text: str) -> Outline:
    """Return the outline of a text."""
    tokens = tokenise(text)
    within = paragraphs(text, tokens)
    return Outline(
        tokens, quotations(text, tokens, within), within, sentences(text, tokens, within)
    )


class Featuriser:
    """Turns an outline into units; remembers the numbers of the words that it has met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._met: dict[str, tuple[int, ...]] = {}

    def units(self, text: str, cut: Outline) -> list[Unit]:
        """Return the units of a text, in its order; together they hold every token."""
        counted = np.zeros(len(cut.tokens), np.int32)
        for number, (first, last) in enumerate(cut.sentences):
            counted[first:last] = number
        found = []
        for whole in cut.paragraphs:
            shouted = _is_shouted([text[slice(*cut.tokens[at])] for at in range(*whole)])
            for first, last in _cuts(whole, cut.sentences, counted):
                rows = [
                    self._row(text, cut, at, start=at == whole[0], shouted=shouted)
                    for at in range(first, last)
                ]
                table = np.array(rows, np.int32)
                found.append(Unit(first, last, table, counted[first:last]))
        return found

    def _row(
        self, text: str, cut: Outline, at: int, *, start: bool, shouted: bool
    ) -> tuple[int, ...]:
        state = cut.states[at]
        word = text[slice(*cut.tokens[at])]
        number = _STATES[state]
        if state in _AS_MARK:
            word = _AS_MARK[state]
        elif start and word in _DASHES and number == 1:
            number = _DIALOGUE
        return (*self._numbers(word.lower() if shouted else word), number)

    def _numbers(self, word: str) -> tuple[int, ...]:
        numbers = self._met.get(word)
        if numbers is None:
            plain = _DIGIT.sub("0", _PLAIN_MARK.get(word, word).replace("’", "'").lower())
            numbers = (
                *self._vocabulary.numbers(plain),
                _hashed("p" + plain[:3], AFFIXES),
                _hashed("s" + plain[-3:], AFFIXES),
                _hashed("t" + plain[-2:], AFFIXES),
                _hashed("h" + _shape(word), SHAPES),
            )
            if len(self._met) < _MEMORY:
                self._met[word] = numbers
        return numbers


def _cuts(whole: Offsets, ends: list[Offsets], counted: Table) -> list[Offsets]:
    """Return the paragraph, cut where it is too long: after a sentence, or anywhere at need."""
    first, last = whole
    found = []
    while last - first > LONGEST_UNIT:
        limit = first + LONGEST_UNIT
        cut = ends[counted[limit]][0]
        if cut - first < _SHORTEST_CUT:
            cut = limit
        found.append((first, cut))
        first = cut
    return [*found, (first, last)]


def _is_shouted(words: list[str]) -> bool:
    """Return whether a paragraph is set in capitals, which then tell nothing about names."""
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) < _FEW_WORDS:
        return False
    return sum(word.isupper() for word in letters) >= _SHOUTING * len(letters)


def _hashed(text: str, rows: int) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % (rows - 2) + 2


def _shape(word: str) -> str:
    """Return the word's outline: X for a capital, x, d for a digit; runs cut to two."""
    shape: list[str] = []
    for letter in word[:12]:
        kind = _kind(letter)
        if len(shape) < 3 or shape[-1] != kind or shape[-2] != kind:  # noqa: PLR2004
            shape.append(kind)
    return "".join(shape)


def _kind(letter: str) -> str:
    if letter.isupper():
        return "X"
    if letter.islower():
        return "x"
    return "d" if letter.isdigit() else letter
