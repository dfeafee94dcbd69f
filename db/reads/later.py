"""Quotations that a later copy of their source has otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select

from db.reads.copies import CODED, IS_LATER, LATEST_LAST, OF_ITS_SOURCE
from db.store.rows import fetch, grouped
from db.tables import Anchor, AnchorSpan, Appearance, Capture, Claim
from onrecord.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A quotation that the capture has otherwise; ``now`` are the words there, none where gone.

    ``exact`` are the words as they were quoted, empty where they may not be held.
    """

    appearance: int
    key: str
    claim: int
    claim_key: str
    statement: str
    exact: tuple[str, ...]
    capture: int
    capture_key: str
    capture_sha256: str
    verification: str
    seen: bool
    spans: tuple[Span, ...]
    now: tuple[str, ...]


_CHANGED: Final = (
    select(
        Anchor.id.label("anchor"),
        Anchor.verification,
        Anchor.seen,
        Anchor.capture_id,
        Capture.sha256,
        Capture.key.label("capture"),
        Appearance.id,
        Appearance.key,
        Appearance.exact,
        Claim.id.label("claim"),
        Claim.key.label("claim_key"),
        Claim.statement,
    )
    .join(Appearance, Appearance.id == Anchor.appearance_id)
    .join(Claim, Claim.id == Appearance.claim_id)
    .join(Capture, Capture.id == Anchor.capture_id)
    .outerjoin(CODED, OF_ITS_SOURCE)
    .where(
        IS_LATER,
        Anchor.verification.in_(("altered", "gone")),
        ~Appearance.withdrawn,  # those of withdrawn claims fail in verify as well, till seen
    )
    .order_by(*LATEST_LAST, Anchor.id)
)


_SPANS: Final = (
    select(
        AnchorSpan.__table__,
        func.substr(
            Capture.text, AnchorSpan.span_start + 1, AnchorSpan.span_end - AnchorSpan.span_start
        ).label("words"),
    )
    .join(Anchor, Anchor.id == AnchorSpan.anchor_id)
    .join(Capture, Capture.id == Anchor.capture_id)
    .order_by(AnchorSpan.anchor_id, AnchorSpan.position)
)


def changed_since(connection: Connection, source: int) -> list[Changed]:
    """Return what is altered or gone in a source's later captures, in their order."""
    rows = connection.execute(_CHANGED.where(Capture.source_id == source)).all()
    found = fetch(connection, _SPANS, AnchorSpan.anchor_id, [row.anchor for row in rows])
    spans = grouped(found, "anchor_id")
    return [_changed(row, spans.get(row.anchor, ())) for row in rows]


def _changed(row: Any, spans: Sequence[Any]) -> Changed:
    own = tuple(Span(span.span_start, span.span_end) for span in spans)
    return Changed(
        appearance=row.id,
        key=row.key,
        claim=row.claim,
        claim_key=row.claim_key,
        statement=row.statement,
        exact=tuple(row.exact),
        capture=row.capture_id,
        capture_key=row.capture,
        capture_sha256=row.sha256,
        verification=row.verification,
        seen=bool(row.seen),
        spans=own,
        now=tuple(span.words or "" for span in spans),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorIn:
    """Where an appearance's words stand in a capture."""

    appearance: int
    key: str
    claim: int
    claim_key: str
    verification: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AnchoredIn:
    """The text of a capture, and the appearances that are anchored in it."""

    text: str
    anchors: tuple[AnchorIn, ...]


def anchored_in(connection: Connection, capture: int) -> AnchoredIn:
    """Return the text of a held capture with what is anchored in it."""
    text = connection.execute(select(Capture.text).where(Capture.id == capture)).scalar_one()
    statement = (
        select(
            Anchor.id.label("anchor"),
            Anchor.verification,
            Appearance.id,
            Appearance.key,
            Claim.id.label("claim"),
            Claim.key.label("claim_key"),
            AnchorSpan.span_start,
            AnchorSpan.span_end,
        )
        .join(Appearance, Appearance.id == Anchor.appearance_id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .outerjoin(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .where(Anchor.capture_id == capture, ~Appearance.withdrawn, Claim.status != "withdrawn")
        .order_by(Claim.key, Appearance.position, AnchorSpan.position)
    )
    anchors = [
        AnchorIn(
            appearance=rows[0].id,
            key=rows[0].key,
            claim=rows[0].claim,
            claim_key=rows[0].claim_key,
            verification=rows[0].verification,
            spans=tuple(Span(r.span_start, r.span_end) for r in rows if r.span_start is not None),
        )
        for rows in grouped(connection.execute(statement), "anchor").values()
    ]
    return AnchoredIn(text or "", tuple(anchors))
