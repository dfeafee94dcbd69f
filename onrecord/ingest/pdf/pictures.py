"""Pages that are pictures: what stands on them is not read, and has to be said."""

from itertools import islice
from typing import Any, Final

MOST_MARGINS: Final = 6
"""Lines of a page that may all be its margins: three at the top, three at the bottom."""
_FEW_PATHS: Final = 20
"""Rules and frames; letters drawn as outlines are more."""
_MOST_OBJECTS: Final = 2_000
"""So many are looked at; a picture that covers a page is among the first."""
_MOST_RANGES: Final = 10


def is_drawn(page: Any) -> bool:
    """Whether a page has pictures, or drawings enough to be letters."""
    from pypdfium2 import raw

    paths = 0
    for drawn in islice(page.get_objects(), _MOST_OBJECTS):
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            return True
        paths += drawn.type == raw.FPDF_PAGEOBJ_PATH
    return paths > _FEW_PATHS


def unread(numbers: list[int]) -> tuple[str, ...]:
    """Return the note on pages without text, given by their numbers in order; none for no page.

    >>> unread([2, 3, 4, 7])
    ('pages 2-4, 7 have no text: they need OCR',)
    """
    if not numbers:
        return ()
    if len(numbers) == 1:
        return (f"page {numbers[0]} has no text: it needs OCR",)
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    shown = ranges[:_MOST_RANGES]
    told = ", ".join(f"{each[0]}-{each[-1]}" if len(each) > 1 else f"{each[0]}" for each in shown)
    more = len(numbers) - sum(map(len, shown))
    return (f"pages {told}{f' and {more} more' if more else ''} have no text: they need OCR",)
