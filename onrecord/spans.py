"""Evidence as spans: half-open, in Unicode code points of a capture's text.

Invariant: where the text is held, ``text[start:end]`` equals the words that the anchor keeps.
The selectors follow W3C Web Annotation (TextPositionSelector, TextQuoteSelector).
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.word_edges import is_within

CONTEXT: Final = 32


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``0 <= start < end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def words(self, text: str) -> str | None:
        """Return the words at this span, or ``None`` where it runs past the end of ``text``."""
        return text[self.start : self.end] if self.end <= len(text) else None

    def context(self, text: str) -> tuple[str, str]:
        """Return up to ``CONTEXT`` code points before and after the span."""
        return (
            text[max(0, self.start - CONTEXT) : self.start],
            text[self.end : self.end + CONTEXT],
        )


def digest(words: str) -> str:
    """Return the SHA-256 of ``words`` in UTF-8, as lower-case hexadecimal."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def locate(
    text: str, words: str, prefix: str = "", suffix: str = "", apart: Sequence[Span] = ()
) -> Span | None:
    """Return the one place of ``words`` in ``text``, told apart by its context, else ``None``.

    Words that are only a part of others do not stand there: "10" in "1000". Of several places the
    one in the body counts; ``apart``, in order, are the titles, captions and pull-quotes, which
    repeat it. ``None`` also where several places are left: an anchor is never moved on a guess.
    """
    if not words:
        return None
    found = [span for span in places(text, words) if is_whole(text, span)]
    if len(found) > 1:
        found = [
            span
            for span in found
            if text[: span.start].endswith(prefix) and text[span.end :].startswith(suffix)
        ]
    if len(found) > 1:
        found = [span for span in found if not meets(span, apart)]
    return found[0] if len(found) == 1 else None


def is_whole(text: str, span: Span) -> bool:
    """Tell whether a span begins and ends at the edges of words and figures."""
    before, after = span.context(text)
    words = text[span.start : span.end]
    return not is_within(before, words) and not is_within(words, after)


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span has a code point in common with ``others``, which stand in order."""
    before = bisect_left(others, span.end, key=lambda other: other.start)
    return before > 0 and others[before - 1].end > span.start


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Return Dice's coefficient of the code points of two lists of spans in order, 0 to 1.

    >>> overlap([Span(0, 10)], [Span(5, 15)])
    0.5
    """
    whole = sum(s.end - s.start for s in (*a, *b))
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return 2 * shared / whole if whole else 0.0


def places(text: str, words: str) -> Iterator[Span]:
    """Give every place of ``words``, which are not empty, in ``text``; places may overlap."""
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)
