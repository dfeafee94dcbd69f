"""New claims, whole, many at a time: the rows are those of ``db.store.claims``."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from db.store.appearances import appearance_row, relay_rows, span_rows
from db.store.bulk import insert_many, with_ids
from db.store.claims import claim_row, dates_of, source_keys, speaker_keys, topic_rows
from db.store.dates import StoredDate, date_anchor_rows, date_row
from db.store.known import Known
from db.store.rows import Row, refuse_taken
from db.store.stances import stance_row
from db.tables import (
    Anchor,
    AnchorSpan,
    Appearance,
    Claim,
    ClaimTopic,
    Date,
    DateAnchor,
    Proposition,
    Relay,
    Source,
    Speaker,
    Stance,
    Topic,
)
from onrecord.errors import RecordError
from onrecord.evidence import SourceFacts
from onrecord.records import AppearanceRecord, ClaimRecord


@dataclass(frozen=True, slots=True)
class _Copied:
    """What a stance repeats of its claim."""

    id: int
    speaker_id: int
    said_from: str
    said_to: str


def add_claims(
    connection: Connection,
    known: Known,
    records: Sequence[ClaimRecord],
    elsewhere: Collection[str] = (),
) -> None:
    """Store whole, completed claims whose keys are new; relations come later.

    ``elsewhere`` names appearances whose anchor is stored by somebody else. Raises RecordError
    where one refers to what is not there, or takes the key of another claim's appearance.
    """
    refused: Any = connection.dialect.loaded_dbapi.IntegrityError
    try:
        with connection.begin_nested():
            _add(connection, known, records, elsewhere)
    except refused:
        _refuse_taken(connection, known, records)
        raise


def _add(
    connection: Connection,
    known: Known,
    records: Sequence[ClaimRecord],
    elsewhere: Collection[str],
) -> None:
    sources = source_keys(records)
    captures = known.captures(sources)
    dates = _add_dates(connection, records, captures)
    speakers = known.ids(Speaker, speaker_keys(records))
    claims = [claim_row(record, speakers, dates) for record in records]
    insert_many(connection, Claim, with_ids(connection, Claim, claims))
    found = {row["key"]: row["id"] for row in claims}
    topics = known.ids(Topic, {topic for r in records for topic in r.topics})
    insert_many(connection, ClaimTopic, topic_rows(records, found, topics))
    _add_stances(connection, known, records, claims)
    appearances = _appearance_rows(known, records, found)
    add_appearances(connection, known, records, appearances, elsewhere)


def add_appearances(
    connection: Connection,
    known: Known,
    records: Sequence[ClaimRecord],
    rows: Sequence[Row],
    elsewhere: Collection[str],
) -> None:
    """Store the ``rows`` of the claims' appearances with their relayers and anchors."""
    insert_many(connection, Appearance, with_ids(connection, Appearance, rows))
    placed = {row["key"]: row["id"] for row in rows}
    flat = [appearance for record in records for appearance in record.appearances]
    relayers = known.ids(Speaker, {speaker for a in flat for speaker in a.relayed_by})
    insert_many(connection, Relay, relay_rows(records, placed, relayers))
    anchored = [(a, placed[a.key]) for a in flat if a.spans and a.key not in elsewhere]
    sources = {appearance.source for appearance in flat}
    _add_anchors(connection, anchored, known.captures(sources), known.sources(sources))


def _add_dates(
    connection: Connection, records: Sequence[ClaimRecord], captures: Mapping[str, int]
) -> dict[str, StoredDate]:
    dates = dates_of(records)
    rows = with_ids(connection, Date, [date_row(*date) for date in dates])
    insert_many(connection, Date, rows)
    found = {row["key"]: row["id"] for row in rows}
    insert_many(connection, DateAnchor, date_anchor_rows(dates, found, captures))
    return {row["key"]: StoredDate(row["id"], row["earliest"], row["latest"]) for row in rows}


def _add_stances(
    connection: Connection, known: Known, records: Sequence[ClaimRecord], claims: Sequence[Row]
) -> None:
    propositions = known.ids(Proposition, {s.proposition for r in records for s in r.stances})
    rows = []
    for record, claim in zip(records, claims, strict=True):
        copied = _Copied(claim["id"], claim["speaker_id"], claim["said_from"], claim["said_to"])
        rows += [
            stance_row(record, position, copied, propositions)
            for position in range(len(record.stances))
        ]
    insert_many(connection, Stance, with_ids(connection, Stance, rows))


def _appearance_rows(
    known: Known, records: Sequence[ClaimRecord], found: Mapping[str, int]
) -> list[Row]:
    sources = known.ids(Source, {a.source for r in records for a in r.appearances})
    return [
        appearance_row(record, position, found[record.key], sources)
        for record in records
        for position in range(len(record.appearances))
    ]


def _add_anchors(
    connection: Connection,
    anchored: Sequence[tuple[AppearanceRecord, int]],
    captures: Mapping[str, int],
    facts: Mapping[str, SourceFacts],
) -> None:
    rows: list[Row] = [
        {
            "appearance_id": id_,
            "capture_id": captures[appearance.source],
            "verification": "not_held" if facts[appearance.source].text is None else "verified",
        }
        for appearance, id_ in anchored
    ]
    insert_many(connection, Anchor, with_ids(connection, Anchor, rows))
    spans = [
        span
        for row, (appearance, _) in zip(rows, anchored, strict=True)
        for span in span_rows(row["id"], appearance, facts[appearance.source].text)
    ]
    insert_many(connection, AnchorSpan, spans)


def _refuse_taken(connection: Connection, known: Known, records: Sequence[ClaimRecord]) -> None:
    """Raise RecordError for the first appearance whose key another claim has."""
    # A claim that is not stored has no id yet: any owner of the key is another one.
    rows = _appearance_rows(known, records, dict.fromkeys((r.key for r in records), 0))
    owners = [
        (row, ("claim", record.key, f"appearances[{position}]"))
        for row, (record, position) in zip(
            rows,
            ((r, place) for r in records for place in range(len(r.appearances))),
            strict=True,
        )
    ]
    refuse_taken(connection, Appearance, "claim_id", owners)
    seen: dict[str, str] = {}
    for row, owner in owners:
        if seen.setdefault(row["key"], owner[1]) != owner[1]:
            raise RecordError(
                *owner, f'the key "{row["key"]}" is taken by another claim. Choose another'
            )
