"""Topics and propositions as people read them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select, union_all

from db.reads.filters import under_topic
from db.store.rows import CHUNK, fetch
from db.tables import Claim, ClaimTopic, Proposition, Stance, Topic
from onrecord.views import PropositionView, TopicView
from onrecord.vocabulary import STANCES


def list_topics(connection: Connection) -> list[TopicView]:
    """Return all topics, by name, with the number of accepted claims under each."""
    # A number plus zero is in no index: the stances are read as they lie, not looked up.
    taken = select(Proposition.topic_id, Stance.claim_id).join(
        Stance, (Stance.proposition_id + 0) == Proposition.id
    )
    under = union_all(
        select(ClaimTopic.topic_id, ClaimTopic.claim_id),
        taken.where(Proposition.topic_id.is_not(None), ~Stance.withdrawn),
    ).subquery()
    counts = (
        select(under.c.topic_id, func.count(under.c.claim_id.distinct()).label("claims"))
        .join(Claim, Claim.id == under.c.claim_id)
        .where(Claim.status == "accepted")
        .group_by(under.c.topic_id)
        .subquery()
    )
    statement = (
        select(Topic.id, Topic.key, Topic.name, func.coalesce(counts.c.claims, 0))
        .outerjoin(counts, counts.c.topic_id == Topic.id)
        .where(~Topic.withdrawn)
        .order_by(Topic.name)
    )
    return [
        TopicView(id=id_, key=key, name=name, claims=claims)
        for id_, key, name, claims in connection.execute(statement)
    ]


def show_topic(connection: Connection, topic: int) -> TopicView:
    """Return one topic."""
    row = connection.execute(select(Topic.key, Topic.name).where(Topic.id == topic)).one()
    return TopicView(id=topic, key=row.key, name=row.name, claims=_claims(connection, topic))


def list_propositions(connection: Connection, topic: int | None = None) -> list[PropositionView]:
    """Return all propositions, or those of a topic, by key."""
    statement = select(Proposition.id).where(~Proposition.withdrawn).order_by(Proposition.key)
    if topic is not None:
        statement = statement.where(Proposition.topic_id == topic)
    return proposition_views(connection, connection.execute(statement).scalars().all())


def proposition_views(
    connection: Connection, proposition_ids: Sequence[int]
) -> list[PropositionView]:
    """Return the propositions of the given ids, in that order."""
    statement = select(*Proposition.__table__.c, Topic.name.label("topic")).outerjoin_from(
        Proposition, Topic, Topic.id == Proposition.topic_id
    )
    rows = {row.id: row for row in fetch(connection, statement, Proposition.id, proposition_ids)}
    stances = _stances(connection, proposition_ids)
    return [
        PropositionView(
            id=id_,
            key=rows[id_].key,
            text=rows[id_].text,
            topic=rows[id_].topic,
            period=rows[id_].period,
            place=rows[id_].place,
            measure=rows[id_].measure,
            unit=rows[id_].unit,
            slot=rows[id_].slot,
            stances=stances.get(id_, ()),
            note=rows[id_].note,
        )
        for id_ in proposition_ids
    ]


def _claims(connection: Connection, topic: int) -> int:
    statement = select(func.count()).where(Claim.status == "accepted", under_topic(topic))
    return connection.execute(statement.select_from(Claim)).scalar_one()


def _stances(
    connection: Connection, proposition_ids: Sequence[int]
) -> dict[int, tuple[tuple[str, int], ...]]:
    # For many propositions all stances are counted in one go, as they lie.
    many = len(proposition_ids) > CHUNK
    proposition = (Stance.proposition_id + 0) if many else Stance.proposition_id
    statement = (
        select(proposition.label("proposition_id"), Stance.stance, func.count().label("claims"))
        .join(Claim, Claim.id == Stance.claim_id)
        .where(~Stance.withdrawn, Claim.status == "accepted")
        .group_by(proposition, Stance.stance)
    )
    rows: Iterable[Any] = (
        connection.execute(statement)
        if many
        else fetch(connection, statement, Stance.proposition_id, proposition_ids)
    )
    found: dict[int, list[tuple[str, int]]] = {}
    for proposition_id, stance, claims in rows:
        found.setdefault(proposition_id, []).append((stance, claims))
    return {
        proposition_id: tuple(sorted(own, key=lambda pair: STANCES.index(pair[0])))
        for proposition_id, own in found.items()
    }
