"""What the commands share that change records: their options, and how they tell what they did."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from cli import words
from cli.differences import difference_lines
from cli.files import standard_input
from cli.output import UNREADABLE, line, note, say_detected
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from db.reads.last_changes import LastChange
    from db.store.changes import Touched
    from workflows.adding import Added
    from workflows.edit_as_text import Saved
    from workflows.editing import Edited

SetFields = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="FIELD=VALUE", help="A field of the record format, and what it becomes."
    ),
]
UnsetFields = Annotated[
    list[str] | None, typer.Option("--unset", metavar="FIELD", help="A field to empty.")
]
IfChange = Annotated[
    int | None,
    typer.Option(
        "--if-change",
        metavar="N",
        min=1,
        help="Refuse unless N is the last change, as show prints it.",
    ),
]
Note = Annotated[str | None, typer.Option("--note", help="Why, for the change log.")]
Key = Annotated[
    str | None, typer.Option("--key", help="Its key; one is made where this is left out.")
]

_NOTED: Final = 3
_MINUTE: Final = 60


def changes_of(given: Sequence[str] | None, emptied: Sequence[str] | None) -> dict[str, Any]:
    """Return the fields that --set and --unset name, as plain values, ``None`` to empty one."""
    from onrecord.recordfile import typed_value

    changes: dict[str, Any] = {}
    for typed in given or ():
        field, equals, text = typed.partition("=")
        name = _field(field, changes)
        if not equals:
            raise UsageError(f'"{typed}" is no FIELD=VALUE. Write: --set status=accepted')
        if not text.strip():
            raise UsageError(f"--set {name}= gives no value. To empty it: --unset {name}")
        changes[name] = typed_value(name, text)
    for field in emptied or ():
        changes[_field(field, changes)] = None
    return changes


def need_changes(changes: Mapping[str, Any]) -> None:
    """Raise UsageError where neither --set nor --unset was given."""
    if not changes:
        raise UsageError("Nothing is to be changed. Give --set FIELD=VALUE or --unset FIELD")


def names_given(names: Sequence[str]) -> list[str]:
    """Return the names that were typed; ``-`` stands for the lines of standard input."""
    found: list[str] = []
    for name in names:
        if name == "-":
            found += [text.strip() for text in standard_input() if text.strip()]
        else:
            found.append(name)
    return found


def given_only(**fields: Any) -> dict[str, Any]:
    """Return the fields that were given; an empty text is no value.

    Raises UsageError for one.
    """
    for name, value in fields.items():
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and not text.strip() for text in texts):
            raise UsageError(f"The {name.replace('_', ' ')} is empty. Give one, or leave it out")
    return {name: value for name, value in fields.items() if value is not None and value != []}


def plain_note(text: str | None) -> str | None:
    """Return a note for the log; raises UsageError for characters that nobody could read."""
    if text is not None and UNREADABLE.search(text):
        raise UsageError("--note holds a line break or a control character. Take it out")
    return (text or "").strip() or None


def say_edited(edited: "Edited", *, dry_run: bool = False) -> None:
    """Tell what an edit did, or would do: each record, each field before and after."""
    if not edited.touched:
        line(f"Changed nothing: {_as_they_were(edited, 'as it was', 'as they were')}")
        return
    named = _say_done(edited, "Would change" if dry_run else "Changed", dry_run=dry_run)
    if len(named) == 1:
        _say_differences(edited.touched, [""])
    elif dry_run:
        _say_differences(edited.touched, named)
    else:
        _say_together(edited)
    _say_around(edited, dry_run=dry_run)


def say_withdrawn(edited: "Edited", *, dry_run: bool = False) -> None:
    """Tell which records were withdrawn, or would be."""
    say_marked(edited, "Withdrew", ("withdraw", "withdrawn"), dry_run=dry_run)


def say_marked(
    edited: "Edited", done: str, forms: tuple[str, str], *, dry_run: bool = False
) -> None:
    """Tell which records got a mark, or would: ``forms`` are the verb and its participle."""
    verb, state = forms
    if not edited.touched:
        line(f"{done} nothing: {_as_they_were(edited, f'{state} already', f'{state} already')}")
        return
    named = _say_done(edited, f"Would {verb}" if dry_run else done, dry_run=dry_run)
    if len(named) > 1:
        for name in named:
            line(f"  {name}")
    _say_around(edited, dry_run=dry_run)


def say_saved(saved: "Saved", noun: str) -> None:
    """Tell what became of a text that was edited."""
    for key in saved.left_alone:
        note(
            f'{noun} "{key}" is not in the text any more: it stays as it is. '
            f"To withdraw it: onrecord {noun} withdraw {key}"
        )
    if saved.change is None:
        line("Changed nothing: the records are as they were")
        return
    for touched in saved.touched:
        verb = "Added" if touched.before is None else "Changed"
        id_ = saved.ids[touched.noun, touched.key]
        line(f"{verb} {touched.noun} {id_} ({touched.key}), change {saved.change}")
        _say_differences([touched], [""])
    say_detected(saved.detected)


def say_added(added: "Added") -> None:
    """Tell which record is new."""
    line(f"Added {added.noun} {added.id} ({added.key}), change {added.change}")
    for other in added.namesakes:
        note(f"Note: speaker {other} has the same name. If they are one, merge them")
    say_detected(added.detected)


def _field(typed: str, known: Mapping[str, Any]) -> str:
    name = typed.strip().replace("-", "_")
    if not name:
        raise UsageError("A field has no name. Write: --set status=accepted, --unset note")
    if name in known:
        raise UsageError(f'The field "{name}" is given twice. Leave one of them out')
    return name


def _as_they_were(edited: "Edited", one: str, many: str) -> str:
    if not edited.unchanged:
        return f"no {edited.noun} was meant"
    if len(edited.unchanged) == 1:
        key = edited.unchanged[0]
        return f"{edited.noun} {edited.ids[key]} ({key}) is {one}"
    return f"{words.many(len(edited.unchanged), edited.noun)} are {many}"


def _say_done(edited: "Edited", done: str, *, dry_run: bool) -> list[str]:
    """Print the line that names what was done; return the names of the records."""
    named = [f"{edited.noun} {edited.ids[t.key]} ({t.key})" for t in edited.touched]
    what = named[0] if len(named) == 1 else words.many(len(named), edited.noun)
    number = "" if dry_run else f", change {edited.change}"
    so_already = f" ({len(edited.unchanged)} were so already)" if edited.unchanged else ""
    line(f"{done} {what}{number}{so_already}")
    return named


def _say_around(edited: "Edited", *, dry_run: bool) -> None:
    """Tell what went along with it, who else was there, and what it did to contradictions."""
    if edited.followed:
        line(f"  with {words.many(edited.followed, 'record')} that depend on it")
    _say_recent(edited)
    say_detected(edited.detected, dry_run=dry_run)


def _say_differences(touched: "Iterable[Touched]", names: Sequence[str]) -> None:
    for one, name in zip(touched, names, strict=True):
        indent = "  "
        if name:
            line(f"  {name}")
            indent = "    "
        for text in difference_lines(one.noun, one.before, one.after):
            line(f"{indent}{text}")


def _say_together(edited: "Edited") -> None:
    """Tell the same difference of many records once, with how many have it."""
    counted: Counter[str] = Counter()
    for one in edited.touched:
        counted.update(difference_lines(one.noun, one.before, one.after))
    for text, count in counted.items():
        line(f"  {text} ({words.many(count, edited.noun)})")


def _say_recent(edited: "Edited") -> None:
    many = len(edited.touched) > 1
    for key, last in list(edited.recent.items())[:_NOTED]:
        which = f"{edited.noun} {edited.ids[key]}" if many else f"this {edited.noun}"
        note(f"Note: {last.by} changed {which} {_ago(last)} (change {last.number})")
    more = len(edited.recent) - _NOTED
    if more > 0:
        note(f"Note: {words.many(more, f'other {edited.noun}')} changed within the last hour, too")


def _ago(last: "LastChange") -> str:
    passed = dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(last.at)
    minutes = int(passed.total_seconds()) // _MINUTE
    return f"{words.many(minutes, 'minute')} ago" if minutes > 0 else "a moment ago"
