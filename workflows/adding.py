"""Add one record, with a key of its own making where none is given."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Engine

from db.engine import writing
from db.reads.selection import namesakes
from db.store.rows import ids
from db.tables import RECORD_TABLES
from onrecord.errors import OnrecordError
from onrecord.recordfile import checked_record_of
from onrecord.recordfile.mappings import records_of
from onrecord.records import SpeakerRecord
from workflows.actor import Actor
from workflows.completing import Contents
from workflows.editing import summary
from workflows.finding_rows import Detected
from workflows.input_files import text_of
from workflows.naming import begin_of_key, new_key, resolved
from workflows.recording import LOADERS, Recorder

_WORDS_OF_KEY: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("title",),
    "speaker": ("name",),
    "proposition": ("text",),
    "claim": ("speaker", "statement"),
}


class KeyTakenError(OnrecordError):
    """There is a record of that key already."""

    def __init__(self, noun: str, key: str, *, withdrawn: bool) -> None:
        then = f"Change that one (onrecord {noun} edit {key}), or choose another key"
        if withdrawn:
            back = "status=accepted" if noun == "claim" else "withdrawn=false"
            then = f"Take that one back in: onrecord {noun} edit {key} --set {back}"
        gone = ", which is withdrawn" if withdrawn else ""
        super().__init__(f'The key "{key}" is taken by a {noun}{gone}. {then}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The new record, and what came of it; ``change`` is its number in the log.

    ``namesakes`` are the ids of speakers that have the same name.
    """

    noun: str
    id: int
    key: str
    detected: Detected
    change: int
    namesakes: tuple[int, ...]


def add_record(
    engine: Engine,
    noun: str,
    mapping: Mapping[str, Any],
    actor: Actor,
    *,
    content: bytes | None = None,
) -> Added:
    """Add the record that a mapping of the record format holds; it may refer by name.

    ``content`` is the text of a source, which is held from then on. Raises KeyTakenError, and
    UsageError for what makes no record.
    """
    with writing(engine) as connection:
        fields = resolved(connection, mapping)
        if not fields.get("key") and noun != "topic":  # its key is its name, however it is spelt
            fields["key"] = _key(connection, noun, fields)
        contents = _contents(fields, content)
        record = checked_record_of(noun, fields)
        _refuse_taken(connection, noun, record.key)
        others = namesakes(connection, record.name) if isinstance(record, SpeakerRecord) else []
        recorder = Recorder(connection, actor)
        recorder.take(records_of({noun: [record]}), contents)
        detected = recorder.settle()
        number = recorder.log("add", summary(noun, [record.key], "new"))
        assert number is not None  # noqa: S101 - a new record is a change
        (id_,) = ids(connection, RECORD_TABLES[noun], [record.key]).values()
    return Added(
        noun=noun, id=id_, key=record.key, detected=detected, change=number,
        namesakes=tuple(others),
    )  # fmt: skip


def _key(connection: Connection, noun: str, fields: Mapping[str, Any]) -> str:
    words = [str(fields.get(name) or "") for name in _WORDS_OF_KEY[noun]]
    return new_key(connection, RECORD_TABLES[noun], begin_of_key(*words) or noun)


def _contents(fields: dict[str, Any], content: bytes | None) -> Contents:
    """Return the text by its hash, which the fields are given."""
    if content is None:
        return {}
    sha256 = hashlib.sha256(content).hexdigest()
    fields["sha256"] = sha256
    return {sha256: (content, text_of(content, ("source", fields["key"], "file")))}


def _refuse_taken(connection: Connection, noun: str, key: str) -> None:
    stored = LOADERS[noun](connection, [key]).get(key)
    if stored is not None:
        withdrawn = stored.status == "withdrawn" if noun == "claim" else stored.withdrawn
        raise KeyTakenError(noun, key, withdrawn=withdrawn)
