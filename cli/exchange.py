"""onrecord import and export: the record in and out as files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from cli import options, words
from cli.files import standard_input, text_file, to_stdout, written
from cli.filters import ClaimStatus, filtered
from cli.output import line, note, say_detected
from cli.session import opened
from onrecord.errors import UsageError
from onrecord.filters import Filters

if TYPE_CHECKING:
    from workflows.importing import Imported

_PASSED_OVER: Final = {
    "change": ("change of its log", "changes of its log"),
    "mark": ("mark of a quotation", "marks of quotations"),
    "proposal": ("undecided proposal", "undecided proposals"),
}


def import_(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            parser=options.path,
            help="Record files (YAML) or JSON Lines, in order; - reads standard input.",
        ),
    ],
    *,
    no_check: Annotated[
        bool,
        typer.Option("--no-check", help="Search for no contradictions: onrecord check does later."),
    ] = False,
) -> None:
    """Take in record files (YAML) or JSON Lines.

    All of them are taken in or nothing is; a second import changes nothing. A whole export goes
    back into an empty database with its history, as it was.

    Example: onrecord import dossier.yaml
    """
    from workflows.actor import present_actor
    from workflows.importing import import_files, read_path, read_stream

    if [str(file) for file in files].count("-") > 1:
        raise UsageError("- stands for standard input, which can be read only once. Name files")
    inputs = [
        read_stream(standard_input().buffer, "standard input")
        if str(file) == "-"
        else read_path(file)
        for file in files
    ]
    say_imported(import_files(opened(context), inputs, present_actor(), check=not no_check))


@filtered("status", "after")
def export(
    context: typer.Context,
    *,
    filters: Filters,
    status: Annotated[
        ClaimStatus | None,
        typer.Option("--status", help="Status of the claims; with filters, accepted."),
    ] = None,
    format_: Annotated[
        Literal["jsonl", "yaml"],
        typer.Option("--format", help="JSON Lines, or a record file to edit."),
    ] = "jsonl",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", parser=options.path, help="The file; standard output if left out."
        ),
    ] = None,
) -> None:
    """Write the record down, whole or an extract.

    Without filters everything that the database holds, to be imported elsewhere without loss;
    with filters the claims that pass and all that they need.

    Example: onrecord export -o record.jsonl
    """
    from workflows.exporting import export_all, export_extract, export_records

    engine = opened(context)
    whole = not filters.words() and status is None
    wanted = replace(filters, status=status or ("any" if whole else "accepted"))
    with _target(output) as write:
        if format_ == "yaml":
            done = export_records(engine, wanted, write)
        elif whole:
            done = export_all(engine, write)
        else:
            done = export_extract(engine, wanted, write)
    if done.left_out:
        left = words.many(done.left_out, "relation")
        note(f"Left out {left} to claims that are not in the extract")
    if output is not None and not to_stdout(output):
        line(f"Exported {words.many(done.claims, 'claim')} to {output}")


def say_imported(done: "Imported") -> None:
    """Say what an import did."""
    if not done.compared:
        note(
            "Many texts came in. Find out which go back to one, for the count of a claim's "
            "origins: onrecord source compare"
        )
    if done.restored:
        line(
            f"Restored {words.many(done.created, 'record')} "
            f"with {words.many(done.changes, 'change')} of their history"
        )
        return
    left = [f"{n} {_PASSED_OVER[what][n != 1]}" for what, n in sorted(done.passed_over.items())]
    if done.change is None:
        line(f"Imported nothing new: {done.unchanged} records are as they were")
    else:
        line(
            f"Imported {done.created} new and {done.changed} changed records "
            f"({done.unchanged} as they were), change {done.change}"
        )
    if left:
        line(f"Passed over {', '.join(left)}")
    for other, keep in sorted(done.merged.items()):
        note(
            f'Note: "{other}" is part of "{keep}" since they were merged: what the files say of it '
            f"went there. To part them: onrecord speaker split {keep} {other}"
        )
    say_detected(done.detected)


@contextmanager
def _target(output: Path | None) -> Iterator[Callable[[bytes], object]]:
    """Give what takes the bytes for a file or for the output stream."""
    if output is not None and not to_stdout(output):
        with written(output) as file:
            yield file.write
        return
    if sys.stdout.isatty():
        with text_file(None) as text:
            yield lambda data: text.write(data.decode())
        return
    sys.stdout.flush()
    yield sys.stdout.buffer.write
    sys.stdout.buffer.flush()
