"""Words, paragraphs and sentences of a text, by place.

Every pattern here is linear in the text: no alternative looks past the token that it makes.
"""

import re
from bisect import bisect_right
from typing import Final

from onrecord.extract.attribution import Offsets

_ABBREVIATIONS: Final = (
    "Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Maj|Capt|Cpl|Cmdr|Adm|Prof|Rev|Hon|Jr|Sr|St"
    "|Inc|Co|Corp|Ltd|Bros|vs|etc|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No(?=\\.\\s*\\d)|Ave|Blvd|Mt|Ft"
    "|Fla|Calif|Mass|Conn|Ariz|Pa|Va|Md|Tenn|Ky|Ga|Ala|Miss|Wis|Minn|Mich|Ill|Ind|Mo|Kan|Neb|Okla"
    "|Tex|Colo|Nev|Ore|Wash|Del|Det|Supt|Insp|Mme|Mlle|approx|dept|est"
)
_TOKEN: Final = re.compile(
    r"https?://[^\s“”«»\"<>]+|www\.[^\s“”«»\"<>]+|[@#]\w+"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|\b(?:{_ABBREVIATIONS})\."
    r"|[$£€]?\d+(?:[.,:/]\d+)*(?:%|st|nd|rd|th|s|pm|am|bn|m)?\b(?:-[^\W\d_]+)*%?"
    r"|\bca(?=n['’]t\b)|[^\W_]+?(?=n['’]t\b)|n['’]t\b"
    r"|(?<=\w)['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b"
    r"|[^\W_]+(?:[-‐‑][^\W_]+|['’](?!(?:s|S|re|ve|ll|d|m|t|RE|VE|LL|D|M|T)\b)[^\W_]+)*"
    r"|``|''|\.\.\.+|…|--+|[^\w\s]|_+"
)
_ENDS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("”’\"'»“)]")
_OPENERS: Final = frozenset("“‘\"'«„»(-–—[@#$£€")


def tokenise(text: str) -> list[Offsets]:
    """Return the places of the words and marks of ``text``, in order; blanks are in none."""
    return [found.span() for found in _TOKEN.finditer(text)]


def paragraphs(text: str, tokens: list[Offsets]) -> list[Offsets]:
    """Return half-open ranges of token numbers, one for each line that has a token."""
    breaks = [found.start() for found in re.finditer("\n", text)]
    lines = [bisect_right(breaks, start) for start, _ in tokens]
    starts = [0, *(at for at in range(1, len(lines)) if lines[at] != lines[at - 1])]
    if not tokens:
        return []
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def sentences(text: str, tokens: list[Offsets], within: list[Offsets]) -> list[Offsets]:
    """Return half-open ranges of token numbers, each inside one of the paragraphs ``within``.

    Marks that close a quotation or a bracket stay with the sentence that they end.
    """
    found = []
    for first, last in within:
        start = at = first
        while at < last:
            end = _sentence_end(text, tokens, at, last)
            if end is None:
                at += 1
                continue
            if end == last or _begins_sentence(text, tokens, end):
                found.append((start, end))
                start = end
            at = end
        if start < last:
            found.append((start, last))
    return found


def _sentence_end(text: str, tokens: list[Offsets], at: int, last: int) -> int | None:
    """Return the token number after the mark at ``at`` and what closes with it, if one ends."""
    start, end = tokens[at]
    if text[end - 1] not in _ENDS or (end - start > 1 and text[start] not in _ENDS):
        return None
    after = at + 1
    while after < last and tokens[after][0] == tokens[after - 1][1]:
        if text[tokens[after][0]] not in _CLOSERS and text[tokens[after][0]] not in _ENDS:
            break
        after += 1
    return after


def _begins_sentence(text: str, tokens: list[Offsets], at: int) -> bool:
    """Return whether the token may open a sentence: "... he said" goes on, "... He" does not."""
    first = text[tokens[at][0]]
    return not first.islower() and (first.isalnum() or first in _OPENERS)
