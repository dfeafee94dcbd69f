"""Claims as people read them: with speaker, dates, stances, appearances and evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from db.reads.appearances import appearance_views
from db.reads.dates import date_views
from db.reads.filters import ClaimFilter, conditions
from db.reads.stances import stance_views
from db.store.rows import chunks, fetch, grouped
from db.tables import (
    Claim,
    ClaimRelation,
    ClaimTopic,
    Membership,
    Proposition,
    Speaker,
    Stance,
    Topic,
)
from onrecord.views import ClaimView, RelationView, SpeakerRef


def list_claims(
    connection: Connection, wanted: ClaimFilter, *, newest_first: bool = True
) -> Iterator[ClaimView]:
    """Give the claims that the filter means, by day of saying; some hundred are read at a time."""
    # By the latest possible day: an open start would sort as the oldest of all.
    order = (Claim.said_to, Claim.id)
    statement = select(Claim.id).where(*conditions(connection, wanted))
    statement = statement.order_by(*(c.desc() for c in order) if newest_first else order)
    if wanted.limit is not None:
        statement = statement.limit(wanted.limit)
    joint = _groups_of(connection, wanted.speaker)
    for chunk in chunks(connection.execute(statement).scalars().all()):
        views = claim_views(connection, chunk)
        for claim_id in chunk:
            yield _with_via(views[claim_id], wanted.speaker, joint)


def show_claim(connection: Connection, claim_id: int) -> tuple[ClaimView, tuple[RelationView, ...]]:
    """Return one claim, of any status, and its relations to others in both directions."""
    view = claim_views(connection, [claim_id])[claim_id]
    return view, tuple(_relations(connection, claim_id))


def claim_views(connection: Connection, claim_ids: Sequence[int]) -> dict[int, ClaimView]:
    """Return the claims of the given ids, by id."""
    speaker, principal = aliased(Speaker), aliased(Speaker)
    statement = (
        select(
            *Claim.__table__.c,
            speaker.name.label("speaker"),
            principal.name.label("principal"),
        )
        .join(speaker, speaker.id == Claim.speaker_id)
        .outerjoin(principal, principal.id == Claim.on_behalf_of_id)
    )
    rows = list(fetch(connection, statement, Claim.id, claim_ids))
    dates = date_views(connection, [i for r in rows for i in (r.said_date_id, r.event_date_id)])
    topics = _topics(connection, claim_ids)
    stances = stance_views(connection, claim_ids)
    appearances = appearance_views(connection, claim_ids)
    return {
        row.id: ClaimView(
            id=row.id,
            key=row.key,
            kind=row.kind,
            speaker=SpeakerRef(row.speaker_id, row.speaker),
            on_behalf_of=SpeakerRef(row.on_behalf_of_id, row.principal) if row.principal else None,
            statement=row.statement,
            modality=row.modality,
            status=row.status,
            place=row.place,
            said=dates.get(row.said_date_id),
            event=dates.get(row.event_date_id),
            topics=topics.get(row.id, ()),
            stances=tuple(stances.get(row.id, ())),
            appearances=tuple(appearances.get(row.id, ())),
            note=row.note,
        )
        for row in rows
    }


def count_by_speaker(connection: Connection, speaker_ids: Sequence[int]) -> Mapping[int, int]:
    """Return how many accepted claims each speaker made itself."""
    statement = (
        select(Claim.speaker_id, func.count())
        .where(Claim.status == "accepted")
        .group_by(Claim.speaker_id)
    )
    return {row[0]: row[1] for row in fetch(connection, statement, Claim.speaker_id, speaker_ids)}


def _groups_of(connection: Connection, speaker: int | None) -> frozenset[int]:
    if speaker is None:
        return frozenset()
    statement = select(Membership.group_id).where(Membership.member_id == speaker)
    return frozenset(connection.execute(statement).scalars())


def _with_via(view: ClaimView, speaker: int | None, joint: frozenset[int]) -> ClaimView:
    if speaker is None or view.speaker.id == speaker:
        return view
    return replace(view, via="joint" if view.speaker.id in joint else "on_behalf_of")


def _topics(connection: Connection, claim_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    given = select(ClaimTopic.claim_id, Topic.name).join(Topic, Topic.id == ClaimTopic.topic_id)
    taken = (
        select(Stance.claim_id, Topic.name)
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .join(Topic, Topic.id == Proposition.topic_id)
        .where(~Stance.withdrawn)
    )
    rows: list[Any] = list(fetch(connection, given, ClaimTopic.claim_id, claim_ids))
    rows += fetch(connection, taken, Stance.claim_id, claim_ids)
    return {
        claim: tuple(sorted({row.name for row in own}))
        for claim, own in grouped(rows, "claim_id").items()
    }


def _relations(connection: Connection, claim_id: int) -> Iterator[RelationView]:
    for inverse in (False, True):
        here, there = ClaimRelation.claim_id, ClaimRelation.target_id
        if inverse:
            here, there = there, here
        statement = (
            select(ClaimRelation.kind, Claim.id, Claim.key, Claim.statement)
            .join(Claim, Claim.id == there)
            .where(here == claim_id)
            .order_by(ClaimRelation.kind, Claim.key)
        )
        for row in connection.execute(statement):
            yield RelationView(
                kind=row.kind,
                claim_id=row.id,
                claim_key=row.key,
                statement=row.statement,
                inverse=inverse,
            )
