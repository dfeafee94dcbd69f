"""onrecord claim: the claims of the record."""

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cli import claim_adding, claim_parts, options, words
from cli.filters import filtered
from cli.history import Past
from cli.lists import Out, put_out
from cli.output import line, print_json
from cli.record_editing import give_claim_editing, give_deciding
from cli.session import record
from onrecord.filters import Filters

if TYPE_CHECKING:
    from onrecord.views import ClaimView

_COLUMNS: Final = ("ID", "SAID", "SPEAKER", "STATEMENT", "SOURCE")
_DRAFT_COLUMNS: Final = ("ID", "SURE", *_COLUMNS[1:])

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
@filtered(drafts=True)
@put_out()
def list_(
    context: typer.Context,
    *,
    filters: Filters,
    by_speaker: Annotated[
        bool, typer.Option("--by-speaker", help="Group by speaker, in order of saying.")
    ] = False,
    out: Out,
) -> None:
    """List claims, the latest first.

    Pages: --limit 50, then the same with --after and the last id of the page before.

    Example: onrecord claim list --speaker moualem --about "air strikes"
    """
    from db.reads.asked import resolve
    from db.reads.claims import list_claims
    from onrecord import json_shape

    drafts = filters.status == "draft"
    with record(context) as connection:
        claims = list_claims(connection, resolve(connection, filters))
        if by_speaker and out.for_people:
            _print_by_speaker(list(claims))
            return
        out.put(
            claims,
            shape=json_shape.claim,
            noun="claim",
            columns=_DRAFT_COLUMNS if drafts else _COLUMNS,
            row=_draft_row if drafts else _row,
        )


@app.command()
def show(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(help="Id or key of the claim.")],
    *,
    as_json: options.AsJson = False,
) -> None:
    """Show one claim with its evidence.

    Quotation, context, spans, source, dates with their phrases, relations, history.

    Example: onrecord claim show 1
    """
    from db.reads.claims import show_claim
    from db.reads.names import find_claim
    from onrecord import json_shape

    with record(context) as connection:
        view, relations = show_claim(connection, find_claim(connection, claim))
        past = Past(connection, "claim", view.key)
    if as_json:
        print_json(json_shape.claim_detail(view, relations) | past.json())
        return
    for text in words.claim_lines(view):
        line(text)
    for relation in relations:
        arrow = f"is {relation.kind} of" if relation.inverse else relation.kind
        line(f"  relation  {arrow} claim {relation.claim_id}: {relation.statement}")
    past.print()


claim_adding.give_adding(app)
give_claim_editing(app)
give_deciding(app)
app.add_typer(claim_parts.appearance, name="appearance")
app.add_typer(claim_parts.stance, name="stance")


def _row(claim: "ClaimView") -> tuple[str, ...]:
    return (
        str(claim.id),
        words.date(claim.said),
        words.speaker(claim),
        words.statement(claim),
        words.sources(claim),
    )


def _draft_row(claim: "ClaimView") -> tuple[str, ...]:
    id_, *rest = _row(claim)
    return (id_, words.confidence(claim), *rest)


def _print_by_speaker(claims: "list[ClaimView]") -> None:
    ordered = sorted(
        claims,
        key=lambda c: (
            c.speaker.name,
            (c.said and c.said.latest) or "9999",
            (c.said and c.said.earliest) or "",
            c.key,
        ),
    )
    for name, own in groupby(ordered, key=lambda c: c.speaker.name):
        line(name)
        for claim in own:
            principal = f" (for {claim.on_behalf_of.name})" if claim.on_behalf_of else ""
            line(
                f"  {words.date(claim.said)}  {words.statement(claim)}{principal}"
                f"  — {words.sources(claim) or 'no source'} [{claim.id}]"
            )
        line()
