"""What changed in a record, a line for each field: the value before and the value after."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.changes import differences
from onrecord.recordfile import defaults_of

Plain = Mapping[str, Any]
_SHOWN: Final = 200


def difference_lines(noun: str, before: Plain | None, after: Plain | None) -> Iterator[str]:
    """Give "status: draft -> accepted" for each field; of a list of records, what is in them."""
    yield from _lines("", defaults_of(noun), before or {}, after or {})


def _lines(where: str, defaults: Plain, before: Plain, after: Plain) -> Iterator[str]:
    for name, old, new in differences(before, after):
        if _parts(old) or _parts(new):
            yield from _part_lines(f"{where}{name}", old or [], new or [])
        else:
            was, now = (defaults.get(name) if one is None else one for one in (old, new))
            yield f"{where}{name}: {value(was)} -> {value(now)}"


def value(found: Any) -> str:
    """Return a value for people, cut short where it is long."""
    if found is None:
        return "nothing"
    if isinstance(found, Mapping) and list(found) == ["edtf"]:
        return str(found["edtf"])  # a date of which nothing else is known
    text = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"


def _parts(found: Any) -> bool:
    return isinstance(found, list) and bool(found) and isinstance(found[0], Mapping)


def _part_lines(where: str, old: list[Any], new: list[Any]) -> Iterator[str]:
    before, after = ({_name(part): part for part in parts} for parts in (old, new))
    shown = False
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) == after.get(name):
            continue
        shown = True
        if name in before and name in after:
            yield from _lines(f"{where} {name}: ", {}, before[name], after[name])
        else:
            yield f"{where}: {value(before.get(name))} -> {value(after.get(name))}"
    if not shown:
        yield f"{where}: in another order"


def _name(part: Mapping[str, Any]) -> str:
    """Return what tells the parts of a list apart: a key, a proposition, or all that they say."""
    found = part.get("key") or part.get("proposition")
    return str(found or json.dumps(part, ensure_ascii=False))
