"""Topics, and the propositions that claims take a stance on."""

from sqlalchemy import CheckConstraint, ForeignKey, false

from db.tables.base import (
    ID,
    WORDS,
    Base,
    Day,
    Id,
    Key,
    Mapped,
    Words,
    day,
    mapped_column,
    not_empty,
)


class Topic(Base):
    """A short name for what claims are about."""

    __tablename__ = "topic"
    __table_args__ = (not_empty("name"),)

    id: Mapped[Id]
    key: Mapped[Key]
    name: Mapped[Words]
    folded: Mapped[Words] = mapped_column(index=True)
    withdrawn: Mapped[bool] = mapped_column(server_default=false())


class Proposition(Base):
    """A sentence that is true or false apart from anyone saying it, with its scope."""

    __tablename__ = "proposition"
    __table_args__ = (
        not_empty("text"),
        day("period_from"),
        day("period_to"),
        CheckConstraint("period_from <= period_to", name="period_forward"),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    text: Mapped[Words]
    folded: Mapped[Words]
    topic_id: Mapped[int | None] = mapped_column(ID, ForeignKey("topic.id"), index=True)
    slot: Mapped[bool]
    period: Mapped[str | None] = mapped_column(WORDS)
    period_from: Mapped[Day]
    period_to: Mapped[Day]
    place: Mapped[str | None] = mapped_column(WORDS)
    measure: Mapped[str | None] = mapped_column(WORDS)
    unit: Mapped[str | None] = mapped_column(WORDS)
    note: Mapped[str | None] = mapped_column(WORDS)
    withdrawn: Mapped[bool] = mapped_column(server_default=false())
