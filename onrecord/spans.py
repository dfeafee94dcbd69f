"""Evidence as spans: half-open, in Unicode code points of a capture's text.

Invariant: where the text is held, ``text[start:end]`` equals the words that the anchor keeps.
The selectors follow W3C Web Annotation (TextPositionSelector, TextQuoteSelector).
"""

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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

    Of several places the one in the body counts; ``apart``, in order, are the titles, captions
    and pull-quotes, which repeat it. ``None`` also where several places are left: an anchor is
    never moved on a guess.
    """
    if not words:
        return None
    found = list(_places(text, words))
    if len(found) > 1:
        found = [
            span
            for span in found
            if text[: span.start].endswith(prefix) and text[span.end :].startswith(suffix)
        ]
    if len(found) > 1:
        found = [span for span in found if not meets(span, apart)]
    return found[0] if len(found) == 1 else None


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span has a code point in common with ``others``, which stand in order."""
    before = bisect_left(others, span.end, key=lambda other: other.start)
    return before > 0 and others[before - 1].end > span.start


def _places(text: str, words: str) -> list[Span]:
    places: list[Span] = []
    start = text.find(words)
    while start >= 0:
        places.append(Span(start, start + len(words)))
        start = text.find(words, start + 1)
    return places
