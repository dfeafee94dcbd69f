"""What a person tells of a document whose source the record has.

Empty fields are filled, as a logged edit. A field that has another value stays as it is: what was
told may be about another copy, and somebody may have corrected it since.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlalchemy import Connection

from db.store.sources import load_sources
from onrecord.addresses import page_of
from onrecord.ingest import Metadata
from onrecord.ingest.sidecar import Sidecar
from onrecord.recordfile import checked_record_of, mapping_of
from onrecord.records import DateRecord, RecordSet, SourceRecord
from workflows.actor import Actor
from workflows.editing import summary
from workflows.recording import Recorder


@dataclass(frozen=True, slots=True)
class Told:
    """What became of what was told: the fields that are ``filled``, and those that are not.

    ``not_taken`` has the value that was told, by field, as ``source edit --set`` takes it.
    ``change`` is the number in the log, ``None`` where nothing was written.
    """

    filled: tuple[str, ...] = ()
    not_taken: Mapping[str, str] = field(default_factory=dict)
    change: int | None = None


def compare_told(record: SourceRecord, told: Sidecar) -> Told:
    """Return what would be filled of a source and what would not."""
    if record.withdrawn:
        return Told()
    given = _given(told)
    other = {
        name: _typed(value)
        for name, value in given.items()
        if getattr(record, name) and not _same(name, getattr(record, name), value)
    }
    return Told(tuple(name for name in given if not getattr(record, name)), other)


def take_told(connection: Connection, key: str, told: Sidecar, actor: Actor) -> Told:
    """Fill the empty fields of a source with what was told; raises OnrecordError."""
    record = load_sources(connection, [key])[key]
    found = compare_told(record, told)
    if not found.filled:
        return found
    given = _given(told)
    filled = replace(record, **{name: given[name] for name in found.filled})
    checked = checked_record_of("source", mapping_of(filled))
    assert isinstance(checked, SourceRecord)  # noqa: S101 - the noun says so
    recorder = Recorder(connection, actor, keeps_evidence=True)
    recorder.take(RecordSet(sources=(checked,)))
    recorder.settle()
    change = recorder.log("edit", summary("source", [key], ", ".join(found.filled)))
    return replace(found, change=change)


def _given(told: Sidecar) -> dict[str, Any]:
    given = {each.name: getattr(told.metadata, each.name) for each in fields(Metadata)}
    return {name: value for name, value in (given | {"kind": told.kind}).items() if value}


def _same(name: str, known: Any, value: Any) -> bool:
    if name == "published":
        return bool(known.edtf == value.edtf)
    if name == "url":
        return page_of(known) == page_of(value)
    if name == "credit":
        return set(known) == set(value)
    return bool(known == value)


def _typed(value: Any) -> str:
    if isinstance(value, DateRecord):
        return value.edtf
    if isinstance(value, tuple):
        # In quotation marks a name may have commas and brackets.
        quoted = (one.replace("\\", "\\\\").replace('"', '\\"') for one in value)
        return value[0] if len(value) == 1 else "[" + ", ".join(f'"{one}"' for one in quoted) + "]"
    return str(value)
