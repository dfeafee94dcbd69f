"""What a machine proposes for coding: stances on propositions, and propositions for pairs."""

from onrecord.contradict.coding.nearest import nearest
from onrecord.contradict.coding.shared import SharedProposition, shared_proposition
from onrecord.contradict.coding.stances import LEAST, ProposedStance, propose_stance

__all__ = [
    "LEAST",
    "ProposedStance",
    "SharedProposition",
    "nearest",
    "propose_stance",
    "shared_proposition",
]
