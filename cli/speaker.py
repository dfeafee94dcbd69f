"""onrecord speaker: whoever speaks."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli import options, speaker_merge, words
from cli.history import Past
from cli.lists import Out, put_out
from cli.output import line, print_json
from cli.record_editing import give_editing
from cli.session import record
from cli.speaker_editing import give_speaker_editing
from onrecord.offices import held_office

if TYPE_CHECKING:
    from onrecord.views import PositionView, RoleView

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(help="Id, name, alias, or a part that only one speaker has.")]


@app.command("list")
@put_out()
def list_(context: typer.Context, *, out: Out) -> None:
    """List all speakers by name.

    Example: onrecord speaker list
    """
    from db.reads.speakers import list_speakers
    from onrecord import json_shape

    with record(context) as connection:
        out.put(
            list_speakers(connection),
            shape=json_shape.speaker,
            noun="speaker",
            columns=("ID", "NAME", "KIND", "CLAIMS", "ALSO KNOWN AS"),
            row=lambda s: (str(s.id), s.name, s.kind, str(s.claims), ", ".join(s.aliases)),
        )


@app.command()
def show(context: typer.Context, name: Name, *, as_json: options.AsJson = False) -> None:
    """Show a speaker: names, offices, members.

    Example: onrecord speaker show kerry
    """
    from db.reads.names import find_speaker
    from db.reads.speakers import speaker_views
    from onrecord import json_shape

    with record(context) as connection:
        view = speaker_views(connection, [find_speaker(connection, name)])[0]
        past = Past(connection, "speaker", view.key)
    if as_json:
        print_json(json_shape.speaker_detail(view) | past.json_in_full())
        return
    claims = words.many(view.claims, "claim")
    line(f"{past.mark}{view.name} ({view.kind}, speaker {view.id}, {view.key}): {claims}")
    if view.aliases:
        line(f"  also      {', '.join(view.aliases)}")
    for role in view.roles:
        line(f"  role      {_role(role)}" + (f": {role.evidence}" if role.evidence else ""))
    for member in view.members:
        line(f"  member    {member.name}")
    if view.source:
        line(f"  in        {view.source.title}")
    if view.note:
        line(f"  note      {view.note}")
    past.print()


@app.command()
@put_out("ids_only")
def positions(
    context: typer.Context,
    name: Name,
    *,
    proposition: Annotated[
        str | None, typer.Option("--proposition", help="Id, key or a part of its sentence.")
    ] = None,
    out: Out,
) -> None:
    """Show how a speaker's position changed.

    Each stance in time, by proposition, with the office held at that date.

    Example: onrecord speaker positions bush
    """
    from db.reads.names import find_proposition, find_speaker
    from db.reads.speakers import positions as read_positions
    from onrecord import json_shape

    with record(context) as connection:
        found = read_positions(
            connection,
            find_speaker(connection, name),
            None if proposition is None else find_proposition(connection, proposition),
        )
    if not out.for_people:
        out.put(found, shape=json_shape.position, noun="position")
        return
    before = None
    for view in found:
        if view.proposition.id != before:
            line(view.proposition.text)
            before = view.proposition.id
        line(f"  {_position(view)}")


give_speaker_editing(app)
give_editing(
    app, "speaker", edit='kerry --set "note=Spelt so by all sources."', withdraw="stoltenberg"
)
app.command("merge")(speaker_merge.merge)
app.command("split")(speaker_merge.split)


def _position(view: "PositionView") -> str:
    word = {"unordered": "order not known"}.get(view.turn, view.turn)
    turn = "" if view.turn in {"first", "same"} else f" ({word})"
    held = "; ".join(_role(role) for role in view.roles)
    office = f", as {held}" if held else ""
    certainty = f", {view.certainty}" if view.certainty else ""
    return (
        f"{words.date(view.claim.said)}  {view.stance}{words.value(view)}{certainty}{turn}{office}"
        f": {view.claim.statement} [{view.claim.id}]"
    )


def _role(role: "RoleView") -> str:
    return held_office(role.title, role.organisation, role.start, role.end)
