"""onrecord proposition: what claims take a stance on."""

from dataclasses import replace
from typing import Annotated

import typer

from cli import adding, options, words
from cli.filters import Topic, filtered
from cli.history import Past
from cli.lists import Out, put_out
from cli.output import line, print_json, print_table
from cli.record_editing import give_editing
from cli.session import opened, record
from onrecord.filters import Filters

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
@put_out()
def list_(
    context: typer.Context,
    *,
    topic: Topic = None,
    out: Out,
) -> None:
    """List propositions and the stances on them.

    Example: onrecord proposition list --topic airstrikes
    """
    from db.reads.names import find_topic
    from db.reads.propositions import list_propositions
    from onrecord import json_shape

    with record(context) as connection:
        wanted = None if topic is None else find_topic(connection, topic)
        out.put(
            list_propositions(connection, wanted),
            shape=json_shape.proposition,
            noun="proposition",
            columns=("ID", "PROPOSITION", "STANCES"),
            row=lambda p: (
                str(p.id),
                p.text,
                ", ".join(f"{count} {stance}" for stance, count in p.stances),
            ),
        )


@app.command()
def show(
    context: typer.Context,
    proposition: Annotated[str, typer.Argument(help="Id, key or a part of its sentence.")],
    *,
    as_json: options.AsJson = False,
) -> None:
    """Show who affirms and who denies one.

    The proposition with its scope, and every claim that takes a stance on it.

    Example: onrecord proposition show strikes-weaken-is
    """
    from db.reads.claims import list_claims
    from db.reads.filters import ClaimFilter
    from db.reads.names import find_proposition
    from db.reads.propositions import proposition_views
    from onrecord import json_shape

    with record(context) as connection:
        found = find_proposition(connection, proposition)
        view = proposition_views(connection, [found])[0]
        wanted = ClaimFilter(proposition=found)
        claims = list(list_claims(connection, wanted, newest_first=False))
        past = Past(connection, "proposition", view.key)
    if as_json:
        shown = [json_shape.claim(claim) for claim in claims]
        print_json(json_shape.proposition_detail(view) | {"claims": shown} | past.json_in_full())
        return
    line(f"{past.mark}{view.text} (proposition {view.id}, {view.key})")
    for name in ("topic", "period", "place", "measure", "unit", "note"):
        if getattr(view, name):
            line(f"  {name:<9} {getattr(view, name)}")
    for claim in claims:
        stance = next(s for s in claim.stances if s.proposition.id == found)
        line(
            f"  {stance.stance:<9} {words.date(claim.said)}  {words.speaker(claim)}: "
            f"{claim.statement}{words.value(stance)} [{claim.id}]"
        )
    past.print()


@app.command()
@filtered("topic", "limit", "after")
def numbers(
    context: typer.Context,
    proposition: Annotated[
        str, typer.Argument(help="Id, key or a part of the sentence of one with an open value.")
    ],
    *,
    filters: Filters,
    as_json: options.AsJson = False,
) -> None:
    """Show every value of a count or another figure.

    By the time that it stands for; updates told from conflicts. To send it to somebody, with
    quotations and a picture: onrecord report numbers.

    Example: onrecord proposition numbers strikes-flown
    """
    from onrecord.report import numbers_words
    from onrecord.report.numbers_shape import numbers as shape
    from workflows.reporting import report

    found = report(opened(context), "numbers", replace(filters, proposition=proposition)).numbers
    assert found is not None  # noqa: S101 - a report on numbers has them
    if as_json:
        print_json(shape(found))
        return
    line(f"{found.proposition.text} (proposition {found.proposition.id}, {found.proposition.key})")
    for sentence in numbers_words.summary(found) or (numbers_words.NOTHING,):
        line(sentence)
    if found.rows:
        print_table(
            [name.upper() for name in (*numbers_words.HEAD, "Claim")],
            ((*numbers_words.cells(row), str(row.claim.id)) for row in found.rows),
        )
    for one in numbers_words.reasons(found)[: numbers_words.SHOWN]:
        line(f"{one.second} and {one.first}, {numbers_words.relation(one)}: {one.detail}")
    if numbers_words.left_out(found):
        line(numbers_words.left_out(found))


app.command("add")(adding.add_proposition)
give_editing(
    app, "proposition", edit="iran-would-join --set period=2014-12", withdraw="delegations"
)
