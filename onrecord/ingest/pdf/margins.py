"""What every page repeats at its edges: running heads and page numbers, which are no text."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, TypeAlias

from onrecord.ingest.pdf.lines import Line, usual_pitch

_Key: TypeAlias = tuple[int, str]
"""How high a line stands, in points, and its words or what they have in common."""

_NUMBER: Final = re.compile(r"\d{1,5}")
_EDGE: Final = 3
"""So many lines at the top and at the bottom of a page may be its margin."""
_LONGEST: Final = 120
_APART: Final = 1.25  # times the usual distance of two lines
_OTHER_SIZE: Final = 0.1
_SHARE: Final = 0.4
"""Of the pages: heads of left and right pages may differ, and chapters begin without one."""
_COUNTED: Final = re.compile(
    r"\W*(?:page|p\.|seite|p[aá]gina|стр\.?)?\s*\d{1,5}\s*(?:/|of|von|de|sur|из)\s*\d{1,5}\W*",
    re.IGNORECASE,
)
_DASHED: Final = re.compile(r"[-–—]\s*\d{1,5}\s*[-–—]")


def without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without the lines that their edges repeat, in the same place and apart.

    A number counts as repeated where it goes up with the pages. What stands as close to the text
    as its own lines is text.
    """
    pitch = usual_pitch([line for lines in pages for line in lines])
    tops = _repeated(pages, 1)
    bottoms = _repeated(pages, -1)
    return [
        _peeled(_peeled(lines[::-1], index, bottoms, pitch)[::-1], index, tops, pitch)
        for index, lines in enumerate(pages)
    ]


def _repeated(pages: list[list[Line]], step: int) -> frozenset[_Key]:
    counts: Counter[_Key] = Counter()
    for index, lines in enumerate(pages):
        counts.update({key for line in lines[::step][:_EDGE] for key in _keys(line, index)})
    needed = max(2, _SHARE * sum(1 for lines in pages if lines))
    return frozenset(key for key, count in counts.items() if count >= needed)


def _keys(line: Line, page: int) -> Iterator[_Key]:
    """Yield what a line has in common with its like on other pages."""
    text = line.text
    if len(text) > _LONGEST:
        return
    if not text.isdigit():
        yield round(line.bottom), text
    for number in _NUMBER.finditer(text):
        offset = int(number[0]) - page
        counted = f"{text[: number.start()]}\0{offset}\0{text[number.end() :]}"
        yield round(line.bottom), counted


def _peeled(lines: list[Line], page: int, repeated: frozenset[_Key], pitch: float) -> list[Line]:
    """Return the lines, from the edge inwards, without those of the margin."""
    keep = 0
    for count, line in enumerate(lines[:_EDGE], start=1):
        if not _is_margin(line, page, repeated):
            break
        # A page that holds nothing but its margins ends with one of them.
        is_alone = count == len(lines) and keep == count - 1
        if is_alone or (count < len(lines) and _stand_apart(line, lines[count], pitch)):
            keep = count
    return lines[keep:]


def _stand_apart(outer: Line, inner: Line, pitch: float) -> bool:
    if abs(outer.size - inner.size) > _OTHER_SIZE * inner.size:
        return True
    return abs(outer.bottom - inner.bottom) > _APART * pitch


def _is_margin(line: Line, page: int, repeated: frozenset[_Key]) -> bool:
    if _COUNTED.fullmatch(line.text) or _DASHED.fullmatch(line.text):
        return True
    return any(key in repeated for key in _keys(line, page))
