"""Topics and propositions as people read them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from db.reads.filters import under_topic
from db.store.rows import fetch, grouped
from db.tables import Claim, Proposition, Stance, Topic
from onrecord.views import PropositionView, TopicView
from onrecord.vocabulary import STANCES


def list_topics(connection: Connection) -> list[TopicView]:
    """Return all topics, by name, with the number of accepted claims under each."""
    rows = connection.execute(
        select(Topic.id, Topic.key, Topic.name).where(~Topic.withdrawn).order_by(Topic.name)
    ).all()
    return [
        TopicView(id=row.id, key=row.key, name=row.name, claims=_claims(connection, row.id))
        for row in rows
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
    connection: Connection, proposition_ids: Iterable[int]
) -> dict[int, tuple[tuple[str, int], ...]]:
    statement = (
        select(Stance.proposition_id, Stance.stance, func.count().label("claims"))
        .join(Claim, Claim.id == Stance.claim_id)
        .where(~Stance.withdrawn, Claim.status == "accepted")
        .group_by(Stance.proposition_id, Stance.stance)
    )
    rows = fetch(connection, statement, Stance.proposition_id, proposition_ids)
    return {
        proposition: tuple(
            sorted(((r.stance, r.claims) for r in own), key=lambda p: STANCES.index(p[0]))
        )
        for proposition, own in grouped(rows, "proposition_id").items()
    }
