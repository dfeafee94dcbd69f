"""Lines of the change log: its entries, and what each made and changed."""

from collections.abc import Mapping
from typing import Any, Final

from onrecord.jsonlines import lines
from onrecord.jsonlines.line_fields import count, fields_of, moment, need_words, text_of, words_of
from onrecord.recordfile.fields import Schema
from onrecord.recordfile.nodes import MAX_DEPTH
from onrecord.recordfile.refusal import START, RefusedError

CHANGE: Final = Schema("a change", ("number", "at", "by", "act", "summary"), ("undoes",))
MADE: Final = Schema("what a change made", ("change", "noun", "keys"))
CHANGED: Final = Schema("a changed record", ("change", "noun", "key"), ("before", "after"))


def change(mapping: Mapping[str, Any]) -> lines.Change:
    """Return an entry of the log."""
    fields = fields_of(mapping, CHANGE)
    undoes = fields.get("undoes")
    return lines.Change(
        number=count(fields, "number"),
        at=moment(fields, "at"),
        by=need_words(fields, "by"),
        act=need_words(fields, "act"),
        summary=need_words(fields, "summary"),
        undoes=None if undoes is None else count(fields, "undoes"),
    )


def made(mapping: Mapping[str, Any]) -> lines.Made:
    """Return the keys of what an entry made of one noun."""
    fields = fields_of(mapping, MADE)
    return lines.Made(
        change=count(fields, "change"),
        noun=need_words(fields, "noun"),
        keys=tuple(words_of(text_of(node), "keys") for node in fields.items("keys")),
    )


def changed(mapping: Mapping[str, Any]) -> lines.Changed:
    """Return a record as it was before an entry and after it."""
    before, after = mapping.get("before"), mapping.get("after")
    short = {key: v for key, v in mapping.items() if key not in {"before", "after"}}
    fields = fields_of(short, CHANGED)
    return lines.Changed(
        change=count(fields, "change"),
        noun=need_words(fields, "noun"),
        key=need_words(fields, "key"),
        before=_logged(before, "before"),
        after=_logged(after, "after"),
    )


def _logged(value: Any, key: str) -> dict[str, Any] | None:
    if value is not None and not isinstance(value, dict):
        raise RefusedError(START, f'"{key}" needs an object, or nothing.')
    _check(value, key, 0)
    return value


def _check(value: Any, key: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise RefusedError(START, f'"{key}" is nested deeper than {MAX_DEPTH} levels.')
    if isinstance(value, str):
        words_of(value, key)
    elif isinstance(value, dict):
        for name, inner in value.items():
            words_of(name, key)
            _check(inner, key, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, key, depth + 1)
