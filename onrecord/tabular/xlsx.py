"""Workbooks for spreadsheets: one sheet a noun, typed cells, and nothing that could be run.

A text is text, whatever it begins with. A text that is longer than a cell may be is never cut
silently: the cell holds its beginning and says where all of it stands, in parts, on a sheet of its
own. The same records give the same bytes: no clock, and no name of a user or a machine.
"""

import datetime as dt
import io
import math
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final, Self, TypeVar

from onrecord.errors import OnrecordError
from onrecord.safe import clean
from onrecord.tabular.formulas import begins_like_a_formula
from onrecord.tabular.model import Cell, Column, Row, Sheet

R = TypeVar("R")

MAX_UNITS: Final = 32_767  # of UTF-16, in a cell
MAX_ROWS: Final = 1_048_576  # on a sheet, its head among them
LONG_TEXTS: Final = "Long texts"
_BEGINNING: Final = 1_000
_PART: Final = 16_000  # characters; none takes more than two units
_LONG_TEXT: Final[tuple[Column[Row], ...]] = (
    Column("text", lambda row: row[0], "number", 8),
    Column("sheet", lambda row: row[1], width=18),
    Column("row", lambda row: row[2], "number", 8),
    Column("column", lambda row: row[3], width=18),
    Column("part", lambda row: row[4], "number", 8),
    Column("words", lambda row: row[5], width=100),
)
# Spreadsheets count the days from 1900, and take that year for a leap year.
_FIRST_DAY: Final = dt.date(1900, 3, 1)
_EXACT: Final = 2**53
_LINE: Final = 15  # points
_MOST_LINES: Final = 12  # of a row; all of a longer text is in its cell
_FILTER_BUTTON: Final = 2  # characters
_CREATED: Final = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the format has no time zones
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class TooManyRowsError(OnrecordError):
    """A sheet cannot hold so many rows."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"The sheet {title} would have more than {MAX_ROWS:,} rows, which is all that a "
            "workbook holds. Narrow it down, or write CSV"
        )


class Book:
    """A workbook; its ``content`` is there when the ``with`` that made it has ended.

    Rows wait in ``folder`` until then, each sheet in a file of its own; without one they wait in
    memory, and are as high as their texts.
    """

    def __init__(self, title: str, *, folder: str | None = None) -> None:
        from xlsxwriter import Workbook  # 50 ms that few commands need

        where = {"constant_memory": True, "tmpdir": folder} if folder else {"in_memory": True}
        # Not the file that is asked for: a ZIP file that cannot be ended complains on its own.
        self._written = io.BytesIO()
        self._workbook: Any = Workbook(self._written, _OPTIONS | where)
        self._workbook.use_zip64()
        self._workbook.set_properties({"title": clean(title)[:255], "created": _CREATED})
        layout = {"text_wrap": True, "valign": "top"}
        add = self._workbook.add_format
        self.fits_rows = folder is None  # a height for each row would stay in memory
        self.head = add({"bold": True, "bottom": 1, "valign": "top"})
        self.plain = add()
        self.text = add(layout)
        # It stays a text when somebody edits the cell.
        self.marked = add(layout | {"quote_prefix": True})
        self.number = add({"valign": "top", "align": "left"})
        self.day = add({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"})
        self._tables: list[Table] = []
        self._long: Table | None = None
        self._long_texts = 0

    def sheet(self, title: str, columns: Sequence[Column[Any]]) -> "Table":
        """Add a sheet with its head, and return what takes its rows."""
        table = Table(self, self._workbook.add_worksheet(title), title, columns)
        self._tables.append(table)
        return table

    def long_text(self, text: str, title: str, row: int, column: str) -> str:
        """Put a text into parts on a sheet of its own; return what its cell says instead."""
        if self._long is None:
            self._long = self.sheet(LONG_TEXTS, _LONG_TEXT)
        self._long_texts += 1
        for part, start in enumerate(range(0, len(text), _PART), start=1):
            words = text[start : start + _PART]
            self._long.add((self._long_texts, title, row + 1, column, part, words))
        return (
            f"{text[:_BEGINNING]}… [Cut here: all {len(text):,} characters stand on the sheet "
            f"{LONG_TEXTS}, text {self._long_texts}]"
        )

    @property
    def content(self) -> bytes:
        """The workbook in its own format."""
        return self._written.getvalue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Put the workbook together; raises OSError where a file in the folder cannot be written.

        After an error too: it is how the library lets go of its files.
        """
        from xlsxwriter.exceptions import FileCreateError

        for table in self._tables:
            table.finish()
        try:
            self._workbook.close()
        except FileCreateError as error:
            if kind is None:
                raise error.args[0] from None


class Table:
    """One sheet of a workbook, which takes rows in their order."""

    def __init__(self, book: Book, sheet: Any, title: str, columns: Sequence[Column[Any]]) -> None:
        self._book = book
        self._sheet = sheet
        self._title = title
        self._columns = columns
        self._row = 0
        for place, column in enumerate(columns):
            width = max(column.width, len(column.name) + _FILTER_BUTTON)
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, column.name, book.head)
        sheet.freeze_panes(1, 0)

    def add(self, row: Row) -> None:
        """Write one row; raises TooManyRowsError where the sheet is full."""
        self._row += 1
        if self._row >= MAX_ROWS:
            raise TooManyRowsError(self._title)
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                self._put(place, cell)
            elif cell is None:
                continue
            elif math.isfinite(cell) and abs(cell) <= _EXACT:
                self._sheet.write_number(self._row, place, cell, self._book.number)
            else:
                self._put(place, str(cell))
        if self._book.fits_rows:
            lines = max(map(_lines, row, self._columns))
            if lines > 1:
                self._sheet.set_row(self._row, _LINE * lines)

    def finish(self) -> None:
        """Let a reader filter what was written."""
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)

    def _put(self, place: int, text: str) -> None:
        column, book = self._columns[place], self._book
        day = _day(text) if column.kind == "date" else None
        if day is not None:
            self._sheet.write_datetime(self._row, place, day, book.day)
            return
        if len(text) > MAX_UNITS // 2 and len(text.encode("utf-16-le")) // 2 > MAX_UNITS:
            text = book.long_text(text, self._title, self._row, column.name)
        look = book.marked if begins_like_a_formula(text) else book.text
        if text.startswith("<r>") and text.endswith("</r>"):
            # The library takes such a string for XML of its own, unless it makes the XML itself.
            self._sheet.write_rich_string(self._row, place, "<", book.plain, text[1:], look)
        else:
            self._sheet.write_string(self._row, place, text, look)


def write_xlsx(
    file: BinaryIO, sheets: Sequence[Sheet[R]], records: Iterable[R], *, folder: str
) -> None:
    """Write all sheets of a noun in one pass over its records; rows wait in ``folder``."""
    with Book(sheets[0].title, folder=folder) as book:
        tables = [(one, book.sheet(one.title, one.columns)) for one in sheets]
        for record in records:
            for one, table in tables:
                for row in one.rows(record):
                    table.add(row)
    file.write(book.content)


def _lines(cell: Cell, column: Column[Any]) -> int:
    """Return the lines that a cell takes, as far as a row shows them; letters differ in width."""
    if not isinstance(cell, str) or (len(cell) <= column.width and "\n" not in cell):
        return 1
    shown = cell[: column.width * _MOST_LINES].split("\n")
    return min(sum(1 + len(line) // column.width for line in shown), _MOST_LINES)


def _day(text: str) -> dt.date | None:
    if len(text) != len("2014-12-03"):
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY and day.isoformat() == text else None
