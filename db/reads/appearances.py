"""Appearances as people read them: the words, where they stand, and whether that is proved.

Where the text is held, words that the record does not repeat are cut out of it at their spans.
Rows are taken apart by place, not by name: of all that is read, these are by far the most.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, and_, func, select

from db.reads.copies import CODED, IS_LATER, LATEST_LAST, OF_ITS_SOURCE
from db.store.among import among
from db.store.rows import fetch_among
from db.tables import Anchor, AnchorSpan, Appearance, Capture, Date, Relay, Source, Speaker
from onrecord.spans import Span
from onrecord.views import AppearanceView, LaterView, SourceRef, SpeakerRef

_APPEARANCES: Final = (
    select(
        Appearance.id,
        Appearance.claim_id,
        Appearance.key,
        Appearance.quote_type,
        Appearance.exact,
        Appearance.cue,
        Appearance.described_as,
        Appearance.translated_by,
        Appearance.note,
        Source.id,
        Source.key,
        Source.title,
        Source.publisher,
        Date.edtf,
        Source.url,
    )
    .join(Source, Source.id == Appearance.source_id)
    .outerjoin(Date, Date.id == Source.published_date_id)
    .where(~Appearance.withdrawn, among(Appearance.claim_id))
    .order_by(Appearance.position, Appearance.id)
)
# One row for each span of an anchor, or one without a span. The coded capture comes last.
_ANCHORS: Final = (
    select(
        Anchor.appearance_id,
        Anchor.capture_id,
        Anchor.verification,
        Capture.sha256,
        AnchorSpan.span_start,
        AnchorSpan.span_end,
        AnchorSpan.prefix,
        AnchorSpan.suffix,
        func.substr(
            Capture.text, AnchorSpan.span_start + 1, AnchorSpan.span_end - AnchorSpan.span_start
        ),
        and_(IS_LATER, ~Anchor.seen, Anchor.verification.in_(("altered", "gone"))),
        Capture.captured_at,
    )
    .outerjoin(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
    .join(Capture, Capture.id == Anchor.capture_id)
    .outerjoin(CODED, OF_ITS_SOURCE)
    .where(among(Anchor.appearance_id))
    .order_by(Anchor.appearance_id, Capture.coded, *LATEST_LAST, AnchorSpan.position)
)
_RELAYS: Final = (
    select(Relay.appearance_id, Speaker.id, Speaker.name)
    .join(Speaker, Speaker.id == Relay.speaker_id)
    .where(among(Relay.appearance_id))
    .order_by(Relay.position)
)


def appearance_views(
    connection: Connection, claim_ids: Sequence[int]
) -> dict[int, list[AppearanceView]]:
    """Return the appearances of the given claims, by claim id, in their order."""
    rows = list(fetch_among(connection, _APPEARANCES, claim_ids))
    appearance_ids = [row[0] for row in rows]
    anchors, later = _anchors(connection, appearance_ids)
    relays = _relays(connection, appearance_ids)
    found: dict[int, list[AppearanceView]] = {}
    for row in rows:
        view = _view(row, anchors.get(row[0], ()), tuple(relays.get(row[0], ())), later.get(row[0]))
        found.setdefault(row[1], []).append(view)
    return found


def _view(
    row: Any, anchor: Sequence[Any], relays: tuple[SpeakerRef, ...], later: LaterView | None
) -> AppearanceView:
    id_, _, key, quote_type, quoted, cue, described_as, translated_by, note, *source = row
    source_id, source_key, title, publisher, published, url = source
    verification, sha256 = (anchor[0][2], anchor[0][3]) if anchor else (None, None)
    spans = tuple([Span(part[4], part[5]) for part in anchor if part[4] is not None])
    exact: tuple[str, ...] | None = tuple(quoted) or None
    context: tuple[tuple[str, str], ...] = ()
    # Other words that stand where a quotation was recorded are not the quotation.
    if spans and verification == "verified" and all(part[8] is not None for part in anchor):
        exact = exact or tuple([part[8] for part in anchor])
        context = tuple([(part[6], part[7]) for part in anchor])
    return AppearanceView(
        id=id_,
        key=key,
        source=SourceRef(
            id=source_id,
            key=source_key,
            title=title,
            publisher=publisher,
            published=published,
            url=url,
        ),
        quote_type=quote_type,
        exact=exact,
        spans=spans,
        context=context,
        cue=cue,
        described_as=described_as,
        relayed_by=relays,
        translated_by=translated_by,
        verification=verification,
        capture_sha256=sha256,
        note=note,
        later=later,
    )


def _anchors(
    connection: Connection, appearance_ids: Sequence[int]
) -> tuple[dict[int, list[Any]], dict[int, LaterView]]:
    """Return the rows of each appearance's anchor, and what a later copy has otherwise, by id.

    The anchor is that in the capture that the source's record names, else the latest. Of several
    copies that nobody has looked at the latest is given, also where the words stand again since.
    """
    found: dict[int, list[Any]] = {}
    later: dict[int, LaterView] = {}
    for row in fetch_among(connection, _ANCHORS, appearance_ids):
        if row[9]:
            later[row[0]] = LaterView(
                verification=row[2], capture_sha256=row[3], captured_at=row[10]
            )
        own = found.get(row[0])
        if own is None or own[0][1] != row[1]:  # a later capture than the one before
            found[row[0]] = [row]
        else:
            own.append(row)
    return found, later


def _relays(connection: Connection, appearance_ids: Sequence[int]) -> dict[int, list[SpeakerRef]]:
    found: dict[int, list[SpeakerRef]] = {}
    for appearance, *speaker in fetch_among(connection, _RELAYS, appearance_ids):
        found.setdefault(appearance, []).append(SpeakerRef(*speaker))
    return found
