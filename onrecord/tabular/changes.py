"""The sheet of the change log."""

from operator import attrgetter
from typing import Final

from onrecord.tabular.model import Column, Sheet, one_each
from onrecord.views import ChangeView

CHANGE: Final[tuple[Column[ChangeView], ...]] = (
    Column("number", attrgetter("number"), "number", 8),
    Column("at", attrgetter("at"), width=22),
    Column("by", attrgetter("by"), width=20),
    Column("act", attrgetter("act"), width=12),
    Column("records", attrgetter("records"), "number", 9),
    Column("summary", attrgetter("summary"), width=70),
    Column("undoes", attrgetter("undoes"), "number", 9),
    Column("undone_by", attrgetter("undone_by"), "number", 11),
)

CHANGE_SHEETS: Final[tuple[Sheet[ChangeView], ...]] = (one_each("Changes", CHANGE),)
