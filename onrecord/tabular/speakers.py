"""The sheets of speakers, of their offices, and of their positions over time."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Final

from onrecord.tabular import cells
from onrecord.tabular.model import Cell, Column, Sheet, one_each, sheet
from onrecord.views import PositionView, RoleView, SpeakerView

Office = tuple[SpeakerView, RoleView]


def _offices(speaker: SpeakerView) -> Iterator[Office]:
    return ((speaker, role) for role in speaker.roles)


def _role(name: str) -> Callable[[Office], Cell]:
    return lambda pair: getattr(pair[1], name)


SPEAKER: Final[tuple[Column[SpeakerView], ...]] = (
    Column("id", attrgetter("id"), "number", 8),
    Column("key", attrgetter("key"), width=24),
    Column("name", attrgetter("name"), width=30),
    Column("kind", attrgetter("kind"), width=14),
    Column("aliases", lambda one: cells.words(one.aliases), width=30),
    Column("roles", lambda one: cells.offices(one.roles), width=50),
    Column("members", lambda one: cells.chain(one.members), width=30),
    Column("source_key", cells.part(attrgetter("source"), "key"), width=24),
    Column("source", cells.part(attrgetter("source"), "title"), width=40),
    Column("claims", attrgetter("claims"), "number", 8),
    Column("note", attrgetter("note"), width=40),
)
ROLE: Final[tuple[Column[Office], ...]] = (
    Column("id", _role("id"), "number", 8),
    Column("speaker_id", lambda pair: pair[0].id, "number"),
    Column("speaker_key", lambda pair: pair[0].key, width=24),
    Column("speaker", lambda pair: pair[0].name, width=30),
    Column("title", _role("title"), width=30),
    Column("organisation", _role("organisation"), width=30),
    Column("start", _role("start"), "date"),
    Column("end", _role("end"), "date"),
    Column("evidence", _role("evidence"), width=40),
)
POSITION: Final[tuple[Column[PositionView], ...]] = (
    Column("proposition_id", attrgetter("proposition.id"), "number"),
    Column("proposition", attrgetter("proposition.text"), width=60),
    Column("stance", attrgetter("stance"), width=10),
    Column("certainty", attrgetter("certainty"), width=11),
    *cells.value_columns(attrgetter("value")),
    Column("turn", attrgetter("turn"), width=11),
    Column("roles", lambda one: cells.offices(one.roles), width=50),
    Column("claim_id", attrgetter("claim.id"), "number", 8),
    Column("claim_key", attrgetter("claim.key"), width=24),
    Column("speaker", attrgetter("claim.speaker.name"), width=22),
    Column("statement", attrgetter("claim.statement"), width=60),
    *cells.date_columns("said", attrgetter("claim.said")),
    Column(
        "sources",
        lambda one: cells.lines(report.source.title for report in one.claim.appearances),
        width=40,
    ),
)

SPEAKER_SHEETS: Final[tuple[Sheet[SpeakerView], ...]] = (
    one_each("Speakers", SPEAKER),
    sheet("Roles", ROLE, _offices),
)
POSITION_SHEETS: Final[tuple[Sheet[PositionView], ...]] = (one_each("Positions", POSITION),)
