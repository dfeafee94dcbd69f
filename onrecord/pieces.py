"""Words as pieces of a fixed vocabulary, longest first (WordPiece, Wu et al. 2016).

A piece that goes on from another is written with ``##`` before it. Letters are compared without
case and without accents, as in the vocabulary.
"""

import re
import unicodedata
from typing import Final

#: Pieces kept of one word where each word has as many; what follows is left out.
PIECES: Final = 4
NO_PIECE: Final = 0
UNKNOWN: Final = 1
_LONGEST: Final = 40
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class Vocabulary:
    """Numbers for pieces; 0 stands for none and 1 for a word that has no piece."""

    def __init__(self, pieces: list[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces, start=2)}

    def __len__(self) -> int:
        return len(self._numbers) + 2

    def numbers(self, word: str) -> tuple[int, ...]:
        """Return ``PIECES`` numbers for a word, filled up with ``NO_PIECE``."""
        found = self.cut(plain_letters(word), PIECES)
        return (*found, *(NO_PIECE,) * (PIECES - len(found)))

    def cut(self, plain: str, most: int) -> tuple[int, ...]:
        """Return the numbers of a word in plain letters, ``most`` at most."""
        plain = plain[:_LONGEST]
        found: list[int] = []
        start = 0
        while start < len(plain) and len(found) < most:
            for end in range(len(plain), start, -1):
                number = self._numbers.get(("##" if start else "") + plain[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                found.append(UNKNOWN)
                break
        return tuple(found)


def plain_letters(word: str) -> str:
    """Return the word in small letters without accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def plain_words(text: str) -> list[str]:
    """Return the words and marks of a text in plain letters."""
    return _WORD.findall(plain_letters(text))
