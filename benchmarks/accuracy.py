"""Write the figures of docs/accuracy.md anew: each block of it holds what one measure prints.

``python -m benchmarks.accuracy --data ../shared/data/attribution``. What needs the articles of the
folder is left as it was where they are absent. The prose around the blocks is written by hand.
"""

import argparse
import contextlib
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks import (
    attribution_accuracy,
    contradiction_accuracy,
    dates_accuracy,
    dossiers_accuracy,
    drafts_accuracy,
    extraction_cost,
    retrieval_accuracy,
    second_opinion_accuracy,
    speakers_accuracy,
)

PAGE: Final = Path(__file__).parents[1] / "docs" / "accuracy.md"
_BLOCK: Final = r"(<!-- {name} -->\n)(?:(?!<!-- end -->).)*(<!-- end -->)"


def main() -> int:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/attribution"))
    parser.add_argument("--pairs", type=Path, default=Path("../shared/data/contradiction"))
    parsed = parser.parse_args()
    data = parsed.data
    with_articles: dict[str, Callable[[], object]] = {
        "attributions": lambda: attribution_accuracy.main(["--data", str(data), "--no-styles"]),
        "drafts": lambda: drafts_accuracy.main(["--data", str(data)]),
        "speakers": lambda: speakers_accuracy.main(["--data", str(data)]),
        "dates": lambda: dates_accuracy.main(["--data", str(data)]),
    }
    always: dict[str, Callable[[], object]] = {
        "styles-tune": lambda: attribution_accuracy.main(["--half", "tune"]),
        "styles-measure": lambda: attribution_accuracy.main(["--half", "measure"]),
        "cost": extraction_cost.main,
    }
    written = parsed.pairs / "dev.jsonl.gz"
    with_pairs: dict[str, Callable[[], object]] = {
        "contradictions-tune": lambda: contradiction_accuracy.main(
            ["--half", "tune", "--written", str(parsed.pairs)]
        ),
        "retrieval": lambda: retrieval_accuracy.main(["--data", str(parsed.pairs)]),
        "second-opinion": lambda: second_opinion_accuracy.main(["--data", str(parsed.pairs)]),
    }
    always["contradictions-measure"] = lambda: contradiction_accuracy.main(["--half", "measure"])
    always["dossiers-measure"] = lambda: dossiers_accuracy.main(["--half", "measure"])
    held = (data / "dev.jsonl.gz").is_file()
    if written.is_file():
        always |= with_pairs
    else:
        sys.stderr.write(f"No dev.jsonl.gz in {parsed.pairs}: its figures are left as they were.\n")
    if not held:
        sys.stderr.write(f"No dev.jsonl.gz in {data}: its figures are left as they were.\n")
    page = PAGE.read_text(encoding="utf-8")
    for name, measure in (with_articles | always if held else always).items():
        page = replaced(page, name, printed(measure))
        sys.stderr.write(f"{name}\n")
    PAGE.write_text(page, encoding="utf-8")
    return 0


def printed(measure: Callable[[], object]) -> str:
    """Return what a measure prints; a table in Markdown as it is, other lines as they stand."""
    taken = io.StringIO()
    with contextlib.redirect_stdout(taken):
        measure()
    text = taken.getvalue().strip("\n")
    return text if "|---" in text else f"```text\n{text}\n```"


def replaced(page: str, name: str, text: str) -> str:
    """Return the page with the block of that name filled with ``text``."""
    block = re.compile(_BLOCK.format(name=name), re.DOTALL)
    made, count = block.subn(lambda found: f"{found[1]}{text}\n{found[2]}", page)
    if count != 1:
        raise ValueError(f"docs/accuracy.md has {count} blocks named {name}, not one")
    return made


if __name__ == "__main__":
    sys.exit(main())
