"""What records no longer have, but the database keeps: roles, appearances, stances."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, select

from db.store.appearances import appearance_row
from db.store.bulk import insert_many, with_ids
from db.store.bulk_claims import add_appearances
from db.store.known import Known
from db.store.rows import Row, fetch, ids
from db.store.speakers import role_row
from db.store.stances import stance_row
from db.tables import Appearance, Claim, Proposition, Role, Source, Speaker, Stance
from onrecord.jsonlines import lines
from onrecord.records import AppearanceRecord, ClaimRecord, RoleRecord, StanceRecord


def add_withdrawn(
    connection: Connection,
    known: Known,
    withdrawn: Sequence[lines.Withdrawn],
    elsewhere: Collection[str] = (),
) -> None:
    """Store what is not there yet of withdrawn roles, appearances and stances.

    ``elsewhere`` names appearances whose anchor is stored by somebody else.
    """
    _add_roles(connection, [w for w in withdrawn if isinstance(w.record, RoleRecord)])
    _add_stances(connection, known, [w for w in withdrawn if isinstance(w.record, StanceRecord)])
    appearances = [w for w in withdrawn if isinstance(w.record, AppearanceRecord)]
    _add_appearances(connection, known, appearances, elsewhere)


def _add_roles(connection: Connection, withdrawn: Sequence[lines.Withdrawn]) -> None:
    speakers = ids(connection, Speaker, [w.owner for w in withdrawn])
    rows = [_as_withdrawn(role_row(_record(w), speakers[w.owner], 0), w) for w in withdrawn]
    _add(connection, Role, rows)


def _add_stances(
    connection: Connection, known: Known, withdrawn: Sequence[lines.Withdrawn]
) -> None:
    statement = select(Claim.key, Claim.id, Claim.speaker_id, Claim.said_from, Claim.said_to)
    claims = {
        row.key: row
        for row in fetch(connection, statement, Claim.key, {w.owner for w in withdrawn})
    }
    propositions = known.ids(Proposition, {_record(w).proposition for w in withdrawn})
    rows = [
        _as_withdrawn(stance_row(_owner(w), 0, claims[w.owner], propositions), w) for w in withdrawn
    ]
    _add(connection, Stance, rows)


def _add_appearances(
    connection: Connection,
    known: Known,
    withdrawn: Sequence[lines.Withdrawn],
    elsewhere: Collection[str],
) -> None:
    taken = ids(connection, Appearance, [_record(w).key for w in withdrawn])
    new = [w for w in withdrawn if _record(w).key not in taken]
    claims = ids(connection, Claim, [w.owner for w in new])
    sources = known.ids(Source, {_record(w).source for w in new})
    owners = [_owner(w) for w in new]
    rows = [
        _as_withdrawn(appearance_row(owner, 0, claims[w.owner], sources), w)
        for owner, w in zip(owners, new, strict=True)
    ]
    add_appearances(connection, known, owners, rows, elsewhere)


def _add(connection: Connection, table: Any, rows: Sequence[Row]) -> None:
    taken = ids(connection, table, [row["key"] for row in rows])
    new = [row for row in rows if row["key"] not in taken]
    insert_many(connection, table, with_ids(connection, table, new))


def _record(withdrawn: lines.Withdrawn) -> Any:
    return withdrawn.record


def _owner(withdrawn: lines.Withdrawn) -> ClaimRecord:
    """Return a claim that has nothing but what was withdrawn, for the rows of it."""
    record = withdrawn.record
    return ClaimRecord(
        key=withdrawn.owner,
        speaker="",
        statement="",
        appearances=(record,) if isinstance(record, AppearanceRecord) else (),
        stances=(record,) if isinstance(record, StanceRecord) else (),
    )


def _as_withdrawn(row: Row, withdrawn: lines.Withdrawn) -> Row:
    return row | {"position": withdrawn.position, "withdrawn": True}
