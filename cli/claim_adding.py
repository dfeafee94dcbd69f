"""onrecord claim add and relate: a new claim, and how claims stand to each other."""

from typing import Annotated, Final

import typer

from cli import evidence_options as evidence
from cli.changing import Key, given_only, say_added, say_edited
from cli.editor import on_terminal
from cli.record_editing import add_as_text
from cli.session import opened
from onrecord.errors import UsageError
from onrecord.vocabulary import ClaimKind, ClaimStatus, Modality, RelationKind, StanceKind

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
_Date = Annotated[str | None, typer.Option(metavar="DATE", help="When, in EDTF.")]


def add(
    context: typer.Context,
    *,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it.")] = None,
    statement: Annotated[
        str | None, typer.Option(metavar="WORDS", help="What was said, in your own words.")
    ] = None,
    said: _Date = None,
    event: Annotated[
        str | None, typer.Option(metavar="DATE", help="The time that it is about.")
    ] = None,
    place: Annotated[str | None, typer.Option(help="The place that it is about.")] = None,
    topic: Annotated[
        list[str] | None, typer.Option(metavar="TOPIC", help="What it is about; several times.")
    ] = None,
    modality: Annotated[Modality | None, typer.Option(help="How it is held.")] = None,
    kind: Annotated[ClaimKind | None, typer.Option(help="Words, or an act.")] = None,
    status: Annotated[ClaimStatus | None, typer.Option(help="Else accepted.")] = None,
    on_behalf_of: Annotated[
        str | None, typer.Option("--on-behalf-of", metavar="NAME", help="Who was spoken for.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="SOURCE", help="Where it is reported.")
    ] = None,
    quote: evidence.Quote = None,
    quote_type: evidence.HowQuoted = None,
    cue: evidence.Cue = None,
    described_as: evidence.DescribedAs = None,
    relayed_by: evidence.RelayedBy = None,
    translated_by: evidence.Translated = None,
    proposition: Annotated[
        str | None, typer.Option(metavar="PROPOSITION", help="What it affirms or denies.")
    ] = None,
    stance: Annotated[StanceKind | None, typer.Option(help="How it stands to that.")] = None,
    value: evidence.Value = None,
    qualifier: evidence.QualifierOf = None,
    unit: evidence.Unit = None,
    as_of: evidence.AsOf = None,
    certainty: evidence.CertaintyOf = None,
    note: evidence.Note = None,
    key: Key = None,
) -> None:
    """Add a claim.

    Speaker, source, topic and proposition are named by id, key, name, or a part of one. Where the
    text of the source is held, the quotation is looked for in it and proved. Without any option,
    an editor opens on an empty claim.

    Example: onrecord claim add --speaker kerry --statement "Much work remains."
    --source "press availability" --quote "lot more work"
    """
    appearance = evidence.appearance_of(
        source, quote, quote_type, cue=cue, described_as=described_as,
        relayed_by=relayed_by, translated_by=translated_by,
    )  # fmt: skip
    taken = evidence.stance_of(
        proposition, stance, value=value, qualifier=qualifier, unit=unit, as_of=as_of,
        certainty=certainty,
    )  # fmt: skip
    fields = given_only(
        key=key, speaker=speaker, statement=statement, kind=kind, on_behalf_of=on_behalf_of,
        modality=modality, status=status, place=place, said=said, event=event, topics=topic,
        stances=None if taken is None else [taken],
        appearances=None if appearance is None else [appearance], note=note,
    )  # fmt: skip
    if not fields and on_terminal():
        add_as_text(context, "claim", _TEMPLATE)
        return
    if speaker is None or statement is None:
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


def _add(context: typer.Context, fields: dict[str, object]) -> None:
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
