"""Where the words of an appearance stand in another copy of its source.

Exact words come first: ``verified`` at their old spans, ``moved`` elsewhere. What stands there
with other words is ``altered``, and its spans are those of the words as they are now; what stands
nowhere is ``gone``, and has no spans. Several passages keep their order, and the body goes before
the titles, captions and pull-quotes that repeat it. Nothing is decided here:
what is altered or gone is for a person to look at.

The same letters are not the same words where they are a part of others: "10" in "1000", "legal" in
"illegal". An end that was the edge of a word has to be one still; else the passage is altered.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from onrecord.spans import Span, digest, meets
from onrecord.vocabulary import Verification
from onrecord.word_edges import is_within, widened

ALIKE: Final = 72.0
NEARLY_THE_SAME: Final = 87.0
"""From which similarity of letters on, 0 to 100, other words count as the same passage, altered;
from the second one on it is enough, from the first one most of the words have to be the same."""
_COMMON: Final = 0.7  # of the words
_CANDIDATES: Final = 60  # places of the same words that are weighed
_TOLD_BY: Final = 10  # words of a passage that its place is looked for by
_OCCURRENCES: Final = 200  # of each of these words
_REGIONS: Final = 3  # places that are compared in full
_EDGES: Final = 14  # words by which either end is shifted
_LONGEST: Final = 2_000  # characters of a passage that are compared, its beginning
_HASHED: Final = 200_000  # places at which words are looked for that nobody holds, or in others
_APART: Final = 40.0  # of 200 that a place outside the body loses: its surroundings can outweigh it
_NEAR: Final = 16  # characters around a passage that tell where its new words begin and end
_AROUND: Final = 0.4  # of what they weigh against the words themselves
_WORD: Final = re.compile(r"\w+(?:['\u2019]\w+)*")
_BARE: Final = ".,;:!?\"'()[]\u201c\u201d\u2018\u2019\u00ab\u00bb "


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a quotation: its words, or their hash where nobody holds them, and its old place.

    One of ``words`` and ``sha256`` is known; ``sha256`` alone needs the ``span``.
    """

    words: str | None = None
    sha256: str | None = None
    span: Span | None = None
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the passages of an appearance; no spans where one of them is gone."""

    state: Verification
    spans: tuple[Span, ...] = ()


def find(passages: Sequence[Passage], text: str, apart: Sequence[Span] = ()) -> Found:
    """Return what became of the passages of an appearance in ``text``.

    ``apart``, in order, are the parts of it that are not the body.
    """
    stands = [_places(passage, text, apart) for passage in passages]
    places = [whole for whole, _ in stands]
    exact = _in_order(passages, places, text, apart) if all(places) else None
    if exact is not None:
        unmoved = all(p.span == span for p, span in zip(passages, exact, strict=True))
        return Found("verified" if unmoved else "moved", exact)
    spans: list[Span] = []
    after = 0
    for passage, (whole, parts) in zip(passages, stands, strict=True):
        later = [span for span in (*whole, *parts) if span.start >= after]
        span = later[0] if later else _closest(passage, text, after)
        if span is None:
            return Found("gone")
        spans.append(span)
        after = span.end
    return Found("altered", tuple(spans))


def _places(passage: Passage, text: str, apart: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Return where exactly these words stand, the likeliest place first.

    Then the words that they are only a part of.
    """
    whole: list[Span] = []
    parts: list[Span] = []
    standing = _hashed(passage, text) if passage.words is None else _worded(passage, text)
    for span in standing:
        if _is_whole(passage, span, text):
            whole.append(span)
            if passage.words is None or len(whole) == _OCCURRENCES:
                break
        elif len(parts) < _OCCURRENCES:
            parts.append(span)
    likeliest, other = (
        sorted(set(spans), key=lambda span: _misfit(passage, span, text, apart))[:_CANDIDATES]
        for spans in (whole, parts)
    )
    return likeliest, [Span(*widened(text, span.start, span.end)) for span in other]


def _worded(passage: Passage, text: str) -> Iterator[Span]:
    words, old = passage.words, passage.span
    assert words is not None  # noqa: S101 - the caller's condition
    if old is not None and old.words(text) == words:
        yield old
    at, seen = text.find(words), 0
    while at >= 0 and seen < _HASHED:
        yield Span(at, at + len(words))
        at, seen = text.find(words, at + 1), seen + 1


def _hashed(passage: Passage, text: str) -> Iterator[Span]:
    assert passage.span is not None  # noqa: S101 - the class says so
    length = passage.span.end - passage.span.start
    if passage.span.end <= len(text) and _has(passage, text, passage.span):
        yield passage.span
    for start in range(min(len(text) - length + 1, _HASHED)):
        if _has(passage, text, Span(start, start + length)):
            yield Span(start, start + length)


def _is_whole(passage: Passage, span: Span, text: str) -> bool:
    """Tell whether each end that was the edge of a word is one; where nobody knows, it was."""
    words = text[span.start : span.end]
    before, after = span.context(text)
    return (is_within(passage.prefix, words) or not is_within(before, words)) and (
        is_within(words, passage.suffix) or not is_within(words, after)
    )


def _has(passage: Passage, text: str, span: Span) -> bool:
    return digest(text[span.start : span.end]) == passage.sha256


def _misfit(passage: Passage, span: Span, text: str, apart: Sequence[Span]) -> tuple[float, int]:
    """Return how badly a place fits: by the words around it, then by how far it is off."""
    before, after = span.context(text)
    alike = 0.0
    if passage.prefix or passage.suffix:  # nothing known is not like nothing there
        alike = fuzz.ratio(passage.prefix, before) + fuzz.ratio(passage.suffix, after)
    if span != passage.span and meets(span, apart):
        alike -= _APART
    return -alike, abs(span.start - passage.span.start) if passage.span else span.start


def _in_order(
    passages: Sequence[Passage],
    places: Sequence[Sequence[Span]],
    text: str,
    apart: Sequence[Span],
) -> tuple[Span, ...] | None:
    """Return the best place of each passage, one after the other, ``None`` where there is none."""
    best: list[tuple[float, tuple[Span, ...]]] = [(0.0, ())]
    for passage, own in zip(passages, places, strict=True):
        reached: list[tuple[float, tuple[Span, ...]]] = []
        for span in own:
            before = [b for b in best if not b[1] or b[1][-1].end <= span.start]
            if before:
                cost, chosen = min(before, key=lambda b: b[0])
                misfit, off = _misfit(passage, span, text, apart)
                reached.append((cost + misfit + off / (len(text) + 1), (*chosen, span)))
        best = reached
    return min(best, key=lambda b: b[0])[1] if best else None


def _closest(passage: Passage, text: str, after: int) -> Span | None:
    """Return where the words stand that are most like those of a passage, if any are."""
    words = passage.words
    if words is None or len(_WORD.findall(words)) < 2:  # noqa: PLR2004 - one word is like any other
        return None
    words = words[:_LONGEST]
    found: list[tuple[float, float, Span]] = []
    for start in _regions(words, text, after):
        end = min(len(text), start + 3 * len(words))
        window = fuzz.partial_ratio_alignment(words, text[start:end])
        if window is None or window.dest_end <= window.dest_start:
            continue
        span = Span(start + window.dest_start, start + window.dest_end)
        found.append(_fitted(replace(passage, words=words), text, span, after))
    _, score, best = max(found, default=(0.0, 0.0, None))
    if best is None or not _is_alike(words, best.words(text) or "", score):
        return None
    return best


def _is_alike(words: str, other: str, score: float) -> bool:
    """Tell whether words are a passage that was altered, and not another that begins alike."""
    if score >= NEARLY_THE_SAME:
        return True
    common = Indel.normalized_similarity(_WORD.findall(words), _WORD.findall(other))
    return score >= ALIKE and common >= _COMMON


def _regions(words: str, text: str, after: int) -> list[int]:
    """Return where windows begin in which most of the passage's telling words stand."""
    size = max(len(words), 40)
    telling = sorted({found[0] for found in _WORD.finditer(words)}, key=lambda w: (-len(w), w))
    votes: Counter[int] = Counter()
    for word in telling[:_TOLD_BY]:
        at, seen = text.find(word, after), 0
        buckets: set[int] = set()
        while at >= 0 and seen < _OCCURRENCES:
            buckets |= {at // size, max(0, at // size - 1)}
            at, seen = text.find(word, at + len(word)), seen + 1
        votes.update(buckets)
    likeliest = sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))[:_REGIONS]
    return [max(after, bucket * size - size // 2) for bucket, _ in likeliest]


def _fitted(passage: Passage, text: str, span: Span, after: int) -> tuple[float, float, Span]:
    """Return how whole words about ``span`` fit a passage best, their similarity, and their place.

    What stood around the passage tells where its new words begin and end.
    """
    words = passage.words or ""
    bare = words.strip(_BARE)
    begin = max(after, span.start - len(words))
    around = list(_WORD.finditer(text, begin, min(len(text), span.end + len(words))))
    starts = sorted((w.start() for w in around), key=lambda at: abs(at - span.start))[:_EDGES]
    ends = sorted((w.end() for w in around), key=lambda at: abs(at - span.end))[:_EDGES]
    before = {at: _met(passage.prefix[-_NEAR:], text[max(0, at - _NEAR) : at]) for at in starts}
    behind = {at: _met(passage.suffix[:_NEAR], text[at : at + _NEAR]) for at in ends}
    best = (0.0, 0.0, span)
    for start in starts:
        for end in ends:
            if start < end:
                alike = fuzz.ratio(bare, text[start:end])
                fit = alike + before[start] + behind[end]
                best = max(best, (fit, alike, Span(start, end)))
    return best


def _met(around: str, there: str) -> float:
    return _AROUND * fuzz.ratio(around.strip(_BARE), there.strip(_BARE)) if around else 0.0
