"""onrecord source, topic and proposition add: what claims are reported by and are about."""

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.changing import Key, given_only, say_added
from cli.session import opened
from onrecord.errors import OnrecordError
from onrecord.vocabulary import SourceKind

Comment = Annotated[str | None, typer.Option("--note", help="What a later reader should know.")]


def add_source(
    context: typer.Context,
    *,
    title: Annotated[str, typer.Option(help="Its headline or name.")],
    kind: Annotated[SourceKind | None, typer.Option(help="Else article.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    byline: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    credit: Annotated[
        list[str] | None, typer.Option(help="An agency that it credits; several times.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, such as en.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published (EDTF).")
    ] = None,
    file: Annotated[
        Path | None, typer.Option(parser=options.path, help="Its text, to be held: a file.")
    ] = None,
    note: Comment = None,
    key: Key = None,
) -> None:
    """Add a source.

    Example: onrecord source add --title "Evening news" --kind broadcast --key evening-news
    """
    from onrecord.recordfile import typed_value
    from workflows.actor import present_actor
    from workflows.adding import add_record

    fields = given_only(
        key=key, title=title, kind=kind, publisher=publisher, byline=byline, credit=credit,
        url=url, language=language, published=published, note=note,
    )  # fmt: skip
    if published is not None:
        fields["published"] = typed_value("published", published)
    content = None if file is None else _bytes_of(file)
    say_added(add_record(opened(context), "source", fields, present_actor(), content=content))


def add_topic(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A short name for what claims are about.")],
    *,
    key: Key = None,
) -> None:
    """Add a topic.

    Example: onrecord topic add "air patrols"
    """
    from workflows.actor import present_actor
    from workflows.adding import add_record

    fields = given_only(name=name, key=key)
    say_added(add_record(opened(context), "topic", fields, present_actor()))


def add_proposition(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="The sentence; in a slot N is the open number.")],
    *,
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="What it is about.")] = None,
    period: Annotated[
        str | None, typer.Option(metavar="DATE", help="The time that it is about (EDTF).")
    ] = None,
    place: Annotated[str | None, typer.Option(help="The place that it is about.")] = None,
    slot: Annotated[bool, typer.Option("--slot", help="It has an open number.")] = False,
    unit: Annotated[str | None, typer.Option(help="What the number counts.")] = None,
    measure: Annotated[str | None, typer.Option(help="What is measured, and how.")] = None,
    note: Comment = None,
    key: Key = None,
) -> None:
    """Add a proposition.

    Example: onrecord proposition add "N delegations took part." --slot --unit delegations
    --topic coalition --key delegations
    """
    from workflows.actor import present_actor
    from workflows.adding import add_record

    fields = given_only(
        key=key, text=text, topic=topic, period=period, place=place, unit=unit, measure=measure,
        note=note,
    )  # fmt: skip
    if slot:
        fields["slot"] = True
    say_added(add_record(opened(context), "proposition", fields, present_actor()))


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise OnrecordError(
            f"Cannot read {file}: {error.strerror}. Check the name and try again"
        ) from None
