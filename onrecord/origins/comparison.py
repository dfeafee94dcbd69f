"""What two texts share, word by word: how much of each stands in the other, and where.

Exact: a sketch only says who may be worth comparing. Quotations and furniture do not count.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from onrecord.origins.sketch import SHINGLE, counted, shingles
from onrecord.origins.wording import Wording
from onrecord.spans import Span

# Where a run of words stands more often than this in one text, its first places are tried.
_PLACES: Final = 8
_PARTS: Final = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in both texts in one order, with their place in each."""

    first: Span
    second: Span
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One text of a comparison; all in words that count, outside quotations and furniture.

    ``shared`` stand in a run of ``SHINGLE`` words that the other text has too; ``spread`` is the
    share of the eighths of this text that have some of them; ``own`` is the longest run of words
    that the other text has not.
    """

    words: int
    shared: int
    spread: float
    own: int

    @property
    def share(self) -> float:
        """Return how much of this text stands in the other, 0 to 1."""
        return self.shared / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two texts held against each other; ``passages`` come in the order of the first text.

    ``resemblance`` is the share of all their runs of words that both have (Broder 1997);
    ``quoted`` counts the words of the first text within quotations that the second quotes too.
    ``identical`` texts have the same words all through, those of quotations among them.
    """

    first: Side
    second: Side
    resemblance: float
    passages: tuple[Passage, ...]
    quoted: int
    identical: bool = False

    @property
    def longest(self) -> tuple[Passage, ...]:
        """Return the passages, the longest first."""
        return tuple(sorted(self.passages, key=lambda found: (-found.words, found.first)))

    @property
    def turned(self) -> "Comparison":
        """Return the same with the texts in the other order, less ``quoted``, which is of one."""
        passages = (Passage(one.second, one.first, one.words) for one in self.passages)
        return Comparison(
            first=self.second,
            second=self.first,
            resemblance=self.resemblance,
            passages=tuple(sorted(passages, key=lambda one: (one.first, one.second))),
            quoted=self.quoted,
            identical=self.identical,
        )


def compare(first: Wording, second: Wording, furniture: Collection[int] = ()) -> Comparison:
    """Return what two texts share; ``furniture`` holds the hashes of paragraphs to leave out."""
    masks = counted(first, furniture), counted(second, furniture)
    runs = shingles(first, masks[0]), shingles(second, masks[1])
    both = runs[0].keys() & runs[1].keys()
    all_of_them = len(runs[0]) + len(runs[1]) - len(both)
    quoted = shingles(first, first.quoted).keys() & shingles(second, second.quoted).keys()
    return Comparison(
        first=_side(masks[0], runs[0], both),
        second=_side(masks[1], runs[1], both),
        resemblance=len(both) / all_of_them if all_of_them else 0.0,
        passages=tuple(_passages(first, second, runs, masks)) if both else (),
        quoted=len(quoted) + SHINGLE - 1 if quoted else 0,
        identical=bool(first.words) and first.words == second.words,
    )


def _side(mask: bytes, runs: dict[str, list[int]], both: Collection[str]) -> Side:
    """Return the measures of one text; a word outside the story parts no run of its own words."""
    shared = bytearray(len(mask))
    for run in both:
        for place in runs[run]:
            shared[place : place + SHINGLE] = b"\x01" * SHINGLE
    marks = bytes(mark for mark, counts in zip(shared, mask, strict=True) if counts)
    size = -(-len(marks) // _PARTS)
    parts = [marks[place : place + size] for place in range(0, len(marks), size or 1)]
    return Side(
        words=len(marks),
        shared=sum(marks),
        spread=sum(1 in part for part in parts) / len(parts) if parts else 0.0,
        own=max((len(run) for run in marks.split(b"\x01")), default=0),
    )


def _passages(
    first: Wording,
    second: Wording,
    runs: tuple[dict[str, list[int]], dict[str, list[int]]],
    masks: tuple[bytes, bytes],
) -> list[Passage]:
    """Return, from the beginning of the first text on, the longest passage from each place."""
    starts = sorted(
        (place, run) for run, places in runs[0].items() if run in runs[1] for place in places
    )
    found: list[Passage] = []
    done = 0
    for place, run in starts:
        if place < done:
            continue
        length, there = max(
            (_length(first, second, masks, place, other), -other)
            for other in runs[1][run][:_PLACES]
        )
        done = place + length
        found.append(Passage(first.span(place, done), second.span(-there, length - there), length))
    return found


def _length(
    first: Wording, second: Wording, masks: tuple[bytes, bytes], place: int, other: int
) -> int:
    """Return how many words agree from the two places on."""
    most = min(len(first.words) - place, len(second.words) - other)
    for length in range(SHINGLE, most):
        here, there = place + length, other + length
        if first.words[here] != second.words[there] or not masks[0][here] or not masks[1][there]:
            return length
    return most
