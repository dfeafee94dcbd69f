"""Quotations that no cue introduces: words in marks that no attribution covers.

By the convention of the press a quotation that ends a paragraph without its closing mark goes on
in the next, which opens it again: that is one attribution. Of another quotation without a cue the
source is left empty, for whoever resolves speakers to say who goes on speaking.
"""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Final

from onrecord.extract.attribution import Attribution, Offsets, Token

#: Fewer words in marks are a name, a title or a word held up, not a quotation.
FEWEST_WORDS: Final = 5
#: As sure as such quotations were found to be on the articles that thresholds were chosen on.
CONFIDENCE: Final = 0.5


def with_continued(tokens: list[Token], found: list[Attribution]) -> list[Attribution]:
    """Return ``found`` with the quotations of ``tokens`` that it does not touch.

    A quotation that goes on over paragraphs is added to the content of its attribution, and what
    was found within that addition is part of it; another quotation of at least ``FEWEST_WORDS``
    words is an attribution without source and cue.
    """
    quotations = _quotations(tokens)
    joined = _joined(tokens, found, quotations)
    covered = sorted(span for one in joined for span in (*one.content, *one.source, *one.cue))
    free: list[Attribution] = []
    at = 0
    for quotation in quotations:
        start, end = quotation.span
        while at < len(covered) and covered[at][1] <= start:
            at += 1
        touched = at < len(covered) and covered[at][0] < end
        if not touched and quotation.words >= FEWEST_WORDS:
            free.append(Attribution((), (), (quotation.span,), "direct", CONFIDENCE))
    return [*joined, *free]


def _joined(
    tokens: list[Token], found: list[Attribution], quotations: list["_Quotation"]
) -> list[Attribution]:
    """Return ``found``, each with the paragraphs in which its quotation goes on."""
    word_ends = [token.end for token in tokens if token.text[0].isalnum()]
    owner_at = {
        _last_word(word_ends, one.content[-1][1]): number for number, one in enumerate(found)
    }
    by_cue = sorted((one.cue[0][0], number) for number, one in enumerate(found) if one.cue)
    grown: dict[int, Attribution] = dict(enumerate(found))
    for quotation in quotations:
        owner = owner_at.get(_last_word(word_ends, quotation.goes_on_from))
        if not quotation.goes_on_from or owner not in grown:
            continue
        start, end = quotation.span
        first, last = bisect_left(by_cue, (start, -1)), bisect_left(by_cue, (end, -1))
        for _, number in by_cue[first:last]:
            grown.pop(number, None)
        grown[owner] = replace(grown[owner], content=(*grown[owner].content, quotation.span))
        owner_at[_last_word(word_ends, end)] = owner
    return list(grown.values())


def _last_word(word_ends: list[int], place: int) -> int:
    """Return where the last word up to a place ends: a full stop may be left out of a content."""
    number = bisect_right(word_ends, place)
    return word_ends[number - 1] if number else 0


class _Quotation:
    """Words in marks; ``goes_on_from`` is where a quotation ended that this goes on, or 0."""

    __slots__ = ("goes_on_from", "span", "words")

    def __init__(self, span: Offsets, words: int, goes_on_from: int) -> None:
        self.span = span
        self.words = words
        self.goes_on_from = goes_on_from


def _quotations(tokens: list[Token]) -> list[_Quotation]:
    """Return the stretches in marks, each within one paragraph."""
    found: list[_Quotation] = []
    opened: Token | None = None
    words = 0
    left_open = 0
    for number, token in enumerate(tokens):
        starts = number == 0 or tokens[number - 1].paragraph != token.paragraph
        ends = number + 1 == len(tokens) or tokens[number + 1].paragraph != token.paragraph
        if starts and token.quotation != "opening":
            left_open = 0
        if token.quotation == "opening":
            opened, words = token, 0
            goes_on_from = left_open if starts else 0
        elif token.quotation == "inside" and opened is not None:
            words += token.text[0].isalnum()
        if opened is not None and (token.quotation == "closing" or ends):
            found.append(_Quotation((opened.start, token.end), words, goes_on_from))
            left_open = token.end if token.quotation != "closing" else 0
            opened = None
    return found
