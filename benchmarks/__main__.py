"""Take the measures and write docs/performance.md, its figures and its picture.

python -m benchmarks --sizes 10000,100000,1000000 --engines sqlite,postgresql
"""

import argparse
import json
from pathlib import Path
from typing import Final

from benchmarks.page import page
from benchmarks.plot import plot
from benchmarks.run import joined, take

_DOCS: Final = Path(__file__).parents[1] / "docs"
_QUICK: Final = 200  # claims


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark."""
    given = _parser().parse_args(arguments)
    folder: Path = given.to
    data = folder / "performance.json"
    if given.quick:
        found = take([_QUICK], ["sqlite"], rounds=1, commands=0)
    elif given.render:
        found = json.loads(data.read_text(encoding="utf-8"))
    else:
        sizes = [int(size) for size in given.sizes.split(",")]
        before = json.loads(data.read_text(encoding="utf-8")) if given.add else None
        taken = take(sizes, given.engines.split(","), only_checking=given.checking)
        found = joined(before, taken)
    (folder / "images").mkdir(parents=True, exist_ok=True)
    data.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (folder / "images/performance.svg").write_text(plot(found), encoding="utf-8")
    (folder / "performance.md").write_text(page(found), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="10000,100000,1000000", help="numbers of claims")
    parser.add_argument("--engines", default="sqlite,postgresql", help="sqlite, postgresql or both")
    parser.add_argument("--add", action="store_true", help="keep what was measured of other sizes")
    parser.add_argument("--checking", action="store_true", help="only the check, see --add")
    parser.add_argument("--quick", action="store_true", help="200 claims, SQLite, one round")
    parser.add_argument("--render", action="store_true", help="write the page from its figures")
    parser.add_argument("--to", type=Path, default=_DOCS, help="the folder to write to")
    return parser


if __name__ == "__main__":
    main()
