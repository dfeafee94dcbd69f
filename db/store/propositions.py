"""Topics and propositions in and out of the tables."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from db.store.rows import fetch, ids, need, put
from db.tables import Proposition, Topic
from onrecord.dates import UNKNOWN, bounds
from onrecord.records import PropositionRecord, TopicRecord
from onrecord.text import fold


def load_topics(connection: Connection, keys: Iterable[str]) -> dict[str, TopicRecord]:
    """Return the stored topics of the given keys."""
    rows = fetch(connection, select(Topic.__table__), Topic.key, keys)
    return {
        row.key: TopicRecord(key=row.key, name=row.name, withdrawn=row.withdrawn) for row in rows
    }


def save_topics(connection: Connection, records: Sequence[TopicRecord]) -> None:
    """Store whole topics."""
    put(
        connection,
        Topic,
        [
            {"key": r.key, "name": r.name, "folded": fold(r.name), "withdrawn": r.withdrawn}
            for r in records
        ],
    )


def load_propositions(connection: Connection, keys: Iterable[str]) -> dict[str, PropositionRecord]:
    """Return the stored propositions of the given keys."""
    statement = select(*Proposition.__table__.c, Topic.key.label("topic")).outerjoin_from(
        Proposition, Topic, Topic.id == Proposition.topic_id
    )
    return {
        row.key: PropositionRecord(
            key=row.key,
            text=row.text,
            topic=row.topic,
            period=row.period,
            place=row.place,
            measure=row.measure,
            unit=row.unit,
            slot=row.slot,
            note=row.note,
            withdrawn=row.withdrawn,
        )
        for row in fetch(connection, statement, Proposition.key, keys)
    }


def save_propositions(connection: Connection, records: Sequence[PropositionRecord]) -> None:
    """Store whole propositions; their topics must be there."""
    topics = ids(connection, Topic, [r.topic for r in records if r.topic is not None])
    rows = []
    for record in records:
        period = bounds(record.period) if record.period else UNKNOWN
        owner = ("proposition", record.key, "topic")
        rows.append(
            {
                "key": record.key,
                "text": record.text,
                "folded": fold(record.text),
                "topic_id": record.topic and need(topics, record.topic, noun="topic", owner=owner),
                "slot": record.slot,
                "period": record.period,
                "period_from": period.stored[0],
                "period_to": period.stored[1],
                "place": record.place,
                "measure": record.measure,
                "unit": record.unit,
                "note": record.note,
                "withdrawn": record.withdrawn,
            }
        )
    put(connection, Proposition, rows)
