"""What a model thinks of two statements: a second opinion beside the rules, never a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each answer is to a model, in 0 to 1, together 1. ``contradicts`` has no side."""

    entails: float
    neutral: float
    contradicts: float


class SecondOpinion(Protocol):
    """Anything that judges pairs of statements: the package's own network, a file, an endpoint."""

    @property
    def name(self) -> str:
        """What proposals are signed with: the model and its version."""
        ...

    def opinions(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion]:
        """Return the opinion on each pair, in their order; any text is judged.

        Raises an OnrecordError where the model cannot answer.
        """
        ...
