"""onrecord speaker merge and split: two speakers that are one, one that is two."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli import options, words
from cli.changing import names_given
from cli.output import line, say_detected
from cli.session import opened
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from workflows.merging import Moved

Keep = Annotated[
    str, typer.Argument(metavar="SPEAKER", help="Id, key or name of the one that stays.")
]


def merge(
    context: typer.Context,
    keep: Keep,
    others: Annotated[
        list[str], typer.Argument(metavar="OTHER", help="Those that are the same one.")
    ],
    *,
    dry_run: options.DryRun = False,
) -> None:
    """Make one speaker of several.

    Every claim that named the others names SPEAKER from now on; their names become aliases and
    their roles (offices) move along. To take it apart again: undo, or speaker split.

    Example: onrecord speaker merge 13 14 --dry-run
    """
    from workflows.actor import present_actor
    from workflows.merging import merge as merge_speakers

    found = merge_speakers(opened(context), keep, others, present_actor(), dry_run=dry_run)
    for moved in found:
        if moved.change is None:
            line(
                f"{moved.other.name} ({moved.other.key}) is merged into "
                f"{moved.stays.name} ({moved.stays.key}) already"
            )
            continue
        line(
            f"{_verb('merge', 'Merged', dry_run)} {moved.other.name} ({moved.other.key}) into "
            f"{moved.stays.name} ({moved.stays.key}): {_claims(moved, dry_run)}"
        )
    if not dry_run:
        say_detected(found[0].detected)


def split(
    context: typer.Context,
    keep: Keep,
    other: Annotated[
        str | None,
        typer.Argument(metavar="OTHER", help="Id or key of the one that was merged into it."),
    ] = None,
    *,
    name: Annotated[str | None, typer.Option(help="Name of a new speaker.")] = None,
    claims: Annotated[
        list[str] | None,
        typer.Option("--claim", metavar="CLAIM", help="What the new one said; - reads ids."),
    ] = None,
    key: Annotated[str | None, typer.Option(help="Key of the new speaker.")] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Take a merge apart, or part claims from a speaker.

    With OTHER, the speaker that was merged comes back with the claims, names and roles (offices)
    that it brought; what was changed since stays, and the claims that it stays in are named. With
    --name and --claim, a new speaker gets those claims.

    Example: onrecord speaker split 10 --name "A. Bush" --claim 55 --dry-run
    """
    from workflows.actor import present_actor
    from workflows.parting import split_merged, split_off

    if other is not None and name is None:
        moved = split_merged(opened(context), keep, other, present_actor(), dry_run=dry_run)
    elif name is not None and other is None:
        moved = split_off(
            opened(context), keep, name, _named(claims), present_actor(), key=key, dry_run=dry_run
        )
    else:
        raise UsageError(
            "Name the speaker that was merged, or a new one with --name NAME --claim ID"
        )
    _say_split(moved, dry_run)


def _named(typed: list[str] | None) -> list[str]:
    found = names_given(typed or ())
    if not found:
        raise UsageError("A new speaker needs the claims that it made. Add --claim ID")
    return found


def _say_split(moved: "Moved", dry_run: bool) -> None:
    line(
        f"{_verb('split', 'Split', dry_run)} {moved.other.name} ({moved.other.key}) from "
        f"{moved.stays.name} ({moved.stays.key}): {_claims(moved, dry_run)}"
    )
    if moved.behind:
        counted = words.many(len(moved.behind), "claim")
        line(f"  Left as corrected since the merge, wholly or in part: {counted}")
        for key in moved.behind:
            line(f"    {key}")
    if not dry_run:
        say_detected(moved.detected)


def _verb(would: str, did: str, dry_run: bool) -> str:
    return f"Would {would}" if dry_run else did


def _claims(moved: "Moved", dry_run: bool) -> str:
    counted = words.many(moved.claims, "claim")
    return counted if dry_run else f"{counted}, change {moved.change}"
