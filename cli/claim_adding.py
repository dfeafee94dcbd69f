"""onrecord claim add and relate: a new claim, and how claims stand to each other."""

from typing import Annotated, Any, Final

import typer

from cli.changing import say_added, say_edited
from cli.claim_options import described
from cli.editor import on_terminal
from cli.record_editing import add_as_text
from cli.session import opened
from onrecord.errors import UsageError
from onrecord.vocabulary import RelationKind

_TEMPLATE: Final = """\
claims:
  - key:
    speaker:
    statement:
    # on_behalf_of:
    # modality: asserted
    # status: accepted
    # place:
    # said: {edtf: 2031-05-06, phrase: Tuesday, anchor: 2031-05-07, basis: relative}
    # event: 2031-04
    # topics: []
    # stances:
    #   - {proposition: , stance: affirms}
    # appearances:
    #   - source:
    #     quote_type: direct
    #     exact:
    #     cue: said
    # note:
"""


@described
def add(context: typer.Context, *, fields: dict[str, Any]) -> None:
    """Add a claim.

    Speaker, source, topic and proposition are named by id, key, name, or a part of one. Where the
    text of the source is held, the quotation is looked for in it and proved. Without any option,
    an editor opens on an empty claim.

    Example: onrecord claim add --speaker kerry --statement "Much work remains."
    --source "press availability" --quote "lot more work"
    """
    if not fields and on_terminal():
        add_as_text(context, "claim", _TEMPLATE)
        return
    if not {"speaker", "statement"} <= fields.keys():
        raise UsageError("A claim needs --speaker and --statement. Try: onrecord claim add --help")
    _add(context, fields)


def relate(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(help="Id or key of the later claim.")],
    kind: Annotated[RelationKind, typer.Argument(help="What it does to the other one.")],
    other: Annotated[str, typer.Argument(help="Id or key of the earlier claim.")],
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Take the relation away.")] = False,
) -> None:
    """Say how a claim relates to another.

    Example: onrecord claim relate 6 clarifies 3
    """
    from workflows.actor import present_actor
    from workflows.claim_parts import relate as relate_claims

    say_edited(relate_claims(opened(context), claim, kind, other, present_actor(), remove=remove))


def _add(context: typer.Context, fields: dict[str, Any]) -> None:
    from onrecord.recordfile import typed_value
    from workflows.actor import present_actor
    from workflows.adding import add_record

    for name in ("said", "event"):
        if name in fields:
            fields[name] = typed_value(name, str(fields[name]))
    say_added(add_record(opened(context), "claim", fields, present_actor()))


def give_adding(app: typer.Typer) -> None:
    """Give claims the commands of this page."""
    app.command()(add)
    app.command()(relate)
