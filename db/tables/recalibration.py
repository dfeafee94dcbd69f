"""How decisions corrected the shipped probability of proposals: rows are added, the last one holds.

Made from the decisions when somebody asks for it, never exported and never logged.
"""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Float

from db.tables.base import Base, Id, Mapped, Words, mapped_column


class Recalibration(Base):
    """A correction that was learned, by whom and from how many decided pairs.

    One without decisions says that the shipped probability holds again. ``learned_for`` is the
    version of rules and weights whose probability it corrects; with another it is not used.
    """

    __tablename__ = "recalibration"
    __table_args__ = (
        CheckConstraint("slope > 0", name="slope_upward"),
        CheckConstraint("confirmed >= 0 AND confirmed <= decisions", name="confirmed_of_decided"),
    )

    id: Mapped[Id]
    learned_for: Mapped[Words]
    slope: Mapped[float] = mapped_column(Float(53))
    intercept: Mapped[float] = mapped_column(Float(53))
    offsets: Mapped[Any] = mapped_column(JSON)
    decisions: Mapped[int]
    confirmed: Mapped[int]
    learned_by: Mapped[Words]
    learned_at: Mapped[Words]
