"""How many drafts are right, by how sure they are: what ``onrecord.drafts.LEAST`` is set by.

python -m benchmarks.drafts_accuracy --data ../shared/data/attribution

A draft is right where content and source are, as benchmarks.attribution.score counts it (rel80).
"Speech" leaves out, on both sides, what has no verb of reporting. "All" are all drafts against all
that is annotated: what a person who reviews them meets. Intervals are of a bootstrap over articles.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.attribution.corpus import Article, read_lines
from benchmarks.attribution.score import (
    Count,
    Counts,
    count,
    interval,
    is_speech,
    marked,
    total,
)
from onrecord.drafts import Captured, Record, drafts
from onrecord.drafts.identity import draft_key
from onrecord.drafts.passages import bare
from onrecord.drafts.work import Found, Text, find
from onrecord.extract.attribution import Attribution

Find = Callable[[Text], Found | str]
"""A text in, what was found in it out."""

_STEP: Final = 0.05
_STEPS: Final = 19  # thresholds from 0 to 0.9
_WANTED: Final = 0.88  # precision of speech
_SOURCE: Final = Captured(key="article", sha256="0" * 64)
_HEAD: Final = (
    "| least | drafts | right of all | speech drafts | precision, speech | recall, speech |"
)


class Drafted:
    """An article with the attributions that became drafts, and how sure each draft is."""

    def __init__(self, article: Article, find: Find) -> None:
        self.article = article
        text = article["text"]
        found = find(Text(_SOURCE.key, text, article["date"]))
        if isinstance(found, str):
            raise SystemExit(found)
        made = drafts(
            found.reading, found.resolutions, found.times, _SOURCE, Record(), proposed_by="-"
        )
        sure = {claim.key: claim.confidence or 0.0 for claim in made.claims}
        keyed = {
            draft_key(_SOURCE, bare(text, one.content)): one for one in found.reading.attributions
        }
        self.made: list[tuple[float, Attribution]] = [
            (sure[key], one) for key, one in keyed.items() if key in sure
        ]

    def counts(self, least: float, *, speech: bool) -> Counts:
        """Return what is right of the drafts that are at least so sure."""
        text = self.article["text"]
        right = [marked(annotation) for annotation in self.article["attributions"]]
        made = [one for sure, one in self.made if sure >= least]
        if speech:
            right = [one for one in right if is_speech(text, one)]
            made = [one for one in made if is_speech(text, one)]
        return count(text, right, made)


def main(arguments: list[str] | None = None, find: Find = find) -> None:
    """Print the table, and the lowest threshold that is good enough."""
    given = _parser().parse_args(arguments)
    articles = read_lines(given.data / f"{given.split}.jsonl.gz")
    drafted = [Drafted(article, find) for article in articles]
    sys.stdout.writelines(f"{line}\n" for line in table(drafted, given.precision))


def table(drafted: Sequence[Drafted], wanted: float) -> Iterator[str]:
    """Give a row for each threshold, and the lowest one whose precision is ``wanted``."""
    yield _HEAD
    yield "|---:|---:|---|---:|---|---|"
    lowest = None
    for step in range(_STEPS):
        least = round(step * _STEP, 2)
        every = [one.counts(least, speech=False) for one in drafted]
        speech = [one.counts(least, speech=True) for one in drafted]
        if lowest is None and total(speech, "all").precision >= wanted:
            lowest = least
        yield (
            f"| {least:.2f} | {total(every, 'all').found} | {_figure(every, _precision)} "
            f"| {total(speech, 'all').found} | {_figure(speech, _precision)} "
            f"| {_figure(speech, _recall)} |"
        )
    yield ""
    told = "none" if lowest is None else f"{lowest:.2f}"
    yield f"The lowest threshold with a precision of {100 * wanted:g} % (speech): {told}"


def _figure(counts: Sequence[Counts], figure: Callable[[Count], float]) -> str:
    low, high = interval(counts, "all", figure)
    return f"{100 * figure(total(counts, 'all')):.1f} ({100 * low:.1f}-{100 * high:.1f})"


def _precision(counted: Count) -> float:
    return counted.precision


def _recall(counted: Count) -> float:
    return counted.recall


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.drafts_accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder with SPLIT.jsonl.gz")
    parser.add_argument("--split", default="dev", help="which file of it; default: dev")
    parser.add_argument(
        "--precision", type=float, default=_WANTED, help="what to reach, 0 to 1; default: 0.88"
    )
    return parser


if __name__ == "__main__":
    main()
