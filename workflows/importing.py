"""Take in record files: an upsert by key, whole or not at all."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from db.engine import writing
from onrecord.errors import OnrecordError, RecordError
from onrecord.recordfile import RecordFile, RecordFileError, decode, read
from onrecord.records import SourceRecord
from workflows.actor import Actor
from workflows.detection import Detected
from workflows.recording import Recorder


@dataclass(frozen=True, slots=True)
class InputFile:
    """A record file, and the folder that holds the texts it names."""

    name: str
    content: bytes
    folder: Any  # Path or importlib's Traversable


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. ``change`` is its number in the log, ``None`` where nothing changed."""

    created: int
    changed: int
    unchanged: int
    detected: Detected
    change: int | None


def read_path(path: Path) -> InputFile:
    """Read a record file from disk; raises OnrecordError where it cannot be read."""
    try:
        return InputFile(str(path), path.read_bytes(), path.parent)
    except OSError as error:
        raise OnrecordError(
            f"Cannot read {path}: {error.strerror}. Check the name and try again"
        ) from None


def import_files(engine: Engine, inputs: Sequence[InputFile], actor: Actor) -> Imported:
    """Import record files in order, in one transaction; any error leaves everything as it was.

    Raises RecordFileError with file, line and column for whatever cannot be taken in.
    """
    files = [(read(decode(i.content, i.name), i.name), i.folder) for i in inputs]
    with writing(engine) as connection:
        recorder = Recorder(connection, actor)
        for file, folder in files:
            try:
                recorder.take(file.records, _contents(file.records.sources, folder))
            except RecordError as error:
                raise located(file, error) from error
        try:
            detected = recorder.settle()
        except RecordError as error:
            raise next(_located_in(files, error), error) from error
        for file, _ in files:
            try:
                recorder.take_pairs(file.records.contradictions)
            except RecordError as error:
                raise located(file, error) from error
        change = recorder.log("import", _summary([i.name for i in inputs], recorder, detected))
    return Imported(recorder.created, recorder.changed, recorder.unchanged, detected, change)


def _summary(names: Sequence[str], recorder: Recorder, detected: Detected) -> str:
    return (
        f"{', '.join(Path(name).name for name in names)}: {recorder.created} new, "
        f"{recorder.changed} changed, {detected.new} new contradictions"
    )


def _contents(records: Sequence[SourceRecord], folder: Any) -> Mapping[str, tuple[bytes, str]]:
    return {
        record.sha256: _content(record, folder)
        for record in records
        if record.file is not None and record.sha256 is not None
    }


def _content(record: SourceRecord, folder: Any) -> tuple[bytes, str]:
    where = ("source", record.key, "file")
    path = folder.joinpath(record.file)
    if isinstance(path, Path) and not path.resolve().is_relative_to(folder.resolve()):
        raise RecordError(
            *where, f"{record.file} leads out of the record file's folder. Copy it in"
        )
    try:
        content: bytes = path.read_bytes()
    except OSError as error:
        raise RecordError(
            *where, f"cannot read {record.file} ({error.strerror}). Put it beside the record file"
        ) from None
    if hashlib.sha256(content).hexdigest() != record.sha256:
        raise RecordError(
            *where,
            f"{record.file} does not have the SHA-256 {record.sha256}. "
            "Give the hash of these bytes, or the file of that hash",
        )
    return content, text_of(content, where)


def text_of(content: bytes, where: tuple[str, str, str]) -> str:
    """Return plain text as it is: decoded, never normalised."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RecordError(
            *where, f"the text is not UTF-8 (byte {error.start}). Convert it first"
        ) from None
    if "\0" in text:
        raise RecordError(*where, "the text holds a NUL character. Is it a text file?")
    return text


def _located_in(
    files: Sequence[tuple[RecordFile, Any]], error: RecordError
) -> Iterator[RecordFileError]:
    """Give the error at its place in the files that have its record: the database may have it."""
    for file, _ in files:
        if (error.noun, error.key) in file.positions:
            yield located(file, error)


def located(file: RecordFile, error: RecordError) -> RecordFileError:
    """Return the error of a record at the record's place in its file."""
    position = file.where(error.noun, error.key, error.path)
    return RecordFileError(file.name, position, str(error))
