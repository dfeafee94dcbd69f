"""What is no claim: the furniture of pages, headlines, scraps without words, words of nobody."""

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
_NOBODY: Final = re.compile(
    r"(?:your \w.*|it|this|that|these|those|which|what|there|one|you|who(?:m|ever)?|some|both|all)"
    r"|(?:(?:only|just|about|nearly|almost|another|some|the other) )?"
    r"(?:[\w.,]+ ?)?(?:percent|per cent|%)",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(r"(?:i|we|he|she|they|him|her|them)", re.IGNORECASE)
_SCRAP: Final = re.compile(
    r"(?:him|her|it|them|this|that|so|me|us|you|himself|herself|itself|themselves)", re.IGNORECASE
)
_HEADLINE: Final = 150  # characters
_TITLED: Final = 0.8  # the part of the longer words with a capital: no sentence has so many
_STOPS: Final = (".", "!", "?", "\u2026")
_LONGEST: Final = 400  # characters: a real paragraph may have such words, too
_LETTERS: Final = 3
_MOST: Final = 20_000  # characters: no statement is longer, a page without a mark may be


def is_boilerplate(paragraph: str) -> bool:
    """Tell whether a paragraph belongs to the page and not to the story."""
    return len(paragraph) <= _LONGEST and _FURNITURE.search(paragraph) is not None


def is_sayable(words: str) -> bool:
    """Tell whether words are enough, and not too many, to be what somebody said."""
    if _SCRAP.fullmatch(words.strip()):
        return False
    return len(words) <= _MOST and sum(map(str.isalpha, words[:_LONGEST])) >= _LETTERS


def is_nobody(source: str) -> bool:
    """Tell whether a source without a name is no speaker: "which", "it", "5 percent"."""
    return _NOBODY.fullmatch(source.strip()) is not None


def is_open(source: str) -> bool:
    """Tell whether a source says no more of a speaker than a pronoun does."""
    return not source or _OPEN.fullmatch(source.strip()) is not None


def is_headline(paragraph: str, *, first: bool, more: bool) -> bool:
    """Tell whether the ``first`` paragraph of a text that has ``more`` is its headline.

    What it says the text says again, in whole sentences.
    """
    words = paragraph.strip()
    if not (first and more) or len(words) > _HEADLINE or "\n" in words:
        return False
    long = [word for word in re.findall(r"\w+", words) if len(word) > _LETTERS]
    titled = len(long) > _LETTERS and sum(w[0].isupper() for w in long) >= _TITLED * len(long)
    return titled or not words.rstrip("\"'\u201d\u2019)").endswith(_STOPS)
