"""What a change did to a record, field by field."""

from collections.abc import Iterator, Mapping
from typing import Any


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> Iterator[tuple[str, Any, Any]]:
    """Give (field, value before, value after) of each field that differs; ``None`` is absent.

    >>> list(differences({"key": "a", "note": "old"}, {"key": "a", "place": "Norland"}))
    [('note', 'old', None), ('place', None, 'Norland')]
    """
    old, new = before or {}, after or {}
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)
