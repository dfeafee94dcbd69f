"""Quotation marks of the house styles: which token is quoted, and which is a mark that opens.

Read: “ ”, straight ", `` '', British ‘ ’ and straight ', « », » «, „ “ and „ ”. A mark inside a
quotation of another kind (‘so’ within “ ”) is left as a word. A quotation ends with its paragraph:
one that runs on opens again by its own mark. An apostrophe is told from a closing single mark by
what stands around it and by whether a surer one follows, in one pass from the end.
"""

import re
from typing import Final

from onrecord.extract.attribution import Offsets, Quotation

_SINGLE: Final = frozenset("‘’'\u201a\u201b")
_OPENING: Final = frozenset(("“", "„", "``", "‟"))
_CLOSING: Final = frozenset(("”", "''"))
_BEFORE_OPENING: Final = frozenset('([—–-/“"«„')
_BEFORE_CLOSING: Final = frozenset('.,!?…;:)—–-”"»')
_ELISION: Final = re.compile(r"(?:em|til|tis|twas|cause|n|bout|round|\d0s|\d\d)\b", re.IGNORECASE)


def quotations(text: str, tokens: list[Offsets], within: list[Offsets]) -> list[Quotation]:
    """Return how each token stands to the quotation marks of its paragraph."""
    states: list[Quotation] = ["outside"] * len(tokens)
    for first, last in within:
        _Paragraph(text, tokens[first:last]).mark(states, first)
    return states


class _Paragraph:
    """One paragraph while its marks are read from left to right."""

    def __init__(self, text: str, tokens: list[Offsets]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [text[start:end] for start, end in tokens]
        self.possible_end, self.sure_end = self._ends_in_sight()
        self.opened_by: str | None = None

    def mark(self, states: list[Quotation], first: int) -> None:
        for at, word in enumerate(self.words):
            state: Quotation
            if self.opened_by is None:
                opens = self._opens(at, word)
                state = "opening" if opens else "closing" if self._stray(word) else "outside"
                self.opened_by = word if opens else None
            elif self._closes(at, word):
                state = "closing"
                self.opened_by = None
            elif self._opens_anew(at, word):
                state = "opening"
                self.opened_by = word
            else:
                state = "inside"
            states[first + at] = state

    def _stray(self, word: str) -> bool:
        return word in _CLOSING

    def _opens(self, at: int, word: str) -> bool:
        if word in _OPENING:
            return True
        if word in {'"', "«", "»"}:
            return word != '"' or not self._only_follows(at)
        return word in {"‘", "'", "\u201a", "’"} and self._opens_single(at, word)

    def _opens_single(self, at: int, word: str) -> bool:
        """Return whether a single mark opens: before a word, after a gap, with an end in sight."""
        if word == "’" or not self._free_before(at) or self._free_after(at):
            return False
        following = self.text[self.tokens[at][1] : self.tokens[at][1] + 8]
        if word == "'" and _ELISION.match(following):
            return False
        return self.possible_end[at + 1] is not None

    def _opens_anew(self, at: int, word: str) -> bool:
        """Return whether a mark of the open kind opens another: the end of the first is lost."""
        if word == "“" and self.opened_by in _OPENING and self.opened_by != "„":
            return True
        return (
            word == '"'
            and self.opened_by == '"'
            and self._free_before(at)
            and not self._free_after(at)
        )

    def _closes(self, at: int, word: str) -> bool:
        opened = self.opened_by
        if opened in _SINGLE:
            return word in {"’", "'"} and self._closes_single(at)
        if opened == '"':
            return word in {'"', "”"} and not self._opens_anew(at, word)
        if opened == "„":
            return word in {"“", "”", '"'}
        if opened == "«":
            return word == "»"
        if opened == "»":
            return word in {"«", "»"}
        return word in {"”", "''", '"', "“"} if opened == "``" else word in {"”", "''", '"'}

    def _closes_single(self, at: int) -> bool:
        """Return whether a single mark ends the quotation: a plural's apostrophe does not."""
        if not self._free_after(at):
            return False
        before = self.text[self.tokens[at][0] - 1]
        if not before.isalnum():
            return True
        return before not in "sS" or self.sure_end[at + 1] is None

    def _ends_in_sight(self) -> tuple[list[int | None], list[int | None]]:
        """Return for each token the next single mark that can close, and the next that must.

        After a full stop or comma it must; after a letter it can. A mark that opens ends the sight
        of what must close, for what follows belongs to that one.
        """
        size = len(self.words) + 1
        possible: list[int | None] = [None] * size
        sure: list[int | None] = [None] * size
        for at in range(len(self.words) - 1, -1, -1):
            possible[at], sure[at] = possible[at + 1], sure[at + 1]
            if self.words[at] not in _SINGLE or self.tokens[at][0] == 0:
                continue
            before = self.text[self.tokens[at][0] - 1]
            if self._free_after(at) and not before.isspace():
                possible[at] = at
                if before in _BEFORE_CLOSING:
                    sure[at] = at
            elif self._free_before(at):
                sure[at] = None
        return possible, sure

    def _only_follows(self, at: int) -> bool:
        """Return whether a straight mark can only close: glued to what stands before it."""
        return not self._free_before(at) and self._free_after(at)

    def _free_before(self, at: int) -> bool:
        start = self.tokens[at][0]
        if start == 0 or at == 0:
            return True
        before = self.text[start - 1]
        return before.isspace() or before in _BEFORE_OPENING

    def _free_after(self, at: int) -> bool:
        end = self.tokens[at][1]
        return end >= len(self.text) or not self.text[end].isalnum()
