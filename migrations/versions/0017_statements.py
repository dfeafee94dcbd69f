"""What is kept to find contradictions among statements: vectors, their cells, what was compared.

Revision ID: 0017
Revises: 0016

An index that `onrecord check` makes from the claims: it begins empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "statement_vector",
        sa.Column("cell", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", ID, autoincrement=False, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("cell", "claim_id", name="pk_statement_vector"),
        sa.UniqueConstraint("claim_id", name=op.f("uq_statement_vector_claim_id")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_statement_vector_claim_id_claim")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vector_cell",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.Column("centre", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_vector_cell"),
    )
    op.create_table(
        "compared_claim",
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("changed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", name="pk_compared_claim"),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_compared_claim_claim_id_claim")
        ),
    )


def downgrade() -> None:
    op.drop_table("compared_claim")
    op.drop_table("vector_cell")
    op.drop_table("statement_vector")
