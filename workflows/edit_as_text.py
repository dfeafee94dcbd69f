"""Edit records as one text, in the record format: give them out, take them back.

A record is written only where it is still as it was given out. Records that are no longer in the
text are left alone; those that are new in it are added.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Engine

from db.engine import reading, writing
from db.reads.last_changes import last_changes
from db.store.changes import Touched, last_change
from db.store.rows import ids
from db.tables import RECORD_TABLES
from onrecord.errors import RecordError
from onrecord.recordfile import RecordFile, RecordFileError, noun_of, read, write
from onrecord.recordfile.mappings import Record, records_of
from onrecord.records import ClaimRecord, RecordSet
from workflows.actor import Actor
from workflows.completing import underived
from workflows.editing import ChangedSinceError, Select, summary
from workflows.finding_rows import Detected
from workflows.input_files import located
from workflows.recording import LOADERS, Recorder


@dataclass(frozen=True, slots=True)
class Opened:
    """Records given out for editing: their text, and what it was made from, by key.

    ``last_change`` is the number of the last change to the whole record at that time.
    """

    noun: str
    text: str
    base: Mapping[str, Any]
    last_change: int = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of it. ``left_alone`` are the keys of records that are not in the text any more.

    ``touched`` is what changed or is new (``before`` is ``None``) of the records of the text;
    ``ids`` maps (noun, key) to their ids. ``change`` is ``None`` where nothing changed.
    """

    touched: tuple[Touched, ...]
    ids: Mapping[tuple[str, str], int]
    left_alone: tuple[str, ...]
    detected: Detected
    change: int | None


def open_for_editing(engine: Engine, noun: str, select: Select) -> Opened:
    """Return records as a text to edit, without opening words."""
    with reading(engine) as connection:
        keys = list(dict.fromkeys(select(connection)))
        base = LOADERS[noun](connection, keys)
        last = last_change(connection)
    return Opened(noun, write(records_of({noun: [base[key] for key in keys]})), base, last)


def save_edited(engine: Engine, text: str, name: str, opened: Opened, actor: Actor) -> Saved:
    """Take the edited text back; ``name`` is what errors call it.

    Raises RecordFileError with line and column for what cannot be taken in, and ChangedSinceError
    where somebody changed a record in the meantime. Then nothing is written.
    """
    file = read(text, name)
    _refuse_foreign(file)
    records = _rederived(file.records, opened)
    given = {(noun_of(record), record.key) for record in _all(records)}
    with writing(engine) as connection:
        _refuse_unopened(connection, file, given, opened)
        _refuse_stale(connection, given, opened)
        recorder = Recorder(connection, actor, keeps_evidence=True)
        try:
            recorder.take(records)
            detected = recorder.settle()
        except RecordError as error:
            raise located(file, error) from error
        everything = (*recorder.touched, *recorder.new_claims())
        touched = tuple(t for t in everything if (t.noun, t.key) in given)
        act = "edit" if opened.base else "add"
        number = recorder.log(act, _summary(touched))
        found = {
            (t.noun, t.key): id_
            for t in touched
            for id_ in ids(connection, RECORD_TABLES[t.noun], [t.key]).values()
        }
    gone = tuple(key for key in opened.base if (opened.noun, key) not in given)
    return Saved(touched, found, gone, detected, number)


def _all(records: RecordSet) -> Iterator[Record]:
    yield from records.sources
    yield from records.speakers
    yield from records.topics
    yield from records.propositions
    yield from records.claims


def _rederived(records: RecordSet, opened: Opened) -> RecordSet:
    """Have a time of saying that was only worked out, and left as it was, be worked out anew."""

    def claim(record: ClaimRecord) -> ClaimRecord:
        base = opened.base.get(record.key)
        same = isinstance(base, ClaimRecord) and base.said == record.said
        return underived(record) if same else record

    return replace(records, claims=tuple(map(claim, records.claims)))


def _refuse_foreign(file: RecordFile) -> None:
    """Refuse what is taken in elsewhere: decisions on contradictions, and texts beside the file."""
    if file.records.contradictions:
        raise RecordFileError(
            file.name,
            file.where("contradiction", "0"),
            "contradictions are not edited here. Decide on one: onrecord contradiction decide",
        )
    for source in file.records.sources:
        if source.file is not None:
            raise RecordFileError(
                file.name,
                file.where("source", source.key, "file"),
                f"no text lies beside this one. Attach it: onrecord source attach {source.key} "
                f"{source.file}",
            )


def _refuse_unopened(
    connection: Connection, file: RecordFile, given: set[tuple[str, str]], opened: Opened
) -> None:
    for noun, load in LOADERS.items():
        keys = [
            key
            for owner, key in given
            if owner == noun and not (noun == opened.noun and key in opened.base)
        ]
        for key in sorted(load(connection, keys)):
            raise RecordFileError(
                file.name,
                file.where(noun, key, "key"),
                f'the {noun} "{key}" is in the record already, and was not opened here. Give this '
                f"one another key, or open that one: onrecord {noun} edit {key}",
            )


def _refuse_stale(connection: Connection, given: set[tuple[str, str]], opened: Opened) -> None:
    keys = [key for key in opened.base if (opened.noun, key) in given]
    current = LOADERS[opened.noun](connection, keys)
    for key in keys:
        if current.get(key) != opened.base[key]:
            last = last_changes(connection, opened.noun, [key]).get(key)
            raise ChangedSinceError(opened.noun, key, last)


def _summary(touched: tuple[Touched, ...]) -> str:
    nouns = dict.fromkeys(t.noun for t in touched)
    parts = (
        summary(noun, [t.key for t in touched if t.noun == noun], "as a text") for noun in nouns
    )
    return "; ".join(parts)
