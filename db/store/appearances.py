"""Appearances of claims, their relayers and their anchors in and out of the tables."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, delete, select, update

from db.store.among import among
from db.store.anchors import unsee
from db.store.rows import (
    Row,
    chunks,
    fetch,
    fetch_among,
    grouped,
    ids,
    need,
    put,
    refuse_taken,
    replace_children,
)
from db.tables import Anchor, AnchorSpan, Appearance, Capture, Relay, Source, Speaker
from onrecord.records import AppearanceRecord, ClaimRecord
from onrecord.spans import Span, digest


def load_appearances(
    connection: Connection, claim_ids: Sequence[int]
) -> dict[int, list[AppearanceRecord]]:
    """Return the appearances of the given claims, by claim id, in their order."""
    statement = (
        select(*Appearance.__table__.c, Source.key.label("source"))
        .join(Source, Source.id == Appearance.source_id)
        .where(~Appearance.withdrawn)
        .order_by(Appearance.position, Appearance.id)
    )
    rows = list(fetch(connection, statement, Appearance.claim_id, claim_ids))
    found = [row.id for row in rows]
    spans = load_spans(connection, found)
    relays = grouped(
        fetch(
            connection,
            select(Relay.appearance_id, Speaker.key)
            .join(Speaker, Speaker.id == Relay.speaker_id)
            .order_by(Relay.position),
            Relay.appearance_id,
            found,
        ),
        "appearance_id",
    )
    records: dict[int, list[AppearanceRecord]] = {}
    for row in rows:
        own = spans.get(row.id, ())
        hashes = tuple(span.sha256 for span in own)
        records.setdefault(row.claim_id, []).append(
            AppearanceRecord(
                key=row.key,
                source=row.source,
                quote_type=row.quote_type,
                exact=tuple(row.exact),
                spans=tuple(Span(span.span_start, span.span_end) for span in own),
                sha256=() if row.exact or None in hashes else hashes,
                cue=row.cue,
                described_as=row.described_as,
                relayed_by=tuple(relay.key for relay in relays.get(row.id, ())),
                translated_by=row.translated_by,
                note=row.note,
            )
        )
    return records


def load_spans(connection: Connection, appearance_ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return the spans of each appearance in the capture that its source's record names.

    By appearance id; an anchor in another capture, or another source's, is not the record's.

    Rows: appearance_id, capture_id, verification, span_start, span_end, sha256.
    """
    rows = fetch_among(connection, _spans(), appearance_ids)
    return grouped(rows, "appearance_id")


@cache
def _spans() -> Any:
    return (
        select(
            Anchor.appearance_id,
            Anchor.capture_id,
            Anchor.verification,
            AnchorSpan.span_start,
            AnchorSpan.span_end,
            AnchorSpan.sha256,
        )
        .join(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
        .join(Appearance, Appearance.id == Anchor.appearance_id)
        .join(Capture, Capture.id == Anchor.capture_id)
        .where(
            Capture.coded,
            Capture.source_id == Appearance.source_id,
            among(Anchor.appearance_id),
        )
        .order_by(Anchor.appearance_id, AnchorSpan.position)
    )


def save_appearances(
    connection: Connection,
    records: Sequence[ClaimRecord],
    claim_ids: Mapping[str, int],
    captures: Mapping[str, int],
    standing: Collection[str] = (),
) -> None:
    """Store the appearances of stored claims; those no longer among theirs are withdrawn.

    ``captures`` maps source keys to capture ids. The records are completed: where the text is
    held, their spans were proved against it. The anchors of those whose keys are ``standing``
    stay as they are, with what is marked there.
    """
    unsee(connection, _reworded(connection, records, standing))
    for chunk in chunks(claim_ids.values()):
        connection.execute(
            update(Appearance).where(Appearance.claim_id.in_(chunk)).values(withdrawn=True)
        )
    sources = ids(connection, Source, [a.source for r in records for a in r.appearances])
    rows = [
        (
            appearance_row(record, position, claim_ids[record.key], sources),
            ("claim", record.key, f"appearances[{position}]"),
        )
        for record in records
        for position, appearance in enumerate(record.appearances)
    ]
    refuse_taken(connection, Appearance, "claim_id", rows)
    put(connection, Appearance, [row for row, _ in rows])
    found = ids(connection, Appearance, [a.key for r in records for a in r.appearances])
    rows_of_relays = relay_rows(records, found, _relayers(connection, records))
    replace_children(connection, Relay, "appearance_id", found.values(), rows_of_relays)
    flat = [a for record in records for a in record.appearances if a.key not in standing]
    _drop_anchors(connection, [found[a.key] for a in flat if not a.spans])
    save_anchors(connection, [a for a in flat if a.spans], found, captures)


def _reworded(
    connection: Connection, records: Sequence[ClaimRecord], standing: Collection[str]
) -> list[int]:
    """Return the stored appearances whose words are others from now on, of those looked at."""
    new = {appearance.key: appearance for record in records for appearance in record.appearances}
    seen = select(Anchor.id).where(Anchor.appearance_id == Appearance.id, Anchor.seen).exists()
    statement = select(Appearance.id, Appearance.key, Appearance.exact).where(seen)
    rows = list(fetch(connection, statement, Appearance.key, new))
    spans = load_spans(connection, [row.id for row in rows])
    found = []
    for row in rows:
        own, now = spans.get(row.id, ()), new[row.key]
        places = tuple(Span(one.span_start, one.span_end) for one in own)
        hashes = () if row.exact else tuple(one.sha256 for one in own if one.sha256)
        stays = row.key in standing or (places, hashes) == (now.spans, now.sha256)
        if tuple(row.exact) != now.exact or not stays:
            found.append(row.id)
    return found


def save_anchors(
    connection: Connection,
    appearances: Sequence[AppearanceRecord],
    found: Mapping[str, int],
    captures: Mapping[str, int],
) -> None:
    """Anchor appearances that have spans in the latest captures of their sources."""
    texts = {
        row.id: row.text
        for row in fetch(
            connection,
            select(Capture.id, Capture.text),
            Capture.id,
            {captures[a.source] for a in appearances},
        )
    }
    rows = [
        {
            "appearance_id": found[appearance.key],
            "capture_id": captures[appearance.source],
            "verification": "not_held"
            if texts[captures[appearance.source]] is None
            else "verified",
        }
        for appearance in appearances
    ]
    put(connection, Anchor, rows, unique=("appearance_id", "capture_id"))
    anchors = {
        (row.appearance_id, row.capture_id): row.id
        for row in fetch(
            connection,
            select(Anchor.id, Anchor.appearance_id, Anchor.capture_id),
            Anchor.appearance_id,
            [row["appearance_id"] for row in rows],
        )
    }
    used = [anchors[row["appearance_id"], row["capture_id"]] for row in rows]
    spans = [
        span
        for anchor, appearance in zip(used, appearances, strict=True)
        for span in span_rows(anchor, appearance, texts[captures[appearance.source]])
    ]
    replace_children(connection, AnchorSpan, "anchor_id", used, spans)


def _drop_anchors(connection: Connection, appearance_ids: Sequence[int]) -> None:
    for chunk in chunks(appearance_ids):
        anchors = select(Anchor.id).where(Anchor.appearance_id.in_(chunk))
        connection.execute(delete(AnchorSpan).where(AnchorSpan.anchor_id.in_(anchors)))
        connection.execute(delete(Anchor).where(Anchor.appearance_id.in_(chunk)))


def appearance_row(
    record: ClaimRecord, position: int, claim_id: int, sources: Mapping[str, int]
) -> Row:
    """Return the row of a claim's appearance at ``position``; ``sources`` are ids by key."""
    appearance = record.appearances[position]
    owner = ("claim", record.key, f"appearances[{position}].source")
    return {
        "key": appearance.key,
        "claim_id": claim_id,
        "source_id": need(sources, appearance.source, noun="source", owner=owner),
        "position": position,
        "quote_type": appearance.quote_type,
        "exact": list(appearance.exact),
        "cue": appearance.cue,
        "described_as": appearance.described_as,
        "translated_by": appearance.translated_by,
        "note": appearance.note,
        "withdrawn": False,
    }


def _relayers(connection: Connection, records: Sequence[ClaimRecord]) -> Mapping[str, int]:
    return ids(
        connection, Speaker, [s for r in records for a in r.appearances for s in a.relayed_by]
    )


def relay_rows(
    records: Sequence[ClaimRecord], found: Mapping[str, int], speakers: Mapping[str, int]
) -> list[Row]:
    """Return the rows of all relayers; ``found`` and ``speakers`` are ids by key."""
    return [
        {
            "appearance_id": found[appearance.key],
            "position": position,
            "speaker_id": need(
                speakers,
                speaker,
                noun="speaker",
                owner=("claim", record.key, f"appearances[{index}].relayed_by[{position}]"),
            ),
        }
        for record in records
        for index, appearance in enumerate(record.appearances)
        for position, speaker in enumerate(appearance.relayed_by)
    ]


def span_rows(anchor: int, appearance: AppearanceRecord, text: str | None) -> list[Row]:
    """Return the rows of an appearance's spans; ``text`` is that of the capture, if it is held."""
    rows = []
    for position, span in enumerate(appearance.spans):
        if appearance.exact:
            hashed: str | None = digest(appearance.exact[position])
        else:
            hashed = appearance.sha256[position] if appearance.sha256 else None
        prefix, suffix = span.context(text) if text is not None else (None, None)
        rows.append(
            {
                "anchor_id": anchor,
                "position": position,
                "span_start": span.start,
                "span_end": span.end,
                "sha256": hashed,
                "prefix": prefix,
                "suffix": suffix,
            }
        )
    return rows
