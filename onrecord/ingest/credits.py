"""News agencies: whose report it is when an outlet prints another's words."""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.agencies import agency_named

_APART: Final = re.compile(r"\s*(?:,|/|;|\||&|\band\b|\bwith\b|\bet\b|\bund\b|\by\b|\(|\))\s*")
_DATELINE: Final = re.compile(r"[^()]{0,80}\(([^()]{2,60})\)\s*[\u2014\u2013-]")
_BY: Final = re.compile(r"(?:written\s+|reported\s+)?(?:by|von|par|por)\s*:?\s+", re.IGNORECASE)


def agencies_of(*signatures: str) -> tuple[str, ...]:
    """Return the agencies named in bylines and credits, each once.

    >>> agencies_of("Ana Ferro, AP and AFP", "The Associated Press")
    ('AP', 'AFP')
    """
    found = (agency_named(part) for line in signatures for part in _APART.split(line))
    return tuple(dict.fromkeys(credit for credit in found if credit))


def agencies_in_datelines(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return the agencies that datelines name: a place, the agency in brackets, a dash.

    >>> agencies_in_datelines(["BREKHAVEN (AP) — The port is open.", "The AP (AP) said so."])
    ('AP',)
    """
    found = filter(None, map(_DATELINE.match, paragraphs))
    return agencies_of(*(dateline[1] for dateline in found))


def without_by(line: str) -> str:
    """Return a byline without the word that begins it.

    >>> without_by("By Ana Ferro")
    'Ana Ferro'
    """
    return line[found.end() :] if (found := _BY.match(line)) else line
