"""Names that people type become the keys of records, and new records get keys of their own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any, Final

from sqlalchemy import Connection

from db.reads.names import (
    find_claim,
    find_contradiction,
    find_proposition,
    find_source,
    find_speaker,
    find_topic,
    key_of,
)
from db.store.rows import ids
from db.tables import RECORD_TABLES
from onrecord.errors import NotFoundError
from onrecord.recordfile import slug

FINDERS: Final[Mapping[str, Callable[[Connection, str], int]]] = {
    "source": find_source,
    "speaker": find_speaker,
    "topic": find_topic,
    "proposition": find_proposition,
    "claim": find_claim,
    "contradiction": find_contradiction,
}
_REFERENCES: Final[Mapping[str, str]] = {
    "speaker": "speaker", "on_behalf_of": "speaker", "relayed_by": "speaker",
    "members": "speaker", "source": "source", "topic": "topic", "topics": "topic",
    "proposition": "proposition", "claim": "claim",
}  # fmt: skip
_WORDS: Final = 5
_LONGEST: Final = 60
_AT_ONCE: Final = 50


def resolved(connection: Connection, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of the record format in which names stand replaced by the keys they mean.

    Raises NotFoundError and UsageError for names that nobody or several have.
    """
    return {field: _resolved(connection, field, value) for field, value in fields.items()}


def those_named(noun: str, typed: Iterable[str]) -> Callable[[Connection], list[str]]:
    """Return what gives the keys of the records that were typed by id, key, name or a part."""
    named = tuple(typed)
    return lambda connection: [
        key_of(connection, noun, FINDERS[noun](connection, name)) for name in named
    ]


def key_named(connection: Connection, noun: str, typed: str) -> str:
    """Return the key that was typed, else that of the one record found by id, name or a part."""
    key = slug(typed) if noun == "topic" else typed
    if key.isprintable() and ids(connection, RECORD_TABLES[noun], [key]):
        return key
    try:
        return key_of(connection, noun, FINDERS[noun](connection, typed))
    except NotFoundError as error:
        if noun not in {"topic", "speaker", "proposition", "source"}:
            raise
        raise NotFoundError(f"{error}, or add it: onrecord {noun} add") from None


def new_key(connection: Connection, table: Any, begin: str, joint: str = "-") -> str:
    """Return a key that no row of ``table`` has: ``begin``, with -2, -3 after it as needed."""
    names = _numbered(begin, joint)
    while True:
        candidates = [next(names) for _ in range(_AT_ONCE)]
        taken = ids(connection, table, candidates)
        free = next((key for key in candidates if key not in taken), None)
        if free is not None:
            return free


def begin_of_key(*parts: str) -> str:
    """Return the first words of each of the parts as the beginning of a key; may be empty."""
    # A year among other words cannot be taken for an id: only the whole must be no number.
    slugs = ("-".join(slug(f"a {part}").split("-")[1 : _WORDS + 1]) for part in parts)
    return slug("-".join(filter(None, slugs))[:_LONGEST])


def _numbered(begin: str, joint: str) -> Iterator[str]:
    yield begin
    for number in count(2):
        yield f"{begin}{joint}{number}"


def _resolved(connection: Connection, field: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return resolved(connection, value)
    if isinstance(value, list):
        return [_resolved(connection, field, item) for item in value]
    if isinstance(value, str) and value.strip() and field in _REFERENCES:
        return key_named(connection, _REFERENCES[field], value)
    return value
