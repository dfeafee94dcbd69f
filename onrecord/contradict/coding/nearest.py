"""The propositions that a claim may be about: those that share its telling words."""

import heapq
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.contradict.statements.analysis import analysed

_NEAREST: Final = 20


def nearest(claim: str, propositions: Mapping[str, str], count: int = _NEAREST) -> Sequence[str]:
    """Return the keys of the propositions nearest to ``claim``, the nearest first.

    ``propositions`` has the sentences by key. A word counts for more where fewer of them have it;
    what shares no word is not among them.
    """
    known = {key: _keys(text) for key, text in propositions.items()}
    spread = Counter(word for words in known.values() for word in words)
    total = len(known) + 1
    own = _keys(claim)

    def near(key: str) -> float:
        return sum(math.log(total / spread[word]) + 1 for word in known[key] & own)

    scored = ((near(key), key) for key in known)
    best = heapq.nsmallest(count, ((-score, key) for score, key in scored if score))
    return [key for _, key in best]


def _keys(text: str) -> frozenset[str]:
    own = analysed(text)
    return frozenset(key for number in own.content for key in own.words[number].keys)
