"""Two copies of a text compared: which sentences changed, and which of their words.

Sentences are matched in order; of two that answer each other the words are compared. What did not
change is not told. Spans are half-open, in code points of the text that they belong to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz.distance import Indel, Levenshtein

from onrecord.spans import Span

Change = Literal["same", "removed", "added"]
_SENTENCE: Final = re.compile(
    r"[^\s][^\n]*?(?:[.!?\u2026\u3002]+[\"'\u201d\u2019\u00bb)\]]*(?=\s)|(?=\n)|\Z)"
)
_TOKEN: Final = re.compile(r"\s+|\w+(?:['\u2019]\w+)*|[^\w\s]")
_ALIKE: Final = 0.4  # of the words in common, for two sentences to be one that changed
_CELLS: Final = 60_000_000  # sentences of the one times sentences of the other


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both texts, or in one of them."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that changed; one that is only in one of the texts has no span in the other.

    The runs that are not added, joined, are the old words; those not removed are the new ones.
    """

    old: Span | None
    new: Span | None
    runs: tuple[Run, ...]


def compare(old: str, new: str) -> list[Difference]:
    """Return what changed from one text to the other, in the order of the texts."""
    before, after = _sentences(old), _sentences(new)
    words = [span.words(old) or "" for span in before], [span.words(new) or "" for span in after]
    found: list[Difference] = []
    for left, right in _replaced(*words):
        pairs = _paired([words[0][i] for i in left], [words[1][i] for i in right])
        for i, j in pairs:
            one = before[left[i]] if i is not None else None
            other = after[right[j]] if j is not None else None
            found.append(_difference(old, new, one, other))
    return found


def _sentences(text: str) -> list[Span]:
    return [
        Span(found.start(), found.start() + len(found[0].rstrip()))
        for found in _SENTENCE.finditer(text)
        if found[0].strip()
    ]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[range, range]]:
    """Give the ranges of sentences that are not the same in both."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    left, right = range(start, len(old) - end), range(start, len(new) - end)
    if len(left) * len(right) > _CELLS:  # more than can be matched: told as a whole
        yield left, right
        return
    last = (start, start)
    opcodes = Indel.opcodes([old[i] for i in left], [new[j] for j in right])
    for one in [*opcodes, None]:
        if one is not None and one.tag != "equal":
            continue
        upto = (
            (start + one.src_start, start + one.dest_start)
            if one is not None
            else (left.stop, right.stop)
        )
        if upto != last:
            yield range(last[0], upto[0]), range(last[1], upto[1])
        if one is not None:
            last = (start + one.src_end, start + one.dest_end)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Give which sentences answer each other, in order; ``None`` for one that has no answer."""
    at = 0
    for i, sentence in enumerate(old):
        answer = next(
            (j for j in range(at, min(len(new), at + 8)) if _is_alike(sentence, new[j])), None
        )
        if answer is None:
            yield i, None
            continue
        for j in range(at, answer):
            yield None, j
        yield i, answer
        at = answer + 1
    for j in range(at, len(new)):
        yield None, j


def _is_alike(old: str, new: str) -> bool:
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    return Indel.normalized_similarity(left, right, score_cutoff=_ALIKE) >= _ALIKE


def _difference(old: str, new: str, one: Span | None, other: Span | None) -> Difference:
    if one is None or other is None:
        span, text, change = (one, old, "removed") if other is None else (other, new, "added")
        words = span.words(text) if span is not None else None
        runs = (Run("removed" if change == "removed" else "added", words or ""),)
        return Difference(one, other, runs)
    left, right = (
        _TOKEN.findall(span.words(text) or "") for span, text in ((one, old), (other, new))
    )
    runs_: list[Run] = []
    for step in Levenshtein.opcodes(left, right):
        gone = "".join(left[step.src_start : step.src_end])
        come = "".join(right[step.dest_start : step.dest_end])
        if step.tag == "equal":
            runs_.append(Run("same", gone))
            continue
        runs_ += [Run("removed", gone)] if gone else []
        runs_ += [Run("added", come)] if come else []
    return Difference(one, other, tuple(_joined(runs_)))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Give the runs with the changes between two unchanged words put together, removed first."""
    removed = added = ""
    for run in [*runs, Run("same", "")]:
        if run.change == "removed":
            removed += run.words
        elif run.change == "added":
            added += run.words
        else:
            if run.words.isspace() and (removed and added):
                removed, added = removed + run.words, added + run.words
                continue
            if removed:
                yield Run("removed", removed)
            if added:
                yield Run("added", added)
            removed = added = ""
            if run.words:
                yield run
