"""Claims in and out of the tables, whole: with their dates, topics, relations and the rest."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from db.store.appearances import load_appearances, save_appearances
from db.store.dates import NO_DATE, StoredDate, date_key, drop_dates, load_dates, save_dates
from db.store.rows import Row, fetch, grouped, ids, need, put, replace_children
from db.store.sources import capture_ids
from db.store.stances import load_stances, save_stances
from db.store.statements import mark_changed
from db.tables import Claim, ClaimRelation, ClaimTopic, Speaker, Topic, aliased
from onrecord.records import ClaimRecord, DateRecord, RelationRecord
from onrecord.text import search_text


def load_claims(connection: Connection, keys: Iterable[str]) -> dict[str, ClaimRecord]:
    """Return the stored claims of the given keys."""
    speaker, principal = aliased(Speaker), aliased(Speaker)
    statement = (
        select(
            *Claim.__table__.c,
            speaker.key.label("speaker"),
            principal.key.label("on_behalf_of"),
        )
        .join(speaker, speaker.id == Claim.speaker_id)
        .outerjoin(principal, principal.id == Claim.on_behalf_of_id)
    )
    rows = list(fetch(connection, statement, Claim.key, keys))
    found = [row.id for row in rows]
    dates = load_dates(connection, [id_ for r in rows for id_ in (r.said_date_id, r.event_date_id)])
    appearances = load_appearances(connection, found)
    stances = load_stances(connection, found)
    topics = _load_topics(connection, found)
    relations = _load_relations(connection, found)
    return {
        row.key: ClaimRecord(
            key=row.key,
            speaker=row.speaker,
            statement=row.statement,
            kind=row.kind,
            on_behalf_of=row.on_behalf_of,
            modality=row.modality,
            status=row.status,
            place=row.place,
            said=dates.get(row.said_date_id),
            event=dates.get(row.event_date_id),
            topics=tuple(topic.key for topic in topics.get(row.id, ())),
            stances=tuple(stances.get(row.id, ())),
            appearances=tuple(appearances.get(row.id, ())),
            relations=tuple(
                RelationRecord(kind=relation.kind, claim=relation.key)
                for relation in relations.get(row.id, ())
            ),
            note=row.note,
            proposed_by=row.proposed_by,
            confidence=row.confidence,
        )
        for row in rows
    }


def save_claims(
    connection: Connection, records: Sequence[ClaimRecord], standing: Collection[str] = ()
) -> None:
    """Store whole, completed claims; appearances and stances no longer among theirs are withdrawn.

    ``standing`` are the keys of appearances that are stored already, whose anchors stay as they
    are. Raises RecordError where one refers to what is not there. Relations come last, with
    ``save_relations``: they may name claims that are stored after this one.
    """
    captures = capture_ids(connection, source_keys(records))
    dates = save_dates(connection, dates_of(records), captures)
    speakers = ids(connection, Speaker, speaker_keys(records))
    put(connection, Claim, [claim_row(record, speakers, dates) for record in records])
    drop_dates(
        connection, [date_key(r.key, role) for r in records for role in ("said", "event")], dates
    )
    found = ids(connection, Claim, [record.key for record in records])
    mark_changed(connection, found.values())
    _save_topics(connection, records, found)
    save_stances(connection, records, found)
    save_appearances(connection, records, found, captures, standing)


def save_relations(connection: Connection, records: Sequence[ClaimRecord]) -> None:
    """Store the relations of claims that are all stored."""
    named = [r.key for r in records] + [rel.claim for r in records for rel in r.relations]
    found = ids(connection, Claim, named)
    rows = [
        {
            "claim_id": found[record.key],
            "kind": relation.kind,
            "target_id": need(
                found,
                relation.claim,
                noun="claim",
                owner=("claim", record.key, f"relations[{index}].claim"),
            ),
        }
        for record in records
        for index, relation in enumerate(record.relations)
    ]
    replace_children(
        connection, ClaimRelation, "claim_id", [found[record.key] for record in records], rows
    )


def dates_of(records: Sequence[ClaimRecord]) -> list[tuple[str, str, DateRecord]]:
    """Return (owner, role, date) of all dates of claims."""
    return [
        (record.key, role, date)
        for record in records
        for role, date in (("said", record.said), ("event", record.event))
        if date is not None
    ]


def source_keys(records: Sequence[ClaimRecord]) -> set[str]:
    """Return the sources that report claims, or in which their dates stand."""
    dates: list[DateRecord | None] = [d for r in records for d in (r.said, r.event)]
    return {a.source for r in records for a in r.appearances} | {
        date.source for date in dates if date is not None and date.source is not None
    }


def speaker_keys(records: Sequence[ClaimRecord]) -> set[str]:
    """Return who speaks in these claims, and for whom."""
    keys = {record.speaker for record in records}
    return keys | {record.on_behalf_of for record in records if record.on_behalf_of is not None}


def claim_row(
    record: ClaimRecord, speakers: Mapping[str, int], dates: Mapping[str, StoredDate]
) -> Row:
    """Return the row of a claim; ``speakers`` are ids by key, ``dates`` go by their own keys."""
    said = dates.get(date_key(record.key, "said"), NO_DATE)
    event = dates.get(date_key(record.key, "event"), NO_DATE)
    principal = record.on_behalf_of
    quoted = [words for a in record.appearances for words in a.exact]
    return {
        "key": record.key,
        "kind": record.kind,
        "speaker_id": need(
            speakers, record.speaker, noun="speaker", owner=("claim", record.key, "speaker")
        ),
        "on_behalf_of_id": principal
        and need(speakers, principal, noun="speaker", owner=("claim", record.key, "on_behalf_of")),
        "statement": record.statement,
        "modality": record.modality,
        "status": record.status,
        "place": record.place,
        "said_date_id": said.id,
        "said_from": said.earliest,
        "said_to": said.latest,
        "event_date_id": event.id,
        "event_from": event.earliest,
        "event_to": event.latest,
        "note": record.note,
        "search_text": search_text(record.statement, *quoted),
        "proposed_by": record.proposed_by,
        "confidence": record.confidence,
    }


def _save_topics(
    connection: Connection, records: Sequence[ClaimRecord], found: Mapping[str, int]
) -> None:
    topics = ids(connection, Topic, [topic for record in records for topic in record.topics])
    rows = topic_rows(records, found, topics)
    replace_children(connection, ClaimTopic, "claim_id", found.values(), rows)


def topic_rows(
    records: Sequence[ClaimRecord], found: Mapping[str, int], topics: Mapping[str, int]
) -> list[Row]:
    """Return the rows of the topics that claims have; ``found`` and ``topics`` are ids by key."""
    return [
        {
            "claim_id": found[record.key],
            "topic_id": need(
                topics, topic, noun="topic", owner=("claim", record.key, f"topics[{index}]")
            ),
        }
        for record in records
        for index, topic in enumerate(record.topics)
    ]


def _load_topics(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[Any]]:
    statement = (
        select(ClaimTopic.claim_id, Topic.key)
        .join(Topic, Topic.id == ClaimTopic.topic_id)
        .order_by(Topic.key)
    )
    return grouped(fetch(connection, statement, ClaimTopic.claim_id, claim_ids), "claim_id")


def _load_relations(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[Any]]:
    target = aliased(Claim)
    statement = (
        select(ClaimRelation.claim_id, ClaimRelation.kind, target.key)
        .join(target, target.id == ClaimRelation.target_id)
        .order_by(ClaimRelation.kind, target.key)
    )
    return grouped(fetch(connection, statement, ClaimRelation.claim_id, claim_ids), "claim_id")
