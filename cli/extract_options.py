"""The options that say what `onrecord extract` reads, and what becomes of the drafts."""

from pathlib import Path
from typing import Annotated

import typer

from cli import options

Sources = Annotated[
    list[str] | None,
    typer.Argument(help="Ids, keys or parts of titles; all that were not read yet if left out."),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", help="Print the drafts as a record file to edit, and change nothing."
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="How many processes read.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        parser=options.probability,
        metavar="X",
        help="Leave out drafts less sure, 0 to 1. Default: 0.4.",
    ),
]
LanguageModelAt = Annotated[
    str | None,
    typer.Option(
        "--language-model",
        metavar="URL",
        help="Have a language model at this address propose, too; the text is sent there. A key is "
        "read from ONRECORD_LANGUAGE_MODEL_KEY.",
    ),
]
DraftsFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        parser=options.path,
        metavar="FILE",
        help="Write the drafts of a dry run to this file.",
    ),
]
