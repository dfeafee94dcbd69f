"""How decisions corrected the shipped probability of proposals.

Revision ID: 0018
Revises: 0017

Learned by `onrecord check --recalibrate`, when somebody asks for it: it begins empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "recalibration",
        sa.Column("id", ID, nullable=False),
        sa.Column("learned_for", WORDS, nullable=False),
        sa.Column("slope", sa.Float(53), nullable=False),
        sa.Column("intercept", sa.Float(53), nullable=False),
        sa.Column("offsets", sa.JSON(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("learned_by", WORDS, nullable=False),
        sa.Column("learned_at", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recalibration"),
        sa.CheckConstraint("slope > 0", name=op.f("ck_recalibration_slope_upward")),
        sa.CheckConstraint(
            "confirmed >= 0 AND confirmed <= decisions",
            name=op.f("ck_recalibration_confirmed_of_decided"),
        ),
    )


def downgrade() -> None:
    op.drop_table("recalibration")
