"""Folding and tokens: how names and words are compared, the same on every engine.

Search text is folded here and stored, so that SQLite and PostgreSQL see only
space-separated tokens and need no extension of their own.
"""

import re
import unicodedata
from collections.abc import Iterator

# Letters that no decomposition takes apart, with the spelling that people type for them.
_SPELLINGS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ħ": "h",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
# Marks that searchers leave out. Other scripts' marks (Devanagari vowel signs, say) carry the
# word and stay.
_DROPPED_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u0652\u0670]")
_APOSTROPHES = re.compile("(?<=\\w)['\u2019\u02bc\u2018](?=\\w)")
_ASCII_WORDS = re.compile("[0-9a-z]+")
# PostgreSQL refuses a lexeme over 2,046 bytes and an index over 1 MB of them.
MAX_TOKEN = 64
MAX_TOKENS = 50_000


def fold(text: str) -> str:
    r"""Return ``text`` without case, accents or surplus white space, for comparison only.

    >>> fold("  Müller\tØRSTED ")
    'muller orsted'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return " ".join(_DROPPED_MARKS.sub("", decomposed).translate(_SPELLINGS).split())


def tokens(text: str) -> list[str]:
    r"""Return the words of ``text``, folded: maximal runs of letters, digits and their marks.

    >>> tokens("O'Connor's 5.2% \"rise\"")
    ['oconnors', '5', '2', 'rise']
    """
    if text.isascii():  # nothing to fold but case: most texts, and most of the time of a load
        joined = _APOSTROPHES.sub("", text) if "'" in text else text
        return [word[:MAX_TOKEN] for word in _ASCII_WORDS.findall(joined.lower())]
    joined = _APOSTROPHES.sub("", fold(text))
    words = _ASCII_WORDS.findall(joined) if joined.isascii() else _runs(joined)
    return [word[:MAX_TOKEN] for word in words]


def search_text(*parts: str) -> str:
    """Return what is stored for full text: tokens with one space around each, or ``""``.

    At most ``MAX_TOKENS`` are kept; a longer text is found by its beginning. The space at both
    ends lets an exact phrase be a plain substring.
    """
    words = [word for part in parts for word in tokens(part)][:MAX_TOKENS]
    return f" {' '.join(words)} " if words else ""


def _runs(text: str) -> Iterator[str]:
    run: list[str] = []
    for char in text:
        if unicodedata.category(char)[0] in "LNM":
            run.append(char)
        elif run:
            yield "".join(run)
            run = []
    if run:
        yield "".join(run)
