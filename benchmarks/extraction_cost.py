"""What extraction takes: the size of the weights, a cold start, an article, the peak of memory.

The articles are those of the house styles, joined to 800 words or so. Everything is measured in
processes of its own, on one thread. ``python -m benchmarks.extraction_cost`` prints the table.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from statistics import median
from typing import Final

from benchmarks.attribution.corpus import load

WORDS: Final = 800
_STARTS: Final = 5
_ROUNDS: Final = 3
_ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
_COLD: Final = {
    "python": "pass",
    "import numpy": "import numpy",
    "first article": "from onrecord.extract import reading; reading('Ann Brill said so.')",
}
_WARM: Final = """
import json, resource, sys, time
from onrecord.dates import resolve
from onrecord.extract import reading
from onrecord.speakers import resolve as speakers
import datetime
day = datetime.date(2031, 5, 7)
texts = json.load(sys.stdin)
reading(texts[0])
for name in ("network", "all"):
    began = time.process_time()
    for text in texts:
        read = reading(text)
        if name == "all":
            speakers(read)
            resolve(text, day)
    print((time.process_time() - began) / len(texts))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def articles() -> list[str]:
    """Return texts of ``WORDS`` words or a little more, out of the house styles."""
    made: list[str] = []
    now: list[str] = []
    for article in load():
        now.append(article["text"])
        if sum(len(text.split()) for text in now) >= WORDS:
            made.append("\n\n".join(now))
            now = []
    return made


def lines() -> Iterator[str]:
    """Yield the rows of a table in Markdown."""
    weights = files("onrecord.extract") / "attribution.npz"
    yield "| what | measured | wanted |"
    yield "|---|---:|---:|"
    yield f"| weights in the package | {len(weights.read_bytes()) / 1e6:.1f} MB | 5 MB |"
    cold = {name: _cold(code) for name, code in _COLD.items()}
    beside = f"{cold['python']:.2f} s for python, {cold['import numpy']:.2f} s with numpy"
    yield f"| cold start, CPU | {cold['first article']:.2f} s ({beside}) | 0.4 s |"
    network, everything, peak = _warm()
    yield f"| {WORDS} words, network alone, CPU | {1000 * network:.0f} ms | |"
    yield f"| {WORDS} words with speakers and dates, CPU | {1000 * everything:.0f} ms | 80 ms |"
    yield f"| peak of memory | {peak:.0f} MB | 150 MB |"


def _cold(code: str) -> float:
    return median(_seconds(code) for _ in range(_STARTS))


def _seconds(code: str) -> float:
    before = _of_children()
    _run(code, "")
    return _of_children() - before


def _of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _run(code: str, given: str) -> str:
    return subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, **_ONE_THREAD},
    ).stdout


def _warm() -> tuple[float, float, float]:
    texts = json.dumps(articles())
    rounds = [[float(line) for line in _run(_WARM, texts).split()] for _ in range(_ROUNDS)]
    network, everything, peak = (median(column) for column in zip(*rounds, strict=True))
    return network, everything, peak


def main() -> None:
    """Print the table."""
    sys.stdout.writelines(f"{line}\n" for line in lines())


if __name__ == "__main__":
    main()
