"""The words of a text with their places: what two texts are compared by.

Words are folded as ``onrecord.text`` folds them, so that case, accents, apostrophes and the
breaking of lines make no difference. Invariant: ``text[starts[n]:ends[n]]`` is the n-th word as it
stands.

Words within quotation marks are told apart: everybody who was in the room prints the same
quotation, so it never shows that one text was made from another.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.spans import Span
from onrecord.text import MAX_TOKENS, tokens

# Marks that stand within words of scripts that write vowels as marks; a character each where a
# script sets no spaces.
_MARKS: Final = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
)
_UNSPACED: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD: Final = re.compile(
    rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_]|[{_MARKS}]|(?<=\w)['\u2019\u02bc](?=[^\W_]))+"
)
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n\s*")
_OPENING: Final = re.compile(
    "[\"\u201c\u201e\u00ab\u00bb]|(?<![^\\s(\u2014\u2013-])[\u2018'](?=\\w)"
)
# The end of a British quotation has punctuation before it; the apostrophe of "the teachers' union"
# has none.
_SINGLE_END: Final = re.compile(r"(?<=[.,!?;])['\u2019](?!\w)")
_CLOSING: Final = {
    '"': re.compile('"'),
    "\u201c": re.compile("\u201d"),
    "\u201e": re.compile("[\u201c\u201d]"),
    "\u00ab": re.compile("\u00bb"),
    "\u00bb": re.compile("\u00ab"),
    "\u2018": _SINGLE_END,
    "'": _SINGLE_END,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one text, at most ``MAX_TOKENS``: folded, placed and told apart.

    ``quoted`` has a true byte for each word within quotation marks; ``paragraphs`` holds the
    half-open range of words of each paragraph.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: bytes
    paragraphs: tuple[tuple[int, int], ...]

    def span(self, first: int, last: int) -> Span:
        """Return the place in the text of the words from ``first`` up to ``last``."""
        return Span(self.starts[first], self.ends[last - 1])

    def paragraph_hashes(self) -> tuple[int, ...]:
        """Return what each paragraph is known by in any text: 31 bits of its folded words."""
        return tuple(hashed(" ".join(self.words[a:b])) for a, b in self.paragraphs)


def wording(text: str) -> Wording:
    """Return the words of ``text`` with their places."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted = bytearray()
    paragraphs: list[tuple[int, int]] = []
    for first, last in _paragraphs(text):
        before = len(words)
        quotations = _quotations(text[first:last])
        end = 0
        opened = next(quotations, None)
        for found in _WORD.finditer(text, first, last):
            word = _folded(found[0])
            if not word:
                continue
            place = found.start() - first
            while opened is not None and opened[0] <= place:
                end = opened[1]
                opened = next(quotations, None)
            words.append(word)
            starts.append(found.start())
            ends.append(found.end())
            quoted.append(place < end)
            if len(words) == MAX_TOKENS:
                break
        if len(words) > before:
            paragraphs.append((before, len(words)))
        if len(words) == MAX_TOKENS:
            break
    return Wording(tuple(words), tuple(starts), tuple(ends), bytes(quoted), tuple(paragraphs))


def hashed(words: str) -> int:
    """Return 31 well-mixed bits of ``words``: the same on every machine and in every version."""
    return (zlib.crc32(words.encode("utf-8", "surrogatepass")) * 0x9E3779B1 & 0xFFFFFFFF) >> 1


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return "".join(tokens(word))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for gap in _PARAGRAPH.finditer(text):
        yield place, gap.start()
        place = gap.end()
    yield place, len(text)


def _quotations(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield the quotations of one paragraph in order; one that goes on runs to its end.

    A mark that nothing closes opens a quotation only where the paragraph begins with it: that is
    how a speech of several paragraphs is set.
    """
    unclosed: set[str] = set()  # nothing closes these from here on: each is looked for once
    place = 0
    while (opening := _OPENING.search(paragraph, place)) is not None:
        mark = opening[0]
        closing = None
        if mark not in unclosed:
            closing = _CLOSING[mark].search(paragraph, opening.end())
        place = opening.end()
        if closing is not None:
            place = closing.end()
            yield opening.start(), place
            continue
        unclosed.add(mark)
        if not paragraph[: opening.start()].strip():
            yield opening.start(), len(paragraph)
            return
