"""Everything but the claims as lines of an export: each record, then what belongs to it.

In the order of their keys, some hundred at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from db.reads.capture_lines import captures_of
from db.store.propositions import load_propositions, load_topics
from db.store.rows import CHUNK, chunks, fetch, grouped, ids
from db.store.sources import load_sources
from db.store.speakers import load_speakers
from db.tables import (
    Base,
    Capture,
    Date,
    DateAnchor,
    Proposition,
    Role,
    Source,
    Speaker,
    Topic,
)
from onrecord.recordfile import mapping_of, shapes

Lines: TypeAlias = Iterator[tuple[str, shapes.Plain]]
Load: TypeAlias = Callable[[Connection, Iterable[str]], Mapping[str, Any]]
Chosen: TypeAlias = Sequence[int] | None
"""Ids of records, ``None`` for all of them: only then follows what an extract leaves out."""


def source_lines(connection: Connection, chosen: Chosen = None) -> Lines:
    """Give the sources, each with its captures."""
    for keys in _keys(connection, Source, chosen):
        records = load_sources(connection, keys)
        captures = captures_of(connection, list(ids(connection, Source, keys).values()))
        dates = {} if chosen is not None else _stray_dates(connection, keys)
        for key in keys:
            yield "source", mapping_of(records[key])
            for capture in captures.get(key, ()):
                yield "capture", capture
            if key in dates:
                yield "date_anchor", dates[key]


def topic_lines(connection: Connection, chosen: Chosen = None) -> Lines:
    """Give the topics."""
    return _plain(connection, Topic, load_topics, chosen)


def speaker_lines(connection: Connection, chosen: Chosen = None) -> Lines:
    """Give the speakers, each with the roles that it no longer has."""
    for keys in _keys(connection, Speaker, chosen):
        records = load_speakers(connection, keys)
        withdrawn = {} if chosen is not None else _withdrawn_roles(connection, keys)
        for key in keys:
            yield "speaker", mapping_of(records[key])
            for role in withdrawn.get(key, ()):
                yield "withdrawn_role", role


def proposition_lines(connection: Connection, chosen: Chosen = None) -> Lines:
    """Give the propositions."""
    return _plain(connection, Proposition, load_propositions, chosen)


def _plain(connection: Connection, table: type[Base], load: Load, chosen: Chosen) -> Lines:
    for keys in _keys(connection, table, chosen):
        records = load(connection, keys)
        for key in keys:
            yield table.__tablename__, mapping_of(records[key])


def _keys(connection: Connection, table: type[Base], chosen: Chosen) -> Iterator[list[str]]:
    columns = table.__table__.c
    if chosen is not None:
        rows = fetch(connection, select(columns.key), columns.id, chosen)
        yield from chunks(sorted(row.key for row in rows))
        return
    after = ""
    statement = select(columns.key).order_by(columns.key).limit(CHUNK)
    while keys := list(connection.execute(statement.where(columns.key > after)).scalars()):
        yield keys
        after = keys[-1]


def _stray_dates(connection: Connection, keys: Sequence[str]) -> dict[str, shapes.Plain]:
    """Return the dates whose spans do not count in the capture that their source names."""
    statement = (
        select(Source.key, Date.key.label("date"), Capture.key.label("capture"))
        .join(Date, Date.id == Source.published_date_id)
        .join(DateAnchor, DateAnchor.date_id == Date.id)
        .join(Capture, Capture.id == DateAnchor.capture_id)
        .where(~Capture.coded)
    )
    return {
        row.key: {"date": row.date, "capture": row.capture}
        for row in fetch(connection, statement, Source.key, keys)
    }


def _withdrawn_roles(connection: Connection, keys: Sequence[str]) -> dict[str, list[shapes.Plain]]:
    statement = (
        select(*Role.__table__.c, Speaker.key.label("speaker"))
        .join(Speaker, Speaker.id == Role.speaker_id)
        .where(Role.withdrawn)
        .order_by(Role.key)
    )
    return {
        speaker: [_withdrawn_role(row) for row in rows]
        for speaker, rows in grouped(
            fetch(connection, statement, Speaker.key, keys), "speaker"
        ).items()
    }


def _withdrawn_role(row: Any) -> shapes.Plain:
    own = (row.key, row.title, row.organisation, row.start, row.end, row.evidence)
    return {"speaker": row.speaker, "position": row.position, "role": shapes.ROLE(own)}
