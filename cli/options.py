"""Options that several commands share."""

from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
IdsOnly = Annotated[bool, typer.Option("--ids", help="Print ids only, one a line, for pipes.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Tell what would be done, and change nothing.")
]
