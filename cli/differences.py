"""What changed in a record, a line for each field: the value before and the value after."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from onrecord.changes import differences

Plain = Mapping[str, Any]
Shown = Callable[[str], str]
_SHOWN: Final = 200


def difference_lines(
    noun: str, before: Plain | None, after: Plain | None, *, whole: bool = False
) -> Iterator[str]:
    """Give "status: draft -> accepted" for each field that differs.

    Of a list, each item that went or came; of a list of records, what is in them. Long values are
    cut short unless they are wanted ``whole``.
    """
    from onrecord.recordfile import defaults_of  # brings YAML along, which --help does without

    shown = str if whole else _short
    yield from _lines("", defaults_of(noun), before or {}, after or {}, shown)


def _lines(where: str, defaults: Plain, before: Plain, after: Plain, shown: Shown) -> Iterator[str]:
    for name, old, new in differences(before, after):
        if _parts(old) or _parts(new):
            yield from _part_lines(f"{where}{name}", old or [], new or [], shown)
        elif isinstance(old, list) or isinstance(new, list):
            yield from _item_lines(f"{where}{name}", old or [], new or [], shown)
        else:
            was, now = (defaults.get(name) if one is None else one for one in (old, new))
            yield f"{where}{name}: {shown(value(was))} -> {shown(value(now))}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"


def value(found: Any) -> str:
    """Return a value for people."""
    if found is None:
        return "nothing"
    if isinstance(found, Mapping) and list(found) == ["edtf"]:
        return str(found["edtf"])  # a date of which nothing else is known
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def _parts(found: Any) -> bool:
    return isinstance(found, list) and bool(found) and isinstance(found[0], Mapping)


def _item_lines(where: str, old: list[Any], new: list[Any], shown: Shown) -> Iterator[str]:
    yield from (f"{where}: - {shown(value(item))}" for item in old if item not in new)
    yield from (f"{where}: + {shown(value(item))}" for item in new if item not in old)
    if sorted(map(repr, old)) == sorted(map(repr, new)):
        yield f"{where}: in another order, {shown(value(new))}"


def _part_lines(where: str, old: list[Any], new: list[Any], shown: Shown) -> Iterator[str]:
    before, after = ({_name(part): part for part in parts} for parts in (old, new))
    same = True
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) == after.get(name):
            continue
        same = False
        if name in before and name in after:
            yield from _lines(f"{where} {name}: ", {}, before[name], after[name], shown)
        else:
            yield f"{where}: {shown(value(before.get(name)))} -> {shown(value(after.get(name)))}"
    if same:
        yield f"{where}: in another order"


def _name(part: Mapping[str, Any]) -> str:
    """Return what tells the parts of a list apart: a key, a proposition, or all that they say."""
    found = part.get("key") or part.get("proposition")
    return str(found or json.dumps(part, ensure_ascii=False))
