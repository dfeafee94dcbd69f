"""Files that are whole or not there: written under another name, and named when on the disk."""

import os
from pathlib import Path

from onrecord.errors import OnrecordError, UsageError

_SQLITE = b"SQLite format 3\0"
_SHOWN = 40  # characters: the longest of them have four bytes, and a name has 255
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database


def unfinished(target: Path) -> Path:
    """Return a name beside ``target``, that nobody else has, to write it under.

    It tells whose part it is, for whoever finds it after the program was killed.
    """
    return target.with_name(f"{target.name[:_SHOWN]}.{os.urandom(8).hex()}.part")


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name; raises OnrecordError where that cannot be."""
    try:
        part.replace(target)
    except OSError as error:
        raise cannot_write(target, error.strerror) from None
    if hasattr(os, "O_DIRECTORY"):  # the new name is on the disk when its folder is
        folder = os.open(target.absolute().parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def refuse_database(target: Path) -> None:
    """Raise UsageError where writing would destroy a SQLite database."""
    named = str(target)
    for ending in ("", *_BESIDE):
        base = Path(named.removesuffix(ending))
        if named.endswith(ending) and base.is_file() and _is_database(base):
            raise UsageError(f"{target} belongs to a database. Name another file")


def cannot_write(target: Path, reason: object) -> OnrecordError:
    """Return the error of a file that cannot be written."""
    return OnrecordError(f"Cannot write {target}: {reason}. Name a file in a folder of your own")


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
