"""Contradictions, and what people decided about them.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_contradiction()
    _create_decision()


def downgrade() -> None:
    op.drop_table("decision")
    op.drop_table("contradiction")


def _create_contradiction() -> None:
    op.create_table(
        "contradiction",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("scope", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=True),
        sa.Column("proposition_id", ID, nullable=True),
        sa.Column("first_claim_id", ID, nullable=False),
        sa.Column("first_appearance_id", ID, nullable=True),
        sa.Column("first_role_id", ID, nullable=True),
        sa.Column("second_claim_id", ID, nullable=False),
        sa.Column("second_appearance_id", ID, nullable=True),
        sa.Column("second_role_id", ID, nullable=True),
        sa.Column("trace", sa.JSON(), nullable=False),
        sa.Column("proposed_by", WORDS, nullable=True),
        *_checks(),
        *_references(),
        sa.PrimaryKeyConstraint("id", name="pk_contradiction"),
        sa.UniqueConstraint("key", name="uq_contradiction_key"),
    )
    op.create_index("ix_contradiction_first_claim_id", "contradiction", ["first_claim_id"])
    op.create_index("ix_contradiction_proposition_id", "contradiction", ["proposition_id"])
    op.create_index("ix_contradiction_second_claim_id", "contradiction", ["second_claim_id"])
    op.create_index("ix_contradiction_status", "contradiction", ["status"])


def _checks() -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(
            "kind IN ('negation', 'antonym', 'direction', 'numeric', 'date', 'modality', 'lexical', 'attribution', 'world_knowledge')",
            name=op.f("ck_contradiction_kind_known"),
        ),
        sa.CheckConstraint(
            "scope IN ('between_speakers', 'self', 'between_sources')",
            name=op.f("ck_contradiction_scope_known"),
        ),
        sa.CheckConstraint(
            "status IN ('candidate', 'confirmed', 'dismissed', 'unsure', 'disputed', 'stale')",
            name=op.f("ck_contradiction_status_known"),
        ),
        sa.CheckConstraint(
            "first_appearance_id IS NULL OR first_role_id IS NULL",
            name=op.f("ck_contradiction_first_side_is_one_thing"),
        ),
        sa.CheckConstraint(
            "first_claim_id <> second_claim_id OR (first_appearance_id IS NOT NULL AND second_appearance_id IS NOT NULL AND first_appearance_id <> second_appearance_id) OR (first_appearance_id IS NOT NULL AND second_role_id IS NOT NULL) OR (first_role_id IS NOT NULL AND second_appearance_id IS NOT NULL)",
            name=op.f("ck_contradiction_sides_differ"),
        ),
        sa.CheckConstraint(
            "score >= 0 AND score <= 1", name=op.f("ck_contradiction_score_in_range")
        ),
        sa.CheckConstraint(
            "second_appearance_id IS NULL OR second_role_id IS NULL",
            name=op.f("ck_contradiction_second_side_is_one_thing"),
        ),
    ]


def _references() -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            ["first_appearance_id", "first_claim_id"],
            ["appearance.id", "appearance.claim_id"],
            name="fk_contradiction_first_appearance",
        ),
        sa.ForeignKeyConstraint(
            ["first_claim_id"], ["claim.id"], name="fk_contradiction_first_claim_id_claim"
        ),
        sa.ForeignKeyConstraint(
            ["first_role_id"], ["role.id"], name="fk_contradiction_first_role_id_role"
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name="fk_contradiction_proposition_id_proposition",
        ),
        sa.ForeignKeyConstraint(
            ["second_appearance_id", "second_claim_id"],
            ["appearance.id", "appearance.claim_id"],
            name="fk_contradiction_second_appearance",
        ),
        sa.ForeignKeyConstraint(
            ["second_claim_id"], ["claim.id"], name="fk_contradiction_second_claim_id_claim"
        ),
        sa.ForeignKeyConstraint(
            ["second_role_id"], ["role.id"], name="fk_contradiction_second_role_id_role"
        ),
    ]


def _create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("contradiction_id", ID, nullable=False),
        sa.Column("verdict", WORDS, nullable=False),
        sa.Column("reason", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("decided_by", WORDS, nullable=False),
        sa.Column("decided_at", WORDS, nullable=False),
        sa.CheckConstraint(
            "(verdict = 'dismissed') = (reason IS NOT NULL)",
            name=op.f("ck_decision_dismissed_for_a_reason"),
        ),
        sa.CheckConstraint(
            "reason IN ('different_period', 'different_definition', 'different_referent', 'different_place', 'different_unit', 'not_held', 'updated_figure', 'compatible_figures', 'translation', 'not_meant')",
            name=op.f("ck_decision_reason_known"),
        ),
        sa.CheckConstraint(
            "verdict IN ('confirmed', 'dismissed', 'unsure')",
            name=op.f("ck_decision_verdict_known"),
        ),
        sa.ForeignKeyConstraint(
            ["contradiction_id"],
            ["contradiction.id"],
            name="fk_decision_contradiction_id_contradiction",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.UniqueConstraint("key", name="uq_decision_key"),
    )
    op.create_index("ix_decision_contradiction_id", "decision", ["contradiction_id"])
