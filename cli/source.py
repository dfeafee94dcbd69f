"""onrecord source: where claims are reported."""

from pathlib import Path
from typing import Annotated

import typer

from cli import adding, options, origins, source_copies, words
from cli.history import Past
from cli.lists import Out, put_out
from cli.output import line, note, print_json
from cli.record_editing import give_editing
from cli.session import opened, record

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(help="Id, key, or a part of the title or publisher.")]


@app.command("list")
@put_out()
def list_(context: typer.Context, *, out: Out) -> None:
    """List all sources by date of publication.

    Example: onrecord source list
    """
    from db.reads.sources import list_sources
    from onrecord import json_shape

    with record(context) as connection:
        out.put(
            list_sources(connection),
            shape=json_shape.source,
            noun="source",
            columns=("ID", "PUBLISHED", "PUBLISHER", "TITLE", "CLAIMS", "TEXT"),
            row=lambda s: (
                str(s.id),
                words.date(s.published),
                s.publisher or "",
                s.title,
                str(s.claims),
                s.text,
            ),
        )


@app.command()
def show(context: typer.Context, source: Name, *, as_json: options.AsJson = False) -> None:
    """Show one source with its captures.

    Example: onrecord source show france24-2014-12-03
    """
    from db.reads.names import find_source
    from db.reads.origins import source_origins
    from db.reads.sources import source_views
    from onrecord import json_shape, origin_shape

    with record(context) as connection:
        view = source_views(connection, [find_source(connection, source)])[0]
        past = Past(connection, "source", view.key)
        goes_back = source_origins(connection, view.id).origins
    if as_json:
        own = {"origins": [origin_shape.origin(one) for one in goes_back]}
        print_json(json_shape.source_detail(view) | own | past.json_in_full())
        return
    claims = words.many(view.claims, "claim")
    line(f"{past.mark}{view.title} ({view.kind}, source {view.id}, {view.key}): {claims}")
    credit = f" with {', '.join(view.credit)}" if view.credit else ""
    line(f"  publisher {view.publisher or 'not known'}{credit}")
    line(f"  published {words.date_in_full(view.published)}")
    for name in ("byline", "language", "url", "note"):
        if getattr(view, name):
            line(f"  {name:<9} {getattr(view, name)}")
    for capture in view.captures:
        held = f"held, {capture.length} characters" if capture.held else "by hash only"
        line(f"  capture   {capture.sha256} ({held}, {capture.captured_at})")
        for told in words.capture_details(capture):
            line(f"            {told}")
    for origin in goes_back:
        role = next(one.role for one in origin.members if one.id == view.id)
        line(f"  goes back to one text with others, as {role}:")
        for text in origins.origin_lines(origin):
            line(f"            {text}")
    past.print()


@app.command()
def attach(
    context: typer.Context,
    source: Name,
    file: Annotated[
        Path, typer.Argument(parser=options.path, help="The text that the source was coded from.")
    ],
) -> None:
    """Hold a source's text and prove quotations.

    The file is read as onrecord ingest reads it; plain text is kept as it is.
    The bytes that the record names turn "not held" into "verified"; other bytes are kept as a
    new capture of the same source.

    Example: onrecord source attach france24-2014-12-03 article.txt
    """
    from onrecord.errors import PartlyDoneError
    from workflows.actor import present_actor
    from workflows.attaching import attach as attach_text

    done = attach_text(opened(context), source, file, present_actor())
    verb = "Held already:" if done.held_already else "Attached"
    if not done.same:
        line(
            f"{verb} {file.name}, capture {done.capture} of source {done.source}: "
            "its bytes are not those that the source was coded from"
        )
        return
    line(
        f"{verb} {file.name}, the text of source {done.source}: "
        f"{done.verified} claims proved against it"
    )
    for problem in done.problems:
        note(problem)
    if done.problems:
        raise PartlyDoneError(
            f"{len(done.problems)} quotations or dates are not borne out by the text. "
            "Look at them: onrecord verify"
        )


app.command("review")(source_copies.review)
app.command("diff")(source_copies.diff)
app.command("snapshot")(source_copies.snapshot)
app.command("add")(adding.add_source)
for _command in (origins.origins, origins.compare, origins.join, origins.part):
    app.command(_command.__name__)(_command)
give_editing(app, "source", edit="bush-1990-06-26 --set language=en-US", withdraw="evening-news")
