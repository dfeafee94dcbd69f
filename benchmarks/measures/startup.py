"""What a command costs before it does anything, in times of what Python alone costs."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.timing import Target, judged, spread

_CLI: Final = "from cli.main import run; run({arguments!r})"
_EMPTY: Final = "python -c pass"
_IMPORTS: Final = "import typer, sqlalchemy"


def commands(rounds: int) -> list[dict[str, Any]]:
    """Measure --help, and the list of the demo's claims, beside what Python alone costs."""
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        database = str(Path(folder) / "demo.db")
        _run(_CLI.format(arguments=["--database", database, "init", "--demo"]))
        ways = {
            _EMPTY: "pass",
            _IMPORTS: _IMPORTS,
            "--help": _CLI.format(arguments=["--help"]),
            "claim list": _CLI.format(arguments=["--database", database, "claim", "list"]),
        }
        spent: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, code in ways.items():
                spent[name].append(_run(code))
    return [
        _result("--help", spent, (_EMPTY,), Target(8, _EMPTY)),
        _result("claim list of the demo", spent, (_EMPTY, _IMPORTS), Target(1.6, _IMPORTS)),
        _result(_IMPORTS, spent, (_EMPTY,), None),
    ]


def _result(
    case: str,
    spent: Mapping[str, Sequence[float]],
    against: tuple[str, ...],
    target: Target | None,
) -> dict[str, Any]:
    own = spent[case.removesuffix(" of the demo")]
    found: dict[str, Any] = {
        "measure": "Start-up",
        "case": case,
        "unit": "ms",
        "rounds": len(own),
        "ours": spread([1e3 * seconds for seconds in own]),
        "baselines": {name: spread([1e3 * one for one in spent[name]]) for name in against},
        "ratios": {
            name: spread([one / other for one, other in zip(own, spent[name], strict=True)])
            for name in against
        },
    }
    return found | judged(target, "ms", found)


def _run(code: str) -> float:
    """Run a program and return the seconds of processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        stdout=subprocess.DEVNULL,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
