"""Whether a place in a text lies within a word or a figure, or at the edge of one.

"10" is no figure of its own in "1,000", "10.5" or "-10", nor "legal" a word of its own in
"illegal" or "non-legal": words that a text has are its words only where they are whole there.
Where in doubt a place lies within a word: then a person looks at it.
"""

import re
import unicodedata
from typing import Final

_NEAR: Final = 8  # characters on either side that tell
_WIDEST: Final = 60  # characters of a word that either end of a range is moved by
_JOINS: Final = r"'\u2019\u2010\u2011\-"  # within a word: can't, non-combatant
_PARTS: Final = _JOINS + ".,:/·\u066b\u066c\u2013\u2014\u2212\u00a0\u2007\u2009\u202f"  # a figure
_WITHIN: Final = tuple(
    (re.compile(f"(?:{before})$"), re.compile(after))
    for before, after in (
        (r"\w", r"\w"),
        (rf"\w[{_JOINS}]", r"\w"),
        (r"\w", rf"[{_JOINS}]\w"),
        (rf"\d[{_PARTS}]", r"\d"),
        (r"\d", rf"[{_PARTS}]\d|\s?[%\u2030]"),
        (r"\d", r" \d{3}(?!\d)"),  # 10 000
        (r"(?<!\d)\d{1,3} ", r"\d{3}(?!\d)"),
        (r"(?<![\w.])[-+.\u2013\u2212]", r"\d"),  # -10, .5
        (r"\d", r"\.\d"),
    )
)


def is_within(before: str, after: str) -> bool:
    """Tell whether what stands before a place and what stands after it are parts of one word."""
    if not before or not after:
        return False
    if before[-1].isalnum() and after[0].isalnum():
        return True
    if unicodedata.category(after[0]).startswith("M"):  # an accent, put on the letter before
        return True
    before, after = _visible(before[-_NEAR:]), _visible(after[:_NEAR])
    return any(left.search(before) and right.match(after) for left, right in _WITHIN)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range with the words whole that it begins and ends in."""
    first, last = max(0, start - _WIDEST), min(len(text), end + _WIDEST)
    while start > first and _is_within(text, start):
        start -= 1
    while end < last and _is_within(text, end):
        end += 1
    return start, end


def _is_within(text: str, at: int) -> bool:
    return is_within(text[max(0, at - _NEAR) : at], text[at : at + _NEAR])


def _visible(text: str) -> str:
    """Leave out accents and what is not seen, such as a soft hyphen in a word."""
    return "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Mn", "Mc", "Me"})
