"""Claims as people read them: with speaker, dates, stances, appearances and evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, func, select

from db.reads.appearances import appearance_views
from db.reads.dates import date_views
from db.reads.filters import ClaimFilter
from db.reads.order import claim_ids as ids_in_order
from db.reads.order import groups_of
from db.reads.origins import corroborations
from db.reads.stances import stance_views
from db.store.among import among
from db.store.rows import CHUNK, fetch, fetch_among
from db.tables import (
    Claim,
    ClaimRelation,
    ClaimTopic,
    Proposition,
    Speaker,
    Stance,
    Topic,
    aliased,
)
from onrecord.origin_views import CorroborationView
from onrecord.views import (
    AppearanceView,
    ClaimView,
    DateView,
    RelationView,
    SpeakerRef,
    StanceView,
)

_GIVEN_TOPICS: Final = (
    select(ClaimTopic.claim_id, Topic.name)
    .join(Topic, Topic.id == ClaimTopic.topic_id)
    .where(among(ClaimTopic.claim_id))
)
# The propositions that a claim takes a stance on have topics, too.
_TAKEN_TOPICS: Final = (
    select(Stance.claim_id, Topic.name)
    .join(Proposition, Proposition.id == Stance.proposition_id)
    .join(Topic, Topic.id == Proposition.topic_id)
    .where(~Stance.withdrawn, among(Stance.claim_id))
)
_SPEAKER, _PRINCIPAL = aliased(Speaker), aliased(Speaker)
_CLAIMS: Final = (
    select(
        Claim.id,
        Claim.key,
        Claim.kind,
        Claim.speaker_id,
        _SPEAKER.name,
        Claim.on_behalf_of_id,
        _PRINCIPAL.name,
        Claim.statement,
        Claim.modality,
        Claim.status,
        Claim.place,
        Claim.said_date_id,
        Claim.event_date_id,
        Claim.note,
        Claim.proposed_by,
        Claim.confidence,
    )
    .join(_SPEAKER, _SPEAKER.id == Claim.speaker_id)
    .outerjoin(_PRINCIPAL, _PRINCIPAL.id == Claim.on_behalf_of_id)
    .where(among(Claim.id))
)


def list_claims(
    connection: Connection, wanted: ClaimFilter, *, newest_first: bool = True
) -> Iterator[ClaimView]:
    """Give the claims that the filter means, by day of saying; some hundred are read at a time."""
    groups = groups_of(connection, wanted.speaker)
    joint = frozenset(groups)
    for chunk in ids_in_order(connection, wanted, newest_first=newest_first, groups=groups):
        views = claim_views(connection, chunk)
        for claim_id in chunk:
            yield _with_via(views.pop(claim_id), wanted.speaker, joint)


def show_claim(connection: Connection, claim_id: int) -> tuple[ClaimView, tuple[RelationView, ...]]:
    """Return one claim, of any status, and its relations to others in both directions."""
    view = claim_views(connection, [claim_id])[claim_id]
    return view, tuple(_relations(connection, claim_id))


def claim_views(connection: Connection, claim_ids: Sequence[int]) -> dict[int, ClaimView]:
    """Return the claims of the given ids, by id."""
    rows = list(fetch_among(connection, _CLAIMS, claim_ids))
    dates = date_views(connection, [date for row in rows for date in row[11:13]])
    topics = _topics(connection, claim_ids)
    stances = stance_views(connection, claim_ids)
    appearances = appearance_views(connection, claim_ids)
    rests_on = corroborations(connection, {row[0]: appearances.get(row[0], ()) for row in rows})
    return {
        row[0]: _view(
            row,
            dates,
            topics.get(row[0], ()),
            tuple(stances.get(row[0], ())),
            tuple(appearances.get(row[0], ())),
            rests_on[row[0]],
        )
        for row in rows
    }


def _view(
    row: Any,
    dates: Mapping[int, DateView],
    topics: tuple[str, ...],
    stances: tuple[StanceView, ...],
    appearances: tuple[AppearanceView, ...],
    corroboration: CorroborationView,
) -> ClaimView:
    id_, key, kind, speaker_id, speaker, principal_id, principal, *rest = row
    statement, modality, status, place, said, event, note, proposed_by, confidence = rest
    return ClaimView(
        id=id_,
        key=key,
        kind=kind,
        speaker=SpeakerRef(speaker_id, speaker),
        on_behalf_of=None if principal_id is None else SpeakerRef(principal_id, principal),
        statement=statement,
        modality=modality,
        status=status,
        place=place,
        said=dates.get(said),
        event=dates.get(event),
        topics=topics,
        stances=stances,
        appearances=appearances,
        corroboration=corroboration,
        note=note,
        proposed_by=proposed_by,
        confidence=confidence,
    )


def count_by_speaker(connection: Connection, speaker_ids: Sequence[int]) -> Mapping[int, int]:
    """Return how many accepted claims each speaker made itself."""
    # For many speakers the table is read once, as it lies; the index would look each claim up.
    many = len(speaker_ids) > CHUNK
    speaker = (Claim.speaker_id + 0) if many else Claim.speaker_id
    statement = select(speaker, func.count()).where(Claim.status == "accepted").group_by(speaker)
    rows: Iterable[Any] = (
        connection.execute(statement)
        if many
        else fetch(connection, statement, Claim.speaker_id, speaker_ids)
    )
    return {row[0]: row[1] for row in rows}


def _with_via(view: ClaimView, speaker: int | None, joint: frozenset[int]) -> ClaimView:
    if speaker is None or view.speaker.id == speaker:
        return view
    return replace(view, via="joint" if view.speaker.id in joint else "on_behalf_of")


def _topics(connection: Connection, claim_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, set[str]] = {}
    for claim, topic in fetch_among(connection, _GIVEN_TOPICS, claim_ids):
        found.setdefault(claim, set()).add(topic)
    for claim, topic in fetch_among(connection, _TAKEN_TOPICS, claim_ids):
        found.setdefault(claim, set()).add(topic)
    return {claim: tuple(sorted(topics)) for claim, topics in found.items()}


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
