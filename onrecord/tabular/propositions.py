"""The sheets of propositions and of topics."""

from collections.abc import Callable
from operator import attrgetter
from typing import Final

from onrecord.tabular.model import Cell, Column, Sheet, one_each
from onrecord.views import PropositionView, TopicView
from onrecord.vocabulary import STANCES


def _count(stance: str) -> Callable[[PropositionView], Cell]:
    return lambda one: dict(one.stances).get(stance, 0)


PROPOSITION: Final[tuple[Column[PropositionView], ...]] = (
    Column("id", attrgetter("id"), "number", 8),
    Column("key", attrgetter("key"), width=24),
    Column("text", attrgetter("text"), width=70),
    Column("topic", attrgetter("topic"), width=20),
    Column("period", attrgetter("period"), "date", 24),
    Column("place", attrgetter("place"), width=20),
    Column("measure", attrgetter("measure"), width=18),
    Column("unit", attrgetter("unit")),
    Column("slot", lambda one: "yes" if one.slot else "no", width=8),
    *(Column(stance, _count(stance), "number", 9) for stance in STANCES),
    Column("note", attrgetter("note"), width=40),
)
TOPIC: Final[tuple[Column[TopicView], ...]] = (
    Column("id", attrgetter("id"), "number", 8),
    Column("key", attrgetter("key"), width=24),
    Column("name", attrgetter("name"), width=40),
    Column("claims", attrgetter("claims"), "number", 8),
)

PROPOSITION_SHEETS: Final[tuple[Sheet[PropositionView], ...]] = (
    one_each("Propositions", PROPOSITION),
)
TOPIC_SHEETS: Final[tuple[Sheet[TopicView], ...]] = (one_each("Topics", TOPIC),)
