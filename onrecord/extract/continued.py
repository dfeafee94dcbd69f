"""Quotations that no cue introduces: words in marks that no attribution covers.

Whoever spoke before goes on speaking, by the convention of the press, so the source is left empty
and the speaker is for whoever resolves speakers to say.
"""

from typing import Final

from onrecord.extract.attribution import Attribution, Offsets, Token

#: Fewer words in marks are a name, a title or a word held up, not a quotation.
FEWEST_WORDS: Final = 5
#: As sure as such quotations were found to be on the articles that thresholds were chosen on.
CONFIDENCE: Final = 0.5


def continued(tokens: list[Token], found: list[Attribution]) -> list[Attribution]:
    """Return the quotations of at least ``FEWEST_WORDS`` words that ``found`` does not touch."""
    covered = sorted(span for one in found for span in (*one.content, *one.source, *one.cue))
    quoted = _quotations(tokens)
    free = []
    at = 0
    for span in quoted:
        while at < len(covered) and covered[at][1] <= span[0]:
            at += 1
        if at == len(covered) or covered[at][0] >= span[1]:
            free.append(Attribution((), (), (span,), "direct", CONFIDENCE))
    return free


def _quotations(tokens: list[Token]) -> list[Offsets]:
    """Return the stretches in marks that are long enough, each within one paragraph."""
    found: list[Offsets] = []
    start: Token | None = None
    words = 0
    for number, token in enumerate(tokens):
        if token.quotation == "opening":
            start, words = token, 0
        elif token.quotation == "inside" and start is not None:
            words += token.text[0].isalnum()
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        ends = following is None or following.paragraph != token.paragraph
        if start is not None and (token.quotation == "closing" or ends):
            if words >= FEWEST_WORDS:
                found.append((start.start, token.end))
            start = None
    return found
