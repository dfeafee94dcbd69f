"""``edit`` and ``withdraw``: the same for claims, sources, topics, propositions and speakers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from cli import options, words
from cli.changing import (
    IfChange,
    Note,
    SetFields,
    UnsetFields,
    changes_of,
    names_given,
    plain_note,
    say_edited,
    say_marked,
    say_saved,
    say_withdrawn,
)
from cli.editor import edited as edited_text
from cli.filters import filtered
from cli.output import line
from cli.session import opened
from onrecord.errors import UsageError
from onrecord.filters import ACCEPTED, Filters

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from workflows.deciding_claims import Decided
    from workflows.edit_as_text import Opened, Saved
    from workflows.editing import Select

Names = Annotated[
    list[str] | None,
    typer.Argument(help="Ids, keys or names; - reads them from standard input, one a line."),
]
_OPENING: Final = """\
# {what}, as of change {last}. Change what you like, save the file and close the editor.
# Left as it is, or emptied, nothing changes. A record that is not in the text any more stays as it
# is; a new one is added. A key never changes. Lines that begin with # are not read.
"""
_NEW: Final = """\
# A new {noun}: fill in what you know, save the file and close the editor. Left as it is, or
# emptied, nothing is added. Give it a key of your own: a short name that never changes.
# Every field is described in docs/record-format.md of the project.
"""
_HELD_BY: Final = {
    "claim": "They leave lists, reports and contradictions",
    "source": "Refused while a claim that counts is reported by one",
    "speaker": "Refused while a claim that counts is made or passed on by one",
    "topic": "Refused while a claim or a proposition that counts has one",
    "proposition": "Refused while a claim that counts takes a stance on one",
}


def give_editing(app: typer.Typer, noun: str, *, edit: str, withdraw: str) -> None:
    """Give a noun the commands ``edit`` and ``withdraw``, with what their examples are about."""

    def edit_(
        context: typer.Context,
        names: Names = None,
        *,
        given: SetFields = None,
        emptied: UnsetFields = None,
        if_change: IfChange = None,
        dry_run: options.DryRun = False,
    ) -> None:
        edit_selected(
            context, noun, _named(noun, names), changes_of(given, emptied),
            if_change=if_change, dry_run=dry_run,
        )  # fmt: skip

    def withdraw_(
        context: typer.Context,
        names: Names = None,
        *,
        because: Note = None,
        dry_run: options.DryRun = False,
    ) -> None:
        withdraw_selected(context, noun, _named(noun, names), because, dry_run=dry_run)

    edit_.__doc__ = _edit_help(noun, edit)
    withdraw_.__doc__ = _withdraw_help(noun, withdraw)
    app.command("edit")(edit_)
    app.command("withdraw")(withdraw_)


def give_claim_editing(app: typer.Typer) -> None:
    """Give claims ``edit`` and ``withdraw``, which take the filters of lists, too."""

    def edit(
        context: typer.Context,
        names: Names = None,
        *,
        given: SetFields = None,
        emptied: UnsetFields = None,
        filters: Filters,
        if_change: IfChange = None,
        dry_run: options.DryRun = False,
    ) -> None:
        edit_selected(
            context, "claim", _named_or_filtered(names, filters), changes_of(given, emptied),
            if_change=if_change, dry_run=dry_run,
        )  # fmt: skip

    def withdraw(
        context: typer.Context,
        names: Names = None,
        *,
        because: Note = None,
        filters: Filters,
        dry_run: options.DryRun = False,
    ) -> None:
        select = _named_or_filtered(names, filters)
        withdraw_selected(context, "claim", select, because, dry_run=dry_run)

    edit.__doc__ = _edit_help(
        "claim",
        'kerry-hampered --set "note=Compare with the transcript."',
        "--speaker kirby --set topics=[Iran] --dry-run",
    )
    withdraw.__doc__ = _withdraw_help("claim", 'kerry-terrible-crimes --note "entered twice"')
    app.command()(filtered("after", drafts=True)(edit))
    app.command()(filtered("after", drafts=True)(withdraw))


def give_deciding(app: typer.Typer) -> None:
    """Give claims ``accept`` and ``reject``, which take the filters of lists: drafts, if none."""
    accept_help = _decide_help(
        "Accept", "They count from now on in lists, reports and contradictions",
        'accept --source "FRANCE 24" --min-confidence 0.9 --dry-run',
    )  # fmt: skip
    reject_help = _decide_help(
        "Reject", "They stay where they are, so that nothing proposes them again",
        'reject kerry-terrible-crimes --note "said by somebody else"',
    )  # fmt: skip
    for name, command in (
        ("accept", _deciding("accepted", accept_help)),
        ("reject", _deciding("rejected", reject_help)),
    ):
        app.command(name)(filtered("after", drafts=True, status="draft")(command))


def _deciding(status: "Decided", help_: str) -> Callable[..., None]:
    """Return the command that gives claims a status."""

    def decide(
        context: typer.Context,
        names: Names = None,
        *,
        because: Note = None,
        filters: Filters,
        if_change: IfChange = None,
        dry_run: options.DryRun = False,
    ) -> None:
        _decide(context, status, names, filters, because, if_change=if_change, dry_run=dry_run)

    decide.__doc__ = help_
    return decide


def edit_selected(
    context: typer.Context,
    noun: str,
    select: "Select",
    changes: dict[str, Any],
    *,
    if_change: int | None,
    dry_run: bool,
) -> None:
    """Edit records by --set and --unset, or in an editor where neither was given."""
    from workflows.actor import present_actor
    from workflows.editing import edit_records

    if not changes:
        if dry_run or if_change is not None:
            raise UsageError("--dry-run and --if-change need --set FIELD=VALUE or --unset FIELD")
        _edit_as_text(context, noun, select)
        return
    done = edit_records(
        opened(context), noun, select, changes, present_actor(),
        dry_run=dry_run, if_change=if_change,
    )  # fmt: skip
    say_edited(done, dry_run=dry_run)


def withdraw_selected(
    context: typer.Context, noun: str, select: "Select", because: str | None, *, dry_run: bool
) -> None:
    """Withdraw records and tell which."""
    from workflows.actor import present_actor
    from workflows.withdrawing import withdraw

    done = withdraw(
        opened(context), noun, select, present_actor(), note=plain_note(because), dry_run=dry_run
    )
    say_withdrawn(done, dry_run=dry_run)


def _decide(
    context: typer.Context,
    status: "Decided",
    names: Sequence[str] | None,
    filters: Filters,
    because: str | None,
    *,
    if_change: int | None,
    dry_run: bool,
) -> None:
    from workflows.actor import present_actor
    from workflows.deciding_claims import decide_claims

    done = decide_claims(
        opened(context), status, _named_or_filtered(names, filters, status="draft"),
        present_actor(), note=plain_note(because), if_change=if_change, dry_run=dry_run,
    )  # fmt: skip
    verb = status.removesuffix("ed")
    say_marked(done, status.capitalize(), (verb, status), dry_run=dry_run)


def add_as_text(context: typer.Context, noun: str, template: str) -> None:
    """Have a person fill in an empty record in an editor, and add it."""
    from workflows.actor import present_actor
    from workflows.edit_as_text import Opened, save_edited

    engine = opened(context)
    empty = Opened(noun, "", {})
    saved = edited_text(
        _NEW.format(noun=noun) + template,
        lambda text, name: save_edited(engine, text, name, empty, present_actor()),
    )
    if saved is None:
        line("Added nothing")
    else:
        say_saved(saved, noun)


def _edit_as_text(context: typer.Context, noun: str, select: "Select") -> None:
    from workflows.edit_as_text import open_for_editing

    engine = opened(context)
    given = open_for_editing(engine, noun, select)
    if not given.base:
        line(f"Changed nothing: no {noun} was meant")
        return
    saved = edited_as_text(engine, given)
    if saved is None:
        line("Changed nothing: the text is as it was, or empty")
    else:
        say_saved(saved, noun)


def edited_as_text(engine: "Engine", given: "Opened") -> "Saved | None":
    """Have a person change records in an editor, and take them back; ``None`` where none did."""
    from workflows.actor import present_actor
    from workflows.edit_as_text import save_edited

    keys = list(given.base)
    what = f"The {given.noun} {keys[0]}" if len(keys) == 1 else words.many(len(keys), given.noun)
    return edited_text(
        _OPENING.format(what=what, last=given.last_change) + given.text,
        lambda text, name: save_edited(engine, text, name, given, present_actor()),
    )


def _named(noun: str, names: Sequence[str] | None) -> "Select":
    from workflows.naming import those_named

    if not names:
        raise UsageError(f"No {noun} is named. Give its id, key or name: onrecord {noun} list")
    return those_named(noun, names_given(names))


def _named_or_filtered(
    names: Sequence[str] | None, filters: Filters, *, status: str = ACCEPTED
) -> "Select":
    """Return what selects the claims; ``status`` is the one that is meant where none is given."""
    given = [name for name, value in filters.words() if (name, value) != ("status", status)]
    if names and given:
        raise UsageError(f"Claims are named, and filtered by --{given[0]}. Give one or the other")
    if names:
        return _named("claim", names)
    if not set(given) - {"limit"}:
        raise UsageError(
            "This would be about every claim. Name claims, or filter them: --speaker, --source, ..."
        )
    return _filtered(filters)


def _filtered(filters: Filters) -> "Select":
    from db.reads.asked import resolve
    from db.reads.selection import claim_keys_matching

    return lambda connection: claim_keys_matching(connection, resolve(connection, filters))


def _decide_help(verb: str, what: str, example: str) -> str:
    return f"""{verb} claims: those that are named, or the drafts that pass the filters.

    {what}. It is a change in the log like any other: onrecord undo takes it back.

    Example: onrecord claim {example}
    """


def _edit_help(noun: str, *examples: str) -> str:
    shown = "\n\n".join(f"    Example: onrecord {noun} edit {example}" for example in examples)
    return f"""Change {noun}s.

    FIELD is a key of the record format and VALUE what it becomes: the text as it is, or [...] for
    a list and {{...}} for a date with its phrase. Without --set and --unset, an editor opens on
    them (VISUAL, else EDITOR). What was before is printed and kept: onrecord undo takes it back.

{shown}
    """


def _withdraw_help(noun: str, example: str) -> str:
    return f"""Withdraw {noun}s.

    {_HELD_BY[noun]}. Nothing is deleted, and onrecord undo takes it back.

    Example: onrecord {noun} withdraw {example}
    """
