"""Contradictions, and what people decided about them."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Float, ForeignKey, ForeignKeyConstraint, false

from db.tables.base import ID, WORDS, Base, Id, Key, Mapped, Words, mapped_column, one_of
from onrecord.vocabulary import (
    CONTRADICTION_KINDS,
    CONTRADICTION_STATUSES,
    DISMISSAL_REASONS,
    SCOPES,
    VERDICTS,
)

_SIDES_DIFFER = (
    "first_claim_id <> second_claim_id"
    " OR (first_appearance_id IS NOT NULL AND second_appearance_id IS NOT NULL"
    " AND first_appearance_id <> second_appearance_id)"
    " OR (first_appearance_id IS NOT NULL AND second_role_id IS NOT NULL)"
    " OR (first_role_id IS NOT NULL AND second_appearance_id IS NOT NULL)"
)


class Contradiction(Base):
    """A pair of sides. The key is made of the unordered sides, so that a pair is stored once.

    ``proposed_by`` names the machine and its version, NULL where a person recorded the pair.
    """

    __tablename__ = "contradiction"
    __table_args__ = (
        one_of("scope", SCOPES),
        one_of("kind", CONTRADICTION_KINDS),
        one_of("status", CONTRADICTION_STATUSES),
        CheckConstraint("score >= 0 AND score <= 1", name="score_in_range"),
        CheckConstraint(_SIDES_DIFFER, name="sides_differ"),
        CheckConstraint(
            "first_appearance_id IS NULL OR first_role_id IS NULL", name="first_side_is_one_thing"
        ),
        CheckConstraint(
            "second_appearance_id IS NULL OR second_role_id IS NULL",
            name="second_side_is_one_thing",
        ),
        ForeignKeyConstraint(
            ["first_appearance_id", "first_claim_id"],
            ["appearance.id", "appearance.claim_id"],
            name="fk_contradiction_first_appearance",
        ),
        ForeignKeyConstraint(
            ["second_appearance_id", "second_claim_id"],
            ["appearance.id", "appearance.claim_id"],
            name="fk_contradiction_second_appearance",
        ),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    scope: Mapped[Words]
    kind: Mapped[Words]
    status: Mapped[Words] = mapped_column(index=True)
    score: Mapped[float | None] = mapped_column(Float(53))
    proposition_id: Mapped[int | None] = mapped_column(ID, ForeignKey("proposition.id"), index=True)
    first_claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), index=True)
    first_appearance_id: Mapped[int | None] = mapped_column(ID)
    first_role_id: Mapped[int | None] = mapped_column(ID, ForeignKey("role.id"))
    second_claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), index=True)
    second_appearance_id: Mapped[int | None] = mapped_column(ID)
    second_role_id: Mapped[int | None] = mapped_column(ID, ForeignKey("role.id"))
    trace: Mapped[Any] = mapped_column(JSON)
    proposed_by: Mapped[str | None] = mapped_column(WORDS)


class Decision(Base):
    """A person's verdict on a contradiction; rows are added, and at most withdrawn by an undo."""

    __tablename__ = "decision"
    __table_args__ = (
        one_of("verdict", VERDICTS),
        one_of("reason", DISMISSAL_REASONS),
        CheckConstraint(
            "(verdict = 'dismissed') = (reason IS NOT NULL)", name="dismissed_for_a_reason"
        ),
    )

    id: Mapped[Id]
    key: Mapped[Key]
    contradiction_id: Mapped[int] = mapped_column(ID, ForeignKey("contradiction.id"), index=True)
    verdict: Mapped[Words]
    reason: Mapped[str | None] = mapped_column(WORDS)
    note: Mapped[str | None] = mapped_column(WORDS)
    decided_by: Mapped[Words]
    decided_at: Mapped[Words]
    withdrawn: Mapped[bool] = mapped_column(server_default=false())
