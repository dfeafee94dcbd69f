"""How well attributions are found: on annotated articles in a folder, and in the house styles.

python -m benchmarks.attribution_accuracy --data ../shared/data/attribution

Prints tables in Markdown. Every figure has the 95 % interval of a bootstrap over articles.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.attribution.corpus import Article, load, read_lines
from benchmarks.attribution.score import (
    KINDS,
    Count,
    Counts,
    Kind,
    count,
    interval,
    is_speech,
    marked,
    total,
)
from onrecord.extract.attribution import Attribution

Find = Callable[[str], Sequence[Attribution]]
"""A text in, its attributions out."""

_THRESHOLDS: Final = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9)
_HEAD: Final = "| {:<24} | articles | found | right | precision | recall | F1 |"
_RULE: Final = "|---|---:|---:|---:|---|---|---|"


class Measured:
    """Articles with what was found in them, read once and scored in several ways."""

    def __init__(self, articles: Sequence[Article], find: Find) -> None:
        self.articles = articles
        self._found = [find(article["text"]) for article in articles]

    def counts(self, *, speech: bool, least: float = 0.0, style: str | None = None) -> list[Counts]:
        """Return what is right in each article.

        ``speech`` leaves out, on both sides, what has no verb of reporting; ``least`` what was
        found with less confidence; ``style`` the articles in other styles or languages.
        """
        return [
            _counted(article, [one for one in found if one.confidence >= least], speech=speech)
            for article, found in zip(self.articles, self._found, strict=True)
            if style is None or style in [*article.get("styles", ()), article.get("language")]
        ]


def main(arguments: list[str] | None = None, find: Find | None = None) -> None:
    """Print the tables; ``find`` is the extractor of the package unless another is given."""
    given = _parser().parse_args(arguments)
    if find is None:
        from onrecord.extract import attributions

        find = attributions
    if given.data is not None:
        lines = read_lines(given.data / f"{given.split}.jsonl.gz")
        _print(_articles_of_the_press(Measured(lines, find), given.split))
    if not given.no_styles:
        _print(_house_styles(Measured(load(given.half), find), given.half or "both halves"))


def _print(lines: Iterator[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _articles_of_the_press(measured: Measured, split: str) -> Iterator[str]:
    for name, speech in (("speech", True), ("all", False)):
        counts = measured.counts(speech=speech)
        yield f"\n## {split}, {name}, rel80\n"
        yield from _table([(kind, counts, kind) for kind in KINDS])
    yield f"\n## {split}, speech, by the least confidence\n"
    yield from _table(
        [(f"{least:g}", measured.counts(speech=True, least=least), "all") for least in _THRESHOLDS]
    )


def _house_styles(measured: Measured, half: str) -> Iterator[str]:
    rows: list[tuple[str, Sequence[Counts], Kind]] = []
    for name, speech in (("speech", True), ("all", False)):
        counts = measured.counts(speech=speech)
        rows += [(f"{name}, {kind}", counts, kind) for kind in KINDS]
    styles = sorted({style for article in measured.articles for style in article["styles"]})
    styles += sorted({article["language"] for article in measured.articles})
    rows += [(style, measured.counts(speech=False, style=style), "all") for style in styles]
    yield f"\n## House styles, {half}, rel80\n"
    yield "Direct and mixed go by double marks here: single ones and dashes count as indirect.\n"
    yield from _table(rows)


def _counted(article: Article, found: Sequence[Attribution], *, speech: bool) -> Counts:
    text = article["text"]
    right = [marked(annotation) for annotation in article["attributions"]]
    if speech:
        right = [one for one in right if is_speech(text, one)]
        found = [one for one in found if is_speech(text, one)]
    return count(text, right, found)


def _table(rows: Sequence[tuple[str, Sequence[Counts], Kind]]) -> Iterator[str]:
    yield _HEAD.format("")
    yield _RULE
    for name, counts, kind in rows:
        row = total(counts, kind)
        figures = (_figure(counts, kind, figure) for figure in (_precision, _recall, _f1))
        yield f"| {name:<24} | {len(counts)} | {row.found} | {row.right} | {' | '.join(figures)} |"


def _figure(counts: Sequence[Counts], kind: Kind, figure: Callable[[Count], float]) -> str:
    low, high = interval(counts, kind, figure)
    return f"{100 * figure(total(counts, kind)):.1f} ({100 * low:.1f}-{100 * high:.1f})"


def _precision(counted: Count) -> float:
    return counted.precision


def _recall(counted: Count) -> float:
    return counted.recall


def _f1(counted: Count) -> float:
    return counted.f1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.attribution_accuracy", description=__doc__
    )
    parser.add_argument("--data", type=Path, help="the folder with SPLIT.jsonl.gz")
    parser.add_argument("--split", default="dev", help="which file of it; default: dev")
    parser.add_argument(
        "--half", choices=("tune", "measure"), help="of the house styles; default: both"
    )
    parser.add_argument("--no-styles", action="store_true", help="leave the house styles out")
    return parser


if __name__ == "__main__":
    main()
