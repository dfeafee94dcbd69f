"""onrecord log and undo: what was changed, by whom, and how it is taken back."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli import options, words
from cli.differences import difference_lines
from cli.filters import Limit
from cli.lists import Out, put_out
from cli.output import line, print_json, say_detected
from cli.session import opened, record
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.views import ChangeView, TouchedView

Number = Annotated[str | None, typer.Argument(metavar="CHANGE", help="The number of a change.")]
_NOUNS = ("source", "claim", "speaker", "topic", "proposition", "contradiction")


@put_out()
def log(
    context: typer.Context,
    change: Number = None,
    *,
    claim: Annotated[str | None, typer.Option(help="Changes to this claim.")] = None,
    source: Annotated[str | None, typer.Option(help="Changes to this source.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Changes to this speaker.")] = None,
    topic: Annotated[str | None, typer.Option(help="Changes to this topic.")] = None,
    proposition: Annotated[str | None, typer.Option(help="Changes to this proposition.")] = None,
    contradiction: Annotated[str | None, typer.Option(help="Decisions on this one.")] = None,
    by: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Changes by this person.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Made on or after this day (EDTF, UTC).")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Made on or before this day (EDTF, UTC).")
    ] = None,
    limit: Limit = None,
    out: Out,
) -> None:
    """List what was changed, the latest first.

    With the number of a change: show it in full, field by field.

    Example: onrecord log --speaker kerry

    Example: onrecord log 1
    """
    from db.reads.changes import ChangeFilter, list_changes
    from onrecord import json_shape

    given = (source, claim, speaker, topic, proposition, contradiction)
    named = [(noun, name) for noun, name in zip(_NOUNS, given, strict=True) if name is not None]
    if len(named) > 1:
        raise UsageError(f"--{named[0][0]} and --{named[1][0]} name two records. Give one of them")
    if change is not None:
        narrowed = any((named, by, since, until, limit is not None))
        if narrowed or out.output is not None or out.format not in {"table", "json"}:
            raise UsageError("A change is shown whole. Give its number alone, or with --json")
        with record(context) as connection:
            _show(connection, change, as_json=out.as_json)
        return
    with record(context) as connection:
        wanted = ChangeFilter(
            record=_key(connection, *named[0]) if named else None,
            by=by,
            since=since,
            until=until,
            limit=limit,
        )
        out.put(
            list_changes(connection, wanted),
            noun="change",
            shape=json_shape.change,
            columns=("CHANGE", "WHEN", "WHO", "ACT", "RECORDS", "WHAT"),
            row=_row,
        )


def undo(
    context: typer.Context,
    change: Number = None,
    *,
    dry_run: options.DryRun = False,
) -> None:
    """Take a change back.

    Without a number, the last one that you made. What it made new is withdrawn, what it changed
    becomes what it was; to have it back, undo the undoing. Refused where something later depends
    on it. ONRECORD_USER signs it, else the login name.

    Example: onrecord undo --dry-run 1
    """
    from workflows.actor import present_actor
    from workflows.undoing import undo as undo_change

    done = undo_change(opened(context), change, present_actor(), dry_run=dry_run)
    records = words.many(len(done.touched), "record")
    back = done.taken_back
    what = f"change {back.number} ({back.act}, {back.summary}): {records}"
    if dry_run:
        line(f"Would undo {what}")
        for touched in done.touched:
            line(f"  {_touched(touched)}")
        say_detected(done.detected, dry_run=True)
        return
    line(f"Undid {what}, change {done.change}")
    say_detected(done.detected)


def _show(connection: "Connection", typed: str, *, as_json: bool) -> None:
    from db.reads.changes import show_change
    from db.reads.names import find_change
    from onrecord import json_shape

    view = show_change(connection, find_change(connection, typed))
    if as_json:
        print_json(json_shape.change_detail(view))
        return
    change = view.change
    line(f"Change {change.number}, {change.at}, {change.by}: {change.act}, {change.summary}")
    if change.undoes is not None:
        line(f"  undoes    change {change.undoes}")
    if change.undone_by is not None:
        line(f"  undone by change {change.undone_by}")
    for touched in view.touched:
        line(f"  {_touched(touched)}")
        for text in difference_lines(touched.noun, touched.before, touched.after, whole=True):
            line(f"    {text}")


def _key(connection: "Connection", noun: str, typed: str) -> tuple[str, str]:
    from db.reads.names import key_of
    from workflows.naming import FINDERS

    return noun, key_of(connection, noun, FINDERS[noun](connection, typed))


def _row(view: "ChangeView") -> tuple[str, ...]:
    undone = f" (undone by change {view.undone_by})" if view.undone_by is not None else ""
    return (
        str(view.number), view.at, view.by, view.act, str(view.records), view.summary + undone,
    )  # fmt: skip


def _touched(touched: "TouchedView") -> str:
    if touched.noun == "capture" and touched.after == {"held": False}:
        return f"capture {touched.key} (its text goes; source attach brings it back)"
    made = touched.before is None
    return f"{touched.noun} {touched.key}" + (" (made new)" if made else "")
