"""Appearances as people read them: the words, where they stand, and whether that is proved.

Where the text is held, words that the record does not repeat are cut out of it at their spans.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from db.store.rows import fetch, grouped
from db.tables import Anchor, AnchorSpan, Appearance, Capture, Date, Relay, Source, Speaker
from onrecord.spans import Span
from onrecord.views import AppearanceView, SourceRef, SpeakerRef


def appearance_views(
    connection: Connection, claim_ids: Sequence[int]
) -> dict[int, list[AppearanceView]]:
    """Return the appearances of the given claims, by claim id, in their order."""
    statement = (
        select(
            *Appearance.__table__.c,
            Source.key.label("source_key"),
            Source.title,
            Source.publisher,
            Source.url,
            Date.edtf.label("published"),
        )
        .join(Source, Source.id == Appearance.source_id)
        .outerjoin(Date, Date.id == Source.published_date_id)
        .where(~Appearance.withdrawn)
        .order_by(Appearance.position, Appearance.id)
    )
    rows = list(fetch(connection, statement, Appearance.claim_id, claim_ids))
    anchors = _anchors(connection, [row.id for row in rows])
    relays = _relays(connection, [row.id for row in rows])
    found: dict[int, list[AppearanceView]] = {}
    for row in rows:
        view = _view(row, anchors.get(row.id, []), relays.get(row.id, []))
        found.setdefault(row.claim_id, []).append(view)
    return found


def _view(row: Any, anchor: Sequence[Any], relays: Sequence[Any]) -> AppearanceView:
    spans = [span for span in anchor if span.span_start is not None]
    verification = anchor[0].verification if anchor else None
    cut = [span.words for span in spans]
    # Other words that stand where a quotation was recorded are not the quotation.
    held = bool(cut) and None not in cut and verification == "verified"
    return AppearanceView(
        id=row.id,
        key=row.key,
        source=SourceRef(
            id=row.source_id,
            key=row.source_key,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            url=row.url,
        ),
        quote_type=row.quote_type,
        exact=tuple(row.exact) if row.exact else tuple(cut) if held else None,
        spans=tuple(Span(span.span_start, span.span_end) for span in spans),
        context=tuple((span.prefix, span.suffix) for span in spans) if held else (),
        cue=row.cue,
        described_as=row.described_as,
        relayed_by=tuple(SpeakerRef(relay.id, relay.name) for relay in relays),
        translated_by=row.translated_by,
        verification=verification,
        capture_sha256=anchor[0].capture if anchor else None,
        note=row.note,
    )


def _anchors(connection: Connection, appearance_ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return one row for each span of an appearance's anchor, or one without a span.

    The anchor is that in the capture that the source's record names, else the latest.
    """
    words = func.substr(
        Capture.text, AnchorSpan.span_start + 1, AnchorSpan.span_end - AnchorSpan.span_start
    )
    statement = (
        select(
            Anchor.appearance_id,
            Anchor.capture_id,
            Anchor.verification,
            AnchorSpan.span_start,
            AnchorSpan.span_end,
            AnchorSpan.prefix,
            AnchorSpan.suffix,
            Capture.sha256.label("capture"),
            words.label("words"),
        )
        .outerjoin(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .join(Capture, Capture.id == Anchor.capture_id)
        .order_by(Anchor.appearance_id, Capture.coded, Anchor.capture_id, AnchorSpan.position)
    )
    rows = fetch(connection, statement, Anchor.appearance_id, appearance_ids)
    return {
        appearance: [row for row in found if row.capture_id == found[-1].capture_id]
        for appearance, found in grouped(rows, "appearance_id").items()
    }


def _relays(connection: Connection, appearance_ids: Sequence[int]) -> dict[int, list[Any]]:
    statement = (
        select(Relay.appearance_id, Speaker.id, Speaker.name)
        .join(Speaker, Speaker.id == Relay.speaker_id)
        .order_by(Relay.position)
    )
    rows = fetch(connection, statement, Relay.appearance_id, appearance_ids)
    return grouped(rows, "appearance_id")
