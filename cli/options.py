"""Options that several commands share."""

import functools
import inspect
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.errors import UsageError


def path(typed: str) -> Path:
    """Return what was typed as a path; raises UsageError for nothing, which Path takes for here."""
    if not typed.strip():
        raise UsageError('The name of a file is empty. Name one; this folder is "."')
    return Path(typed)


def probability(typed: str) -> float:
    """Return what was typed as a number from 0 to 1; raises BadParameter for anything else."""
    try:
        found = float(typed)
    except ValueError:
        found = math.nan
    if not 0 <= found <= 1:  # of which nan is none
        raise typer.BadParameter(f'"{typed}" is not a probability. Give a number from 0 to 1')
    return found


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
IdsOnly = Annotated[bool, typer.Option("--ids", help="Print ids only, one a line, for pipes.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Tell what would be done, and change nothing.")
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, with all columns.")]
AsXlsx = Annotated[bool, typer.Option("--xlsx", help="Write a workbook, to a file or a pipe.")]
Raw = Annotated[bool, typer.Option("--raw", help="CSV without the guard against formulas.")]
ListFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        parser=path,
        metavar="FILE",
        help="Write to this file: .csv, .xlsx or .json.",
    ),
]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        parser=path,
        metavar="FILE",
        help="Write to this file, not to the terminal.",
    ),
]

Command = Callable[..., None]


def bundled(
    name: str, options: Mapping[str, Any], defaults: Mapping[str, Any], make: Callable[..., Any]
) -> Callable[[Command], Command]:
    """Give a command ``options`` in place of its parameter ``name``, and their values as one.

    The options stand in the command's signature, which is where Typer looks for them; what
    ``make`` makes of their values is handed over as ``name``.
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def bundling(*arguments: Any, **given: Any) -> None:
            values = {option: given.pop(option) for option in options}
            command(*arguments, **given, **{name: make(**values)})

        parameters: list[inspect.Parameter] = []
        signature = inspect.signature(command)
        for parameter in signature.parameters.values():
            if parameter.name != name:
                parameters.append(parameter)
                continue
            parameters += [
                inspect.Parameter(
                    option, inspect.Parameter.KEYWORD_ONLY, default=defaults[option],
                    annotation=annotation,
                )
                for option, annotation in options.items()
            ]  # fmt: skip
        annotations = inspect.get_annotations(command)
        annotations.pop(name)
        bundling.__annotations__ = annotations | dict(options)
        bundling.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        return bundling

    return decorate
