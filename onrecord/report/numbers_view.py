"""The numbers view: the values of one slot in order of time, and how they stand to each other."""

import math
from dataclasses import dataclass
from typing import Final

from onrecord.contradict.numbers import AsOf, RelationKind
from onrecord.contradict.values import Range
from onrecord.origin_views import CorroborationView
from onrecord.views import ClaimView, PropositionView, ValueView

OPEN_STATUSES: Final = frozenset({"candidate", "confirmed", "unsure", "disputed"})
"""Those of a contradiction that nobody has done away with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One claim's value; ``number`` is what the view calls it, from 1.

    ``value`` is ``None`` where the claim names no figure, ``allowed`` the numbers that fit it.
    ``relayed`` where no report has the words from the speaker directly. The rest are numbers of
    rows, in ``settled_with`` of those whose conflict with this one a person dismissed.
    """

    number: int
    claim: ClaimView
    stance: str
    certainty: str | None
    value: ValueView | None
    allowed: Range | None
    as_of: AsOf | None
    relayed: bool
    update_of: int | None = None
    same_as: tuple[int, ...] = ()
    conflicts_with: tuple[int, ...] = ()
    settled_with: tuple[int, ...] = ()

    @property
    def ends(self) -> tuple[float, ...]:
        """The finite numbers that the figure names."""
        named = (self.value.low, self.value.high) if self.value else ()
        return tuple(end for end in named if end is not None and math.isfinite(end))

    @property
    def affirmed(self) -> bool:
        """Whether the speaker gives a figure as the right one."""
        return self.stance == "affirms" and self.allowed is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """How row ``second`` stands to row ``first``; ``step`` where it is the one that it updates.

    ``status`` and ``contradiction`` (its key) are those of the pair where the record has one.
    """

    first: int
    second: int
    kind: RelationKind
    detail: str
    contradiction: str | None = None
    status: str | None = None
    step: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersView:
    """The values of a slot.

    ``latest`` are the rows that affirm a figure and after which none certainly
    stands. ``disputed`` are those of the
    current conflict, of these and the rows in conflict with them; ``lowest`` and ``highest`` the
    ends of what they name. ``corroboration`` is that of all rows together.
    """

    proposition: PropositionView
    rows: tuple[NumberRow, ...]
    relations: tuple[Between, ...]
    latest: tuple[int, ...]
    disputed: tuple[int, ...]
    lowest: float | None
    highest: float | None
    corroboration: CorroborationView

    def row(self, number: int) -> NumberRow:
        """Return a row by its number."""
        return self.rows[number - 1]
