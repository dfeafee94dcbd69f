"""The options that say what `onrecord check` compares, and from when on it proposes."""

from typing import Annotated

import typer

from cli import options

Everything = Annotated[
    bool, typer.Option("--all", help="Compare all claims again, not only new and changed ones.")
]
Rebuild = Annotated[
    bool, typer.Option("--rebuild", help="Make the index anew, then compare all claims again.")
]
MinProbability = Annotated[
    float | None,
    typer.Option(
        "--min-probability",
        parser=options.probability,
        metavar="X",
        help="Propose statements that contradict each other this probably, 0 to 1.",
    ),
]
ExitCode = Annotated[
    bool, typer.Option("--exit-code", help="Exit 1 where there are new candidates.")
]
