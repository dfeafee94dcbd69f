"""The shapes of mappings, made of the fields and the defaults of ``onrecord.records``.

A shape takes values in the order of the fields, from a record or from the rows of a database: a
record is written down alike whichever way it comes.
"""

import dataclasses
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, Final, TypeAlias

from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    DateRecord,
    DecisionRecord,
    PropositionRecord,
    RelationRecord,
    RoleRecord,
    SideRecord,
    SourceRecord,
    SpeakerRecord,
    StanceRecord,
    TopicRecord,
)

Plain: TypeAlias = dict[str, Any]

_EXACT: Final = 2**53  # beyond it, not every whole number is a float


def _written(default: Any) -> Any:
    """Return a default as it would be written; of what is required, a type: no value equals it."""
    if default is dataclasses.MISSING:
        return object
    return [] if default == () else default


class Shape:
    """The names of one kind of mapping in their order, and what goes without saying in each.

    Lists are lists here; what is ``None`` or equal to its default is left out.
    """

    def __init__(self, record: type, **renamed: str) -> None:
        fields = dataclasses.fields(record)
        self.names = tuple(renamed.get(field.name, field.name) for field in fields)
        self._defaults = tuple(_written(field.default) for field in fields)
        self.values: Callable[[Any], tuple[Any, ...]] = attrgetter(*(f.name for f in fields))

    def __call__(self, values: Iterable[Any]) -> Plain:
        """Return the mapping of ``values``, which are as many as the names."""
        return {
            name: value
            for name, value, default in zip(self.names, values, self._defaults, strict=True)
            if value is not None and value != default
        }


DATE: Final = Shape(DateRecord)
SOURCE: Final = Shape(SourceRecord)
ROLE: Final = Shape(RoleRecord, start="from", end="until")
SPEAKER: Final = Shape(SpeakerRecord)
TOPIC: Final = Shape(TopicRecord)
PROPOSITION: Final = Shape(PropositionRecord)
APPEARANCE: Final = Shape(AppearanceRecord)
RELATION: Final = Shape(RelationRecord)
CLAIM: Final = Shape(ClaimRecord)
SIDE: Final = Shape(SideRecord)
DECISION: Final = Shape(DecisionRecord)


class _StanceShape(Shape):
    """One number stands for both ends of its range, and is exact unless said otherwise."""

    def __call__(self, values: Iterable[Any]) -> Plain:
        """Return the mapping of ``values``, which are as many as the names."""
        proposition, kind, low, high, qualifier, *rest = values
        if low is None and high is None:
            return super().__call__((proposition, kind, None, None, qualifier, *rest))
        low, high = number(low), number(high)
        value, low, high = (low, None, None) if low == high else (None, low, high)
        told = {"proposition": proposition, "stance": kind}
        if value is not None:
            told["value"] = value
        qualifier = None if qualifier == "exact" else qualifier
        return told | super().__call__((proposition, kind, low, high, qualifier, *rest))


STANCE: Final = _StanceShape(StanceRecord)


def number(value: float | None) -> float | int | None:
    """Return a whole number as one, as far as floats tell them apart."""
    whole = value is not None and value.is_integer() and abs(value) < _EXACT
    return int(value) if value is not None and whole else value
