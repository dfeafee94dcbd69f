"""What is kept of compared statements: written anew at any time, never logged."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from db.store.rows import chunks, put
from db.tables import Claim, ComparedClaim, StatementVector, VectorCell

#: The number of what is no cell: it has the name of the index, which begins without one.
INDEX_NAME: Final = 0


def mark_compared(connection: Connection, digests: Mapping[int, str], made_by: str) -> None:
    """Keep that claims were compared, by which version and as what."""
    rows = [
        {"claim_id": claim, "made_by": made_by, "digest": digest, "changed": False}
        for claim, digest in sorted(digests.items())
    ]
    put(connection, ComparedClaim, rows, unique=("claim_id",))


def mark_changed(connection: Connection, claim_ids: Iterable[int]) -> None:
    """Have claims be looked at again: something that they are compared by was written."""
    for chunk in chunks(sorted(claim_ids)):
        connection.execute(
            update(ComparedClaim)
            .where(ComparedClaim.claim_id.in_(chunk), ~ComparedClaim.changed)
            .values(changed=True)
        )


def mark_uncompared(connection: Connection, wanted: Iterable[ColumnElement[bool]]) -> None:
    """Have the claims that meet the conditions be compared again, by whatever they were."""
    meant = select(Claim.id).where(*wanted)
    connection.execute(
        update(ComparedClaim).where(ComparedClaim.claim_id.in_(meant)).values(made_by="")
    )


def drop_index(connection: Connection) -> None:
    """Forget all vectors, and that anything was compared; the claims make them anew.

    What is made anew has another name, so that who compares meanwhile can tell.
    """
    connection.execute(delete(StatementVector))
    _drop_cells(connection)
    connection.execute(update(ComparedClaim).values(made_by=""))


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
