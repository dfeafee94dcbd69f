"""The sheets of contradictions: one row a pair with both sides, then the reasons and decisions."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Final, Literal

from onrecord.json_shape import number
from onrecord.tabular import cells
from onrecord.tabular.model import Cell, Column, Sheet, one_each, sheet
from onrecord.views import AppearanceView, ClaimView, ContradictionView, DecisionView, TraceStep

Place = Literal[0, 1]
Reason = tuple[ContradictionView, int, TraceStep]
Decision = tuple[ContradictionView, DecisionView]


def _of_claim(place: Place, name: str) -> Callable[[ContradictionView], Cell]:
    get = attrgetter(name)
    return lambda pair: get(pair.claims[place])


def _part(place: Place, field: str, name: str) -> Callable[[ContradictionView], Cell]:
    return cells.part(lambda pair: getattr(pair.claims[place], field), name)


def _reports(pair: ContradictionView, place: Place) -> tuple[AppearanceView, ...]:
    """Return the reports that a side is about: the one it names, else all of its claim."""
    claim: ClaimView = pair.claims[place]
    named = pair.sides[place].appearance_id
    return tuple(one for one in claim.appearances if named in {None, one.id})


def _named(place: Place, get: Callable[[AppearanceView], str | None]) -> Callable[..., Cell]:
    return lambda pair: cells.words(map(get, _reports(pair, place)))


def _told(place: Place, get: Callable[[AppearanceView], str | None]) -> Callable[..., Cell]:
    return lambda pair: cells.lines(map(get, _reports(pair, place)))


def _brief(name: str, place: Place) -> tuple[Column[ContradictionView], ...]:
    return (
        Column(f"{name}_speaker", _of_claim(place, "speaker.name"), width=22),
        Column(f"{name}_on_behalf_of", _part(place, "on_behalf_of", "name"), width=22),
        Column(f"{name}_said", _part(place, "said", "edtf"), "date", 22),
        Column(f"{name}_statement", _of_claim(place, "statement"), width=60),
    )


def _in_full(name: str, place: Place) -> tuple[Column[ContradictionView], ...]:
    return (
        Column(f"{name}_claim_id", _of_claim(place, "id"), "number", 8),
        Column(f"{name}_claim_key", _of_claim(place, "key"), width=24),
        Column(f"{name}_claim_status", _of_claim(place, "status"), width=11),
        Column(f"{name}_said_earliest", _part(place, "said", "earliest"), "date"),
        Column(f"{name}_said_latest", _part(place, "said", "latest"), "date"),
        Column(f"{name}_role", lambda pair: pair.sides[place].role, width=30),
        Column(f"{name}_appearance_id", lambda pair: pair.sides[place].appearance_id, "number", 8),
        Column(f"{name}_publishers", _named(place, attrgetter("source.publisher")), width=22),
        Column(f"{name}_sources", _told(place, attrgetter("source.title")), width=40),
        Column(f"{name}_quotation", _told(place, cells.quotation), width=60),
        Column(f"{name}_verification", _named(place, cells.verification)),
        Column(f"{name}_described_as", _named(place, attrgetter("described_as")), width=24),
    )


def _decision(view: DecisionView) -> str:
    reason = f" ({view.reason})" if view.reason else ""
    note = f": {view.note}" if view.note else ""
    return f"{view.verdict}{reason} by {view.by}, {view.at}{note}"


CONTRADICTION: Final[tuple[Column[ContradictionView], ...]] = (
    Column("id", attrgetter("id"), "number", 8),
    Column("key", attrgetter("key"), width=20),
    Column("status", attrgetter("status"), width=11),
    Column("kind", attrgetter("kind"), width=12),
    Column("scope", attrgetter("scope"), width=18),
    Column("score", lambda pair: number(pair.score), "number", 8),
    Column("proposition", cells.part(attrgetter("proposition"), "text"), width=60),
    # What is compared stands side by side; what it rests on comes after it.
    *_brief("first", 0),
    *_brief("second", 1),
    Column("reasons", lambda pair: cells.lines(step.detail for step in pair.trace), width=60),
    Column("decisions", lambda pair: cells.lines(map(_decision, pair.decisions)), width=40),
    *_in_full("first", 0),
    *_in_full("second", 1),
    Column("proposition_id", cells.part(attrgetter("proposition"), "id"), "number"),
    Column("first_later", _named(0, cells.later), width=10),
    Column("second_later", _named(1, cells.later), width=10),
)


def _reasons(pair: ContradictionView) -> Iterator[Reason]:
    return ((pair, place, step) for place, step in enumerate(pair.trace, start=1))


def _decisions(pair: ContradictionView) -> Iterator[Decision]:
    return ((pair, decision) for decision in pair.decisions)


def _spans(step: TraceStep) -> str | None:
    return cells.lines(f"{appearance}: {start}-{end}" for appearance, start, end in step.spans)


REASON: Final[tuple[Column[Reason], ...]] = (
    Column("contradiction_id", lambda row: row[0].id, "number"),
    Column("contradiction_key", lambda row: row[0].key, width=20),
    Column("number", lambda row: row[1], "number", 8),
    Column("rule", lambda row: row[2].rule, width=20),
    Column("reason", lambda row: row[2].detail, width=80),
    Column("compared", lambda row: _spans(row[2]), width=40),
)
DECISION: Final[tuple[Column[Decision], ...]] = (
    Column("contradiction_id", lambda row: row[0].id, "number"),
    Column("contradiction_key", lambda row: row[0].key, width=20),
    Column("verdict", lambda row: row[1].verdict, width=12),
    Column("reason", lambda row: row[1].reason, width=20),
    Column("note", lambda row: row[1].note, width=60),
    Column("by", lambda row: row[1].by, width=22),
    Column("at", lambda row: row[1].at, width=22),
)

CONTRADICTION_SHEETS: Final[tuple[Sheet[ContradictionView], ...]] = (
    one_each("Contradictions", CONTRADICTION),
    sheet("Reasons", REASON, _reasons),
    sheet("Decisions", DECISION, _decisions),
)
