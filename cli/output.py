"""How answers are printed: for people, for pipes, or as JSON.

Words of the record are never read as markup, and control characters never reach a terminal.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import typer

from cli import words
from cli.files import text_file
from cli.progress import without_bar
from onrecord.safe import clean

if TYPE_CHECKING:
    from workflows.finding_rows import Detected

# What has no place in a note of one line. Joiners and spaces that do not break are words' own, in
# Persian and in French, though str.isprintable() refuses them.
UNREADABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def print_json(value: Any) -> None:
    """Print one JSON value, readable and the same in a pipe as on a terminal."""
    from onrecord.json_text import readable

    with text_file(None) as file:
        file.write(readable(value) + "\n")


def json_list(values: Iterable[Any]) -> Iterator[str]:
    """Give the text of a JSON array as its members come, so that a long one needs no memory."""
    from onrecord.json_text import readable

    first = True
    for value in values:
        yield ("[\n" if first else ",\n") + "  " + readable(value).replace("\n", "\n  ")
        first = False
    yield "[]\n" if first else "\n]\n"


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table on a terminal, and tab-separated, unwrapped lines in a pipe."""
    if sys.stdout.isatty():
        _rich_table(columns, rows)
        return
    typer.echo("\t".join(columns))
    for row in rows:
        typer.echo("\t".join(one_line(cell) for cell in row))


def one_line(text: str) -> str:
    """Return the text without control characters, on one line."""
    return " ".join(clean(text).split())


def line(text: str = "") -> None:
    """Print one line of our own words and the record's; spaces that align it stay."""
    with without_bar():
        typer.echo(" ".join(clean(text).splitlines()).replace("\t", " "))


def note(text: str) -> None:
    """Say something about the work, on stderr."""
    with without_bar():
        typer.echo(one_line(text), err=True)


def say_detected(detected: "Detected", *, dry_run: bool = False) -> None:
    """Say what a change did to the contradictions, or would do, where it did anything."""
    if detected.new:
        found = words.many(detected.new, "new contradiction candidate")
        line(f"Would find {found}" if dry_run else f"Found {found}: onrecord contradiction list")
    ended, again = (words.many(n, "contradiction") for n in (detected.stale, detected.again))
    if detected.stale and dry_run:
        line(f"{ended} would no longer be found")
    elif detected.stale:
        note(f"{ended} no longer found, and marked stale")
    if detected.again and dry_run:
        line(f"{again} would be found again")
    elif detected.again:
        note(f"{again} found again")


def _rich_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, highlight=False)
    for place, column in enumerate(columns):
        table.add_column(Text(column), no_wrap=place == 0, overflow="fold")
    for row in rows:
        # Text, never a string: a string's "[sic]" would be taken for markup and vanish.
        table.add_row(*(Text(one_line(cell)) for cell in row))
    Console(highlight=False, markup=False, emoji=False).print(table)
