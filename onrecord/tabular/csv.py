"""A table as CSV (RFC 4180): commas, CR LF between the rows, quotation marks where they are needed.

A value that holds a line's end keeps it as it is. One row is written at a time.
"""

import csv
from collections.abc import Iterable
from itertools import chain
from typing import Protocol, TypeVar

from onrecord.tabular.formulas import guarded
from onrecord.tabular.model import Sheet

R = TypeVar("R")


class TextFile(Protocol):
    """What takes text piece by piece."""

    def write(self, text: str, /) -> object:
        """Take one piece."""
        ...


def write_csv(file: TextFile, sheet: Sheet[R], records: Iterable[R], *, raw: bool = False) -> None:
    """Write the sheet with its head; ``raw`` leaves out the guard against formulas.

    ``file`` must not translate newlines.
    """
    writer = csv.writer(file)
    writer.writerow(sheet.names)
    rows = chain.from_iterable(map(sheet.rows, records))
    writer.writerows(rows if raw else guarded(rows))
