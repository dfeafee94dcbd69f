"""Figures, days and times that exclude each other, and one deed given to two."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from onrecord.contradict.statements.attributions import attribution_reasons
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.figures import figure_reasons
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.spoken_of import unmet_predicates

_OTHER_DEED: Final = 0.6
# "No country" and "62 countries" may well be of two matters.
_NONE_AT_ALL: Final = 0.6
_NOUGHT: Final = frozenset({"no", "none", "nobody", "nothing", "not"})


def figures(pair: Pair) -> Iterator[Reason]:
    """Yield why the numbers, amounts and times of the two exclude each other."""
    return _weighed(pair, figure_reasons(pair.a, pair.b))


def deeds(pair: Pair) -> Iterator[Reason]:
    """Yield where what only one can have done is given to two."""
    return _weighed(pair, attribution_reasons(pair.a, pair.b))


def _weighed(pair: Pair, reasons: Iterable[Reason]) -> Iterator[Reason]:
    """Give reasons the strength of what the two share: two figures alone are no one's quarrel."""
    reasons = list(reasons)
    if not reasons:  # of nearly all pairs
        return
    strength = sum(pair.words.shares) / 2
    if unmet_predicates(pair.words):
        strength *= _OTHER_DEED
    for reason in reasons:
        words = pair.words.a.texts_at(reason.first) | pair.words.b.texts_at(reason.second)
        nought = not _NOUGHT.isdisjoint(words)
        yield replace(reason, strength=round(strength * (_NONE_AT_ALL if nought else 1), 3))
