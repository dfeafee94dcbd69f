"""Where answers go: a terminal, a pipe, or a file that is whole or is not there.

What goes to a terminal is cleaned of what would act on it; a pipe and a file get the exact text in
UTF-8, whatever the terminal's encoding.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO

from onrecord.errors import UsageError
from onrecord.safe import clean
from workflows.whole_files import cannot_write, put_in_place, refuse_database, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.tabular import TextFile

BYTE_ORDER_MARK: Final = "\ufeff"


class _Terminal:
    """Standard output where people read it."""

    def write(self, text: str, /) -> object:
        return sys.stdout.write(clean(text))


def to_stdout(output: Path | None) -> bool:
    """Return whether no file is named: ``-`` is the output stream."""
    return output is None or str(output) == "-"


def standard_input() -> TextIO:
    """Return standard input; raises UsageError where the caller closed it.

    Bytes that are no UTF-8 come as half characters, as they do in arguments: who takes them tells.
    """
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("There is no standard input to read. Name a file, or give ids")
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors == "strict":
        sys.stdin.reconfigure(errors="surrogateescape")
    return sys.stdin


@contextmanager
def text_file(output: Path | None, *, marked: bool = False) -> Iterator[TextFile]:
    """Give what takes the text for a file or the output stream; newlines stay as they are.

    ``marked`` begins a file, and no stream, with a byte order mark.
    """
    if output is None or to_stdout(output):
        if sys.stdout.isatty():
            yield _Terminal()
        elif not hasattr(sys.stdout, "buffer"):  # a program that calls this one put text there
            yield sys.stdout
        else:
            sys.stdout.flush()
            with _encoded(sys.stdout.buffer) as text:
                yield text
        return
    with written(output) as file, _encoded(file) as text:
        if marked:
            text.write(BYTE_ORDER_MARK)
        yield text


@contextmanager
def binary_file(output: Path | None) -> Iterator[BinaryIO]:
    """Give a file for bytes that are no text, which a terminal is refused."""
    if output is not None and not to_stdout(output):
        with written(output) as file:
            yield file
        return
    if sys.stdout.isatty():
        raise UsageError("This is no text that a terminal could show. Add -o FILE")
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def written(output: Path) -> Iterator[BinaryIO]:
    """Give a file to write; ``output`` holds the old or the whole of the new, never a part.

    Raises OnrecordError where it cannot be written, UsageError where a database would be lost.
    """
    try:
        path = output.resolve()
        if path.exists() and not path.is_file():  # a device or a named pipe
            with path.open("wb") as file:
                yield file
            return
        refuse_database(path)
        part = unfinished(path)
        try:
            with part.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, part)
            put_in_place(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(output, error.strerror) from None


@contextmanager
def _encoded(file: BinaryIO) -> Iterator[TextFile]:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        yield text
    finally:
        text.detach()
