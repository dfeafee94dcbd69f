"""What is kept of compared statements: written anew at any time, never logged."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)

from db.store.rows import chunks
from db.store.topical import forget_words
from db.tables import (
    Claim,
    ComparedClaim,
    ComparedVersion,
    StatementVector,
    TopicalWords,
    VectorCell,
)

#: The number of what is no cell: it has the name of the index, which begins without one.
INDEX_NAME: Final = 0


def take_in(connection: Connection) -> None:
    """Give each claim that came since the last time a row: to be compared if it is accepted.

    Ids rise from one transaction that writes to the next, and no claim goes: none comes later that
    would be passed over. What is accepted afterwards is marked by whoever writes it.
    """
    last = select(func.coalesce(func.max(ComparedClaim.claim_id), 0)).scalar_subquery()
    _add_rows(connection, Claim.id > last)


def _add_rows(connection: Connection, wanted: ColumnElement[bool]) -> None:
    rows = select(Claim.id, literal(""), Claim.status == "accepted").where(wanted)
    connection.execute(insert(ComparedClaim).from_select(["claim_id", "digest", "changed"], rows))


def set_aside(connection: Connection, unaccepted: Iterable[int], made_by: str) -> None:
    """Have claims that are not accepted count as looked at by this version, until they are written.

    All are taken in.
    """
    version = _version(connection, made_by)
    for chunk in chunks(sorted(unaccepted)):
        connection.execute(
            update(ComparedClaim)
            .where(ComparedClaim.claim_id.in_(chunk))
            .values(version_id=version, changed=False)
        )


def mark_compared(connection: Connection, digests: Mapping[int, str], made_by: str) -> None:
    """Keep that claims, all taken in, were compared, by which version and as what."""
    if not digests:
        return
    marked = (
        update(ComparedClaim)
        .where(ComparedClaim.claim_id == bindparam("claim"))
        .values(version_id=_version(connection, made_by), digest=bindparam("read"), changed=False)
    )
    rows = [{"claim": claim, "read": digest} for claim, digest in sorted(digests.items())]
    connection.execute(marked, rows)


def _version(connection: Connection, made_by: str) -> int:
    """Return the number of a version, a new one where it has none."""
    known = select(ComparedVersion.id).where(ComparedVersion.made_by == made_by)
    found: int | None = connection.execute(known).scalar()
    if found is None:
        connection.execute(insert(ComparedVersion).values(made_by=made_by))
        found = connection.execute(known).scalar_one()
    return found


def mark_changed(connection: Connection, claim_ids: Iterable[int]) -> None:
    """Have claims be looked at again: something that they are compared by was written."""
    ids = sorted(claim_ids)
    forget_words(connection, ids)
    for chunk in chunks(ids):
        connection.execute(
            update(ComparedClaim)
            .where(ComparedClaim.claim_id.in_(chunk), ~ComparedClaim.changed)
            .values(changed=True)
        )


def mark_uncompared(connection: Connection, wanted: Iterable[ColumnElement[bool]]) -> None:
    """Have the claims that meet the conditions be compared again, by whatever they were."""
    there = select(ComparedClaim.claim_id).where(ComparedClaim.claim_id == Claim.id)
    _add_rows(connection, ~exists(there))  # goes over all claims, as what follows does
    meant = select(Claim.id).where(*wanted)
    connection.execute(
        update(ComparedClaim).where(ComparedClaim.claim_id.in_(meant)).values(changed=True)
    )


def drop_index(connection: Connection) -> None:
    """Forget all vectors, and that anything was compared; the claims make them anew.

    What is made anew has another name, so that who compares meanwhile can tell.
    """
    connection.execute(delete(StatementVector))
    connection.execute(delete(TopicalWords))
    _drop_cells(connection)
    connection.execute(update(ComparedClaim).values(changed=True))


def save_vectors(
    connection: Connection, vectors: Iterable[tuple[int, int, str, bytes]], made_by: str
) -> None:
    """Store (claim id, cell, digest, vector), in the place of what the claims had."""
    for chunk in chunks(vectors):
        rows = [
            {"cell": cell, "claim_id": claim, "made_by": made_by, "digest": digest, "vector": own}
            for claim, cell, digest, own in chunk
        ]
        claims = [row["claim_id"] for row in rows]
        connection.execute(delete(StatementVector).where(StatementVector.claim_id.in_(claims)))
        connection.execute(insert(StatementVector), rows)


def move_vectors(connection: Connection, places: Mapping[int, int]) -> None:
    """Put vectors into other cells: claim id to number of the cell."""
    moved = (
        update(StatementVector)
        .where(StatementVector.claim_id == bindparam("claim"))
        .values(cell=bindparam("into"))
    )
    rows = [{"claim": claim, "into": cell} for claim, cell in places.items()]
    if rows:
        connection.execute(moved, rows)


def save_cells(connection: Connection, centres: Iterable[bytes], made_by: str) -> None:
    """Store the middles of all cells, in the place of those before; the index has another name."""
    _drop_cells(connection)
    rows = [
        {"number": number, "made_by": made_by, "centre": centre}
        for number, centre in enumerate(centres, start=1)
    ]
    if rows:
        connection.execute(insert(VectorCell), rows)


def _drop_cells(connection: Connection) -> None:
    """Forget all cells. Who compares by them meanwhile can tell by the name of the index."""
    connection.execute(delete(VectorCell))
    named = {"number": INDEX_NAME, "made_by": uuid.uuid4().hex, "centre": b""}
    connection.execute(insert(VectorCell), [named])
