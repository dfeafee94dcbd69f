"""A report as a workbook: what it is and how it was made, then a sheet for each kind of record."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from onrecord.report import numbers_words, summary
from onrecord.report.model import Report
from onrecord.report.numbers_table import RELATIONS, VALUES
from onrecord.tabular import SHEETS, Book, Column, Row, Sheet

_ABOUT: Final[tuple[Column[Row], ...]] = (
    Column("report", lambda row: row[0], width=34),
    Column("value", lambda row: row[1], width=100),
)


class XlsxRenderer:
    """Reports to sort, filter and work on in a spreadsheet."""

    extension = "xlsx"

    def render(self, report: Report) -> bytes:
        """Return the workbook; raises TooManyRowsError where a sheet cannot hold the report."""
        with Book(report.title) as book:
            about = book.sheet("Report", _ABOUT)
            for row in _about(report):
                about.add(row)
            if report.numbers is not None:
                _fill(book, VALUES, report.numbers.rows)
                _fill(book, RELATIONS, report.numbers.relations)
            for noun, records in _records(report):
                for one in SHEETS[noun]:
                    _fill(book, one, records)
        return book.content


def _about(report: Report) -> Iterator[Row]:
    yield "Title", report.title
    for sentence in summary.counts(report):
        yield "Summary", sentence
    for sentence in numbers_words.summary(report.numbers) if report.numbers else ():
        yield "Numbers", sentence
    yield "Words", "A statement is in the words of this record, a quotation in those of the source."
    yield from summary.provenance(report)


def _records(report: Report) -> Iterator[tuple[str, Sequence[Any]]]:
    yield "claim", report.claims
    yield "contradiction", report.contradictions
    yield "position", report.positions
    yield "proposition", report.propositions
    yield "speaker", (report.speaker,) if report.speaker else ()
    yield "topic", (report.topic,) if report.topic else ()


def _fill(book: Book, sheet: Sheet[Any], records: Iterable[Any]) -> None:
    rows = [row for record in records for row in sheet.rows(record)]
    if not rows and sheet is not SHEETS["claim"][0]:
        return
    table = book.sheet(sheet.title, sheet.columns)
    for row in rows:
        table.add(row)
