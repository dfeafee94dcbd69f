"""Files to import: record files, read as a whole, and JSON Lines, read some at a time."""

import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from onrecord.errors import OnrecordError, RecordError
from onrecord.jsonlines import JsonLinesError, looks_like_lines
from onrecord.recordfile import RecordFile, RecordFileError, decode, read
from onrecord.records import SourceRecord
from workflows.batches import Batch, LinesFile, batches
from workflows.recording import Recorder
from workflows.taking import Taker

_FIRST: Final = 65_536  # bytes, to tell JSON Lines by


@dataclass(frozen=True, slots=True)
class InputFile:
    """A record file, and the folder that holds the texts it names."""

    name: str
    content: bytes
    folder: Any  # Path or importlib's Traversable


class Records:
    """A record file that was read."""

    whole = False

    def __init__(self, file: RecordFile, folder: Any) -> None:
        self.name = file.name
        self.passed_over: Counter[str] = Counter()
        self._file = file
        self._folder = folder

    def take(self, recorder: Recorder) -> None:
        """Store the records, contradictions excepted; raises RecordFileError."""
        records = self._file.records
        try:
            recorder.take(records, _contents(records.sources, self._folder))
        except RecordError as error:
            raise self.located(error) from error

    def take_pairs(self, recorder: Recorder) -> None:
        """Store the contradictions; raises RecordFileError."""
        try:
            recorder.take_pairs(self._file.records.contradictions)
        except RecordError as error:
            raise self.located(error) from error

    def has(self, error: RecordError) -> bool:
        """Tell whether the record of an error stands in the file."""
        return (error.noun, error.key) in self._file.positions

    def located(self, error: RecordError) -> RecordFileError:
        """Return an error at its place in the file."""
        return located(self._file, error)


def located(file: RecordFile, error: RecordError) -> RecordFileError:
    """Return the error of a record at the record's place in its file."""
    position = file.where(error.noun, error.key, error.path)
    return RecordFileError(file.name, position, str(error))


class Lines:
    """A file of JSON Lines, of which nothing but the header is read yet.

    ``whole`` tells that it is all that a database held.
    """

    def __init__(self, file: LinesFile) -> None:
        self.name = file.name
        self._file = file
        self.passed_over: Counter[str] = Counter()
        self.batches: Iterator[Batch] = batches(file)
        first = next(self.batches, None)
        header = first.values[0] if first is not None and first.noun == "onrecord" else None
        self.whole = header is not None and header.whole
        if first is not None and header is None:
            self.batches = chain([first], self.batches)
        self._taker: Taker | None = None

    def take(self, recorder: Recorder) -> None:
        """Store the records, contradictions excepted; raises JsonLinesError."""
        self._taker = Taker(recorder)
        self._taker.take(self.batches)
        self.passed_over = self._taker.passed_over

    def take_pairs(self, recorder: Recorder) -> None:  # noqa: ARG002 - the taker has it
        """Store the contradictions; raises JsonLinesError."""
        if self._taker is not None:
            self._taker.take_pairs()

    def has(self, error: RecordError) -> bool:
        """Tell whether the record of an error is found in the file, which is read again for it."""
        return self._file.line_of(error.noun, error.key) is not None

    def located(self, error: RecordError) -> OnrecordError:
        """Return an error at its line."""
        number = self._file.line_of(error.noun, error.key)
        return error if number is None else JsonLinesError(self.name, number, str(error))


def opened(given: InputFile | LinesFile) -> Records | Lines:
    """Return a file ready to be taken in; raises RecordFileError and JsonLinesError."""
    if isinstance(given, LinesFile):
        return Lines(given)
    return Records(read(decode(given.content, given.name), given.name), given.folder)


def read_path(path: Path) -> InputFile | LinesFile:
    """Return a file to import; raises OnrecordError where it cannot be read.

    JSON Lines are told by the ending .jsonl, or by their first line.
    """
    try:
        if not path.is_file() and not path.is_dir():  # a pipe, which gives its bytes only once
            stream = path.open("rb")
            given = read_stream(stream, str(path))
            if isinstance(given, InputFile):
                stream.close()
            return given
        with path.open("rb") as stream:
            if path.suffix == ".jsonl" or looks_like_lines(stream.readline(_FIRST)):
                return LinesFile(str(path), lambda: path.open("rb"))
        return InputFile(str(path), path.read_bytes(), path.parent)
    except OSError as error:
        raise OnrecordError(
            f"Cannot read {path}: {error.strerror}. Check the name and try again"
        ) from None


def read_stream(stream: BinaryIO, name: str) -> InputFile | LinesFile:
    """Return what can be read only once, such as standard input, as a file to import."""
    # A reader on top of a reader: what the inner one has read ahead is not lost.
    peeked = io.BufferedReader(cast("io.RawIOBase", stream), _FIRST)
    if looks_like_lines(peeked.peek(_FIRST)):
        return LinesFile(name, lambda: peeked, once=True)
    content = peeked.read()
    peeked.detach()  # else it would close the stream with itself
    return InputFile(name, content, Path())


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
