"""Which claims are worth comparing with one: by the telling words that they share, and by meaning.

Never all pairs: words that few claims have lead to those claims; others are near in meaning.
Scored here and not by an engine's own ranking, so that both engines give the same candidates.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.text import tokens

Numbers: TypeAlias = npt.NDArray[np.int64]

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


def by_words(words: Mapping[str, Numbers], claims: int, count: int) -> dict[int, float]:
    """Return the ``count`` claims that have most of the words, each with the rarity of its words.

    ``words`` has the claims of each word, ``claims`` is how many there are in all.
    """
    if not words:
        return {}
    rarities = [_rarity(len(own), claims) for _, own in sorted(words.items())]
    lists = [own for _, own in sorted(words.items())]
    weights = np.repeat(rarities, [len(own) for own in lists])
    ids, places = np.unique(np.concatenate(lists), return_inverse=True)
    scores = np.bincount(places, weights, len(ids))
    if len(ids) > count:
        least = np.partition(scores, -count)[-count]
        ids, scores = ids[scores >= least], scores[scores >= least]
    order = np.lexsort((ids, -scores))[:count]
    return dict(zip(ids[order].tolist(), scores[order].tolist(), strict=True))


def _rarity(having: int, claims: int) -> float:
    return math.log(1 + (max(claims - having, 0) + 0.5) / (having + 0.5))


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
    ranked: Iterable[int], copies: Mapping[int, Collection[int]], count: int
) -> list[int]:
    """Return the first ``count`` candidates, each with its near copies behind it.

    ``copies`` has those of each claim that has any. They do not count: forty reports of one saying
    would leave room for nothing else. At most eight of them are compared along with it.
    """
    groups: dict[int, list[int]] = {}
    for claim in ranked:
        alike = copies.get(claim)
        first = next((one for one in groups if one in alike), None) if alike else None
        if first is None:
            if len(groups) < count:
                groups[claim] = [claim]
        elif len(groups[first]) <= _COPIES:
            groups[first].append(claim)
    return [claim for group in groups.values() for claim in group]
