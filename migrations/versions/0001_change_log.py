"""The log of changes: one entry for each transaction.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.Column("act", WORDS, nullable=False),
        sa.Column("summary", WORDS, nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )


def downgrade() -> None:
    op.drop_table("change")
