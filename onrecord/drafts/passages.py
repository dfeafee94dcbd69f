"""A text by its tokens: sentences, clauses, and the words of content without marks around them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from onrecord.extract.attribution import Offsets, Reading, Token
from onrecord.spans import Span

OPENING: Final = "\"'\u201c\u2018\u201e\u201a\u00ab\u2039\u201f"
CLOSING: Final = "\"'\u201d\u2019\u201c\u2018\u00bb\u203a"
_ONLY_CLOSING: Final = ("\u201d", "\u00bb", "\u203a")
_ONLY_OPENING: Final = ("\u201e", "\u201a", "\u00ab", "\u2039")
_LOOSE: Final = ",;:\u2013\u2014- \t\n\r\u00a0\u2028\u2029"
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ROUNDS: Final = 6  # marks within marks; ten thousand of them are no quotation
_BEFORE: Final = 6  # words in front of a cue that may belong to it: "did not immediately"
_BOUNDS: Final = frozenset(',;:()\u2014\u2013.!?"\u201c\u201d')


class Passages:
    """The tokens of a reading, found by offsets."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.tokens = reading.tokens
        self._starts = [token.start for token in reading.tokens]
        self._sentences = {
            number: (own[0].start, own[-1].end)
            for number, group in groupby(reading.tokens, key=lambda token: token.sentence)
            for own in [list(group)]
        }
        self._paragraphs = {
            number: (own[0].start, own[-1].end)
            for number, group in groupby(reading.tokens, key=lambda token: token.paragraph)
            for own in [list(group)]
        }

    def within(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that begin in a range."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, offset: int) -> Token | None:
        """Return the token at an offset, or the last one before it."""
        place = bisect_right(self._starts, offset) - 1
        return self.tokens[place] if place >= 0 else None

    def sentence(self, offset: int) -> Offsets:
        """Return the range of the sentence that an offset lies in."""
        token = self.at(offset)
        return self._sentences[token.sentence] if token else (offset, offset)

    def begins_sentence(self, offset: int) -> bool:
        """Tell whether a word begins a sentence, whatever marks stand in front of it."""
        first, _ = self.sentence(offset)
        return not any(map(str.isalnum, self.text[first:offset]))

    def paragraph(self, offset: int) -> Offsets:
        """Return the range of the paragraph that an offset lies in."""
        token = self.at(offset)
        return self._paragraphs[token.paragraph] if token else (offset, offset)

    def words(self, spans: Iterable[Offsets]) -> str:
        """Return the words at spans, one space between them, white space made single."""
        return " ".join(" ".join(self.text[a:b].split()) for a, b in spans)

    def before(self, start: int) -> str:
        """Return the words of the clause in front of an offset that may change its sense."""
        first, _ = self.sentence(start)
        place = bisect_left(self._starts, start)
        own: list[str] = []
        for token in reversed(self.tokens[max(0, place - _BEFORE) : place]):
            if token.text in _BOUNDS or token.start < first:
                break
            own.append(token.text)
        joined = " ".join(reversed(own))
        return joined.replace(" n't", "n't").replace(" n\u2019t", "n\u2019t")


def plain(words: str) -> str:
    """Return words on one line, without what no record can hold."""
    return " ".join(CONTROL.sub(" ", words).split())


def bare(text: str, spans: Iterable[Offsets]) -> tuple[Span, ...]:
    """Return spans without the white space, quotation marks and commas around their words.

    A mark stays where its pair stands within the span. Empty ones are left out, those that
    overlap or touch become one.
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        span = _bare(text, max(0, start), min(end, len(text)))
        if span is None:
            continue
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _bare(text: str, start: int, end: int) -> Span | None:
    for _ in range(_ROUNDS):
        before = (start, end)
        while start < end and text[start] in _LOOSE:
            start += 1
        while start < end and text[end - 1] in _LOOSE:
            end -= 1
        if start < end:
            start, end = _unquoted(text, start, end)
        if (start, end) == before:
            break
    return Span(start, end) if start < end else None


def _unquoted(text: str, start: int, end: int) -> Offsets:
    """Take a mark off either end that has no pair within, and a pair that encloses all."""
    words = text[start:end]
    first, last = words[:1], words[-1:]
    if first in _ONLY_CLOSING:
        return start + 1, end
    if last in _ONLY_OPENING:
        return start, end - 1
    opens, closes = first in OPENING and first, last in CLOSING and last
    if opens and closes and end - start > 1 and not _inner(words[1:-1]):
        return start + 1, end - 1
    if opens and not _closed(words[1:], first):
        return start + 1, end
    if closes and not _opened(words[:-1], last):
        return start, end - 1
    return start, end


def _inner(words: str) -> bool:
    """Tell whether marks within belong to the outermost ones: "a" and "b"."""
    at = [place for place, mark in enumerate(words) if mark in '"\u201c\u201d\u00ab\u00bb']
    return bool(at) and words[at[0]] in '"\u201d\u00bb' and words[at[-1]] in '"\u201c\u00ab'


def _closed(words: str, mark: str) -> bool:
    pairs = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb", "\u2039": "\u203a",
             "\u201a": "\u2018\u2019"}  # fmt: skip
    if mark in "'\u2018":  # an apostrophe is no pair
        return any(
            one in "'\u2019" and not words[place + 1 : place + 2].isalnum()
            for place, one in enumerate(words)
        )
    return any(one in words for one in pairs.get(mark, mark))


def _opened(words: str, mark: str) -> bool:
    pairs = {"\u201d": "\u201c\u201e", "\u201c": "\u201e", "\u00bb": "\u00ab", "\u203a": "\u2039"}
    if mark in "'\u2019\u2018":
        if words[-1:] in "sS" and mark != "\u2018":  # the boats' is a genitive
            return True
        return any(
            one in "'\u2018\u201a" and not words[max(0, place - 1) : place].isalnum()
            for place, one in enumerate(words)
        )
    return any(one in words for one in pairs.get(mark, mark))
