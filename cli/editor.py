"""Records as a text in the person's own editor: open it, wait, take it back, never lose it."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import typer

from cli.output import note
from onrecord.errors import OnrecordError, UsageError

T = TypeVar("T")
_FOUND_ANYWHERE: Final = ("notepad",) if os.name == "nt" else ("vi", "nano")


class TextKeptError(OnrecordError):
    """What was edited was not taken in; the text is still there."""

    def __init__(self, error: object, path: Path) -> None:
        sentence = str(error).rstrip(".")
        stop = "" if sentence.endswith("?") else "."
        super().__init__(f"{sentence}{stop} Nothing was written; your text is in {path}")


def on_terminal() -> bool:
    """Return whether a person sits before the program."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def editor() -> list[str]:
    """Return the command of the editor: VISUAL, else EDITOR, else one that is found.

    Raises UsageError where there is none, or no terminal for one that nobody asked for.
    """
    for variable in ("VISUAL", "EDITOR"):
        if os.environ.get(variable, "").strip():
            return _split(variable)
    if not on_terminal():
        raise UsageError(
            "Give --set FIELD=VALUE: without a terminal, an editor is opened only where VISUAL "
            "or EDITOR names one"
        )
    found = next(filter(None, map(shutil.which, _FOUND_ANYWHERE)), None)
    if found is None:
        raise UsageError("No editor was found. Name one: EDITOR=nano, or give --set FIELD=VALUE")
    return [found]


def _split(variable: str) -> list[str]:
    try:
        return shlex.split(os.environ[variable], posix=os.name != "nt")
    except ValueError as error:
        raise UsageError(
            f"{variable} names no program ({error}). Set another: export {variable}=nano"
        ) from None


def edited(text: str, take: Callable[[str, str], T]) -> T | None:
    """Have a person edit ``text``, and return what ``take`` makes of it.

    ``take`` gets the text and the name of its file; ``None`` where the text was left as it was, or
    emptied. What is refused can be opened again on a terminal. Raises TextKeptError.
    """
    command = editor()
    path = _written(text)
    while True:
        _run(command, path, text)
        content = path.read_bytes() if path.exists() else b""
        if content == text.encode() or _empty(content):
            path.unlink(missing_ok=True)
            return None
        try:
            result = _taken(content, path, take)
        except OnrecordError as error:
            if not _again(error):
                raise TextKeptError(error, path) from error
        except BaseException:
            note(f"Your text is in {path}")
            raise
        else:
            path.unlink()
            return result


def _written(text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix="onrecord-", suffix=".yaml")
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode())
    return Path(name)


def _run(command: list[str], path: Path, text: str) -> None:
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - theirs
        problem = f"ended with {code}" if code else None
    except OSError as error:
        problem = f"cannot be started ({error.strerror})"
    if problem is None:
        return
    message = f"The editor {command[0]} {problem}. Set VISUAL or EDITOR, or give --set FIELD=VALUE"
    if not path.exists() or path.read_bytes() == text.encode():
        path.unlink(missing_ok=True)
        raise OnrecordError(message)
    raise TextKeptError(message, path)


def _empty(content: bytes) -> bool:
    lines = (line.strip() for line in content.splitlines())
    return all(not line or line.startswith(b"#") for line in lines)


def _taken(content: bytes, path: Path, take: Callable[[str, str], T]) -> T:
    from onrecord.recordfile import decode

    return take(decode(content, str(path)), str(path))


def _again(error: OnrecordError) -> bool:
    from onrecord.recordfile import RecordFileError

    if not (isinstance(error, RecordFileError) and on_terminal()):
        return False
    note(str(error))
    return typer.confirm("Open it again?", default=True)
