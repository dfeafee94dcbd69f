"""When something was said, and when what it is about happened: two dates that are never mixed."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.dates import TimeExpression, bounds
from onrecord.drafts.given import Captured
from onrecord.drafts.passages import CONTROL, Passages
from onrecord.extract.attribution import Offsets
from onrecord.records import DateRecord
from onrecord.spans import Span

_AIRED: Final = re.compile(
    r"\b(?:broadcast|aired|airing|televised|published|printed|released)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_NEAR: Final = 80  # characters in front of a day in which it says what was aired then
_ADJOINED: Final = re.compile(r"[\s\W]*(?:on|in|at|late|early|last|this)?[\s\W]*")
_WIDEST: Final = 31  # days: "in 2013" beside a name is no day of saying


def said(
    passages: Passages,
    cue: Offsets | None,
    content: Sequence[Span],
    times: Sequence[TimeExpression],
    source: Captured,
) -> DateRecord | None:
    """Return the date in the sentence of the cue, outside of the content.

    Without one: ``None``, which means on or before publication, or on or before the broadcast. So
    does the day on which an interview was aired.
    """
    found = None if cue is None else _nearest(passages, cue, content, times, source)
    if found is None or found.edtf is None:
        return _broadcast(source)
    record = _date_record(found, found.edtf, passages.text, source)
    first, _ = passages.sentence(found.start)
    if _AIRED.search(passages.text[max(first, found.start - _NEAR) : found.start]):
        latest = bounds(record.edtf).latest
        return _not_after(record, latest) if latest else None
    return record


def event(
    content: Sequence[Span],
    times: Sequence[TimeExpression],
    text: str,
    source: Captured,
    *,
    quoted_on: str | None = None,
) -> DateRecord | None:
    """Return the first date within the content.

    ``quoted_on`` is the EDTF of the day on which the very words were said, or empty where nobody
    knows it: "today" within quotation marks counts from that day, and is no date without it.
    ``None`` where the words are the outlet's, which count from its own day.
    """
    for time in times:
        within = any(span.start <= time.start and time.end <= span.end for span in content)
        if not within or time.edtf is None:
            continue
        counted = time.basis == "relative" and quoted_on is not None
        if not counted or time.anchor == quoted_on:
            return _date_record(time, time.edtf, text, source)
    return None


def is_datable(time: TimeExpression, text: str) -> bool:
    """Tell whether a time expression means something, and its phrase can be written down."""
    return time.edtf is not None and not CONTROL.search(text[time.start : time.end])


def carried(date: DateRecord) -> DateRecord:
    """Return the date of an earlier saying of the same speaker as that of a later one."""
    return replace(
        date, anchor=None, basis="inferred", note="Beside an earlier saying of the same speaker."
    )


def _date_record(time: TimeExpression, edtf: str, text: str, source: Captured) -> DateRecord:
    """Return a time expression as a date of the record, with the place of its phrase."""
    anchored = time.basis == "relative"
    return DateRecord(
        edtf=edtf,
        phrase=text[time.start : time.end],
        anchor=time.anchor if anchored else None,
        basis=time.basis if not anchored or time.anchor else "inferred",
        source=source.key,
        span=Span(time.start, time.end),
    )


def _nearest(
    passages: Passages,
    cue: Offsets,
    content: Sequence[Span],
    times: Sequence[TimeExpression],
    source: Captured,
) -> TimeExpression | None:
    first, last = passages.sentence(cue[0])
    fit = [
        time
        for time in times
        if first <= time.start
        and time.end <= last
        and not any(time.start < span.end and span.start < time.end for span in content)
        and not _is_beside_content(passages.text, cue, content, time)
        and time.edtf is not None
        and _can_be_said(time.edtf, source.published, loose=time.basis == "inferred")
    ]
    return min(fit, key=lambda time: abs(time.start - cue[0]), default=None)


def _is_beside_content(
    text: str, cue: Offsets, content: Sequence[Span], time: TimeExpression
) -> bool:
    """Tell whether a time comes behind the content, in a clause of its own.

    "said the bay is safe, which flooded on Monday": Monday is not the day of saying.
    """
    end = content[-1].end
    if content[0].start < cue[0] or time.start < end:
        return False
    return _ADJOINED.fullmatch(text[end : time.start]) is None


def _can_be_said(edtf: str, published: str | None, *, loose: bool) -> bool:
    """Tell whether words can have been said then: days or weeks, not after publication.

    ``loose`` is a date whose year nobody tells ("Christmas"): it has to be a recent one.
    """
    own = bounds(edtf)
    if own.earliest is None or own.latest is None:
        return False
    days = dt.date.fromisoformat(own.latest) - dt.date.fromisoformat(own.earliest)
    if days.days >= _WIDEST:
        return False
    latest = bounds(published).latest if published else None
    if latest is None or own.earliest > latest:
        return latest is None
    ago = dt.date.fromisoformat(latest) - dt.date.fromisoformat(own.latest)
    return not loose or ago.days <= _WIDEST


def _not_after(record: DateRecord, latest: str) -> DateRecord:
    return DateRecord(
        edtf=f"[..{latest}]",
        phrase=record.phrase,
        basis="broadcast",
        source=record.source,
        span=record.span,
    )


def _broadcast(source: Captured) -> DateRecord | None:
    if source.kind != "broadcast" or source.published is None:
        return None
    latest = bounds(source.published).latest
    return DateRecord(edtf=f"[..{latest}]", basis="broadcast") if latest else None
