"""Figures, days and times that exclude each other, and one deed given to two."""

from collections.abc import Iterable

from onrecord.contradict.statements.attributions import attribution_reasons
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.figures import figure_reasons
from onrecord.contradict.statements.pair import Pair


def figures(pair: Pair) -> Iterable[Reason]:
    """Return why the numbers, amounts and times of the two exclude each other."""
    return figure_reasons(pair.a, pair.b)


def deeds(pair: Pair) -> Iterable[Reason]:
    """Return where what only one can have done is given to two."""
    return attribution_reasons(pair.a, pair.b)
