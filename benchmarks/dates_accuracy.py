"""How well the time expressions of news articles are resolved: see docs/dates.md.

``attribution/dates_dev.jsonl`` has every time expression of some articles, annotated by hand as
offsets and EDTF, without their words. The articles are read from a folder outside the project, each
proved by its SHA-256. ``python -m benchmarks.dates_accuracy --data FOLDER`` prints the table.
"""

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.attribution.corpus import read_proved
from benchmarks.bootstrap import interval as interval_of
from onrecord.dates import TimeExpression, resolve

ANNOTATED: Final = Path(__file__).parent / "attribution" / "dates_dev.jsonl"
PARTS: Final = ("tuned", "held_out", "fresh")
OUTCOMES: Final = ("right", "missed", "wrong", "invented")
_SAMPLES: Final = 2000
_SEED: Final = 20141203


@dataclass(frozen=True, slots=True)
class Expected:
    """A time expression as a person wrote it down; ``edtf`` is ``None`` where nothing tells."""

    start: int
    end: int
    edtf: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article and its text."""

    key: str
    published: dt.date
    half: str
    text: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One expected or found expression, or both where they overlap, and how they compare."""

    outcome: str
    expected: Expected | None
    found: TimeExpression | None


def articles(folder: Path) -> Iterator[Article]:
    """Yield the annotated articles with their texts from ``dev.jsonl.gz`` of a folder.

    Raises ValueError where a text is not the one that was annotated.
    """
    rows = [json.loads(line) for line in ANNOTATED.read_text(encoding="utf-8").splitlines()]
    hashes = {row["id"]: row["sha256"] for row in rows}
    texts = {one["id"]: one["text"] for one in read_proved(folder / "dev.jsonl.gz", hashes)}
    for row in rows:
        expected = tuple(Expected(*each) for each in row["expressions"])
        published = dt.date.fromisoformat(row["published"])
        yield Article(row["id"], published, row["half"], texts[row["id"]], expected)


def differences(article: Article) -> list[Difference]:
    """Compare what is found in an article with what was annotated.

    Two expressions are the same where they share half of the longer one, and right where their
    bounds are equal.
    """
    found = resolve(article.text, article.published)
    taken: set[int] = set()
    compared = []
    for expected in article.expected:
        at = next(
            (i for i, one in enumerate(found) if i not in taken and _same(expected, one)), None
        )
        if at is None:
            compared.append(Difference("missed", expected, None))
            continue
        taken.add(at)
        is_right = (found[at].earliest, found[at].latest) == (expected.earliest, expected.latest)
        compared.append(Difference("right" if is_right else "wrong", expected, found[at]))
    rest = (one for i, one in enumerate(found) if i not in taken)
    return compared + [Difference("invented", None, one) for one in rest]


def _same(expected: Expected, found: TimeExpression) -> bool:
    shared = min(expected.end, found.end) - max(expected.start, found.start)
    return 2 * shared >= max(expected.end - expected.start, found.end - found.start)


def accuracy(counts: Sequence[Counter[str]]) -> float:
    """Return the share of the annotated expressions that are right."""
    total = sum(counts, Counter[str]())
    annotated = total["right"] + total["missed"] + total["wrong"]
    return total["right"] / annotated if annotated else 0.0


def interval(counts: Sequence[Counter[str]]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the accuracy, articles drawn with replacement."""
    return interval_of(counts, accuracy, seed=_SEED, resamples=_SAMPLES)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and with ``--show`` each difference of a half."""
    parser = argparse.ArgumentParser(description="How well time expressions are resolved.")
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.jsonl.gz")
    parser.add_argument("--show", choices=PARTS, help="print what is not right in a half")
    asked = parser.parse_args(arguments)
    if not (asked.data / "dev.jsonl.gz").is_file():
        print(f"Skipped: no dev.jsonl.gz in {asked.data}. It is no part of the project.")  # noqa: T201
        return
    compared = [(article, differences(article)) for article in articles(asked.data)]
    print(  # noqa: T201
        f"{'half':<10}{'articles':>9}{'annotated':>10}",
        *(f"{o:>9}" for o in OUTCOMES),
        "  accuracy",
    )
    for name in (*PARTS, "all"):
        counts = [
            Counter(each.outcome for each in one)
            for article, one in compared
            if name in {article.half, "all"}
        ]
        print(_row(name, counts))  # noqa: T201
    if asked.show:
        _show(asked.show, compared)


def _row(name: str, counts: Sequence[Counter[str]]) -> str:
    total = sum(counts, Counter[str]())
    annotated = total["right"] + total["missed"] + total["wrong"]
    low, high = interval(counts)
    return " ".join(
        [
            f"{name:<10}{len(counts):>9}{annotated:>10}",
            *(f"{total[outcome]:>9}" for outcome in OUTCOMES),
            f"  {100 * accuracy(counts):.1f} % ({100 * low:.1f} to {100 * high:.1f})",
        ]
    )


def _show(half: str, compared: Sequence[tuple[Article, list[Difference]]]) -> None:
    for article, each in compared:
        if article.half != half:
            continue
        for one in each:
            at = one.expected or one.found
            if one.outcome == "right" or at is None:
                continue
            said = article.text[max(0, at.start - 60) : at.end + 40].replace("\n", " ")
            print(  # noqa: T201
                f"{one.outcome} {article.published} [{article.text[at.start : at.end]}]",
                f"expected {one.expected.edtf if one.expected else '-'}",
                f"found {one.found.edtf if one.found else '-'}: ...{said}...",
            )


if __name__ == "__main__":
    main()
