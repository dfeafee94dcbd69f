"""onrecord review: which drafts and candidates, and whether on a screen or by plain prompts."""

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cli.filters import filtered
from cli.output import line
from cli.session import opened
from onrecord.errors import UsageError
from onrecord.filters import Filters
from onrecord.vocabulary import ContradictionKind, Scope

if TYPE_CHECKING:
    from workflows.reviewing import Noun

Status = Literal["candidate", "confirmed", "dismissed", "unsure", "disputed", "open", "any"]


@filtered("status", "after", drafts=True)
def review(
    context: typer.Context,
    *,
    drafts: Annotated[bool, typer.Option("--drafts", help="Draft claims alone.")] = False,
    candidates: Annotated[bool, typer.Option("--candidates", help="Contradictions alone.")] = False,
    filters: Filters,
    status: Annotated[
        Status, typer.Option("--status", help="Of the contradictions to go through.")
    ] = "candidate",
    scope: Annotated[Scope | None, typer.Option("--scope", help="Contradictions between.")] = None,
    kind: Annotated[
        ContradictionKind | None, typer.Option("--kind", help="Contradictions of this kind.")
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask line by line: for scripts and screen readers.")
    ] = False,
) -> None:
    """Decide drafts and candidates, one after the other.

    Drafts first, then the contradictions that were found, best founded first; those that ask the
    same question together. One key decides, z takes it back, ? lists the keys. What is decided is
    stored at once. Without a terminal, one answer a line is read from standard input.

    Example: onrecord review --candidates --speaker kerry
    """
    from workflows.reviewing import Review, Wanted

    if drafts and candidates:
        raise UsageError("--drafts and --candidates are all there is. Leave both out")
    narrowed = status != "candidate" or scope is not None or kind is not None
    if drafts and narrowed:
        raise UsageError("--status, --scope and --kind are about contradictions, not drafts")
    nouns: tuple[Noun, ...] = ("claim", "contradiction")
    if drafts or candidates or narrowed:
        nouns = ("claim",) if drafts else ("contradiction",)
    wanted = Wanted(nouns=nouns, filters=filters, status=status, scope=scope, kind=kind)
    session = Review(opened(context), wanted)
    if session.look() is None:
        line("There is nothing to decide")
        return
    if plain or not _screen():
        from cli.review.plain import review_plainly

        review_plainly(session)
        return
    from cli.review import wording
    from cli.review.screen import ReviewApp

    ReviewApp(session).run()
    line(wording.summary(session))


def _screen() -> bool:
    """Return whether there is a terminal that a screen can be drawn on."""
    from cli.editor import on_terminal

    return on_terminal() and os.environ.get("TERM", "") not in {"dumb", "unknown"}
