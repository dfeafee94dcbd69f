"""A sketch of a text: few numbers by which texts that share wording find each other.

MinHash with one permutation (Li, Owen and Zhang 2012): every run of ``SHINGLE`` words is hashed
once, the hashes fall into ``BINS`` bins, and the least of each bin is kept. Each bin is a band of
its own: two texts of which one holds a twentieth of the other's runs still meet in several of them.
A number names its bin and its value, so that an index is a plain table of (number, text).
"""

import re
from collections.abc import Collection
from typing import Final

from onrecord.origins.wording import Wording, hashed

SHINGLE: Final = 4
BINS: Final = 128
# Fewer numbers in common are chance, or phrases that everybody uses; the rewrites of the dev half
# have nine and more.
MIN_MATCHES: Final = 4
MAX_CANDIDATES: Final = 50
# Of the texts that have one number, so many are looked at: more is furniture, a stock phrase, or a
# story of which these are enough.
MAX_TEXTS: Final = 200
# Changes whenever the same text would get another sketch: what was stored is then made anew.
VERSION: Final = "minhash-1"
_RANK_BITS: Final = 24
_RUN: Final = re.compile(b"\x01+")


def sketch(wording: Wording, furniture: Collection[int] = ()) -> tuple[int, ...]:
    """Return at most ``BINS`` numbers of 31 bits in ascending order, the same for the same words.

    ``furniture`` holds the hashes of paragraphs that are no part of the story. Empty where the text
    has no run of ``SHINGLE`` words outside quotations.
    """
    least: dict[int, int] = {}
    for shingle in shingles(wording, counted(wording, furniture)):
        value = hashed(shingle)
        band = value >> _RANK_BITS
        if value < least.get(band, 1 << 31):
            least[band] = value
    return tuple(sorted(least.values()))


def shingles(wording: Wording, mask: bytes) -> dict[str, list[int]]:
    """Return each run of ``SHINGLE`` words that ``mask`` marks, with the places where it begins."""
    words = wording.words
    found: dict[str, list[int]] = {}
    for run in _RUN.finditer(mask):
        for place in range(run.start(), run.end() - SHINGLE + 1):
            found.setdefault(" ".join(words[place : place + SHINGLE]), []).append(place)
    return found


def counted(wording: Wording, furniture: Collection[int] = ()) -> bytes:
    """Return a byte for each word: 1 where it counts, 0 in a quotation and in furniture.

    Paragraphs make no difference otherwise: copies break them where they like.
    """
    mask = bytearray(wording.quoted).translate(bytes([1, 0]) + bytes(254))
    if furniture:
        hashes = wording.paragraph_hashes()
        for (first, last), known_by in zip(wording.paragraphs, hashes, strict=True):
            if known_by in furniture:
                mask[first:last] = bytes(last - first)
    return bytes(mask)
