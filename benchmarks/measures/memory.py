"""The most memory that a program takes that reads every claim, in a process of its own."""

import subprocess
import sys
from typing import Any, Final

from benchmarks.timing import Target, judged, spread
from db.engine import Place

_CODE: Final = """
import pathlib, re, resource, sys
from db.engine import place, reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.version import open_database
from onrecord import json_shape
with reading(open_database(place(sys.argv[1]))) as connection:
    for view in list_claims(connection, ClaimFilter()):
        json_shape.claim(view)
status = pathlib.Path("/proc/self/status")
if status.exists():  # Linux counts the memory of whoever started a process as its own
    (peak,) = re.findall(r"VmHWM:\\s+(\\d+) kB", status.read_text())
    print(int(peak) / 1024)
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))
"""


def peak(where: Place) -> dict[str, Any]:
    """Measure the reading of everything, one claim after the other."""
    name = str(where.path) if where.path else str(where.url and _shown(where))
    printed = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", _CODE, name], check=True, capture_output=True, text=True
    ).stdout
    found: dict[str, Any] = {
        "measure": "Memory",
        "case": "every claim read and shaped as JSON",
        "unit": "MB",
        "rounds": 1,
        "ours": spread([float(printed)]),
        "baselines": {},
        "ratios": {},
    }
    return found | judged(Target(130), "MB", found)


def _shown(where: Place) -> str:
    assert where.url is not None  # noqa: S101 - the caller's condition
    return where.url.set(drivername="postgresql").render_as_string(hide_password=False)
