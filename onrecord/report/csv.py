"""A report as CSV, which is one table: of values, of contradictions, else of claims."""

import io

from onrecord.report.model import Report
from onrecord.report.numbers_table import VALUES
from onrecord.tabular import SHEETS, write_csv


class CsvRenderer:
    """Reports for other programs that read tables; ``raw`` leaves out the guard against formulas.

    Title, filters and hash have no place in a table: they are in the other formats.
    """

    extension = "csv"

    def __init__(self, *, raw: bool = False) -> None:
        self._raw = raw

    def render(self, report: Report) -> str:
        """Return one table of the report, its lines ending in CR LF."""
        file = io.StringIO(newline="")
        if report.numbers is not None:
            write_csv(file, VALUES, report.numbers.rows, raw=self._raw)
        elif report.selection.kind == "contradictions":
            write_csv(file, SHEETS["contradiction"][0], report.contradictions, raw=self._raw)
        else:
            write_csv(file, SHEETS["claim"][0], report.claims, raw=self._raw)
        return file.getvalue()
