"""Take in record files and JSON Lines: an upsert by key, whole or not at all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection, Engine

from db.engine import make_room, writing
from db.reads.emptiness import is_empty
from db.store.late_indexes import indexes_last
from onrecord.errors import RecordError
from workflows.actor import Actor
from workflows.batches import LinesFile
from workflows.finding_rows import Detected
from workflows.input_files import InputFile, Lines, Records, opened, read_path, read_stream
from workflows.merges_followed import MergesFollowed
from workflows.recording import Recorder
from workflows.restoring import Restorer

__all__ = ["Imported", "InputFile", "LinesFile", "import_files", "read_path", "read_stream"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. ``change`` is its number in the log, ``None`` where nothing changed.

    ``restored`` tells that a whole export was put back into an empty database with its history of
    so many ``changes``; else ``passed_over`` counts what was left out, by what it is, and
    ``merged`` names speakers of the files that are part of another, each with that other.
    ``compared`` is false where so many texts came in that nobody looked yet which of them go back
    to one.
    """

    created: int
    changed: int
    unchanged: int
    detected: Detected
    change: int | None
    restored: bool = False
    changes: int = 0
    passed_over: Mapping[str, int] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    compared: bool = True


def import_files(
    engine: Engine, inputs: Sequence[InputFile | LinesFile], actor: Actor, *, check: bool = True
) -> Imported:
    """Import files in order, in one transaction; any error leaves everything as it was.

    One file that is a whole export is restored where the database is empty. ``check`` has
    contradictions searched for in what changed. Raises RecordFileError with file, line and column,
    or JsonLinesError with file and line, for whatever cannot be taken in.
    """
    files = [opened(given) for given in inputs]
    with writing(engine) as connection:
        make_room(connection)
        only = files[0] if len(files) == 1 and isinstance(files[0], Lines) else None
        loads = only is not None and is_empty(connection)
        if only is not None and only.whole and loads:
            return _restore(connection, only)
        merges = MergesFollowed(connection)
        recorder = Recorder(connection, actor, prepared=merges.follow)
        with indexes_last(connection) if loads else nullcontext():
            _take(recorder, files)
        done = _record(recorder, files, check=check)
        return replace(done, merged=merges.met)


def _restore(connection: Connection, file: Lines) -> Imported:
    restorer = Restorer(connection)
    with indexes_last(connection):
        restorer.restore(file.batches)
    nothing = Detected(0, 0)
    return Imported(
        restorer.records,
        0,
        0,
        nothing,
        None,
        restored=True,
        changes=restorer.changes,
        compared=restorer.compared,
    )


def _take(recorder: Recorder, files: Sequence[Records | Lines]) -> None:
    for file in files:
        file.take(recorder)


def _record(recorder: Recorder, files: Sequence[Records | Lines], *, check: bool) -> Imported:
    """Finish what was taken in, and log it."""
    try:
        detected = recorder.settle(check=check)
    except RecordError as error:
        # The database may have the record, and no file.
        found = next((file.located(error) for file in files if file.has(error)), error)
        raise found from error
    for file in files:
        file.take_pairs(recorder)
    change = recorder.log("import", _summary(files, recorder, detected))
    return Imported(
        recorder.created,
        recorder.changed,
        recorder.unchanged,
        detected,
        change,
        passed_over=sum((file.passed_over for file in files), Counter()),
        compared=recorder.compared,
    )


def _summary(files: Sequence[Records | Lines], recorder: Recorder, detected: Detected) -> str:
    return (
        f"{', '.join(Path(file.name).name for file in files)}: {recorder.created} new, "
        f"{recorder.changed} changed, {detected.new} new contradictions"
    )
