"""Pages that lead through commands: these are run in order, in one folder, as at a terminal.

A block ``console`` has lines that begin with ``$``, each followed by what it prints. What is typed
at a prompt stands behind the prompt. ``console head=4`` shows the first four lines of each answer.

`python -m docs.walk` writes the output in docs/tutorial.md anew; a test holds it against the page.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Final
from unittest.mock import patch

from cli.main import run

DOCS: Final = Path(__file__).parent
PAGE: Final = DOCS / "tutorial.md"
WIDTH: Final = 96
#: What stands in the page for the moments at which the commands were run.
MOMENT: Final = "2024-10-16T09:00:00Z"
_BLOCK: Final = re.compile(r"^```console(?: head=(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_PROMPT: Final = re.compile(r"^[acl] .*, q quit: (.*)$", re.MULTILINE)
_TERMINAL: Final = {"COLUMNS": str(WIDTH), "LINES": "24", "TERM": "dumb", "NO_COLOR": "1"}


class CommandError(Exception):
    """A command of a page ended with another code than 0."""


class Shell:
    """A folder, the variables that were exported, and a terminal of ``WIDTH`` columns.

    It begins in a folder ``onrecord`` within ``folder``, with docs/tutorial as a checkout has it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "onrecord"
        self._exported: dict[str, str] = {}
        shutil.copytree(DOCS / "tutorial", self.folder / "docs" / "tutorial")

    def run(self, command: str, answers: list[str]) -> str:
        """Return what a command prints where ``answers`` are typed; raises CommandError."""
        words = shlex.split(command, comments=True)
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            return ""
        if words[0] == "export":
            self._exported |= dict(word.split("=", 1) for word in words[1:])
            return ""
        run_it = self._ours if words[0] == "onrecord" else self._any
        code, printed = run_it(words, answers)
        if code:
            raise CommandError(f"{command}: ended with {code}\n{printed}")
        return _MOMENT.sub(MOMENT, printed)

    def _ours(self, words: list[str], answers: list[str]) -> tuple[object, str]:
        screen = _Screen()
        with (
            contextlib.chdir(self.folder),
            patch.dict(os.environ, _TERMINAL | self._exported),
            patch.object(sys, "stdin", _Keyboard(answers, screen)),
            contextlib.redirect_stdout(screen),
            contextlib.redirect_stderr(_Beside(screen)),
        ):
            if "ONRECORD_DATABASE" not in self._exported:
                os.environ.pop("ONRECORD_DATABASE", None)
            try:
                run(words[1:])
            except SystemExit as ended:
                return ended.code, screen.getvalue()
        return 0, screen.getvalue()

    def _any(self, words: list[str], _answers: list[str]) -> tuple[object, str]:
        done = subprocess.run(  # noqa: S603 - a command of our own page
            words, cwd=self.folder, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, done.stdout + done.stderr


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


class _Beside(io.StringIO):
    """The error stream, shown where the answers are; no terminal, so that no bar is drawn."""

    def __init__(self, screen: io.StringIO) -> None:
        super().__init__()
        self._screen = screen

    def write(self, text: str) -> int:
        return self._screen.write(text)


class _Keyboard(io.StringIO):
    """What is typed, and seen on the screen, line by line."""

    def __init__(self, answers: list[str], screen: io.StringIO) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))
        self._screen = screen

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1) -> str:
        typed = super().readline(size)
        self._screen.write(typed)
        return typed


def commands(page: str) -> list[str]:
    """Return the commands of a page in their order."""
    return [command for block in _BLOCK.finditer(page) for command, _ in _parts(block[2])]


def written(page: str, shell: Shell) -> str:
    """Return the page with what its commands print when they are run in ``shell``."""

    def block(found: re.Match[str]) -> str:
        head = int(found[1]) if found[1] else None
        begin = found[0].partition("\n")[0]
        answers = (_answer(shell, *part, head) for part in _parts(found[2]))
        return "\n".join([begin, *(line for lines in answers for line in lines), "```"])

    return _BLOCK.sub(block, page)


def _parts(block: str) -> list[tuple[str, str]]:
    """Return the commands of a block, each with what the page says it prints."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _answer(shell: Shell, command: str, shown: str, head: int | None) -> list[str]:
    printed = shell.run(command, _PROMPT.findall(shown))
    lines = [part for line in printed.strip("\n").splitlines() for part in _wrapped(line.rstrip())]
    cut = ["[...]"] if head is not None and len(lines) > head else []
    return [f"$ {command}", *lines[:head], *cut]


def _wrapped(line: str) -> list[str]:
    if len(line) <= WIDTH or _PROMPT.match(line):
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(
        line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        text = written(PAGE.read_text(encoding="utf-8"), Shell(Path(made)))
    PAGE.write_text(text, encoding="utf-8")
