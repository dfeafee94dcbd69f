"""The words of a text as the score counts them, and which of them stand in quotation marks.

A word is a run of letters and digits; every other visible character is a mark of its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from onrecord.extract.attribution import Offsets
from onrecord.vocabulary import QuoteType

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
# An address keeps the marks in it; one that goes on a word is no address.
_TURNS: Final = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_][-\u2010\u2011])(?:https?://|www\.)\S+"
    r"|``|''|[\"\u201c\u201d\u201e\u00ab\u00bb]|\n"
)
_OPENING: Final = frozenset({"\u201c", "\u201e", "\u00ab", "``"})
_CLOSING: Final = frozenset({"\u201d", "\u00bb", "''"})
# A name's head is the last word before one of these.
_AFTER_HEAD: Final = frozenset(
    {",", "(", "-", "\u2013", "\u2014", "'", "\u2019", "of", "who", "which", "that", "whose", "in"}
    | {"for", "at", "with", "from", "on", "to", "by", "about", "including", "both", "as"}
)


class Words:
    """A text cut into words and marks, each known by its place in the row of them."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self._tokens = [one.group() for one in found]
        self._starts = [one.start() for one in found]
        self._ends = [one.end() for one in found]
        self._quoted = frozenset(
            number for span in quotations(text) for number in self._over(*span)
        )

    def of(self, spans: Sequence[Offsets]) -> frozenset[int]:
        """Return the words, not the marks, that the spans touch."""
        return frozenset(
            number
            for span in spans
            for number in self._over(*span)
            if self._tokens[number][0].isalnum()
        )

    def head(self, spans: Sequence[Offsets]) -> int | None:
        """Return the word that names whom a source is about: "Falk" in "Orrin Falk of Bell Gas".

        It is looked for in the first span; ``None`` where there is none, or no word in it.
        """
        if not spans:
            return None
        start, end = min(spans)
        head = None
        for number in range(bisect_left(self._starts, start), bisect_right(self._ends, end)):
            token = self._tokens[number]
            if head is not None and token.lower() in _AFTER_HEAD:
                break
            if token[0].isalnum():
                head = number
        return head

    def quote_type(self, content: frozenset[int]) -> QuoteType:
        """Return how words are reported: direct where at most one stands outside the marks."""
        inside = len(content & self._quoted)
        if inside == 0:
            return "indirect"
        return "direct" if inside >= len(content) - 1 else "mixed"

    def _over(self, start: int, end: int) -> range:
        if start >= end:
            return range(0)
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))


def quotations(text: str) -> list[Offsets]:
    """Return what stands in quotation marks, without them, paragraph by paragraph.

    Single marks do not count. A quotation that nothing closes ends with its paragraph.
    """
    found = []
    opened: int | None = None
    for turn in _TURNS.finditer(text):
        mark = turn.group()
        if mark[0] in "hw":
            continue
        if opened is not None and opened < turn.start():
            found.append((opened, turn.start()))
        if mark in _OPENING or (mark == '"' and _opens(text, turn.start(), opened is not None)):
            opened = turn.end()
        elif mark in _CLOSING or mark in {'"', "\n"}:
            opened = None
    if opened is not None and opened < len(text):
        found.append((opened, len(text)))
    return found


def _opens(text: str, at: int, within: bool) -> bool:
    """Tell whether a straight mark opens: the first does, and one that only a word follows."""
    if not within:
        return True
    before, after = text[at - 1], text[at + 1 : at + 2]
    if not (before.isspace() or before in "([\u2014\u2013-"):
        return False
    stops = text[at + 1 : at + 4] == "..."  # three are one mark
    return bool(after) and not after.isspace() and (stops or after not in ",.;")
