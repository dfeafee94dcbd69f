"""onrecord contradiction: what does not go together, why, and what people made of it."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cli import coding, options, words
from cli.filters import filtered
from cli.grouped import grouped_lines
from cli.lists import Out, put_out
from cli.output import line, print_json
from cli.session import opened, record
from onrecord.filters import Filters
from onrecord.vocabulary import (
    ContradictionKind,
    DismissalReason,
    Scope,
    Verdict,
)

if TYPE_CHECKING:
    from onrecord.views import ContradictionView

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Status = Annotated[
    Literal["open", "candidate", "confirmed", "dismissed", "unsure", "disputed", "stale", "any"],
    typer.Option("--status", help="open: all but dismissed and stale."),
]


@app.command("list")
@filtered("status", "after")
@put_out()
def list_(
    context: typer.Context,
    *,
    filters: Filters,
    status: Status = "open",
    scope: Annotated[Scope | None, typer.Option("--scope", help="Between whom.")] = None,
    kind: Annotated[ContradictionKind | None, typer.Option("--kind", help="Of which kind.")] = None,
    by_proposition: Annotated[
        bool, typer.Option("--by-proposition", help="Group by what they are about.")
    ] = False,
    out: Out,
) -> None:
    """List contradictions, best founded first.

    Filters hold for one of the two claims.

    Example: onrecord contradiction list --speaker kerry
    """
    from db.reads.asked import resolve
    from db.reads.contradictions import ContradictionFilter, list_contradictions, statuses
    from onrecord import json_shape

    with record(context) as connection:
        claims = resolve(connection, filters)
        wanted = ContradictionFilter(
            claims=claims, statuses=statuses(status), scope=scope, kind=kind
        )
        found = list_contradictions(connection, wanted)
        if by_proposition and out.for_people:
            for text in grouped_lines(found):
                line(text)
            return
        out.put(
            found,
            shape=json_shape.contradiction,
            noun="contradiction",
            columns=("ID", "KIND", "SCORE", "STATUS", "ONE SIDE", "OTHER SIDE"),
            row=_row,
        )


@app.command()
def show(
    context: typer.Context,
    contradiction: Annotated[str, typer.Argument(help="Id or key of the contradiction.")],
    *,
    as_json: options.AsJson = False,
) -> None:
    """Show one with reasons and evidence.

    The reasons in words, both claims with their evidence, and what people decided.

    Example: onrecord contradiction show 1
    """
    from db.reads.contradictions import contradiction_views
    from db.reads.names import find_contradiction
    from onrecord import json_shape

    with record(context) as connection:
        found = find_contradiction(connection, contradiction)
        view = contradiction_views(connection, [found])[0]
    if as_json:
        print_json(json_shape.contradiction_detail(view))
        return
    for text in words.contradiction_lines(view):
        line(text)


@app.command()
def decide(
    context: typer.Context,
    contradiction: Annotated[str, typer.Argument(help="Id or key of the contradiction.")],
    verdict: Annotated[Verdict, typer.Argument(help="What you make of it.")],
    *,
    reason: Annotated[
        DismissalReason | None, typer.Option("--reason", help="Why it is dismissed.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="In your own words.")] = None,
) -> None:
    """Say what you make of a contradiction.

    Decisions are added, never overwritten. ONRECORD_USER signs them, else the login name.

    Example: onrecord contradiction decide 1 confirmed --note "both speak of the same strikes"
    """
    from workflows.actor import present_actor
    from workflows.deciding import decide as decide_contradiction

    view = decide_contradiction(
        opened(context), contradiction, verdict, present_actor(), reason=reason, note=note
    )
    line(f"Decided contradiction {view.id}: {verdict}; its status is {view.status}")


app.command("code")(coding.code)


def _row(view: "ContradictionView") -> tuple[str, ...]:
    return (
        str(view.id),
        f"{view.kind} ({words.scope(view)})",
        "-" if view.score is None else f"{view.score:.2f}",
        f"{view.status} (earlier version)" if words.earlier(view) else view.status,
        words.side(view, 0),
        words.side(view, 1),
    )
