"""onrecord topic: what claims are about."""

from typing import Annotated

import typer

from cli import adding, options, words
from cli.history import Past
from cli.lists import Out, put_out
from cli.output import line, print_json
from cli.record_editing import give_editing
from cli.session import record

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
@put_out()
def list_(context: typer.Context, *, out: Out) -> None:
    """List all topics by name.

    Example: onrecord topic list
    """
    from db.reads.propositions import list_topics
    from onrecord import json_shape

    with record(context) as connection:
        out.put(
            list_topics(connection),
            shape=json_shape.topic,
            noun="topic",
            columns=("ID", "TOPIC", "CLAIMS"),
            row=lambda topic: (str(topic.id), topic.name, str(topic.claims)),
        )


@app.command()
def show(
    context: typer.Context,
    topic: Annotated[str, typer.Argument(help="Id, key or name of the topic.")],
    *,
    as_json: options.AsJson = False,
) -> None:
    """Show one topic with its propositions.

    Example: onrecord topic show airstrikes
    """
    from db.reads.names import find_topic
    from db.reads.propositions import list_propositions, show_topic
    from onrecord import json_shape

    with record(context) as connection:
        found = find_topic(connection, topic)
        view, propositions = show_topic(connection, found), list_propositions(connection, found)
        past = Past(connection, "topic", view.key)
    if as_json:
        shown = [json_shape.proposition(proposition) for proposition in propositions]
        print_json(json_shape.topic(view) | {"propositions": shown} | past.json_in_full())
        return
    line(
        f"{past.mark}{view.name} (topic {view.id}, {view.key}): {words.many(view.claims, 'claim')}"
    )
    for proposition in propositions:
        counts = ", ".join(f"{count} {stance}" for stance, count in proposition.stances)
        line(f"  {proposition.id}  {proposition.text}" + (f" ({counts})" if counts else ""))
    past.print()


app.command("add")(adding.add_topic)
give_editing(app, "topic", edit='airstrikes --set "name=air strikes"', withdraw="air-patrols")
