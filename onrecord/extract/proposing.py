"""Attributions that another program proposes, a language model say: words, never places.

Whatever proposes is not trusted. Only what the gate finds in the text is taken, as it stands
there; the rest is given back with the reason. A proposal cannot bring in a word of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from onrecord.extract.attribution import Attribution, Offsets
from onrecord.extract.gate import Gate, RefusedError
from onrecord.extract.proposal import PROPOSED, Proposal
from onrecord.spans import Span, overlap

__all__ = ["PROPOSED", "Proposal", "Proposed", "Proposer", "Refused", "joined", "proposals"]

_SAME: Final = 0.5  # of the characters of two contents


class Proposer(Protocol):
    """What proposes attributions; ``name`` and ``version`` are kept with what becomes of them."""

    @property
    def name(self) -> str:
        """Return what it is called."""

    @property
    def version(self) -> str:
        """Return what changes when its proposals may."""

    def propose(self, text: str) -> Sequence[Proposal]:
        """Return what it takes to be attributions; raises OnrecordError where it cannot."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that the text does not bear out; ``reason`` is one line for a person."""

    proposal: Proposal
    reason: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one proposer made of one text; ``by`` is its name and version."""

    by: str
    accepted: tuple[Attribution, ...]
    refused: tuple[Refused, ...]


def proposals(text: str, proposer: Proposer) -> Proposed:
    """Return what a proposer finds in ``text``, as far as it stands there, in its order.

    Raises what the proposer raises.
    """
    gate = Gate(text)
    accepted: dict[Attribution, None] = {}
    refused = []
    for proposal in proposer.propose(text):
        try:
            accepted[gate.admit(proposal)] = None
        except RefusedError as error:
            refused.append(Refused(proposal, str(error)))
    return Proposed(
        f"{proposer.name} {proposer.version}",
        tuple(sorted(accepted, key=_beginning)),
        tuple(refused),
    )


def joined(found: Sequence[Attribution], proposed: Proposed) -> tuple[Attribution, ...]:
    """Return what was found with what was proposed besides, in the order of the text.

    Of two that say the same words by the same cue, or much the same words, the found one stays.
    What is said within something said ("she said he had told her ...") is no double of it.
    """
    kept = list(found)
    for one in proposed.accepted:
        extent = _extent(one)
        if not any(_meet(extent, _extent(other)) and _doubles(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=_beginning))


def _doubles(one: Attribution, other: Attribution) -> bool:
    alike = _overlap(one.content, other.content)
    return alike >= _SAME or (alike > 0 and _overlap(one.cue, other.cue) > 0)


def _overlap(some: Sequence[Offsets], others: Sequence[Offsets]) -> float:
    return overlap([Span(*one) for one in some], [Span(*one) for one in others])


def _extent(one: Attribution) -> Offsets:
    return one.content[0][0], one.content[-1][1]


def _meet(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _beginning(one: Attribution) -> Offsets:
    return min(one.source + one.cue + one.content)
