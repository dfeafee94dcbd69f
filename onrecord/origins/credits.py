"""Which agencies a text credits: in its dateline, its byline, its sign-off, its list of sources.

Names are data: those of ``onrecord.agencies``, and what the record's own ``credit`` fields hold.
A name that is in neither is taken only where nothing but an agency can stand: in a dateline's
brackets.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.agencies import agency_named
from onrecord.spans import Span
from onrecord.text import fold

_DATELINE: Final = re.compile(
    r"^[^\S\n]*[A-Z\u00c0-\u00de][^()\n]{1,60}\((?P<names>[^()\n]{2,40})\)\s*(?:--|[-\u2013\u2014:])",
    re.MULTILINE,
)
_BRACKETS: Final = re.compile(r"\((?P<names>[^()\n]{2,60})\)[^\S\n]*$", re.MULTILINE)
_SIGNED: Final = re.compile(
    r"(?:--|[\u2013\u2014])[^\S\n]*(?P<names>[^\n\u2013\u2014]{2,40})$", re.MULTILINE
)
_LISTED: Final = re.compile(
    r"\b(?:with|additional|avec|mit|con)\s+(?:(?:reporting|material|files|information|input)\s+)?"
    r"(?:by|from|von|de|des|of)?\s*(?P<names>[^.;\n()]{2,80})",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*(?:,|/|\||;|\band\b|\bund\b|\bet\b|\by\b|&|\+)\s*")
_AN_AGENCY: Final = re.compile(
    r"[A-Z]{2,6}|.*\b(?:Wire|News|Press|Agency|Presse|Agentur|Newswire)\b.*"
)
_AVEC: Final = re.compile(r"^(?:with|avec|mit|con|from|source|sources|by)\b:?\s*", re.IGNORECASE)
# Where a text signs itself: at its beginning and at its end, not in the middle of a sentence.
_EDGE: Final = 400


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a text credits, by the name that it signs with, and where it says so."""

    agency: str
    span: Span


def credits_in(text: str, known: Collection[str] = ()) -> tuple[Credit, ...]:
    """Return the agencies that ``text`` credits, each once, in the order of the text.

    ``known`` holds more names of agencies, as they are to be returned.
    """
    names = _names(known)
    found: dict[str, Credit] = {}
    for agency, span in sorted(_all(text, names), key=lambda one: one[1]):
        found.setdefault(agency, Credit(agency, span))
    return tuple(found.values())


def credits_of_line(line: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the agencies that a byline or a credit names: "By Ana Ferro, Harbour Wire"."""
    names = _names(known)
    parts = (_AVEC.sub("", part.strip(" .")) for part in _BETWEEN.split(line))
    found = (_agency(part, names) for part in parts)
    return tuple(dict.fromkeys(agency for agency in found if agency is not None))


def _names(known: Collection[str]) -> dict[str, str]:
    """Return more names of agencies by what they are folded."""
    found: dict[str, str] = {}
    for name in sorted(known):
        found.setdefault(fold(name), name)
    return found


def _agency(name: str, names: dict[str, str]) -> str | None:
    return agency_named(name) or names.get(fold(name))


def _all(text: str, names: dict[str, str]) -> Iterator[tuple[str, Span]]:
    for start, end in _edges(text):
        for found in _DATELINE.finditer(text, start, end):
            yield from _named(found, names, unknown=True)
        for form in (_BRACKETS, _SIGNED, _LISTED):
            for found in form.finditer(text, start, end):
                yield from _named(found, names, unknown=False)


def _edges(text: str) -> Iterator[tuple[int, int]]:
    if len(text) <= 2 * _EDGE:
        yield 0, len(text)
    else:
        yield 0, _EDGE
        yield len(text) - _EDGE, len(text)


def _named(
    found: re.Match[str], names: dict[str, str], *, unknown: bool
) -> Iterator[tuple[str, Span]]:
    """Yield the agencies of a list of names, all of it or nothing where it stands in prose."""
    place = found.start("names")
    for part in _BETWEEN.split(found["names"]):
        bare = _AVEC.sub("", part.strip(" ."))
        start = found.string.find(bare, place) if bare else -1
        if start < 0:
            continue
        agency = _agency(bare, names)
        if agency is None and unknown and _AN_AGENCY.fullmatch(bare):
            agency = bare
        if agency is not None:
            yield agency, Span(start, start + len(bare))
        place = start + len(bare)
