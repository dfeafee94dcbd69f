"""How a list is put out: for people, as JSON, as ids, as CSV, as a workbook.

A command takes ``out: Out`` and is decorated with ``put_out()``; it hands its records to
``out.put`` with what each format needs to know of their noun.
"""

from __future__ import annotations  # the tables are loaded by what writes them, not by --help

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from cli import options
from cli.files import binary_file, text_file, to_stdout
from cli.output import json_list, line, print_table
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.views import JsonObject

T = TypeVar("T")

OPTIONS: Final[Mapping[str, Any]] = {
    "as_json": options.AsJson,
    "ids_only": options.IdsOnly,
    "as_csv": options.AsCsv,
    "as_xlsx": options.AsXlsx,
    "output": options.ListFile,
    "raw": options.Raw,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """Records of one noun, and what each format makes of one of them.

    ``noun`` names its sheets; ``columns`` and ``row`` are the cells for people.
    """

    records: Iterable[T]
    noun: str
    shape: Callable[[T], JsonObject]
    columns: Sequence[str]
    row: Callable[[T], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """How and where to put a list out, as it was typed."""

    as_json: bool = False
    ids_only: bool = False
    as_csv: bool = False
    as_xlsx: bool = False
    output: Path | None = None
    raw: bool = False

    @property
    def format(self) -> str:
        """The name of the format: the option that was given, else by the ending of the file."""
        wanted = {
            "json": self.as_json, "ids": self.ids_only, "csv": self.as_csv, "xlsx": self.as_xlsx,
        }  # fmt: skip
        given = [name for name, on in wanted.items() if on]
        if len(given) > 1 and given != ["json", "ids"]:  # where JSON has always won
            raise UsageError(f"--{given[0]} and --{given[1]} are two formats. Choose one")
        found = given[0] if given else self._by_ending()
        if self.raw and found != "csv":
            raise UsageError("--raw is for CSV. Add --csv, or -o FILE.csv")
        return found

    @property
    def for_people(self) -> bool:
        """Whether people read it, whom a command may have something better for than a table."""
        return self.format == "table"

    def put(
        self,
        records: Iterable[T],
        *,
        noun: str,
        shape: Callable[[T], JsonObject],
        columns: Sequence[str] = (),
        row: Callable[[T], Sequence[str]] = lambda _: (),
    ) -> None:
        """Write the records as they come, and say so where it was to a file."""
        listing = Listing(records=records, noun=noun, shape=shape, columns=columns, row=row)
        FORMATS[self.format].write(listing, self)
        if not to_stdout(self.output):
            line(f"Wrote {self.output}")

    def _by_ending(self) -> str:
        if self.output is None or to_stdout(self.output):
            return "table"
        ending = self.output.suffix.removeprefix(".").lower()
        if ending not in {"csv", "xlsx", "json"}:
            raise UsageError(
                f'No format for "{self.output}". End it in .csv, .xlsx or .json, '
                "or add --csv, --xlsx, --json or --ids"
            )
        return ending


class Format(Protocol):
    """A way of putting out a list."""

    def write(self, listing: Listing[T], out: Out) -> None:
        """Write every record."""
        ...


class TableFormat:
    """A table on a terminal, lines with tabs in a pipe."""

    def write(self, listing: Listing[T], out: Out) -> None:  # noqa: ARG002 - never to a file
        """Print the table."""
        print_table(listing.columns, (listing.row(record) for record in listing.records))


class JsonFormat:
    """A JSON array."""

    def write(self, listing: Listing[T], out: Out) -> None:
        """Write the array, a member at a time."""
        with text_file(out.output) as file:
            for text in json_list(map(listing.shape, listing.records)):
                file.write(text)


class IdsFormat:
    """Ids only, one on each line."""

    def write(self, listing: Listing[Any], out: Out) -> None:
        """Write the ids."""
        with text_file(out.output) as file:
            for record in listing.records:
                file.write(f"{record.id}\n")


class CsvFormat:
    """One table, with a mark at the start of a file by which spreadsheets know its encoding."""

    def write(self, listing: Listing[T], out: Out) -> None:
        """Write the table, a row at a time."""
        from onrecord.tabular import SHEETS, write_csv

        with text_file(out.output, marked=not out.raw) as file:
            write_csv(file, SHEETS[listing.noun][0], listing.records, raw=out.raw)


class XlsxFormat:
    """A workbook with every sheet of the noun."""

    def write(self, listing: Listing[T], out: Out) -> None:
        """Write the workbook; its rows wait in files, so that a long list needs no memory."""
        import tempfile

        from onrecord.tabular import SHEETS, write_xlsx

        with binary_file(out.output) as file, tempfile.TemporaryDirectory() as folder:
            write_xlsx(file, SHEETS[listing.noun], listing.records, folder=folder)


FORMATS: Final[Mapping[str, Format]] = {
    "table": TableFormat(),
    "json": JsonFormat(),
    "ids": IdsFormat(),
    "csv": CsvFormat(),
    "xlsx": XlsxFormat(),
}


def put_out(*left_out: str) -> Callable[[options.Command], options.Command]:
    """Give a command the options of lists, but for those ``left_out``, as its ``out``."""
    wanted = {name: option for name, option in OPTIONS.items() if name not in left_out}
    return options.bundled("out", wanted, {f.name: f.default for f in fields(Out)}, Out)
