"""Speakers as people read them, and how their positions changed over time."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from db.reads.claims import claim_views, count_by_speaker
from db.reads.sources import source_refs
from db.reads.stances import value_view
from db.store.rows import fetch, grouped
from db.tables import Alias, Claim, Membership, Proposition, Role, Speaker, Stance, aliased
from onrecord.positions import turn
from onrecord.views import PositionView, PropositionRef, RoleView, SpeakerRef, SpeakerView


def list_speakers(connection: Connection) -> list[SpeakerView]:
    """Return all speakers, by name."""
    found = connection.execute(
        select(Speaker.id).where(~Speaker.withdrawn).order_by(Speaker.name, Speaker.key)
    )
    return speaker_views(connection, found.scalars().all())


def speaker_views(connection: Connection, speaker_ids: Sequence[int]) -> list[SpeakerView]:
    """Return the speakers of the given ids, in that order."""
    rows = {
        row.id: row for row in fetch(connection, select(Speaker.__table__), Speaker.id, speaker_ids)
    }
    names = select(Alias.speaker_id, Alias.name).order_by(Alias.position)
    aliases = grouped(fetch(connection, names, Alias.speaker_id, speaker_ids), "speaker_id")
    roles = role_views(connection, speaker_ids)
    members = _members(connection, speaker_ids)
    claims = count_by_speaker(connection, speaker_ids)
    sources = source_refs(connection, [row.source_id for row in rows.values() if row.source_id])
    return [
        SpeakerView(
            id=id_,
            key=rows[id_].key,
            name=rows[id_].name,
            kind=rows[id_].kind,
            aliases=tuple(alias.name for alias in aliases.get(id_, ())),
            roles=tuple(role for role, _, _ in roles.get(id_, ())),
            members=tuple(SpeakerRef(m.id, m.name) for m in members.get(id_, ())),
            source=sources.get(rows[id_].source_id),
            note=rows[id_].note,
            claims=claims.get(id_, 0),
        )
        for id_ in speaker_ids
    ]


def role_views(
    connection: Connection, speaker_ids: Sequence[int]
) -> dict[int, list[tuple[RoleView, str, str]]]:
    """Return the roles of each speaker with the days that they were held within, at the most."""
    statement = (
        select(Role.__table__).where(~Role.withdrawn).order_by(Role.position, Role.held_from)
    )
    found: dict[int, list[tuple[RoleView, str, str]]] = {}
    for row in fetch(connection, statement, Role.speaker_id, speaker_ids):
        view = RoleView(
            id=row.id,
            title=row.title,
            organisation=row.organisation,
            start=row.start,
            end=row.end,
            evidence=row.evidence,
        )
        found.setdefault(row.speaker_id, []).append((view, row.held_from, row.held_to))
    return found


def positions(
    connection: Connection, speaker: int, proposition: int | None = None
) -> list[PositionView]:
    """Return a speaker's own accepted stances, by proposition and time: the flip-flop view."""
    statement = (
        select(*Stance.__table__.c, Proposition.text, Proposition.unit.label("slot_unit"))
        .join(Claim, Claim.id == Stance.claim_id)
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .where(Stance.speaker_id == speaker, ~Stance.withdrawn, Claim.status == "accepted")
        .order_by(Proposition.key, Stance.said_to, Stance.said_from, Claim.key)
    )
    if proposition is not None:
        statement = statement.where(Stance.proposition_id == proposition)
    rows = connection.execute(statement).all()
    claims = claim_views(connection, [row.claim_id for row in rows])
    roles = role_views(connection, [speaker]).get(speaker, [])
    found: list[PositionView] = []
    before: Any = None
    for row in rows:
        if before is not None and before.proposition_id != row.proposition_id:
            before = None
        found.append(
            PositionView(
                proposition=PropositionRef(row.proposition_id, row.text),
                stance=row.stance,
                certainty=row.certainty,
                value=value_view(row),
                claim=claims[row.claim_id],
                roles=tuple(
                    role
                    for role, start, end in roles
                    if start <= row.said_to and row.said_from <= end
                ),
                turn="first"
                if before is None
                else turn(
                    (before.stance, before.certainty),
                    (row.stance, row.certainty),
                    ordered=before.said_to < row.said_from,
                ),
            )
        )
        before = row
    return found


def _members(connection: Connection, group_ids: Sequence[int]) -> dict[int, list[Any]]:
    member = aliased(Speaker)
    statement = (
        select(Membership.group_id, member.id, member.name)
        .join(member, member.id == Membership.member_id)
        .order_by(Membership.position)
    )
    return grouped(fetch(connection, statement, Membership.group_id, group_ids), "group_id")
