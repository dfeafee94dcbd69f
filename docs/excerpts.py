"""Real output of the demo for README.md, put there by cog and checked by `make docs`."""

import contextlib
import io
import tempfile
from pathlib import Path

from cli.main import run

WIDTH = 120


def demo_contradictions() -> str:
    """Return what the demo shows on its first proposition, as a fenced block."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"--database={Path(folder, 'demo.db')}"
        _printed(database, "init", "--demo")
        text = _printed(database, "contradiction", "list", "--by-proposition")
    lines = text.split("\n\n")[0].splitlines()
    pairs = [line for line in lines if line.startswith("  contradiction")]
    claims = [line for line in lines if line not in pairs]
    shown = [*claims, pairs[0], f"  ... and {len(pairs) - 1} more"]
    return "\n".join(["```text", *map(_cut, shown), "```"])


def _printed(*arguments: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        run(list(arguments))
    return out.getvalue()


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
