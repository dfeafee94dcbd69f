"""What a verbatim cut can leave out of a sentence, and so turn its sense around.

"He did not take it" has the words "take it". Looked for: a negation beside the words that neither
they nor the cue take in, a condition right after them, a quotation cut within its sentence, and an
outlet's own "said Ann Example" between two quotations that were copied as one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.extract.attribution import Offsets, Quotation
from onrecord.spans import Span, is_whole, places

_BEFORE: Final = 3  # words looked at before the cue and each piece
_NEGATIONS: Final = frozenset(
    {"not", "no", "never", "nor", "neither", "nobody", "none", "nothing", "nowhere", "without"}
    | {"hardly", "barely", "n't", "n\u2019t", "cannot", "nicht", "nie", "niemals", "kein", "keine"}
    | {"keinen", "keinem", "keiner", "ohne", "ne", "pas", "jamais", "aucun", "aucune", "sans"}
    | {"deny", "denies", "denied", "denying", "refused", "refuses", "declined", "declines"}
)
_CONDITIONS: Final = frozenset(
    {"if", "unless", "except", "only", "wenn", "falls", "außer", "si", "sauf"}
)


class LeftOutError(Exception):
    """Words whose sense the cut may have turned around; ``str()`` is the reason, one line."""


class Cut:
    """A text's tokens, with how each stands to quotation marks and where sentences end."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Offsets],
        states: Sequence[Quotation],
        sentence_ends: Sequence[int],
    ) -> None:
        self._text = text
        self._starts = [start for start, _ in tokens]
        self._ends = [end for _, end in tokens]
        self._states = states
        self._sentence_ends = sentence_ends

    def quoted(self, spans: Sequence[Span]) -> list[bool]:
        """Return for each word of the spans whether it stands in quotation marks."""
        return [
            self._states[at] == "inside"
            for span in spans
            for at in self._over(span)
            if self._is_word(at)
        ]

    def check(
        self,
        content: Sequence[Span],
        cue: Span | None,
        source: Span | None,
        cue_words: str,
        source_words: str,
    ) -> None:
        """Raise LeftOutError where the words that are left out may turn those around."""
        taken = [*content, *(one for one in (cue, source) if one is not None)]
        covered = {at for span in taken for at in self._over(span)}
        for piece in content:
            self._check_cut(piece)
            self._check_swallowed(piece, cue_words, source_words)
            self._check_condition(piece, covered)
        for span in taken:
            if span != source:
                self._check_negation(self._just_before(span, covered))
        if cue is not None:
            self._check_negation(self._between(cue, content, covered))

    def _check_cut(self, piece: Span) -> None:
        """Refuse a piece that begins or ends within a sentence of a quotation."""
        over = self._over(piece)
        start, end = over[0], over[-1]
        begins = self._sentence(start) != self._sentence(start - 1) if start else True
        if not begins and self._states[start] == self._states[start - 1] == "inside":
            raise LeftOutError(f"it begins within a quotation, after {self._shown(start - 1)}.")
        following = end + 1
        while self._goes_on(end, following) and not self._is_word(following):
            following += 1
        if self._states[end] == "inside" and self._goes_on(end, following):
            raise LeftOutError(f"it ends within a quotation, before {self._shown(following)}.")

    def _goes_on(self, end: int, at: int) -> bool:
        return (
            at < len(self._states)
            and self._states[at] == "inside"
            and self._sentence(at) == self._sentence(end)
        )

    def _check_swallowed(self, piece: Span, cue: str, source: str) -> None:
        """Refuse a piece that has both a quotation and what ascribes it outside the marks."""
        over = self._over(piece)
        if not cue or not any(self._states[at] == "inside" for at in over):
            return
        for start, end in self._outside(over):
            stretch = self._text[start:end]
            if _has(stretch, cue) and (not source or _has(stretch, source)):
                raise LeftOutError("its words take in the outlet's own, which ascribe them.")

    def _outside(self, over: range) -> Iterator[Offsets]:
        """Give the stretches of some tokens outside quotation marks, as places in the text."""
        first: int | None = None
        for at in over:
            if self._states[at] == "outside":
                first = at if first is None else first
            elif first is not None:
                yield self._starts[first], self._ends[at - 1]
                first = None
        if first is not None:
            yield self._starts[first], self._ends[over[-1]]

    def _check_condition(self, piece: Span, covered: set[int]) -> None:
        at = self._over(piece)[-1] + 1
        if at < len(self._starts) and self._word(at) == ",":
            at += 1
        same = at < len(self._starts) and self._sentence(at) == self._sentence(at - 1)
        if same and at not in covered and self._word(at) in _CONDITIONS | _NEGATIONS:
            raise LeftOutError(f"it ends before {self._shown(at)}.")

    def _check_negation(self, tokens: Iterator[int]) -> None:
        for at in tokens:
            if self._word(at) in _NEGATIONS:
                raise LeftOutError(f"it leaves out {self._shown(at)}.")

    def _just_before(self, span: Span, covered: set[int]) -> Iterator[int]:
        """Give the last words before a span in its sentence, up to the first that is taken in."""
        at = first = self._over(span)[0]
        words = 0
        while at > 0 and words < _BEFORE and self._sentence(at - 1) == self._sentence(first):
            at -= 1
            if at in covered or self._states[at] in {"closing", "opening"}:
                return
            words += self._is_word(at)
            yield at

    def _between(self, cue: Span, content: Sequence[Span], covered: set[int]) -> Iterator[int]:
        """Give the words between cue and content, where one sentence has both."""
        for piece in content:
            before, after = sorted((cue, piece))
            gap = range(self._over(before)[-1] + 1, self._over(after)[0])
            if self._sentence(gap.start - 1) == self._sentence(gap.stop):
                yield from (at for at in gap if at not in covered)

    def _over(self, span: Span) -> range:
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentence_ends, self._starts[at])

    def _word(self, at: int) -> str:
        return self._text[self._starts[at] : self._ends[at]].casefold()

    def _is_word(self, at: int) -> bool:
        return any(map(str.isalnum, self._word(at)))

    def _shown(self, at: int) -> str:
        return f'"{self._text[self._starts[at] : self._ends[at]]}"'


def _has(stretch: str, words: str) -> bool:
    return any(is_whole(stretch, span) for span in places(stretch, words))
