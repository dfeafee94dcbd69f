"""A quotation within the words around it, cut at the edges of sentences or words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.review.marks import Place
from onrecord.spans import Span

AROUND: Final = 240
"""Code points before and after a quotation that are worth reading."""

_SENTENCE_END: Final = re.compile(r"[.!?\u2026][\u201d\u2019\"')\]]*\s+|\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source; those at the ``places`` are the quotation."""

    text: str
    places: tuple[Place, ...]


def passages(text: str, start: int, spans: Sequence[Span]) -> list[Passage]:
    """Return the quotation's passages out of a part of a text that begins at ``start``.

    Spans whose surroundings touch are in one passage. What a part does not reach is left out.
    """
    found = []
    for group in _groups(spans):
        low, high = group[0].start - start, group[-1].end - start
        if low < 0 or high > len(text):
            continue
        begin, end = _begin(text, max(0, low - AROUND), low), _end(text, high)
        places = tuple((span.start - start - begin, span.end - start - begin) for span in group)
        found.append(Passage(text[begin:end].rstrip(), places))
    return found


def _groups(spans: Sequence[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for span in sorted(spans):
        if group and span.start - group[-1].end > 2 * AROUND:
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _begin(text: str, earliest: int, start: int) -> int:
    """Return where a passage begins: with a sentence, else with a word."""
    if earliest == 0:
        return 0
    sentence = _SENTENCE_END.search(text, earliest, start)
    if sentence:
        return sentence.end()
    space = text.find(" ", earliest, start)
    return start if space < 0 else space + 1


def _end(text: str, end: int) -> int:
    """Return where a passage ends: with the last whole sentence, else with a word."""
    latest = min(len(text), end + AROUND)
    if latest == len(text):
        return latest
    ends = [found.end() for found in _SENTENCE_END.finditer(text, end, latest)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", end, latest)
    return end if space < 0 else space
