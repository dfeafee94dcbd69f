"""The gate for proposed attributions: each word verbatim in the text, whole, and near the others.

Nothing is repaired. Of words that stand in several places, the one counts that has cue and source
in its sentence; where two have, the proposal is refused. What stands there may still not be meant:
``left_out`` refuses the commonest ways to turn a sentence around by cutting it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from onrecord.extract.attribution import Attribution, Offsets
from onrecord.extract.left_out import Cut, LeftOutError
from onrecord.extract.marks import quotations
from onrecord.extract.proposal import PROPOSED, Proposal
from onrecord.extract.tokens import paragraphs, sentences, tokenise
from onrecord.safe import clean
from onrecord.spans import Span, is_whole
from onrecord.vocabulary import QuoteType

NEAR: Final = 300
"""Code points, at most, from the words said to their cue, to their source, to the next piece."""
_PLACES: Final = 20  # of the words said; any more are as good as everywhere
_NEAREST: Final = 20  # places of a cue or a source that are weighed
_PIECES: Final = 50  # of one content
_TRIES: Final = 2000  # places of the same letters that are looked at, within words or not
_ENDING: Final = re.compile(r"[.!?\u2026]")
_SHOWN: Final = 60  # characters of refused words


class RefusedError(Exception):
    """A proposal that the text does not bear out; ``str()`` is the reason, one line."""


@dataclass(frozen=True, slots=True)
class _Placed:
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None


class Gate:
    """A text, read once, that proposals are held against."""

    def __init__(self, text: str) -> None:
        self._text = text
        tokens = tokenise(text)
        within = paragraphs(text, tokens)
        states = quotations(text, tokens, within)
        ends = [last for _, last in sentences(text, tokens, within)]
        self._sentence_ends = [tokens[last - 1][1] for last in ends]
        self._cut = Cut(text, tokens, states, self._sentence_ends)

    def admit(self, proposal: Proposal) -> Attribution:
        """Return the proposal as spans of the text; raises RefusedError with the reason."""
        source, cue = proposal.source.strip(), proposal.cue.strip()
        content = tuple(piece.strip() for piece in proposal.content)
        stretch = proposal.within or (0, len(self._text))
        self._check_words(source, cue, content, stretch)
        placed = self._place(source, cue, content, stretch)
        try:
            self._cut.check(placed.content, placed.cue, placed.source, cue, source)
        except LeftOutError as error:
            raise RefusedError(str(error)) from None
        return Attribution(
            source=_offsets(placed.source),
            cue=_offsets(placed.cue),
            content=tuple((span.start, span.end) for span in placed.content),
            quote_type=self._quote_type(placed.content),
            confidence=PROPOSED,
        )

    def _check_words(self, source: str, cue: str, content: Sequence[str], stretch: Offsets) -> None:
        if not content or not all(any(map(str.isalnum, piece)) for piece in content):
            raise RefusedError("it has no words that are said.")
        if len(content) > _PIECES:
            raise RefusedError(f"it has {len(content)} pieces, more than {_PIECES}.")
        if not source and not cue:
            raise RefusedError("it names neither who says it nor the words that ascribe it.")
        for words in (*content, cue, source):
            if words and next(self._places(words, *stretch), None) is None:
                raise RefusedError(f"the text does not have the words {_shown(words)}.")

    def _place(self, source: str, cue: str, content: Sequence[str], stretch: Offsets) -> _Placed:
        """Return the best of all places; raises RefusedError where there is none, or are two."""
        firsts = list(islice(self._places(content[0], *stretch), _PLACES + 1))
        if len(firsts) > _PLACES:
            raise RefusedError(f"{_shown(content[0])} stands in more than {_PLACES} places.")
        fitting: list[_Placed] = []
        for first in firsts:
            pieces = self._pieces(first, content[1:], stretch[1])
            found = sorted(self._with_cue_and_source(pieces, cue, source, stretch), key=_far)
            if len(found) > 1 and _far(found[0]) == _far(found[1]):
                raise RefusedError(f"two places are as near to it: {_shown(cue or source)}.")
            fitting += [placed for _, placed in found[:1]]
        if not fitting:
            raise RefusedError(
                f"its words do not stand near each other: {_shown(source or cue)}, "
                f"{_shown(content[0])}."
            )
        if len(fitting) > 1:
            raise RefusedError(f"it fits several places: {_shown(content[0])}.")
        return fitting[0]

    def _pieces(self, first: Span, rest: Sequence[str], last: int) -> tuple[Span, ...]:
        """Return the pieces from the first on, each the next after the one before, or nothing."""
        pieces = [first]
        for words in rest:
            start = pieces[-1].end
            following = self._places(words, start, min(last, start + NEAR + len(words)))
            piece = next(following, None)
            if piece is None:
                return ()
            pieces.append(piece)
        return tuple(pieces)

    def _with_cue_and_source(
        self, pieces: tuple[Span, ...], cue: str, source: str, stretch: Offsets
    ) -> Iterator[tuple[int, _Placed]]:
        """Give the places of cue and source by these pieces, with how far apart all of it is."""
        for cue_at, cue_far in self._beside(cue, pieces, stretch) if pieces else ():
            anchors = pieces if cue_at is None else (cue_at,)
            for source_at, source_far in self._beside(source, anchors, stretch):
                if source_at is not None and _overlap(source_at, (*pieces, *anchors)):
                    continue
                if cue_at is not None and _overlap(cue_at, pieces):
                    continue
                yield cue_far + source_far, _Placed(pieces, cue_at, source_at)

    def _beside(
        self, words: str, anchors: Sequence[Span], stretch: Offsets
    ) -> list[tuple[Span | None, int]]:
        """Return the nearest places of words by any anchor, with how far away; no words: one."""
        if not words:
            return [(None, 0)]
        reach = NEAR + len(words)
        places: set[Span] = set()
        for anchor in anchors:
            places.update(self._places(words, max(stretch[0], anchor.start - reach), anchor.start))
            places.update(self._places(words, anchor.end, min(stretch[1], anchor.end + reach)))
        apart = sorted((self._apart(place, anchors), place) for place in places)
        return [(place, far) for far, place in apart[:_NEAREST] if far <= NEAR]

    def _apart(self, place: Span, anchors: Sequence[Span]) -> int:
        """Return how far a place is from the nearest anchor, past ``NEAR`` in other sentences."""
        return min(self._gap(*sorted((place, anchor))) for anchor in anchors)

    def _gap(self, before: Span, after: Span) -> int:
        start, end = before.end, max(before.end, after.start)
        gap = self._text[start:end]
        # An abbreviation may pass for a sentence's end, and so may the "?" of a quotation.
        if _ENDING.search(gap) is None and ("\n" not in gap or not any(map(str.isalnum, gap))):
            return len(gap)
        return len(gap) if self._sentence(end) == self._sentence(start - 1) else NEAR + 1

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentence_ends, at)

    def _places(self, words: str, first: int, last: int) -> Iterator[Span]:
        """Give the places of whole words in a stretch of the text, in order."""
        start = self._text.find(words, first, last)
        for _ in range(_TRIES):
            if start < 0:
                return
            span = Span(start, start + len(words))
            if is_whole(self._text, span):
                yield span
            start = self._text.find(words, start + 1, last)

    def _quote_type(self, content: Sequence[Span]) -> QuoteType:
        quoted = self._cut.quoted(content)
        return "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"


def _far(one: tuple[int, _Placed]) -> int:
    return one[0]


def _overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _offsets(span: Span | None) -> tuple[Offsets, ...]:
    return () if span is None else ((span.start, span.end),)


def _shown(words: str) -> str:
    line = " ".join(clean(words).split())
    return f'"{line}"' if len(line) <= _SHOWN else f'"{line[:_SHOWN]} ..."'
