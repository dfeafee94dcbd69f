"""The options of the one filter grammar, declared once.

A command takes ``filters: Filters`` and is decorated with ``filtered()``.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import Annotated, Any, Final, Literal

import typer

from cli.options import bundled, probability
from onrecord.filters import ACCEPTED, Filters
from onrecord.vocabulary import QuoteType

ClaimStatus = Literal["draft", "accepted", "rejected", "withdrawn", "any"]

Topic = Annotated[str | None, typer.Option(metavar="TOPIC", help="Id, key or name of a topic.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        parser=probability,
        metavar="X",
        help="Drafts that a machine was at least so sure of, 0 to 1.",
    ),
]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, max=10**9, help="At most so many.")]

OPTIONS: Final[dict[str, Any]] = {
    "speaker": Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Id, name, alias, or a part that only one speaker has."),
    ],
    "topic": Topic,
    "about": Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help='Words of the statement or quotation; "a phrase"; begin*.'
        ),
    ],
    "since": Annotated[
        str | None, typer.Option(metavar="DATE", help="Said on or after this date (EDTF).")
    ],
    "until": Annotated[
        str | None, typer.Option(metavar="DATE", help="Said on or before this date (EDTF).")
    ],
    "source": Annotated[
        str | None,
        typer.Option(metavar="SOURCE", help="Id, key, or a part of a source's title or publisher."),
    ],
    "status": Annotated[ClaimStatus, typer.Option(help="Status of the claims.")],
    "quote_type": Annotated[QuoteType | None, typer.Option(help="How the words are reported.")],
    "limit": Limit,
    "after": Annotated[
        str | None,
        typer.Option(metavar="CLAIM", help="Go on behind this claim, the last one of a page."),
    ],
}


def filtered(
    *left_out: str, drafts: bool = False, status: str = ACCEPTED
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the filter options, but for those ``left_out``, as its ``filters``.

    ``drafts`` adds the one that is about drafts; ``status`` is what is meant where none is given.
    """
    options = {name: option for name, option in OPTIONS.items() if name not in left_out}
    if drafts:
        options["min_confidence"] = MinConfidence
    defaults = {f.name: f.default for f in fields(Filters)} | {"status": status}
    return bundled("filters", options, defaults, Filters)
