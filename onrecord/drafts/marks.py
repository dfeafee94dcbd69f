"""Marks that come in pairs: what stands within them, and which have lost the other one."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

_PAIRS: Final = {"\u201d": "\u201c", "\u00bb": "\u00ab", ")": "(", "]": "["}
_OPENING: Final = frozenset((*_PAIRS.values(), "\u201e"))
_CLOSES_LOW: Final = frozenset("\u201c\u201d")
_WITHIN: Final = re.compile(
    '(?<!\\w)["\'\u2018\u201c\u00ab\u201e](?=\\S)[^"\u201c\u201d\u00ab\u00bb]{0,400}?'
    "[\"'\u2019\u201d\u00bb\u201c](?!\\w)"
)


def within(words: str) -> Iterator[tuple[int, int]]:
    """Give the places of the words that stand in quotation marks, with their marks."""
    for found in _WITHIN.finditer(words):
        yield found.span()


def balanced(words: str) -> str:
    """Return words without the marks and brackets that have lost the other one.

    Single marks stay, which may be apostrophes.

    >>> balanced('the port (and the bay is "safe')
    'the port and the bay is safe'
    """
    lone: list[int] = []
    open_: list[tuple[str, int]] = []
    count = Counter[str]()
    for place, mark in enumerate(words):
        low = mark in _CLOSES_LOW and count["\u201e"] > 0
        if low or (mark in _PAIRS and count[_PAIRS[mark]]):
            _close(open_, lone, count, "\u201e" if low else _PAIRS[mark])
        elif mark in _OPENING:
            open_.append((mark, place))
            count[mark] += 1
        elif mark in _PAIRS:
            lone.append(place)
    lone += [place for _, place in open_]
    straight = [place for place, mark in enumerate(words) if mark == '"']
    if len(straight) % 2:
        lone.append(straight[0] if straight[0] == 0 else straight[-1])
    gone = set(lone)
    return "".join(mark for place, mark in enumerate(words) if place not in gone)


def _close(open_: list[tuple[str, int]], lone: list[int], count: Counter[str], mark: str) -> None:
    """Take the last such mark, and those that were opened since then and never closed."""
    while open_:
        one, place = open_.pop()
        count[one] -= 1
        if one == mark:
            return
        lone.append(place)
