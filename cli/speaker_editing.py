"""onrecord speaker add, alias and role: a new speaker, the names and roles of one."""

from typing import Annotated

import typer

from cli.changing import Key, given_only, say_added, say_edited
from cli.session import opened
from onrecord.errors import UsageError
from onrecord.vocabulary import SpeakerKind

Name = Annotated[str, typer.Argument(help="Id, name, alias, or a part that only one speaker has.")]


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name; of an unnamed one the source's words.")],
    *,
    kind: Annotated[SpeakerKind | None, typer.Option(help="Else person.")] = None,
    alias: Annotated[
        list[str] | None, typer.Option(help="Another name that it goes by; several times.")
    ] = None,
    member: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Of a group; several times.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="SOURCE", help="Where an unnamed speaker speaks.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="Anything a later reader should know.")] = None,
    key: Key = None,
) -> None:
    """Add a speaker.

    Example: onrecord speaker add "Ana Ferro" --alias "Minister Ferro"
    """
    from workflows.actor import present_actor
    from workflows.adding import add_record

    fields = given_only(
        key=key, name=name, kind=kind, aliases=alias, members=member, source=source, note=note
    )
    say_added(add_record(opened(context), "speaker", fields, present_actor()))


def alias(
    context: typer.Context,
    name: Name,
    aliases: Annotated[
        list[str], typer.Argument(metavar="ALIAS", help="Other names that it goes by.")
    ],
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Take them away.")] = False,
) -> None:
    """Add other names of a speaker.

    Example: onrecord speaker alias kerry "Senator Kerry"
    """
    from workflows.actor import present_actor
    from workflows.speaker_names import change_aliases

    given_only(alias=aliases)
    say_edited(change_aliases(opened(context), name, aliases, present_actor(), remove=remove))


def role(
    context: typer.Context,
    name: Name,
    title: Annotated[
        str, typer.Argument(help="Its title, the office; with --remove its title or key.")
    ],
    *,
    organisation: Annotated[str | None, typer.Option(help="Where it was held.")] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day (EDTF).")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day (EDTF).")
    ] = None,
    evidence: Annotated[str | None, typer.Option(help="How it is known.")] = None,
    key: Annotated[
        str | None, typer.Option("--key", help="Its key; that of a role that is there changes it.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Withdraw the role.")] = False,
) -> None:
    """Add a role (an office) that a speaker held.

    Example: onrecord speaker role kerry "US Senator" --from 1985-01-02 --until 2013-02-01
    """
    from workflows.actor import present_actor
    from workflows.speaker_names import add_role, remove_role

    fields = given_only(key=key, title=title, organisation=organisation, evidence=evidence)
    fields |= given_only(**{"from": start, "until": end})
    if remove:
        if len(fields) > 1:
            raise UsageError("--remove takes the title or the key of a role, and nothing else")
        done = remove_role(opened(context), name, title, present_actor())
    else:
        done = add_role(opened(context), name, fields, present_actor())
    say_edited(done)


def give_speaker_editing(app: typer.Typer) -> None:
    """Give speakers the commands of this page."""
    app.command()(add)
    app.command()(alias)
    app.command()(role)
