"""Which records an extract needs: claims that pass a filter, and all that they refer to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from db.reads.filters import ClaimFilter, conditions
from db.reads.history_lines import contradiction_lines
from db.store.claims import load_claims
from db.store.propositions import load_propositions, load_topics
from db.store.rows import fetch
from db.store.sources import load_sources
from db.store.speakers import load_speakers
from db.tables import (
    Appearance,
    Capture,
    Claim,
    ClaimRelation,
    ClaimTopic,
    Contradiction,
    DateAnchor,
    Membership,
    Proposition,
    Relay,
    Role,
    Source,
    Speaker,
    Stance,
    Topic,
    aliased,
)
from onrecord.records import (
    ClaimRecord,
    ContradictionRecord,
    DecisionRecord,
    RecordSet,
    SideRecord,
)

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Ids of records: the claims in the order of their keys.

    ``left_out`` counts relations to claims that the filter does not let pass.
    """

    claims: Sequence[int]
    sources: Sequence[int]
    speakers: Sequence[int]
    topics: Sequence[int]
    propositions: Sequence[int]
    contradictions: Sequence[int]
    left_out: int


def extract(connection: Connection, wanted: ClaimFilter) -> Extract:
    """Return the claims that the filter means and what they need, so that it stands alone.

    Contradictions are those of two of the claims, as far as their sides still count.
    """
    claims = _claims(connection, wanted)
    among = set(claims)

    def of(statement: Any, column: Any, ids: Iterable[int]) -> set[int]:
        return {row[0] for row in fetch(connection, statement, column, ids) if row[0] is not None}

    pairs = [row for row in _pairs(connection, claims) if row.second_claim_id in among]
    propositions = of(_live_stances(Stance.proposition_id), Stance.claim_id, claims)
    propositions |= {row.proposition_id for row in pairs if row.proposition_id is not None}
    topics = of(select(ClaimTopic.topic_id), ClaimTopic.claim_id, claims)
    topics |= of(select(Proposition.topic_id), Proposition.id, propositions)
    speakers = _speakers(of, claims)
    speakers |= of(select(Role.speaker_id), Role.id, [i for row in pairs for i in _roles(row)])
    _add_members(of, speakers)
    sources = _sources(of, claims) | of(select(Speaker.source_id), Speaker.id, speakers)
    targets = fetch(connection, select(ClaimRelation.target_id), ClaimRelation.claim_id, claims)
    return Extract(
        claims=claims,
        sources=sorted(sources),
        speakers=sorted(speakers),
        topics=sorted(topics),
        propositions=sorted(propositions),
        contradictions=[row.id for row in pairs],
        left_out=sum(row.target_id not in among for row in targets),
    )


def load_extract(connection: Connection, found: Extract) -> RecordSet:
    """Return the records of an extract, as a record file has them.

    Of the contradictions those that people recorded or decided on.
    """

    def keys(table: Any, ids: Sequence[int]) -> list[str]:
        columns = table.__table__.c
        return sorted(row.key for row in fetch(connection, select(columns.key), columns.id, ids))

    claims = load_claims(connection, keys(Claim, found.claims))
    kept = set(claims)
    return RecordSet(
        sources=_ordered(load_sources(connection, keys(Source, found.sources))),
        speakers=_ordered(load_speakers(connection, keys(Speaker, found.speakers))),
        topics=_ordered(load_topics(connection, keys(Topic, found.topics))),
        propositions=_ordered(load_propositions(connection, keys(Proposition, found.propositions))),
        claims=tuple(_within(claim, kept) for claim in _ordered(claims)),
        contradictions=tuple(_judged(connection, found.contradictions)),
    )


def _ordered(records: Mapping[str, R]) -> tuple[R, ...]:
    return tuple(records[key] for key in sorted(records))


def _within(claim: ClaimRecord, kept: set[str]) -> ClaimRecord:
    return replace(claim, relations=tuple(r for r in claim.relations if r.claim in kept))


def _judged(connection: Connection, ids: Sequence[int]) -> Iterator[ContradictionRecord]:
    for _, pair in contradiction_lines(connection, ids):
        # A record file has room for one decision of a person at a time: the one that counts.
        decisions = {
            (decision["by"], decision["at"]): DecisionRecord(
                **{name: value for name, value in decision.items() if name != "key"}
            )
            for decision in pair.get("decisions", ())
            if not decision.get("withdrawn")
        }
        if decisions or "proposed_by" not in pair:
            first, second = (SideRecord(**side) for side in pair["sides"])
            yield ContradictionRecord(
                sides=(first, second),
                kind=pair["kind"],
                proposition=pair.get("proposition"),
                decisions=tuple(decisions.values()),
            )


_Of = Callable[[Any, Any, Iterable[int]], set[int]]


def _claims(connection: Connection, wanted: ClaimFilter) -> list[int]:
    statement = select(Claim.id, Claim.key).where(*conditions(connection, wanted))
    if wanted.limit is not None:  # the latest, as in a list
        statement = statement.order_by(Claim.said_to.desc(), Claim.id.desc()).limit(wanted.limit)
    rows = connection.execute(statement).all()
    return [row.id for row in sorted(rows, key=lambda row: row.key)]


def _pairs(connection: Connection, claims: Sequence[int]) -> list[Any]:
    appearance, other = aliased(Appearance), aliased(Appearance)
    role, office = aliased(Role), aliased(Role)
    columns = Contradiction.__table__.c
    statement = (
        select(*columns)
        .outerjoin(appearance, appearance.id == columns.first_appearance_id)
        .outerjoin(other, other.id == columns.second_appearance_id)
        .outerjoin(role, role.id == columns.first_role_id)
        .outerjoin(office, office.id == columns.second_role_id)
    )
    for side in (appearance, other, role, office):
        statement = statement.where(side.withdrawn.is_not(True))
    return list(fetch(connection, statement, columns.first_claim_id, claims))


def _roles(row: Any) -> list[int]:
    return [id_ for id_ in (row.first_role_id, row.second_role_id) if id_ is not None]


def _live_stances(column: Any) -> Any:
    return select(column).where(~Stance.withdrawn)


def _speakers(of: _Of, claims: Sequence[int]) -> set[int]:
    relayed = (
        select(Relay.speaker_id)
        .join(Appearance, Appearance.id == Relay.appearance_id)
        .where(~Appearance.withdrawn)
    )
    return (
        of(select(Claim.speaker_id), Claim.id, claims)
        | of(select(Claim.on_behalf_of_id), Claim.id, claims)
        | of(relayed, Appearance.claim_id, claims)
    )


def _add_members(of: _Of, speakers: set[int]) -> None:
    """Add the members of groups, and of the groups among them."""
    groups = speakers
    while groups:
        members = of(select(Membership.member_id), Membership.group_id, groups)
        groups = members - speakers
        speakers |= groups


def _sources(of: _Of, claims: Sequence[int]) -> set[int]:
    reporting = select(Appearance.source_id).where(~Appearance.withdrawn)
    dated = (
        select(Capture.source_id)
        .join(DateAnchor, DateAnchor.capture_id == Capture.id)
        .join(
            Claim,
            (Claim.said_date_id == DateAnchor.date_id)
            | (Claim.event_date_id == DateAnchor.date_id),
        )
    )
    return of(reporting, Appearance.claim_id, claims) | of(dated, Claim.id, claims)
