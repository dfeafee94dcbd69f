"""The anchors of appearances in later copies of their sources, and whether they were looked at."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, select, update

from db.store.rows import chunks, grouped, put, replace_children
from db.tables import Anchor, AnchorSpan, Appearance, Capture
from onrecord.anchoring import Found
from onrecord.spans import Span, digest


def save_found(
    connection: Connection, capture: int, text: str, found: Mapping[int, Found]
) -> set[int]:
    """Anchor appearances in a capture as they were found; return those that changed.

    One that is as it was before stays seen, if it was: where other words are quoted since, those
    who store them see to it (``unsee``), for they may be gone as those before were.
    """
    before = _stored(connection, capture)
    changed = {id_: one for id_, one in found.items() if before.get(id_) != one}
    rows = [
        {
            "appearance_id": id_,
            "capture_id": capture,
            "verification": one.state,
            "seen": False,
        }
        for id_, one in changed.items()
    ]
    put(connection, Anchor, rows, unique=("appearance_id", "capture_id"))
    ids = {
        row.appearance_id: row.id
        for row in connection.execute(
            select(Anchor.appearance_id, Anchor.id).where(Anchor.capture_id == capture)
        )
    }
    spans = [
        {
            "anchor_id": ids[id_],
            "position": position,
            "span_start": span.start,
            "span_end": span.end,
            "sha256": digest(text[span.start : span.end]),
            "prefix": span.context(text)[0],
            "suffix": span.context(text)[1],
        }
        for id_, one in changed.items()
        for position, span in enumerate(one.spans)
    ]
    replace_children(connection, AnchorSpan, "anchor_id", [ids[id_] for id_ in changed], spans)
    return set(changed)


def drop_anchors_in(connection: Connection, captures: Iterable[int]) -> None:
    """Drop the anchors in later captures, of which there is no text any more."""
    for chunk in chunks(captures):
        later = select(Capture.id).where(Capture.id.in_(chunk), ~Capture.coded)
        anchors = select(Anchor.id).where(Anchor.capture_id.in_(later))
        connection.execute(delete(AnchorSpan).where(AnchorSpan.anchor_id.in_(anchors)))
        connection.execute(delete(Anchor).where(Anchor.capture_id.in_(later)))


def set_seen(
    connection: Connection, capture: int, appearances: Sequence[int], *, seen: bool
) -> None:
    """Note that a person looked at what a capture has otherwise, or take that back."""
    for chunk in chunks(appearances):
        connection.execute(
            update(Anchor)
            .where(Anchor.capture_id == capture, Anchor.appearance_id.in_(chunk))
            .values(seen=seen)
        )


def unsee(connection: Connection, appearances: Sequence[int]) -> None:
    """Have nobody have looked: what was looked at were other words."""
    for chunk in chunks(appearances):
        own = Anchor.appearance_id.in_(chunk)
        connection.execute(update(Anchor).where(own, Anchor.seen).values(seen=False))


def set_seen_of(
    connection: Connection, appearance: str, captures: Sequence[str], *, seen: bool
) -> None:
    """Do the same for one appearance in several captures, all of them named by key."""
    own = select(Appearance.id).where(Appearance.key == appearance)
    copies = select(Capture.id).where(Capture.key.in_(captures))
    connection.execute(
        update(Anchor)
        .where(Anchor.appearance_id.in_(own), Anchor.capture_id.in_(copies))
        .values(seen=seen)
    )


def _stored(connection: Connection, capture: int) -> dict[int, Found]:
    statement = (
        select(
            Anchor.appearance_id,
            Anchor.verification,
            AnchorSpan.span_start,
            AnchorSpan.span_end,
        )
        .outerjoin(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .where(Anchor.capture_id == capture)
        .order_by(Anchor.id, AnchorSpan.position)
    )
    return {
        id_: Found(
            rows[0].verification,
            tuple(Span(r.span_start, r.span_end) for r in rows if r.span_start is not None),
        )
        for id_, rows in grouped(connection.execute(statement), "appearance_id").items()
    }
