"""Claims keep which machine drafted them and how sure it was; captures, what was read for drafts.

Revision ID: 0016
Revises: 0015

Of what is there already a person wrote all claims, and no text was read.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("claim", sa.Column("proposed_by", WORDS, nullable=True))
    # Written out: SQLite takes a check with a new column, and would rebuild the table for one that
    # comes by itself.
    kind = sa.Float(53).compile(dialect=op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE claim ADD COLUMN confidence {kind}"
        " CONSTRAINT ck_claim_confidence_a_share CHECK (confidence >= 0 AND confidence <= 1)"
    )
    op.create_table(
        "extraction",
        sa.Column("capture_id", ID, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("capture_id", name="pk_extraction"),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["capture.id"], name=op.f("fk_extraction_capture_id_capture")
        ),
    )


def downgrade() -> None:
    op.drop_table("extraction")
    op.drop_column("claim", "confidence")
    op.drop_column("claim", "proposed_by")
