"""Tables: the records in columns, for lists and reports alike, as CSV and as workbooks."""

from collections.abc import Mapping
from typing import Any, Final

from onrecord.tabular.changes import CHANGE_SHEETS
from onrecord.tabular.claims import CLAIM_SHEETS
from onrecord.tabular.contradictions import CONTRADICTION_SHEETS
from onrecord.tabular.csv import TextFile, write_csv
from onrecord.tabular.model import Cell, Column, Row, Sheet
from onrecord.tabular.propositions import PROPOSITION_SHEETS, TOPIC_SHEETS
from onrecord.tabular.sources import SOURCE_SHEETS
from onrecord.tabular.speakers import POSITION_SHEETS, SPEAKER_SHEETS
from onrecord.tabular.xlsx import Book, write_xlsx

# The first sheet of a noun has one row for each record: it is what CSV holds.
SHEETS: Final[Mapping[str, tuple[Sheet[Any], ...]]] = {
    "change": CHANGE_SHEETS,
    "claim": CLAIM_SHEETS,
    "contradiction": CONTRADICTION_SHEETS,
    "position": POSITION_SHEETS,
    "proposition": PROPOSITION_SHEETS,
    "source": SOURCE_SHEETS,
    "speaker": SPEAKER_SHEETS,
    "topic": TOPIC_SHEETS,
}

__all__ = [
    "SHEETS",
    "Book",
    "Cell",
    "Column",
    "Row",
    "Sheet",
    "TextFile",
    "write_csv",
    "write_xlsx",
]
