"""Which words of a quotation or a statement a contradiction compares, for renderers to mark.

Trace spans count in the capture's text; a quotation holds the words of its own spans only, so
that a mark is cut to what the quotation holds.
"""

from collections.abc import Iterable, Iterator

from onrecord.report.model import Mark
from onrecord.spans import Span
from onrecord.views import AppearanceView, ClaimView, TraceStep

Segment = tuple[str, bool]
"""A run of words, and whether it is compared."""


def quotation(
    appearance: AppearanceView, marks: Iterable[Mark] = ()
) -> tuple[tuple[Segment, ...], ...]:
    """Return the quoted parts, each as runs of marked and unmarked words; joined they are exact.

    Empty where no words are held.
    """
    ranges = _joined((start, end) for key, start, end in marks if key == appearance.key)
    exact = appearance.exact or ()
    if not _aligned(appearance):
        return tuple(((words, False),) for words in exact)
    return tuple(
        tuple(_segments(words, span, ranges))
        for words, span in zip(exact, appearance.spans, strict=True)
    )


def fragments(claims: Iterable[ClaimView], marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return the compared words that are less than a whole quoted part, each once."""
    found: dict[str, None] = {}
    appearances = {one.key: one for claim in claims for one in claim.appearances}
    for mark in marks:
        appearance = appearances.get(mark[0])
        for part in quotation(appearance, [mark]) if appearance else ():
            if len(part) > 1:
                found.update((words.strip(), None) for words, marked in part if marked)
    return tuple(found)


def compared(claims: Iterable[ClaimView], step: TraceStep) -> tuple[str, ...]:
    """Return the words that a reason compares, each once: of the statements, else of quotations."""
    own = tuple(claims)
    if not step.words:
        return fragments(own, step.spans)
    statements = {claim.key: claim.statement for claim in own}
    found = (statements.get(key, "")[start:end].strip() for key, start, end in step.words)
    return tuple(dict.fromkeys(words for words in found if words))


def statement(claim: ClaimView, words: Iterable[Mark]) -> tuple[Segment, ...]:
    """Return a statement as runs of marked and unmarked words; joined they are the statement."""
    ranges = _joined((start, end) for key, start, end in words if key == claim.key)
    whole = Span(0, len(claim.statement))
    return tuple(_segments(claim.statement, whole, ranges))


def chief(claim: ClaimView, marks: Iterable[Mark]) -> tuple[AppearanceView, ...]:
    """Return the reports of a claim that a comparison rests on, else one, with words if any."""
    keys = {key for key, _, _ in marks}
    compared = tuple(one for one in claim.appearances if one.key in keys)
    if compared:
        return compared
    with_words = tuple(one for one in claim.appearances if one.exact)
    return (with_words or claim.appearances)[:1]


def _aligned(appearance: AppearanceView) -> bool:
    exact = appearance.exact or ()
    return len(exact) == len(appearance.spans) and all(
        len(words) == span.end - span.start
        for words, span in zip(exact, appearance.spans, strict=True)
    )


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _segments(words: str, span: Span, ranges: list[tuple[int, int]]) -> Iterator[Segment]:
    done = 0
    for start, end in ranges:
        first = max(start - span.start, 0)
        last = min(end - span.start, len(words))
        if first >= last:
            continue
        if done < first:
            yield words[done:first], False
        yield words[first:last], True
        done = last
    if done < len(words):
        yield words[done:], False
