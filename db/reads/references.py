"""Which records refer to which: what is part of the record refers to nothing that is withdrawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, exists, or_, select

from db.store.rows import chunks, ids
from db.tables import (
    RECORD_TABLES,
    Appearance,
    Claim,
    ClaimTopic,
    Membership,
    Proposition,
    Relay,
    Source,
    Speaker,
    Stance,
    Topic,
    aliased,
)
from onrecord.errors import RecordError

_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class _Reference:
    """How records of one noun refer to those of another; ``statement`` gives rows of their keys."""

    owner: str
    target: str
    path: str
    statement: Any
    owner_id: Any
    target_id: Any


def refuse_withdrawn(
    connection: Connection, touched: Mapping[str, Sequence[str]], first_new: int | None = None
) -> None:
    """Raise RecordError where a record refers to one that is withdrawn.

    ``touched`` holds the keys of the records that changed, by noun: they are looked at from both
    ends. Claims of the id ``first_new`` and above are looked at, too. Claims that are rejected or
    withdrawn themselves may refer to anything.
    """
    _refuse_in_new_claims(connection, first_new)
    found = {
        noun: ids(connection, table, touched.get(noun, ())) for noun, table in RECORD_TABLES.items()
    }
    for reference in _references():
        withdrawn = list(found[reference.target].values())
        owners = _owners(connection, reference, reference.target_id, withdrawn)
        if owners:
            target, _ = owners[0]
            raise _still_used(reference, target, [o for t, o in owners if t == target])
        owners = _owners(
            connection, reference, reference.owner_id, list(found[reference.owner].values())
        )
        if owners:
            raise _refers(reference, *owners[0])


def _refuse_in_new_claims(connection: Connection, first: int | None) -> None:
    if first is None:
        return
    for noun, table in RECORD_TABLES.items():
        if (
            noun == "claim"
            or not connection.execute(select(exists().where(table.withdrawn))).scalar_one()
        ):
            continue
        for reference in _of_claims():
            if reference.target == noun:
                statement = reference.statement.where(reference.owner_id >= first).limit(1)
                for row in connection.execute(statement):
                    raise _refers(reference, row.target, row.owner)


def _owners(
    connection: Connection, reference: _Reference, column: Any, record_ids: Iterable[int]
) -> list[tuple[str, str]]:
    """Return (key of the withdrawn record, key of one that refers to it), in order."""
    rows: set[tuple[str, str]] = set()
    for chunk in chunks(record_ids):
        statement = reference.statement.where(column.in_(chunk))
        rows |= {(row.target, row.owner) for row in connection.execute(statement)}
    return sorted(rows)


def _still_used(reference: _Reference, target: str, owners: Sequence[str]) -> RecordError:
    named = ", ".join(f'"{owner}"' for owner in owners[:_SHOWN])
    more = f" and {len(owners) - _SHOWN} more" if len(owners) > _SHOWN else ""
    noun = reference.owner if len(owners) == 1 else f"{reference.owner}s"
    return RecordError(
        reference.target,
        target,
        "withdrawn",
        f"cannot be withdrawn while it is referred to by the {noun} {named}{more}. "
        "Withdraw or correct them first",
    )


def _refers(reference: _Reference, target: str, owner: str) -> RecordError:
    return RecordError(
        reference.owner,
        owner,
        reference.path,
        f'refers to the {reference.target} "{target}", which is withdrawn. '
        f"Name another, or take it back in: onrecord {reference.target} edit {target} "
        "--set withdrawn=false",
    )


@cache
def _references() -> tuple[_Reference, ...]:
    """Return all references: making their statements costs more than asking one of them."""
    return tuple(_all_references())


@cache
def _of_claims() -> tuple[_Reference, ...]:
    return tuple(_all_of_claims())


def _all_references() -> Iterator[_Reference]:
    yield from _of_claims()
    grouped = aliased(Speaker)
    yield _reference(
        Proposition, Topic, "topic",
        select().join_from(Proposition, Topic, Topic.id == Proposition.topic_id)
        .where(~Proposition.withdrawn),
    )  # fmt: skip
    yield _reference(
        Speaker, Source, "source",
        select().join_from(Speaker, Source, Source.id == Speaker.source_id)
        .where(~Speaker.withdrawn),
    )  # fmt: skip
    yield _reference(
        grouped, Speaker, "members",
        select().join_from(grouped, Membership, Membership.group_id == grouped.id)
        .join(Speaker, Speaker.id == Membership.member_id)
        .where(~grouped.withdrawn),
    )  # fmt: skip


def _all_of_claims() -> Iterator[_Reference]:
    live = Claim.status.in_(("draft", "accepted"))
    reported = (
        select().join_from(Claim, Appearance, Appearance.claim_id == Claim.id)
        .where(live, ~Appearance.withdrawn)
    )  # fmt: skip
    for path, column in (("speaker", Claim.speaker_id), ("on_behalf_of", Claim.on_behalf_of_id)):
        statement = select().join_from(Claim, Speaker, Speaker.id == column).where(live)
        yield _reference(Claim, Speaker, path, statement)
    yield _reference(
        Claim, Source, "appearances", reported.join(Source, Source.id == Appearance.source_id)
    )
    yield _reference(
        Claim, Speaker, "appearances",
        reported.join(Relay, Relay.appearance_id == Appearance.id)
        .join(Speaker, Speaker.id == Relay.speaker_id),
    )  # fmt: skip
    yield _reference(
        Claim, Proposition, "stances",
        select().join_from(Claim, Stance, Stance.claim_id == Claim.id)
        .join(Proposition, Proposition.id == Stance.proposition_id)
        .where(live, ~Stance.withdrawn),
    )  # fmt: skip
    yield _reference(
        Claim, Topic, "topics",
        select().join_from(Claim, ClaimTopic, ClaimTopic.claim_id == Claim.id)
        .join(Topic, Topic.id == ClaimTopic.topic_id).where(live),
    )  # fmt: skip


def _reference(owner: Any, target: Any, path: str, statement: Any) -> _Reference:
    return _Reference(
        owner=owner.__table__.name if hasattr(owner, "__table__") else "speaker",
        target=target.__table__.name,
        path=path,
        statement=statement.add_columns(owner.key.label("owner"), target.key.label("target")).where(
            target.withdrawn
        ),
        owner_id=owner.id,
        target_id=target.id,
    )


def claims_naming(connection: Connection, speaker: int) -> list[str]:
    """Return the keys of the claims that a speaker made, was spoken for in, or passed on."""
    relayed = (
        select(Appearance.claim_id)
        .join(Relay, Relay.appearance_id == Appearance.id)
        .where(Relay.speaker_id == speaker)
    )
    statement = select(Claim.key).where(
        or_(
            Claim.speaker_id == speaker,
            Claim.on_behalf_of_id == speaker,
            Claim.id.in_(relayed),
        )
    )
    return sorted(connection.execute(statement).scalars())


def groups_with(connection: Connection, speaker: int) -> list[str]:
    """Return the keys of the groups that a speaker is a member of."""
    statement = (
        select(Speaker.key)
        .join(Membership, Membership.group_id == Speaker.id)
        .where(Membership.member_id == speaker)
    )
    return sorted(connection.execute(statement).scalars())
