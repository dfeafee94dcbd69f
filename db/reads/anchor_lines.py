"""Anchors in an export: most follow from the appearance's record, the others are lines.

Of an appearance with spans follows one anchor, in the capture that its source's record names:
verified where the text is held, with the hashes of its words and what stands around them; else
not held, and nothing stands around what nobody has seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import select

from db.reads.capture_lines import CaptureInfo
from db.tables import Anchor, AnchorSpan, Appearance, Claim
from onrecord.recordfile.shapes import Plain
from onrecord.spans import digest

# An anchor's row, one for each span: the columns of ``anchor_rows`` in this order.
_CAPTURE, _VERIFICATION, _START, _END, _SHA256, _PREFIX, _SUFFIX, _SEEN = range(1, 9)


def anchor_rows() -> Any:
    """Return the query for the anchors of claims' appearances, to be narrowed by claim."""
    return (
        select(
            Anchor.appearance_id,
            Anchor.capture_id,
            Anchor.verification,
            AnchorSpan.span_start,
            AnchorSpan.span_end,
            AnchorSpan.sha256,
            AnchorSpan.prefix,
            AnchorSpan.suffix,
            Anchor.seen,
        )
        .join(Appearance, Appearance.id == Anchor.appearance_id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .outerjoin(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .order_by(Claim.key, Appearance.id, Anchor.id, AnchorSpan.position)
    )


def recorded(
    rows: Sequence[Any], source_id: int, captures: Mapping[int, CaptureInfo]
) -> tuple[list[list[int]], list[str]]:
    """Return the spans in an appearance's record, and the hashes of their words.

    No hashes where one of them is not known.
    """
    spans, hashes = [], []
    for _, capture_id, _, start, end, sha256, *_ in rows:
        capture = captures[capture_id]
        if start is not None and capture.coded and capture.source_id == source_id:
            spans.append([start, end])
            hashes.append(sha256)
    return spans, [] if None in hashes else hashes


def anchor_mappings(
    rows: Sequence[Any], appearance: Any, captures: Mapping[int, CaptureInfo]
) -> Iterator[Plain]:
    """Give the anchors of an appearance that do not follow from its record, by capture.

    ``appearance`` is a row with source_id, key and exact, the text of a JSON list.
    """
    by_capture = groupby(rows, key=lambda row: captures[row[_CAPTURE]].key)
    found = sorted((key, list(own)) for key, own in by_capture)
    for key, own in found:
        if not follows(own, appearance, captures):
            yield _mapping(appearance.key, key, own)


def follows(rows: Sequence[Any], appearance: Any, captures: Mapping[int, CaptureInfo]) -> bool:
    """Tell whether the rows are one anchor, and that follows from the appearance's record."""
    _, capture_id, verification, start, _, sha256, prefix, suffix, seen = rows[0]
    capture = captures[capture_id]
    held = capture.held
    if (
        start is None
        or seen
        or not capture.coded
        or capture.source_id != appearance.source_id
        or verification != ("verified" if held else "not_held")
    ):
        return False
    words = orjson.loads(appearance.exact)
    if len(rows) == 1 == len(words):
        return (
            sha256 == digest(words[0])
            and (prefix is None) is not held
            and (suffix is None) is not held
        )
    if any(row[_CAPTURE] != capture_id for row in rows) or any(
        (value is None) is held for row in rows for value in row[_PREFIX:_SEEN]
    ):
        return False
    hashes = [row[_SHA256] for row in rows]
    if words:
        return hashes == [digest(each) for each in words]
    return None not in hashes or (not held and set(hashes) == {None})


def _mapping(appearance: str, capture: str, rows: Sequence[Any]) -> Plain:
    mapping: Plain = {
        "appearance": appearance,
        "capture": capture,
        "verification": rows[0][_VERIFICATION],
    }
    if rows[0][_SEEN]:
        mapping["seen"] = True
    spans = [_span(row) for row in rows if row[_START] is not None]
    return mapping | {"spans": spans} if spans else mapping


def _span(row: Any) -> Plain:
    span: Plain = {"start": row[_START], "end": row[_END]}
    for name, place in (("sha256", _SHA256), ("prefix", _PREFIX), ("suffix", _SUFFIX)):
        if row[place] is not None:
            span[name] = row[place]
    return span
