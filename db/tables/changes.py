"""The append-only log of changes: one entry for each transaction, one row for each record in it."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index

from db.tables.base import ID, WORDS, Base, Id, Mapped, Words, mapped_column


class Change(Base):
    """One transaction: when, by whom, which act. ``undoes_id`` is the change that it took back."""

    __tablename__ = "change"

    id: Mapped[Id]
    at: Mapped[Words]
    made_by: Mapped[Words]
    act: Mapped[Words]
    summary: Mapped[Words]
    undoes_id: Mapped[int | None] = mapped_column(ID, ForeignKey("change.id"), index=True)


class ChangeRecord(Base):
    """A record that a change touched, as it was before and after, as plain JSON.

    ``before`` is NULL for a record that was made new; its ``after`` is NULL too: its words are in
    the tables, or in ``before`` of the next change that touched it.
    """

    __tablename__ = "change_record"
    __table_args__ = (
        Index(None, "noun", "key", "change_id"),
        {"sqlite_with_rowid": False},
    )

    change_id: Mapped[int] = mapped_column(ID, ForeignKey("change.id"), primary_key=True)
    noun: Mapped[str] = mapped_column(WORDS, primary_key=True)
    key: Mapped[str] = mapped_column(WORDS, primary_key=True)
    before: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    after: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
