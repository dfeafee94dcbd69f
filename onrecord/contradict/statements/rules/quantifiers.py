"""All of them, or only some: what is said of every one beside what is said of a part."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.pair import Pair

_NEAR: Final = 5
_ALL: Final = re.compile(r"\b(?:all|every|each|entire|whole|100 per ?cent)\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"\b(?:half|a third|a quarter|two thirds|one in \w+|\w+ in (?:ten|three|four|five)"
    r"|most|many|few|only some|only \w+|some|several|a number|part|partly|\d+ of the)\b",
    re.IGNORECASE,
)


def quantifiers(pair: Pair) -> Iterator[Reason]:
    """Yield a reason where one speaks of all of a thing and the other of a part of it."""
    words = pair.words
    for i, j, _ in words.same:
        if words.a.words[i].named or words.a.words[i].sort == "number":
            continue
        first = _near(words.a, i, _ALL), _near(words.a, i, _PART)
        second = _near(words.b, j, _ALL), _near(words.b, j, _PART)
        found = (first[0], second[1]) if first[0] and second[1] else (first[1], second[0])
        if not all(found) or (first[0] and first[1]) or (second[0] and second[1]):
            continue
        one, other = found
        assert one and other  # noqa: S101, PT018 - looked at above
        yield Reason(
            rule="part_or_all",
            kind="numeric",
            detail=f'One speaks of "{one[0]}" and the other of "{other[0]}" '
            f"of {words.a.said([i])}.",
            first=((one.start(), one.end()), *words.a.spans([i])),
            second=((other.start(), other.end()), *words.b.spans([j])),
            strength=round(min(words.shares), 3),
        )
        return


def _near(own: Analysis, number: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the last match among the words just before a word, in its clause."""
    first = max(own.clauses[own.clause_of[number]].start, number - _NEAR)
    start, end = own.words[first].span[0], own.words[number].span[0]
    found = list(pattern.finditer(own.text, start, end))
    return found[-1] if found else None
