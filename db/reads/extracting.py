"""What is read for drafts, and what the record has of it already."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, and_, exists, func, or_, select

from db.store.among import among
from db.store.rows import fetch, fetch_among
from db.tables import (
    Anchor,
    AnchorSpan,
    Appearance,
    Capture,
    Change,
    ChangeRecord,
    Claim,
    ClaimTopic,
    Date,
    Extraction,
    Source,
    Speaker,
    Topic,
)
from onrecord.drafts import Captured, KnownTopic
from onrecord.spans import Span
from onrecord.text import tokens

EXTRACT = "extract"
"""The act in the log by which a machine made or changed drafts."""
_RECENT: Final = 5_000  # claims by whose words topics are known


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """The text of a source's coded capture; ``text`` is ``None`` where it is not held."""

    id: int
    capture: int
    source: Captured
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A claim that the text of a capture reports, at ``spans``.

    ``by_machine`` where nothing but extraction ever made or changed it.
    """

    key: str
    speaker: str
    status: str
    proposed_by: str | None
    spans: tuple[Span, ...]
    by_machine: bool


def unread(connection: Connection, made_by: str) -> list[int]:
    """Return the ids of sources whose text is held and was not read by ``made_by``, by key.

    A text that was read by it and by others besides counts as read.
    """
    read = exists().where(
        Extraction.capture_id == Capture.id,
        or_(
            Extraction.made_by == made_by,
            Extraction.made_by.startswith(f"{made_by} and ", autoescape=True),
        ),
    )
    statement = (
        select(Source.id)
        .join(Capture, and_(Capture.source_id == Source.id, Capture.coded))
        .where(~Source.withdrawn, Capture.text.is_not(None), ~read)
        .order_by(Source.key)
    )
    return list(connection.execute(statement).scalars())


def held_sources(connection: Connection) -> int:
    """Return how many sources have a text that can be read."""
    statement = (
        select(func.count())
        .select_from(Source)
        .join(Capture, and_(Capture.source_id == Source.id, Capture.coded))
        .where(~Source.withdrawn, Capture.text.is_not(None))
    )
    return connection.execute(statement).scalar_one()


_TEXTS: Final = (
    select(
        Source.id,
        Source.key,
        Source.kind,
        Date.edtf,
        Capture.id.label("capture"),
        Capture.sha256,
        Capture.text,
    )
    .join(Capture, and_(Capture.source_id == Source.id, Capture.coded))
    .outerjoin(Date, Date.id == Source.published_date_id)
    .where(among(Source.id))
)


def source_texts(connection: Connection, sources: Iterable[int]) -> dict[int, SourceText]:
    """Return the texts in which sources' records count, by id; none where there is no capture."""
    return {
        row.id: SourceText(
            id=row.id,
            capture=row.capture,
            source=Captured(key=row.key, sha256=row.sha256, kind=row.kind, published=row.edtf),
            text=row.text,
        )
        for row in fetch_among(connection, _TEXTS, sources)
    }


_REPORTED: Final = (
    select(
        Claim.key,
        Speaker.key.label("speaker"),
        Claim.status,
        Claim.proposed_by,
        Anchor.capture_id,
        Anchor.id.label("anchor"),
        AnchorSpan.span_start,
        AnchorSpan.span_end,
    )
    .join(Appearance, Appearance.claim_id == Claim.id)
    .join(Anchor, Anchor.appearance_id == Appearance.id)
    .join(AnchorSpan, AnchorSpan.anchor_id == Anchor.id)
    .join(Speaker, Speaker.id == Claim.speaker_id)
    .where(among(Anchor.capture_id))
    .order_by(Claim.key, Anchor.id, AnchorSpan.position)
)


def reported_in(connection: Connection, captures: Iterable[int]) -> dict[int, list[Reported]]:
    """Return the claims, of any status, whose words stand in captures, with their places.

    By capture; one that reports nothing is left out.
    """
    rows = list(fetch_among(connection, _REPORTED, captures))
    touched = people_touched(connection, {row.key for row in rows})
    spans: dict[int, list[Span]] = {}
    for row in rows:
        spans.setdefault(row.anchor, []).append(Span(row.span_start, row.span_end))
    found: dict[int, list[Reported]] = {}
    for row in {row.anchor: row for row in rows}.values():
        reported = Reported(
            key=row.key,
            speaker=row.speaker,
            status=row.status,
            proposed_by=row.proposed_by,
            spans=tuple(spans[row.anchor]),
            by_machine=row.proposed_by is not None and row.key not in touched,
        )
        found.setdefault(row.capture_id, []).append(reported)
    return found


def people_touched(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Return those of the claims that anything but extraction made or changed."""
    statement = (
        select(ChangeRecord.key)
        .join(Change, Change.id == ChangeRecord.change_id)
        .where(ChangeRecord.noun == "claim", Change.act != EXTRACT)
    )
    return {row.key for row in fetch(connection, statement, ChangeRecord.key, keys)}


def known_topics(connection: Connection) -> tuple[KnownTopic, ...]:
    """Return the topics of the record, with the words of their latest accepted claims."""
    topics = connection.execute(
        select(Topic.key, Topic.name).where(~Topic.withdrawn).order_by(Topic.key)
    ).all()
    recent = connection.execute(
        select(Topic.key, Claim.statement)
        .join(ClaimTopic, ClaimTopic.topic_id == Topic.id)
        .join(Claim, Claim.id == ClaimTopic.claim_id)
        .where(Claim.status == "accepted")
        .order_by(Claim.id.desc())
        .limit(_RECENT)
    )
    words: dict[str, dict[str, int]] = {row.key: {} for row in topics}
    for key, statement in recent:
        counted = words.get(key)
        if counted is not None:
            for word in set(tokens(statement)):
                counted[word] = counted.get(word, 0) + 1
    return tuple(KnownTopic(key=r.key, name=r.name, words=words[r.key]) for r in topics)
