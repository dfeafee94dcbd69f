"""What `onrecord check` keeps to find contradictions among statements: an index, made anew at will.

Nothing here is a record: rows are made from the claims, are never exported and never logged.
"""

from typing import Any, Final

from sqlalchemy import (
    JSON,
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    event,
    false,
    text,
)

from db.tables.base import ID, WORDS, Base, Id, Mapped, Words, mapped_column

_CHANGED: Final = "ix_compared_claim_changed"


class StatementVector(Base):
    """What a statement is about, as a point: where near ones are is what it says nearly.

    ``digest`` is that of the words that it was made from.
    """

    __tablename__ = "statement_vector"
    __table_args__ = ({"sqlite_with_rowid": False},)

    cell: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    claim_id: Mapped[int] = mapped_column(
        ID, ForeignKey("claim.id"), primary_key=True, unique=True, autoincrement=False
    )
    made_by: Mapped[Words]
    digest: Mapped[Words]
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class VectorCell(Base):
    """The middle of a cell, which near points fall into; a small record has none.

    Number 0 is no cell: its ``made_by`` is the name of the index, another one when it was dropped.
    """

    __tablename__ = "vector_cell"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_by: Mapped[Words]
    centre: Mapped[bytes] = mapped_column(LargeBinary)


class ComparedVersion(Base):
    """A version of what compares, and from which probability on it proposed."""

    __tablename__ = "compared_version"

    id: Mapped[Id]
    made_by: Mapped[str] = mapped_column(WORDS, unique=True)


class ComparedClaim(Base):
    """Whether a claim was compared with the others, by which version, as which words.

    Checks take claims in by their ids: each up to the last one here has a row, whatever its status,
    and each behind it is new. ``version_id`` is NULL where it was never compared. ``changed`` where
    it is to be looked at whatever the version: it was not yet, or was written since.
    """

    __tablename__ = "compared_claim"
    __table_args__ = (Index(_CHANGED, "claim_id", sqlite_where=text("changed = 1")),)

    claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), primary_key=True)
    digest: Mapped[Words]
    changed: Mapped[bool] = mapped_column(server_default=false())
    version_id: Mapped[int | None] = mapped_column(
        ID, ForeignKey("compared_version.id"), index=True
    )


@event.listens_for(ComparedClaim.__table__, "before_create")
def _options_of_postgresql(table: Table, connection: Connection, **_options: Any) -> None:
    """Tell PostgreSQL's option when needed: naming it above loads that dialect each time."""
    if connection.dialect.name == "postgresql":
        (changed,) = (index for index in table.indexes if index.name == _CHANGED)
        changed.dialect_options["postgresql"]["where"] = text("changed")


class TopicalWords(Base):
    """The words that tell little in a record, as they were when it had so many claims.

    One row at most, which goes when a claim that it was taken from is written.
    """

    __tablename__ = "topical_words"

    claims: Mapped[int] = mapped_column(ID, primary_key=True, autoincrement=False)
    made_by: Mapped[Words]
    words: Mapped[Any] = mapped_column(JSON)
