"""Which claims are worth comparing with one: by the telling words that they share, and by meaning.

Never all pairs: words that few claims have lead to those claims; others are near in meaning.
Scored here and not by an engine's own ranking, so that both engines give the same candidates.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from onrecord.text import tokens

#: How many candidates a claim is compared with, copies of one wording counted once.
CANDIDATES: Final = 20
#: How many claims may have a word that still tells where to look.
COMMON: Final = 1000
_WORDS: Final = 40
_BEGINNING: Final = 2000
_COPIES: Final = 8
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75
_USUAL_LENGTH: Final = 200
_RANKS: Final = 60
_EMPTY: Final = frozenset({
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has",
    "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "may", "might", "more", "most", "must", "my", "no", "none", "nor", "not", "of", "on", "or",
    "our", "out", "over", "said", "say", "says", "shall", "she", "should", "so", "some", "such",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "too", "up", "very", "was", "we", "were", "what", "when", "where", "which", "who",
    "will", "with", "would", "you", "your",
})  # fmt: skip


def telling_words(statement: str) -> list[str]:
    """Return the words that a statement is found by, each once, in their order; 40 at most."""
    found = (word for word in tokens(statement[:_BEGINNING]) if word not in _EMPTY)
    return list(dict.fromkeys(found))[:_WORDS]


def by_words(words: Mapping[str, Sequence[int]], claims: int) -> dict[int, float]:
    """Return the claims that have any of the words, each with the rarity of those that it has.

    ``words`` has the claims of each word, ``claims`` is how many there are in all.
    """
    found: dict[int, float] = {}
    for _, own in sorted(words.items()):
        rarity = math.log(1 + (max(claims - len(own), 0) + 0.5) / (len(own) + 0.5))
        for claim in own:
            found[claim] = found.get(claim, 0.0) + rarity
    return found


def long_for_less(scores: Mapping[int, float], lengths: Mapping[int, int]) -> list[int]:
    """Return claims by score, the highest first, where a long text counts for less (BM25).

    ``lengths`` are in characters; a claim without one is left out.
    """
    weighed = {
        claim: scores[claim]
        * (_SATURATION + 1)
        / (1 + _SATURATION * (1 - _LENGTH + _LENGTH * length / _USUAL_LENGTH))
        for claim, length in lengths.items()
        if claim in scores
    }
    return sorted(weighed, key=lambda claim: (-weighed[claim], claim))


def fused(*rankings: Sequence[int]) -> list[int]:
    """Return what several rankings hold, best first: by reciprocal rank, whatever their scores."""
    found: dict[int, float] = {}
    for ranking in rankings:
        for rank, claim in enumerate(ranking, start=1):
            found[claim] = found.get(claim, 0.0) + 1 / (_RANKS + rank)
    return sorted(found, key=lambda claim: (-found[claim], claim))


def collapsed(
    ranked: Iterable[int], near_copies: Callable[[int, int], bool], count: int
) -> list[int]:
    """Return the first ``count`` candidates, each with its near copies behind it.

    Copies of a candidate do not count: forty reports of one saying would leave room for nothing
    else. At most eight of them are compared along with it.
    """
    groups: list[list[int]] = []
    for claim in ranked:
        own = next((group for group in groups if near_copies(group[0], claim)), None)
        if own is None:
            if len(groups) < count:
                groups.append([claim])
        elif len(own) <= _COPIES:
            own.append(claim)
    return [claim for group in groups for claim in group]
