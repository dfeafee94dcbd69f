"""The one filter grammar of lists, reports and exports, as conditions on claims."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, union_all

from db.reads.search import matches
from db.tables import Appearance, Claim, ClaimTopic, Membership, Proposition, Stance
from onrecord.dates import bounds

_FEW: Final = 2_000
_MANY: Final = 12_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What to show. Ids are those of the record; ``since`` and ``until`` are EDTF.

    A claim is shown where it can have been said in the period: an open bound reaches anything.
    ``after`` is the last claim of the page before: a list goes on behind it.
    """

    speaker: int | None = None
    topic: int | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    source: int | None = None
    proposition: int | None = None
    statuses: tuple[str, ...] = ("accepted",)
    quote_type: str | None = None
    min_confidence: float | None = None
    limit: int | None = None
    after: int | None = None


def conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """Return the conditions on rows of ``claim`` that the filter means; status among them."""
    found: list[ColumnElement[bool]] = [Claim.status.in_(wanted.statuses)]
    return found + scope_conditions(connection, wanted)


def scope_conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """Return all conditions of the filter but the one on the claim's status."""
    found: list[ColumnElement[bool]] = []
    if wanted.speaker is not None:
        found.append(spoken_by(wanted.speaker))
    if wanted.topic is not None:
        found.append(_under_topic(connection, wanted.topic))
    if wanted.about is not None:
        found.append(matches(connection, wanted.about))
    if wanted.since is not None:
        found.append(Claim.said_to >= bounds(wanted.since).stored[0])
    if wanted.until is not None:
        found.append(Claim.said_from <= bounds(wanted.until).stored[1])
    if wanted.source is not None:
        reported = _appearances(Appearance.source_id == wanted.source)
        found.append(Claim.id.in_(reported))
    if wanted.quote_type is not None:  # each type has so many that no set of them is made
        reported = _appearances(Appearance.quote_type == wanted.quote_type)
        found.append(reported.where(Appearance.claim_id == Claim.id).exists())
    if wanted.min_confidence is not None:
        found.append(Claim.confidence >= wanted.min_confidence)
    if wanted.proposition is not None:
        stances = select(Stance.claim_id).where(
            Stance.proposition_id == wanted.proposition, ~Stance.withdrawn
        )
        found.append(Claim.id.in_(stances))
    return found


def spoken_by(speaker: int) -> ColumnElement[bool]:
    """Return the condition that a claim is a speaker's own, a joint one, or made on its behalf."""
    groups = select(Membership.group_id).where(Membership.member_id == speaker)
    return or_(
        Claim.speaker_id == speaker,
        Claim.on_behalf_of_id == speaker,
        Claim.speaker_id.in_(groups),
    )


def under_topic(topic: int) -> ColumnElement[bool]:
    """Return the condition that a claim, or a proposition it takes a stance on, has a topic."""
    given, taken = _topic_claims(topic)
    return Claim.id.in_(union_all(given, taken))


def _under_topic(connection: Connection, topic: int) -> ColumnElement[bool]:
    """Return ``under_topic`` in the form that is fast for as many claims as the topic has.

    A set of many claims is slower to make than a page of them is to find one by one.
    """
    given, taken = _topic_claims(topic)
    some = union_all(given, taken).limit(_MANY + 1).subquery()
    count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    if count <= _FEW:
        return under_topic(topic)
    if count <= _MANY:  # asked of each claim in order, not each looked up and sorted
        return (Claim.id + 0).in_(union_all(given, taken))
    return or_(
        given.where(ClaimTopic.claim_id == Claim.id).exists(),
        taken.where(Stance.claim_id == Claim.id).exists(),
    )


def _topic_claims(topic: int) -> tuple[Select[int], Select[int]]:
    """Return the claims that were given a topic, and those that take it from a proposition."""
    given = select(ClaimTopic.claim_id).where(ClaimTopic.topic_id == topic)
    taken = (
        select(Stance.claim_id)
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .where(Proposition.topic_id == topic, ~Stance.withdrawn)
    )
    return given, taken


def _appearances(condition: ColumnElement[bool]) -> Select[int]:
    return select(Appearance.claim_id).where(condition, ~Appearance.withdrawn)
