"""What a model thinks of two statements: a second opinion beside the rules, never a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:  # the rules may know opinions, so that these may not need the rules
    from onrecord.contradict.statements import Reason

#: How sure a model has to be where no rule found anything.
ALONE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each answer is to a model, in 0 to 1, together 1. ``contradicts`` has no side.

    ``entails``: the first statement entails the second.
    """

    entails: float
    neutral: float
    contradicts: float


#: No opinion makes a contradiction more probable than this one does, or than none at all.
SUREST: Final = Opinion(0.0, 0.0, 1.0)


class SecondOpinion(Protocol):
    """Anything that judges pairs of statements: the package's own network, a file, an endpoint."""

    @property
    def name(self) -> str:
        """What proposals are signed with: the model and its version."""
        ...

    def opinions(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion | None]:
        """Return the opinion on each pair, in their order; any text may be asked about.

        ``None`` is no opinion on that pair: it is too long for the model, or the answer to it
        cannot be used. It says nothing for or against a contradiction, and the pair is left to
        the rules. Raises an OnrecordError where the model cannot answer at all.
        """
        ...


def only_opinion(opinion: Opinion | None, name: str) -> "Reason | None":
    """Return the reason for a pair in which no rule found anything, signed with a model's name.

    ``None`` unless the model is at least as sure of a contradiction as ``ALONE``. The reason is
    of the kind world_knowledge, compares no words, and says that only a model gives it.
    """
    if opinion is None or not ALONE <= opinion.contradicts <= 1:  # a NaN is neither
        return None
    from onrecord.contradict.statements import Reason

    sure = min(99, int(opinion.contradicts * 100))
    return Reason(
        rule="second_opinion",
        kind="world_knowledge",
        detail=f"No rule compares the two. Only a model, {name}, holds that they exclude each "
        f"other, with {sure} in 100.",
    )
