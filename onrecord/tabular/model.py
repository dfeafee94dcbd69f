"""What a table is: columns over one kind of record, and the sheets that the records of a noun fill.

A column has one definition, whoever writes it: a list or a report, as CSV or as a workbook. What
is not known is an empty cell, and an open bound is not known.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

Cell = str | int | float | None
Row = tuple[Cell, ...]
Kind = Literal["text", "number", "date"]
R_contra = TypeVar("R_contra", contravariant=True)
R = TypeVar("R")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Column(Generic[R_contra]):
    """A column; ``width`` is in characters, for formats that have one.

    The cells of a ``date`` are EDTF or ISO days as text: a format with dates of its own may make
    one of what is a single day.
    """

    name: str
    get: Callable[[R_contra], Cell]
    kind: Kind = "text"
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R_contra]):
    """One table over records of a noun; ``parts`` gives what has a row each, of one record."""

    title: str
    columns: tuple[Column[Any], ...]
    parts: Callable[[R_contra], Iterable[Any]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, record: R_contra) -> Iterator[Row]:
        """Give the rows that one record has in this sheet."""
        for part in self.parts(record):
            yield tuple([column.get(part) for column in self.columns])


def sheet(title: str, columns: Sequence[Column[P]], parts: Callable[[R], Iterable[P]]) -> Sheet[R]:
    """Return a sheet with a row for each part of a record."""
    return Sheet(title, tuple(columns), parts)


def one_each(title: str, columns: Sequence[Column[R]]) -> Sheet[R]:
    """Return a sheet with one row for each record."""
    return Sheet(title, tuple(columns), lambda record: (record,))
