"""What is no claim: the furniture of pages, and scraps without words."""

import re
from typing import Final

_FURNITURE: Final = re.compile(
    r"\bcookies?\b.{0,80}\b(?:use|accept|consent|settings?|polic|browser)"
    r"|\b(?:use|accept|consent)\w*\b.{0,80}\bcookies?\b"
    r"|\bpage (?:was |could )?not (?:be )?found\b|\b404\b.{0,20}\berror\b"
    r"|\bclick (?:here|below|on the link)\b"
    r"|\bsubscri(?:be|ption)\b.{0,60}\b(?:newsletter|now|today)"
    r"|\bsign up\b.{0,60}\b(?:newsletter|alerts?|e-?mail)|\ball rights reserved\b|\bread more\b:?"
    r"|\bto read .{0,60}\b(?:complete|full|entire)\b.{0,30}"
    r"\b(?:remarks|text|story|article|interview)"
    r"|\bterms (?:of (?:use|service)|and conditions)\b|\bprivacy policy\b|\bfollow us on\b"
    r"|\bcontent you requested\b|\bno longer available\b|\bnot available any ?more\b"
    r"|\byour browser\b|\benable javascript\b|\bthis (?:site|website) uses\b",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST: Final = 400  # characters: a real paragraph may have such words, too
_LETTERS: Final = 3
_MOST: Final = 20_000  # characters: no statement is longer, a page without a mark may be


def is_boilerplate(paragraph: str) -> bool:
    """Tell whether a paragraph belongs to the page and not to the story."""
    return len(paragraph) <= _LONGEST and _FURNITURE.search(paragraph) is not None


def is_sayable(words: str) -> bool:
    """Tell whether words are enough, and not too many, to be what somebody said."""
    return len(words) <= _MOST and sum(map(str.isalpha, words[:_LONGEST])) >= _LETTERS
