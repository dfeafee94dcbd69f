"""Words that so many claims of a record have that they tell little: its subjects, its places.

In a record of one war every other claim names it, so that sharing the name says nothing of whether
two claims are about one thing.
"""

from collections import Counter
from collections.abc import Collection
from itertools import chain
from typing import Final

from onrecord.text import tokens

_LEAST: Final = 5
_SHARE: Final = 0.03
_READ: Final = 2_000


def topical(statements: Collection[str]) -> frozenset[str]:
    """Return the words, folded, that at least 3 % of the statements have, and 5 of them.

    Statements of the same words count once: what is told again and again is no other claim.
    """
    told = {frozenset(tokens(text[:_READ])) for text in statements}
    spread = Counter(chain.from_iterable(told))
    least = max(_LEAST, _SHARE * len(told))
    return frozenset(word for word, count in spread.items() if count >= least)
