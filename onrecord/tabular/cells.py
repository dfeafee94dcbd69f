"""What several sheets put into a cell: more than one value, dates, figures, offices."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from onrecord.json_shape import number
from onrecord.offices import held_office
from onrecord.tabular.model import Cell, Column
from onrecord.views import AppearanceView, DateView, RoleView, SpeakerRef, ValueView

R = TypeVar("R")


def words(values: Iterable[str | None]) -> str | None:
    """Return names or words, each once, with semicolons between them."""
    return "; ".join(dict.fromkeys(filter(None, values))) or None


def lines(values: Iterable[str | None]) -> str | None:
    """Return titles, sentences or addresses, each once and beginning a line."""
    return "\n".join(dict.fromkeys(filter(None, values))) or None


def part(get: Callable[[R], object], name: str) -> Callable[[R], Cell]:
    """Return what reads ``name`` of a part that a record may lack."""
    return lambda record: getattr(get(record), name, None)


def date_columns(role: str, get: Callable[[R], DateView | None]) -> tuple[Column[R], ...]:
    """Return the columns of a time expression: EDTF, bounds, phrase, and how it was found."""
    return (
        Column(role, part(get, "edtf"), "date", 22),
        Column(f"{role}_earliest", part(get, "earliest"), "date"),
        Column(f"{role}_latest", part(get, "latest"), "date"),
        Column(f"{role}_phrase", part(get, "phrase"), width=18),
        Column(f"{role}_basis", part(get, "basis"), width=12),
        Column(f"{role}_anchor", part(get, "anchor"), "date"),
        Column(f"{role}_note", part(get, "note"), width=24),
    )


def value_columns(get: Callable[[R], ValueView | None]) -> tuple[Column[R], ...]:
    """Return the columns of the value given to a slot; an open end is empty."""

    def end(name: str) -> Callable[[R], Cell]:
        return lambda record: number(getattr(get(record), name, None))

    return (
        Column("value_low", end("low"), "number"),
        Column("value_high", end("high"), "number"),
        Column("qualifier", part(get, "qualifier")),
        Column("unit", part(get, "unit")),
        Column("as_of", part(get, "as_of"), "date"),
    )


def figure(value: ValueView | None) -> str:
    """Return a value in the record's own terms: ``at_least 12 boats as of 2031-05``."""
    if value is None:
        return ""
    ends = dict.fromkeys(str(number(end)) for end in (value.low, value.high) if end is not None)
    as_of = f"as of {value.as_of}" if value.as_of else None
    parts = (value.qualifier, " to ".join(ends), value.unit, as_of)
    return " ".join(part for part in parts if part)


def chain(speakers: Iterable[SpeakerRef]) -> str | None:
    """Return speakers in the order in which they passed the words on."""
    return words(speaker.name for speaker in speakers)


def offices(roles: Iterable[RoleView]) -> str | None:
    """Return offices with organisation and dates."""
    return lines(held_office(one.title, one.organisation, one.start, one.end) for one in roles)


def quotation(appearance: AppearanceView) -> str | None:
    """Return the words of the source, gaps marked, ``None`` where they may not be held."""
    return gapped(appearance.exact or ())


def gapped(parts: Iterable[str]) -> str | None:
    """Return parts of one text with marks for what lies between them."""
    return " […] ".join(parts) or None


def verification(appearance: AppearanceView) -> str:
    """Return how far the words are proved; without a text on record they are not."""
    return appearance.verification or "not_held"


def later(appearance: AppearanceView) -> str | None:
    """Return what became of the words in a later copy that nobody has looked at yet."""
    return appearance.later.verification if appearance.later else None
