"""The vectors of statements as they are stored: whole cells, or those of some claims."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select, type_coerce
from sqlalchemy.types import NULLTYPE

from db.store.among import among
from db.store.rows import chunks, fetch, fetch_among
from db.store.statements import INDEX_NAME
from db.tables import Claim, StatementVector, VectorCell

Row = tuple[int, bytes]
#: The cells, the claims and the vectors of rows.
Columns = tuple[Sequence[int], Sequence[int], Sequence[bytes]]


def words_of(connection: Connection, claim_ids: Iterable[int], longest: int) -> dict[int, str]:
    """Return the beginnings of the statements of claims that can be compared, by id."""
    statement = select(Claim.id, func.substr(Claim.statement, 1, longest).label("words")).where(
        Claim.status == "accepted"
    )
    return {row.id: row.words for row in fetch(connection, statement, Claim.id, claim_ids)}


def digests(connection: Connection, claim_ids: Iterable[int], made_by: str) -> dict[int, str]:
    """Return what the vectors of claims by this version were made from, by id."""
    statement = select(StatementVector.claim_id, StatementVector.digest).where(
        StatementVector.made_by == made_by
    )
    rows = fetch(connection, statement, StatementVector.claim_id, claim_ids)
    return {row.claim_id: row.digest for row in rows}


def vectors_of(connection: Connection, claim_ids: Iterable[int], made_by: str) -> list[Row]:
    """Return (claim id, vector) of those of the claims that have one of this version."""
    found: list[Row] = []
    for chunk in chunks(claim_ids):
        rows: Any = connection.execute(_OF_CLAIMS, {"among": chunk, "made_by": made_by})
        found += rows.all()
    return found


# Thousands of rows at once: to a value without a type nothing is done.
_VECTOR: Final = type_coerce(StatementVector.vector, NULLTYPE)
_OF_CLAIMS: Final = select(StatementVector.claim_id, _VECTOR).where(
    among(StatementVector.claim_id), StatementVector.made_by == bindparam("made_by")
)


def vectors_in(connection: Connection, numbers: Sequence[int], made_by: str) -> Columns:
    """Return all that lie in cells, withdrawn claims among them, cell by cell and by claim."""
    rows = connection.execute(_WITHIN, {"among": numbers, "made_by": made_by}).all()
    cells, claims, vectors = tuple(zip(*rows, strict=True)) or ((), (), ())
    return cells, claims, vectors


_WITHIN: Final = (
    select(StatementVector.cell, StatementVector.claim_id, _VECTOR)
    .where(among(StatementVector.cell), StatementVector.made_by == bindparam("made_by"))
    .order_by(StatementVector.cell, StatementVector.claim_id)
)


def cells(connection: Connection, made_by: str) -> list[bytes]:
    """Return the middles of the cells of this version, in the order of their numbers from 1."""
    statement = (
        select(type_coerce(VectorCell.centre, NULLTYPE))
        .where(VectorCell.made_by == made_by)
        .order_by(VectorCell.number)
    )
    found: Any = connection.execute(statement).scalars().all()
    return list(found)


def index_name(connection: Connection) -> str | None:
    """Return the name of the index: another one whenever it, or its cells, are made anew."""
    statement = select(VectorCell.made_by).where(VectorCell.number == INDEX_NAME)
    return connection.execute(statement).scalar()


def cells_of(connection: Connection, claim_ids: Iterable[int]) -> dict[int, int]:
    """Return the number of the cell that the vector of each claim lies in, by id."""
    rows = fetch_among(connection, _LIE_IN, claim_ids)
    return {row.claim_id: row.cell for row in rows}


_LIE_IN: Final = select(StatementVector.claim_id, StatementVector.cell).where(
    among(StatementVector.claim_id)
)


def count_cells(connection: Connection, made_by: str) -> int:
    """Return how many cells of this version there are: their numbers have no gaps."""
    statement = select(VectorCell.number).where(VectorCell.made_by == made_by)
    last: int | None = connection.execute(
        statement.order_by(VectorCell.number.desc()).limit(1)
    ).scalar()
    return last or 0


def count_vectors(connection: Connection, made_by: str) -> int:
    """Return how many vectors of this version there are."""
    statement = (
        select(func.count()).select_from(StatementVector).where(StatementVector.made_by == made_by)
    )
    found: int = connection.execute(statement).scalar_one()
    return found


def all_vectors(
    connection: Connection, made_by: str, size: int, every: int = 1
) -> Iterator[list[Row]]:
    """Give (claim id, vector) of all vectors, or of every so many-th claim, by id, in lists."""
    last = 0
    while True:
        statement = (
            select(StatementVector.claim_id, StatementVector.vector)
            .where(
                StatementVector.claim_id > last,
                StatementVector.made_by == made_by,
                StatementVector.claim_id % every == 0,
            )
            .order_by(StatementVector.claim_id)
            .limit(size)
        )
        rows = [(row.claim_id, row.vector) for row in connection.execute(statement)]
        if not rows:
            return
        yield rows
        last = rows[-1][0]
