"""The lines of a printed page, each with its place and the size of its letters."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

HYPHENS: Final = "-\u2010\u00ad"
# What PDFium puts for a hyphen at the end of a line, whichever it was, in place of the break.
_PARTED: Final = 2
_BREAKS: Final = frozenset({10, 13, 11, 12, 0x2028, 0x2029})
_DROPPED: Final = frozenset({0, 0xFFFE, 0xFFFF})
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print. Its places are points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """The height of its letters' boxes, in points."""
        return self.top - self.bottom


def usual_size(lines: list[Line]) -> float:
    """Return the size of most letters, at least 1."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes.most_common(1)[0][0], 1.0) if sizes else 1.0


def usual_pitch(lines: list[Line]) -> float:
    """Return the usual distance of two lines of one paragraph."""
    usual = usual_size(lines)
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if 0 < before.bottom - line.bottom < 3 * usual
    ]
    return median(steps) if steps else usual * 1.2


def lines_of_page(page: Any) -> list[Line]:
    """Return the lines of a text page of pypdfium2 in the order of reading.

    A line whose last word goes on in the next ends in a hyphen.
    """
    from pypdfium2 import raw

    codes = [raw.FPDFText_GetUnicode(page.raw, index) for index in range(page.count_chars())]
    lines: list[Line] = []
    start = 0
    for index, code in enumerate([*codes, 10]):
        if code in _BREAKS or code == _PARTED:
            end = index + (code == _PARTED)
            _add(lines, page, codes, start, end)
            start = index + 1
    return lines


def _add(lines: list[Line], page: Any, codes: list[int], start: int, end: int) -> None:
    """Add what stands from ``start`` to ``end``, if it holds anything that can be seen."""
    text = _text(codes[start:end]).strip()
    shown = [index for index in range(start, end) if not chr(codes[index]).isspace()]
    if not text or not shown:
        return
    left, bottom, _, top = page.get_charbox(shown[0], loose=True)
    # The mark of a parted word has no box.
    last = next((index for index in reversed(shown) if codes[index] != _PARTED), shown[0])
    _, _, right, _ = page.get_charbox(last, loose=True)
    lines.append(Line(text, left, right, bottom, top))


def _text(codes: list[int]) -> str:
    pieces: list[str] = []
    high = 0
    for code in codes:
        if code in _HIGH:
            high = code
        elif code in _LOW:
            if high:
                pieces.append(chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)))
            high = 0
        elif code == _PARTED:
            pieces.append("-")
        elif code not in _DROPPED:
            pieces.append(chr(code))
    return "".join(pieces)
