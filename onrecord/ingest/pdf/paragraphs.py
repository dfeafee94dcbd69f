"""Lines of print joined into paragraphs, and words that a line's end parted made whole."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from onrecord.ingest.blocks import Part
from onrecord.ingest.document import BlockKind
from onrecord.ingest.pdf.lines import HYPHENS, Line, usual_pitch, usual_size

_WIDE_GAP: Final = 1.35  # times the usual distance of two lines
_INDENT: Final = 0.6  # times the size of the letters
_SHORT: Final = 0.85  # of the width of the column
_LARGER: Final = 1.15  # times the usual size: a heading
_MUCH_LARGER: Final = 1.4  # a title
_LONGEST_HEADING: Final = 200
_ENDS: Final = re.compile(r"[.!?:…。！？][\"'”’»)\]]*\Z")  # noqa: RUF001 as they are printed
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\Z")
_PARTED: Final = re.compile(rf"\w[{HYPHENS}]\Z")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
# First parts of English compounds that are seldom syllables, and endings that are no words.
_COMPOUNDING: Final = frozenset(
    [
        "well",
        "self",
        "half",
        "vice",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ]
)
_ENDINGS: Final = frozenset(
    [
        "ness",
        "ish",
        "less",
        "ing",
        "ings",
        "ed",
        "er",
        "ers",
        "ern",
        "ly",
        "ty",
        "tion",
        "tions",
        "ment",
    ]
)
_ITEM: Final = re.compile(r"(?:[•◦▪‣●–]|\d{1,2}[.)])\s+\S")


def paragraphs(pages: list[list[Line]]) -> list[Part]:
    """Return the paragraphs and headings of the pages; a paragraph may go over to the next page."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    usual = usual_size(lines)
    pitch = usual_pitch(lines)
    known = _whole_words(lines)
    right = _right_edge(lines, usual)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins_paragraph(before, line, groups[-1], pitch, right):
            groups.append([line])
        else:
            groups[-1].append(line)
    parts = [(_kind(group, usual), _joined(group, known)) for group in groups]
    return list(_with_title(parts, groups, pages, usual))


def _right_edge(lines: list[Line], usual: float) -> float:
    """Return how far the lines of the body reach: the width that nine in ten do not pass."""
    widths = sorted(line.right - line.left for line in lines if line.size < usual * _LARGER)
    return widths[min(len(widths) - 1, len(widths) * 9 // 10)] if widths else 0.0


def _begins_paragraph(
    before: Line, line: Line, group: list[Line], pitch: float, width: float
) -> bool:
    step = before.bottom - line.bottom
    if abs(line.size - before.size) > 0.15 * max(line.size, before.size):
        return True
    if _PARTED.search(before.text) and line.text[0].islower():
        return False
    if _ITEM.match(line.text):
        return True
    ended = bool(_ENDS.search(before.text))
    short = before.right - before.left < width * _SHORT
    if step <= 0 or step > 4 * pitch:  # another column or page
        return ended and (short or _is_indented(line, group))
    if step > pitch * _WIDE_GAP:
        return True
    return (ended and short) or (_is_indented(line, group) and (ended or len(group) > 1))


def _is_indented(line: Line, group: list[Line]) -> bool:
    edge = min(each.left for each in group[-3:])
    return _INDENT * line.size < line.left - edge < 6 * line.size


def _kind(group: list[Line], usual: float) -> BlockKind:
    text = " ".join(line.text for line in group)
    if group[0].size >= usual * _LARGER and len(text) <= _LONGEST_HEADING:
        return "heading"
    return "list_item" if _ITEM.match(text) else "paragraph"


def _with_title(
    parts: list[Part], groups: list[list[Line]], pages: list[list[Line]], usual: float
) -> Iterator[Part]:
    """Yield the parts; the largest heading of the first page is the title, if it is large."""
    first_page = len(pages[0])
    seen = 0
    largest: tuple[float, int] | None = None
    for index, group in enumerate(groups):
        size = group[0].size
        if seen < first_page and parts[index][0] == "heading" and size >= usual * _MUCH_LARGER:
            largest = max(largest or (0.0, 0), (size, -index))
        seen += len(group)
    for index, (kind, words) in enumerate(parts):
        yield ("title" if largest and index == -largest[1] else kind), words


def _joined(lines: Iterable[Line], known: frozenset[str]) -> str:
    text = ""
    for line in lines:
        if not text:
            text = line.text
        elif _PARTED.search(text) and line.text[0].isalnum():
            text = _made_whole(text, line.text, known)
        else:
            text = f"{text} {line.text}"
    return text


def _made_whole(text: str, rest: str, known: frozenset[str]) -> str:
    """Return a word that was parted at a line's end in one, its hyphen kept if it is its own.

    The document itself decides: which of the two it has elsewhere, else whether its parts are
    words in it. Wrongly joined or wrongly parted, no word is lost.
    """
    before = _LAST_WORD.search(text)
    after = _FIRST_WORD.match(rest)
    if text[-1] == "\u00ad":
        return text[:-1] + rest
    if before is None or after is None or not rest[0].islower():
        return text + rest
    first, second = before[1].casefold(), after[0].casefold()
    if first + second in known:
        return text[:-1] + rest
    if f"{first}-{second}" in known or f"{first}\u2010{second}" in known:
        return text + rest
    own = (first in known and second in known) or first in _COMPOUNDING
    return text + rest if own and second not in _ENDINGS else text[:-1] + rest


def _whole_words(lines: list[Line]) -> frozenset[str]:
    """Return the words of the lines but those that a line's end parts."""
    known: set[str] = set()
    parted = False
    for line in lines:
        words = _WORD.findall(line.text)
        ends = line.text[-1] in HYPHENS
        known.update(word.casefold() for word in words[parted : len(words) - ends])
        parted = ends
    return frozenset(known)
