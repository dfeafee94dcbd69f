"""What `onrecord check` keeps to find contradictions among statements: an index, made anew at will.

Nothing here is a record: rows are made from the claims, are never exported and never logged.
"""

from sqlalchemy import ForeignKey, LargeBinary, false

from db.tables.base import ID, Base, Mapped, Words, mapped_column


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


class ComparedClaim(Base):
    """That a claim was compared with the others, by which version, as which words.

    ``changed`` where something about it was written since: it is to be looked at again.
    """

    __tablename__ = "compared_claim"

    claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), primary_key=True)
    made_by: Mapped[Words]
    digest: Mapped[Words]
    changed: Mapped[bool] = mapped_column(server_default=false())
