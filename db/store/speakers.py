"""Speakers with their aliases, roles and members in and out of the tables."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from db.store.rows import (
    Row,
    chunks,
    fetch,
    grouped,
    ids,
    need,
    put,
    refuse_taken,
    replace_children,
)
from db.tables import Alias, Membership, Role, Source, Speaker, aliased
from onrecord.dates import OPEN_END, OPEN_START, bounds
from onrecord.records import RoleRecord, SpeakerRecord
from onrecord.text import fold


def load_speakers(connection: Connection, keys: Iterable[str]) -> dict[str, SpeakerRecord]:
    """Return the stored speakers of the given keys."""
    statement = select(*Speaker.__table__.c, Source.key.label("source")).outerjoin_from(
        Speaker, Source, Source.id == Speaker.source_id
    )
    rows = list(fetch(connection, statement, Speaker.key, keys))
    found = [row.id for row in rows]
    aliases = grouped(
        fetch(
            connection, select(Alias.__table__).order_by(Alias.position), Alias.speaker_id, found
        ),
        "speaker_id",
    )
    roles = grouped(
        fetch(
            connection,
            select(Role.__table__).where(~Role.withdrawn).order_by(Role.position, Role.id),
            Role.speaker_id,
            found,
        ),
        "speaker_id",
    )
    members = _members(connection, found)
    return {
        row.key: SpeakerRecord(
            key=row.key,
            name=row.name,
            kind=row.kind,
            aliases=tuple(alias.name for alias in aliases.get(row.id, ())),
            roles=tuple(_role(role) for role in roles.get(row.id, ())),
            members=tuple(members.get(row.id, ())),
            source=row.source,
            note=row.note,
            withdrawn=row.withdrawn,
        )
        for row in rows
    }


def save_speakers(
    connection: Connection, records: Sequence[SpeakerRecord], *, roles_move: bool = False
) -> None:
    """Store whole speakers; a role that is no longer among theirs is withdrawn.

    ``roles_move`` lets one go to a speaker from another that has it no longer, as in a merge.
    Raises RecordError where one refers to a source or a member that is not there.
    """
    sources = ids(connection, Source, [r.source for r in records if r.source is not None])
    put(connection, Speaker, [_speaker_row(record, sources) for record in records])
    found = ids(connection, Speaker, [record.key for record in records])
    replace_children(
        connection,
        Alias,
        "speaker_id",
        found.values(),
        [
            {"speaker_id": found[r.key], "position": place, "name": name, "folded": fold(name)}
            for r in records
            for place, name in enumerate(r.aliases)
        ],
    )
    _save_roles(connection, records, found, move=roles_move)
    _save_members(connection, records, found)


def _speaker_row(record: SpeakerRecord, sources: dict[str, int]) -> Row:
    source = None
    if record.source is not None:
        owner = ("speaker", record.key, "source")
        source = need(sources, record.source, noun="source", owner=owner)
    return {
        "key": record.key,
        "name": record.name,
        "kind": record.kind,
        # A name of accents alone folds to nothing, which is what unnamed speakers have.
        "folded": "" if record.kind == "unnamed" else fold(record.name) or record.name,
        "source_id": source,
        "note": record.note,
        "withdrawn": record.withdrawn,
    }


def _save_roles(
    connection: Connection, records: Sequence[SpeakerRecord], found: dict[str, int], *, move: bool
) -> None:
    for chunk in chunks(found.values()):
        connection.execute(update(Role).where(Role.speaker_id.in_(chunk)).values(withdrawn=True))
    rows = [
        (
            role_row(role, found[record.key], position),
            ("speaker", record.key, f"roles[{position}]"),
        )
        for record in records
        for position, role in enumerate(record.roles)
    ]
    kept = [~Role.withdrawn] if move else []
    refuse_taken(connection, Role, "speaker_id", rows, *kept)
    put(connection, Role, [row for row, _ in rows])


def role_row(role: RoleRecord, speaker_id: int, position: int) -> Row:
    """Return the row of a speaker's role."""
    return {
        "key": role.key,
        "speaker_id": speaker_id,
        "position": position,
        "title": role.title,
        "organisation": role.organisation,
        "start": role.start,
        "end": role.end,
        "held_from": bounds(role.start).stored[0] if role.start else OPEN_START,
        "held_to": bounds(role.end).stored[1] if role.end else OPEN_END,
        "evidence": role.evidence,
        "withdrawn": False,
    }


def _save_members(
    connection: Connection, records: Sequence[SpeakerRecord], found: dict[str, int]
) -> None:
    named = ids(connection, Speaker, [member for r in records for member in r.members])
    rows = [
        {
            "group_id": found[record.key],
            "member_id": need(
                named,
                member,
                noun="speaker",
                owner=("speaker", record.key, f"members[{position}]"),
            ),
            "position": position,
        }
        for record in records
        for position, member in enumerate(record.members)
    ]
    replace_children(connection, Membership, "group_id", found.values(), rows)


def _members(connection: Connection, group_ids: Sequence[int]) -> dict[int, list[str]]:
    member = aliased(Speaker)
    statement = (
        select(Membership.group_id, member.key)
        .join(member, member.id == Membership.member_id)
        .order_by(Membership.position)
    )
    rows = fetch(connection, statement, Membership.group_id, group_ids)
    return {
        group: [row.key for row in members] for group, members in grouped(rows, "group_id").items()
    }


def _role(row: Any) -> RoleRecord:
    return RoleRecord(
        key=row.key,
        title=row.title,
        organisation=row.organisation,
        start=row.start,
        end=row.end,
        evidence=row.evidence,
    )
