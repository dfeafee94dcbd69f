"""Stances as a record file writes them, their values brought into one form.

A lone number becomes both ends of a range, or the one end that its qualifier leaves closed.
"""

from typing import Final, cast

from onrecord.recordfile.date_fields import maybe_edtf
from onrecord.recordfile.fields import Fields, Schema
from onrecord.recordfile.refusal import Position, on_line, quoted
from onrecord.records import StanceRecord
from onrecord.vocabulary import (
    CERTAINTIES,
    QUALIFIERS,
    STANCES,
    Certainty,
    Qualifier,
    StanceKind,
)

STANCE: Final = Schema(
    "a stance",
    ("proposition", "stance"),
    ("value", "value_low", "value_high", "qualifier", "unit", "as_of", "certainty", "note"),
)


def read_stances(claim: Fields) -> tuple[StanceRecord, ...]:
    """Return the stances of a claim, at most one on each proposition; raises RefusedError."""
    stances: list[StanceRecord] = []
    places: dict[str, Position] = {}
    for node in claim.items("stances"):
        fields = Fields(node, STANCE)
        stance = read_stance(fields)
        position = fields.position("proposition")
        if stance.proposition in places:
            raise fields.refused(
                "proposition",
                f"this claim takes a stance on {quoted(stance.proposition)} already"
                f"{on_line(places[stance.proposition])}. Keep one of them, or make two claims.",
            )
        places[stance.proposition] = position
        stances.append(stance)
    return tuple(stances)


def read_stance(fields: Fields) -> StanceRecord:
    """Return one stance; ``fields`` is opened with ``STANCE``."""
    qualifier = cast("Qualifier | None", fields.choice("qualifier", QUALIFIERS, StanceRecord))
    low, high = _values(fields, qualifier)
    if low is None and high is None:
        if qualifier is not None:
            raise fields.refused(
                "qualifier", 'a "qualifier" needs a number. Add "value", or take it out.'
            )
    elif qualifier is None:
        qualifier = "exact"
    return StanceRecord(
        proposition=fields.key("proposition"),
        stance=cast("StanceKind", fields.choice("stance", STANCES, StanceRecord)),
        value_low=low,
        value_high=high,
        qualifier=qualifier,
        unit=fields.maybe_text("unit"),
        as_of=maybe_edtf(fields, "as_of"),
        certainty=cast("Certainty | None", fields.choice("certainty", CERTAINTIES, StanceRecord)),
        note=fields.maybe_text("note"),
    )


def _values(fields: Fields, qualifier: Qualifier | None) -> tuple[float | None, float | None]:
    value = fields.number("value")
    low, high = fields.number("value_low"), fields.number("value_high")
    if value is not None:
        if low is not None or high is not None:
            raise fields.refused(
                "value", '"value" is short for "value_low" and "value_high" in one. '
                "Keep either the one or the others.",
            )  # fmt: skip
        low = high = value
    if low is None or high is None or low == high:
        return _placed(high if low is None else low, qualifier)
    if low > high:
        raise fields.refused(
            "value_high", '"value_high" is below "value_low". Write the smaller number as '
            '"value_low".',
        )  # fmt: skip
    if qualifier in ("at_least", "at_most"):
        raise fields.refused(
            "qualifier", f'"{qualifier}" takes one number and there are two. Keep one of them, '
            "or take the qualifier out.",
        )  # fmt: skip
    return low, high


def _placed(number: float | None, qualifier: str | None) -> tuple[float | None, float | None]:
    return (
        None if qualifier == "at_most" else number,
        None if qualifier == "at_least" else number,
    )
