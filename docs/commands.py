"""The help of every command, as the program prints it, for docs/cli.md."""

import contextlib
import io
import os
from collections.abc import Iterator
from typing import Any, Final

import typer

from cli.main import program, run

WIDTH: Final = 80


def command_names() -> list[tuple[str, ...]]:
    """Return the words of every command, nouns without a verb left out, in the help's order."""
    return list(_names(typer.main.get_command(program()), ()))


def help_of(words: tuple[str, ...]) -> str:
    """Return what the program prints for ``words`` and ``--help``, 80 columns wide."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = str(WIDTH)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
            run([*words, "--help"])
    finally:
        os.environ.pop("COLUMNS")
        if before is not None:
            os.environ["COLUMNS"] = before
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def reference() -> str:
    """Return the help of the program and of every command, in Markdown."""
    parts = []
    for words in ((), *command_names()):
        title = " ".join(("onrecord", *words))
        parts.append(f"### {title}\n\n```text\n{help_of(words)}\n```\n")
    return "\n".join(parts)


def _names(command: Any, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield before
        return
    for name, one in inner.items():
        yield from _names(one, (*before, name))
