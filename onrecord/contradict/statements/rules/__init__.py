"""The families of rules that say how two statements exclude each other.

A family takes a pair of statements and yields its reasons. ``FAMILIES`` is
the one place where a family is added; what a reason weighs is fitted to its rule's name by
training/contradiction/fit.py.
"""

from collections.abc import Callable, Iterable
from typing import Final

from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.pair import Pair
from onrecord.contradict.statements.rules.attribution import attribution
from onrecord.contradict.statements.rules.exclusion import exclusion
from onrecord.contradict.statements.rules.figures import deeds, figures
from onrecord.contradict.statements.rules.modality import modality
from onrecord.contradict.statements.rules.only import only
from onrecord.contradict.statements.rules.polarity import polarity
from onrecord.contradict.statements.rules.quantifiers import quantifiers
from onrecord.contradict.statements.rules.reversal import reversal

Family = Callable[[Pair], Iterable[Reason]]

FAMILIES: Final[tuple[Family, ...]] = (
    polarity,
    exclusion,
    only,
    modality,
    attribution,
    quantifiers,
    reversal,
    figures,
    deeds,
)
