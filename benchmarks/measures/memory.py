"""The most memory that a command takes that puts out every claim, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

from benchmarks.timing import Target, judged, spread
from db.engine import Place

_CODE: Final = """
import os, pathlib, re, resource, sys
from cli.main import run
try:
    run(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
status = pathlib.Path("/proc/self/status")
if status.exists():  # Linux counts the memory of whoever started a process as its own
    (peak,) = re.findall(r"VmHWM:\\s+(\\d+) kB", status.read_text())
    print(int(peak) / 1024, file=sys.stderr)
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10), file=sys.stderr)
"""
_COMMANDS: Final = (["export"], ["claim", "list", "--csv"], ["claim", "list", "--json"])


def peaks(where: Place) -> Iterator[dict[str, Any]]:
    """Measure the commands that put out everything."""
    for command in _COMMANDS:
        found: dict[str, Any] = {
            "measure": "Memory",
            "case": f"onrecord {' '.join(command)}",
            "unit": "MB",
            "rounds": 1,
            "ours": spread([peak(where, command)]),
            "baselines": {},
            "ratios": {},
        }
        yield found | judged(Target(130), "MB", found)


def peak(where: Place, command: Sequence[str]) -> float:
    """Return the most memory, in MB, that a command on a database takes."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", _CODE, "--database", _shown(where), *command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    return float(done.stderr.splitlines()[-1])


def _shown(where: Place) -> str:
    if where.url is None:
        return str(where.path)
    return where.url.set(drivername="postgresql").render_as_string(hide_password=False)
