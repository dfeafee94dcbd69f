"""How many attributions are right: rel80, as PolNeAR's prototypes were scored here.

What is found and what is right are paired one to one, most alike first, by the Dice coefficient
of their content's words. A pair is right where that is at least 0.8 and the sources agree: each
holds the other's head word, or both are empty. Precision counts by the type that was found,
recall by the type that is right, so that a pair may differ in it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

from benchmarks.attribution.corpus import Annotation, Article
from benchmarks.attribution.words import Words
from benchmarks.bootstrap import interval as interval_of
from onrecord.extract.attribution import Offsets
from onrecord.vocabulary import QuoteType

Kind = Literal["all", "direct", "mixed", "indirect"]
KINDS: Final[tuple[Kind, ...]] = ("all", "direct", "mixed", "indirect")
ALIKE: Final = 0.8
"""The least Dice coefficient of two contents that are held to be one."""
RESAMPLES: Final = 1000
_SEED: Final = 20160916
_VERBS: Final = frozenset(
    (Path(__file__).parent / "reporting_verbs.txt").read_text(encoding="utf-8").split()
) | {"according"}


class Parts(Protocol):
    """Whatever has the three parts of an attribution, such as ``onrecord``'s own."""

    @property
    def source(self) -> Sequence[Offsets]:
        """Who says it, as the text names them."""

    @property
    def cue(self) -> Sequence[Offsets]:
        """The words that ascribe it."""

    @property
    def content(self) -> Sequence[Offsets]:
        """What is said."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The parts of an annotation."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Attributions found, those that are right, and the pairs counted on either side."""

    found: int = 0
    right: int = 0
    found_right: int = 0
    right_found: int = 0

    @property
    def precision(self) -> float:
        """The share of the found that are right; 0 where nothing is found."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the right that are found; 0 where there is none."""
        return self.right_found / self.right if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Counts = Mapping[Kind, Count]
"""What was counted in one article, or in several."""


def marked(annotation: Annotation) -> Marked:
    """Return the parts of an annotation as offsets."""

    def offsets(spans: list[list[int]]) -> tuple[Offsets, ...]:
        return tuple((start, end) for start, end in spans)

    return Marked(
        offsets(annotation["source"]), offsets(annotation["cue"]), offsets(annotation["content"])
    )


def is_speech(text: str, attribution: Parts) -> bool:
    """Tell whether the cue has a verb of reporting, or "according"."""
    return any(
        word.lower() in _VERBS
        for start, end in attribution.cue
        for word in re.findall(r"\w+", text[start:end])
    )


def count(text: str, right: Sequence[Parts], found: Sequence[Parts]) -> Counts:
    """Return what is right of one article's attributions."""
    wanted, given = _sides(text, right, found)
    hits = _hits(wanted, given)

    def of(kind: Kind) -> Count:
        def number(sides: Iterable[_Side]) -> int:
            return sum(kind in {"all", side.quote_type} for side in sides)

        return Count(
            found=number(given),
            right=number(wanted),
            found_right=number(given[j] for _, j in hits),
            right_found=number(wanted[i] for i, _ in hits),
        )

    return {kind: of(kind) for kind in KINDS}


def right(article: Article, found: Sequence[Annotation]) -> list[bool]:
    """Tell of each attribution that was found in an article whether it is right."""
    wanted, given = _sides(
        article["text"], list(map(marked, article["attributions"])), list(map(marked, found))
    )
    hit = {j for _, j in _hits(wanted, given)}
    return [j in hit for j in range(len(given))]


def total(counts: Iterable[Counts], kind: Kind) -> Count:
    """Return the sum over articles."""
    rows = [counted[kind] for counted in counts]
    return Count(
        sum(row.found for row in rows),
        sum(row.right for row in rows),
        sum(row.found_right for row in rows),
        sum(row.right_found for row in rows),
    )


def interval(
    counts: Sequence[Counts], kind: Kind, figure: Callable[[Count], float]
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a figure."""
    return interval_of(
        counts, lambda drawn: figure(total(drawn, kind)), seed=_SEED, resamples=RESAMPLES
    )


class _Side:
    """One attribution in words."""

    __slots__ = ("content", "head", "quote_type", "source")

    def __init__(self, words: Words, attribution: Parts) -> None:
        self.content = words.of(attribution.content)
        self.source = words.of(attribution.source)
        self.head = words.head(attribution.source)
        self.quote_type: QuoteType = words.quote_type(self.content)

    def agrees(self, other: "_Side") -> bool:
        """Tell whether the sources name the same."""
        if self.head is None or other.head is None:
            return self.head is other.head
        return self.head in other.source and other.head in self.source


def _sides(
    text: str, right: Sequence[Parts], found: Sequence[Parts]
) -> tuple[list[_Side], list[_Side]]:
    words = Words(text)
    return [_Side(words, one) for one in right], [_Side(words, one) for one in found]


def _hits(wanted: Sequence[_Side], given: Sequence[_Side]) -> list[tuple[int, int]]:
    return [
        (i, j)
        for alike, i, j in _pairs(wanted, given)
        if alike >= ALIKE and wanted[i].agrees(given[j])
    ]


def _pairs(wanted: Sequence[_Side], given: Sequence[_Side]) -> list[tuple[float, int, int]]:
    """Return one-to-one pairs, most alike first; of equals the later in the text comes first."""
    alike = sorted(
        (
            (2 * shared / (len(one.content) + len(other.content)), i, j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(given)
            if (shared := len(one.content & other.content))
        ),
        reverse=True,
    )
    pairs, taken, used = [], set(), set()
    for value, i, j in alike:
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((value, i, j))
    return pairs
