"""What a spreadsheet would take for a formula when it opens a CSV file, and how it is kept from it.

A text that begins like one gets an apostrophe before it (OWASP, "CSV Injection"). So that the text
can be had again, so does one that begins with apostrophes and goes on like one: whoever takes one
apostrophe away from every cell that ``begins_like_a_formula`` has the record's own words.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.tabular.model import Cell, Row

# The signs in full width act in the East Asian editions. Blanks before a sign are passed over by
# some programs; a tab or a line's end at the start of a cell moves what follows into another.
_FORMULA: Final = re.compile(r"'*(?:[\t\r\n]|[\s\0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
# Most texts begin with a letter or a figure, and need no more than a look at it.
_FIRST: Final = re.compile(r"[^\w\"“«(\[]")


def begins_like_a_formula(text: str) -> bool:
    """Return whether a spreadsheet could run ``text``, or text after apostrophes in it.

    >>> [begins_like_a_formula(text) for text in ("=1+1", " -40", "'=1", "40", "it's - no")]
    [True, True, True, False, False]
    """
    return bool(_FIRST.match(text)) and bool(_FORMULA.match(text))


def guarded(rows: Iterable[Row]) -> Iterator[Row]:
    """Give the rows with an apostrophe before what could be run; numbers are only numbers."""
    for row in rows:
        yield tuple([_guarded(cell) for cell in row])


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, str) and begins_like_a_formula(cell):
        return f"'{cell}"
    return cell
