"""Quotations that no cue introduces: words in marks that no attribution covers.

By the convention of the press a quotation that ends a paragraph without its closing mark goes on
in the next, which opens it again: that is one attribution. Of another quotation without a cue the
source is left empty, for whoever resolves speakers to say who goes on speaking.
"""

from dataclasses import replace
from typing import Final

from onrecord.extract.attribution import Attribution, Offsets, Token

#: Fewer words in marks are a name, a title or a word held up, not a quotation.
FEWEST_WORDS: Final = 5
#: As sure as such quotations were found to be on the articles that thresholds were chosen on.
CONFIDENCE: Final = 0.5


def with_continued(tokens: list[Token], found: list[Attribution]) -> list[Attribution]:
    """Return ``found`` with the quotations of ``tokens`` that it does not touch.

    A quotation that goes on over paragraphs is added to the content of its attribution, another
    of at least ``FEWEST_WORDS`` words is an attribution without source and cue.
    """
    covered = sorted(span for one in found for span in (*one.content, *one.source, *one.cue))
    by_end = {one.content[-1][1]: number for number, one in enumerate(found)}
    grown = list(found)
    free: list[Attribution] = []
    at = 0
    for quotation in _quotations(tokens):
        start, end = quotation.span
        while at < len(covered) and covered[at][1] <= start:
            at += 1
        if at < len(covered) and covered[at][0] < end:
            continue
        owner = by_end.get(quotation.goes_on_from or -1)
        if owner is not None:
            grown[owner] = replace(grown[owner], content=(*grown[owner].content, quotation.span))
            by_end[end] = owner
        elif quotation.words >= FEWEST_WORDS:
            free.append(Attribution((), (), (quotation.span,), "direct", CONFIDENCE))
    return [*grown, *free]


class _Quotation:
    """Words in marks; ``goes_on_from`` is where a quotation ended that this one goes on."""

    __slots__ = ("goes_on_from", "span", "words")

    def __init__(self, span: Offsets, words: int, goes_on_from: int | None) -> None:
        self.span = span
        self.words = words
        self.goes_on_from = goes_on_from


def _quotations(tokens: list[Token]) -> list[_Quotation]:
    """Return the stretches in marks, each within one paragraph."""
    found: list[_Quotation] = []
    opened: Token | None = None
    words = 0
    left_open: int | None = None
    for number, token in enumerate(tokens):
        starts = number == 0 or tokens[number - 1].paragraph != token.paragraph
        ends = number + 1 == len(tokens) or tokens[number + 1].paragraph != token.paragraph
        if starts and token.quotation != "opening":
            left_open = None
        if token.quotation == "opening":
            opened, words = token, 0
            goes_on_from = left_open if starts else None
        elif token.quotation == "inside" and opened is not None:
            words += token.text[0].isalnum()
        if opened is not None and (token.quotation == "closing" or ends):
            found.append(_Quotation((opened.start, token.end), words, goes_on_from))
            left_open = token.end if token.quotation != "closing" else None
            opened = None
    return found
