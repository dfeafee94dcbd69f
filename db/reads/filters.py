"""The one filter grammar of lists, reports and exports, as conditions on claims."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select

from db.reads.search import matches
from db.tables import Appearance, Claim, ClaimTopic, Membership, Proposition, Stance
from onrecord.dates import bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What to show. Ids are those of the record; ``since`` and ``until`` are EDTF.

    A claim is shown where it can have been said in the period: an open bound reaches anything.
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
    limit: int | None = None


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
        found.append(under_topic(wanted.topic))
    if wanted.about is not None:
        found.append(matches(connection, wanted.about))
    if wanted.since is not None:
        found.append(Claim.said_to >= bounds(wanted.since).stored[0])
    if wanted.until is not None:
        found.append(Claim.said_from <= bounds(wanted.until).stored[1])
    if wanted.source is not None:
        found.append(_appears(Appearance.source_id == wanted.source))
    if wanted.quote_type is not None:
        found.append(_appears(Appearance.quote_type == wanted.quote_type))
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
    given = select(ClaimTopic.claim_id).where(ClaimTopic.topic_id == topic)
    taken = (
        select(Stance.claim_id)
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .where(Proposition.topic_id == topic, ~Stance.withdrawn)
    )
    return or_(Claim.id.in_(given), Claim.id.in_(taken))


def _appears(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    appearances = select(Appearance.claim_id).where(condition, ~Appearance.withdrawn)
    return Claim.id.in_(appearances)
