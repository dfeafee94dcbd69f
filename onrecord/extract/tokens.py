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
#: Of broken lines: how many at least, and how wide in letters the page may be.
_FEWEST_LINES: Final = 2
_NARROWEST: Final = 25
_WIDEST: Final = 120
_NEARLY: Final = 0.5
_ENDS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("”’\"'»“)]")
_OPENERS: Final = frozenset("“‘\"'«„»(-–—[@#$£€")


def tokenise(text: str) -> list[Offsets]:
    """Return the places of the words and marks of ``text``, in order; blanks are in none."""
    return [found.span() for found in _TOKEN.finditer(text)]


def paragraphs(text: str, tokens: list[Offsets]) -> list[Offsets]:
    """Return half-open ranges of token numbers, one for each paragraph that has a token.

    A line is a paragraph, except where a scan or a typist broke the lines: see `_is_broken`.
    """
    if not tokens:
        return []
    breaks = _paragraph_breaks(text)
    lines = [bisect_right(breaks, start) for start, _ in tokens]
    starts = [0, *(at for at in range(1, len(lines)) if lines[at] != lines[at - 1])]
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def _paragraph_breaks(text: str) -> list[int]:
    """Return the places of the line ends that end a paragraph."""
    breaks: list[int] = []
    block: list[str] = []
    ends: list[int] = []
    place = 0
    for line in text.split("\n"):
        place += len(line) + 1
        if line.strip():
            block.append(line.rstrip())
            ends.append(place - 1)
            continue
        breaks += ends[-1:] if _is_broken(block) else ends
        breaks.append(place - 1)
        block, ends = [], []
    return breaks + (ends[-1:] if _is_broken(block) else ends)


def _is_broken(lines: list[str]) -> bool:
    """Return whether the lines between two blank ones are one paragraph, broken at a margin.

    All but the last are nearly as long as the longest, which is no longer than a line of print,
    and not every one ends like a sentence.
    """
    if len(lines) < _FEWEST_LINES:
        return False
    longest = max(len(line) for line in lines)
    if not _NARROWEST <= longest <= _WIDEST:
        return False
    full = all(len(line) >= _NEARLY * longest for line in lines[:-1])
    return full and not all(line[-1] in _ENDS or line[-1] in _CLOSERS for line in lines[:-1])


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
