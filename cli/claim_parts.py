"""onrecord claim appearance and claim stance: where a claim is reported, and what it holds."""

from typing import Annotated

import typer

from cli import coding, options
from cli import evidence_options as evidence
from cli.changing import Key, SetFields, UnsetFields, changes_of, need_changes, say_edited
from cli.session import opened
from onrecord.vocabulary import StanceKind

appearance = typer.Typer(
    help="Where a claim is reported.", no_args_is_help=True, rich_markup_mode=None
)
stance = typer.Typer(
    help="What a claim affirms or denies.", no_args_is_help=True, rich_markup_mode=None
)
Claim = Annotated[str, typer.Argument(help="Id or key of the claim.")]
Appearance = Annotated[
    str, typer.Argument(help="Number or key of the appearance, as claim show prints it.")
]
Proposition = Annotated[str, typer.Argument(help="Id, key or a part of its sentence.")]


@appearance.command("add")
def add_appearance(
    context: typer.Context,
    claim: Claim,
    *,
    source: Annotated[str, typer.Option(metavar="SOURCE", help="Where it is reported.")],
    quote: evidence.Quote = None,
    quote_type: evidence.HowQuoted = None,
    cue: evidence.Cue = None,
    described_as: evidence.DescribedAs = None,
    relayed_by: evidence.RelayedBy = None,
    translated_by: evidence.Translated = None,
    note: evidence.Note = None,
    key: Key = None,
) -> None:
    """Add an appearance: where a claim is reported.

    Example: onrecord claim appearance add kerry-about-60-members --source "press availability"
    --quote "representatives from about 60 members"
    """
    from workflows.actor import present_actor
    from workflows.claim_parts import add_appearance as add

    fields = evidence.appearance_of(
        source, quote, quote_type, cue=cue, described_as=described_as,
        relayed_by=relayed_by, translated_by=translated_by, note=note, key=key,
    )  # fmt: skip
    edited, _ = add(opened(context), claim, fields or {}, present_actor())
    say_edited(edited)


@appearance.command("edit")
def edit_appearance(
    context: typer.Context,
    appearance: Appearance,
    *,
    given: SetFields = None,
    emptied: UnsetFields = None,
    dry_run: options.DryRun = False,
) -> None:
    """Change an appearance of a claim.

    New words, or another source, are looked for again in the text that is held.

    Example: onrecord claim appearance edit 1 --set cue=told
    """
    from workflows.actor import present_actor
    from workflows.claim_parts import edit_appearance as edit

    changes = changes_of(given, emptied)
    need_changes(changes)
    done = edit(opened(context), appearance, changes, present_actor(), dry_run=dry_run)
    say_edited(done, dry_run=dry_run)


@appearance.command("withdraw")
def withdraw_appearance(
    context: typer.Context, appearance: Appearance, *, dry_run: options.DryRun = False
) -> None:
    """Withdraw an appearance of a claim.

    Example: onrecord claim appearance withdraw 1 --dry-run
    """
    from workflows.actor import present_actor
    from workflows.claim_parts import withdraw_appearance as withdraw

    done = withdraw(opened(context), appearance, present_actor(), dry_run=dry_run)
    say_edited(done, dry_run=dry_run)


@stance.command("add")
def add_stance(
    context: typer.Context,
    claim: Claim,
    proposition: Proposition,
    stance: Annotated[StanceKind, typer.Argument(help="How the claim stands to it.")],
    *,
    value: evidence.Value = None,
    qualifier: evidence.QualifierOf = None,
    unit: evidence.Unit = None,
    as_of: evidence.AsOf = None,
    certainty: evidence.CertaintyOf = None,
    note: evidence.Note = None,
) -> None:
    """Say what a claim affirms or denies.

    Contradictions that follow from it are found at once.

    Example: onrecord claim stance add 4 strikes-weaken-is affirms
    """
    from workflows.actor import present_actor
    from workflows.claim_parts import add_stance as add

    fields = evidence.stance_of(
        proposition, stance, value=value, qualifier=qualifier, unit=unit, as_of=as_of,
        certainty=certainty, note=note,
    )  # fmt: skip
    say_edited(add(opened(context), claim, fields or {}, present_actor()))


stance.command("propose")(coding.propose)


@stance.command("edit")
def edit_stance(
    context: typer.Context,
    claim: Claim,
    proposition: Proposition,
    *,
    given: SetFields = None,
    emptied: UnsetFields = None,
    dry_run: options.DryRun = False,
) -> None:
    """Change a stance of a claim.

    Example: onrecord claim stance edit kerry-hampered strikes-weaken-is --set certainty=probable
    """
    from workflows.actor import present_actor
    from workflows.claim_parts import edit_stance as edit

    changes = changes_of(given, emptied)
    need_changes(changes)
    done = edit(opened(context), claim, proposition, changes, present_actor(), dry_run=dry_run)
    say_edited(done, dry_run=dry_run)


@stance.command("withdraw")
def withdraw_stance(
    context: typer.Context,
    claim: Claim,
    proposition: Proposition,
    *,
    dry_run: options.DryRun = False,
) -> None:
    """Take a stance out of its claim.

    Example: onrecord claim stance withdraw kerry-hampered strikes-weaken-is --dry-run
    """
    from workflows.actor import present_actor
    from workflows.claim_parts import withdraw_stance as withdraw

    done = withdraw(opened(context), claim, proposition, present_actor(), dry_run=dry_run)
    say_edited(done, dry_run=dry_run)
