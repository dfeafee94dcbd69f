"""onrecord contradiction: what does not go together, why, and what people made of it."""

from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from cli import coding, options, words
from cli.changing import names_given
from cli.filters import filtered
from cli.grouped import grouped_lines
from cli.lists import Out, put_out
from cli.output import line, print_json
from cli.session import opened, record
from onrecord.errors import UsageError
from onrecord.filters import Filters
from onrecord.vocabulary import (
    ContradictionKind,
    DismissalReason,
    Scope,
    Verdict,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.views import ContradictionView
    from workflows.deciding import Decided, Said
    from workflows.editing import Select

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Status = Annotated[
    Literal["open", "candidate", "confirmed", "dismissed", "unsure", "disputed", "stale", "any"],
    typer.Option("--status", help="open: all but dismissed and stale."),
]
_WIDE: Final = frozenset({"open", "candidate", "any"})  # no filter by themselves
InScope = Annotated[Scope | None, typer.Option("--scope", help="Between whom.")]
OfKind = Annotated[ContradictionKind | None, typer.Option("--kind", help="Of which kind.")]


@app.command("list")
@filtered("status", "after")
@put_out()
def list_(
    context: typer.Context,
    *,
    filters: Filters,
    status: Status = "open",
    scope: InScope = None,
    kind: OfKind = None,
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
@filtered("status", "after")
def decide(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CONTRADICTION",
            help="Ids or keys; - reads them from standard input, one a line.",
        ),
    ] = None,
    *,
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help="What you make of them.")],
    reason: Annotated[
        DismissalReason | None, typer.Option("--reason", help="Why it is dismissed.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="In your own words.")] = None,
    filters: Filters,
    status: Status = "candidate",
    scope: InScope = None,
    kind: OfKind = None,
    dry_run: options.DryRun = False,
) -> None:
    """Say what you make of contradictions: those that are named, or those that pass the filters.

    With filters, those are meant that nobody has decided, unless
    --status says otherwise. Decisions are added, never overwritten, and all at once or not at all:
    onrecord undo takes them back. ONRECORD_USER signs them, else the login name.

    Example: onrecord contradiction decide 1 confirmed --note "both speak of the same strikes"

    Example: onrecord contradiction decide dismissed --reason not_meant --kind modality --dry-run
    """
    from workflows.actor import present_actor
    from workflows.deciding import Said, decide_all

    select = _named_or_meant(names or [], filters, status, scope, kind)
    said = Said(verdict, reason, note)
    done = decide_all(opened(context), select, said, present_actor(), dry_run=dry_run)
    _say_decided(done, said, dry_run=dry_run)


def _named_or_meant(
    names: list[str], filters: Filters, status: str, scope: str | None, kind: str | None
) -> "Select":
    """Return what selects the contradictions that are named, or that pass the filters."""
    given = [name for name, _ in filters.words()]
    given += [name for name, value in (("scope", scope), ("kind", kind)) if value]
    given += ["status"] if status != "candidate" else []
    if names and given:
        raise UsageError(
            f"Contradictions are named, and filtered by --{given[0]}. Give one or the other"
        )
    widened = {"limit", "status"} if status in _WIDE else {"limit"}
    if not names and not set(given) - widened:
        every = {"open": "open contradiction", "any": "contradiction"}.get(status, "candidate")
        raise UsageError(
            f"This would be about every {every}. Name contradictions before the verdict, or "
            "filter them: --speaker, --kind, ..."
        )
    if names:
        from workflows.naming import those_named

        return those_named("contradiction", names_given(names))
    return lambda connection: _meant(connection, filters, status, scope, kind)


def _meant(
    connection: "Connection", filters: Filters, status: str, scope: str | None, kind: str | None
) -> list[str]:
    from db.reads.asked import resolve
    from db.reads.contradictions import ContradictionFilter, contradiction_keys, statuses

    claims = resolve(connection, filters)
    wanted = ContradictionFilter(claims=claims, statuses=statuses(status), scope=scope, kind=kind)
    return contradiction_keys(connection, wanted)


def _say_decided(done: "Decided", said: "Said", *, dry_run: bool) -> None:
    verdict = f"{said.verdict} ({said.reason})" if said.reason else said.verdict
    if not done.views:
        line("Decided nothing: no contradiction was named, or none passes the filters")
        return
    verb = "Would decide" if dry_run else "Decided"
    change = "" if dry_run else f", change {done.change}"
    if len(done.views) == 1:
        (view,) = done.views
        status = f"its status {'would be' if dry_run else 'is'} {view.status}"
        line(f"{verb} contradiction {view.id}: {verdict}; {status}{change}")
        return
    line(f"{verb} {words.many(len(done.views), 'contradiction')}: {verdict}{change}")
    for view in done.views:
        line(f"  {view.id} ({view.key}) {'would be' if dry_run else 'is'} {view.status}")


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
