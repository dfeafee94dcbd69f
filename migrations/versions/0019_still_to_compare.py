"""Which claims are still to be compared is answered by indexes, however large the record is.

Revision ID: 0019
Revises: 0018

Versions get numbers, and every claim up to the last one that was compared gets a row. The words
that tell little in a record are kept from check to check; they begin empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "compared_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_compared_version"),
        sa.UniqueConstraint("made_by", name=op.f("uq_compared_version_made_by")),
    )
    op.create_table(
        "topical_words",
        sa.Column("claims", ID, autoincrement=False, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("claims", name="pk_topical_words"),
    )
    with op.batch_alter_table("compared_claim") as claims:
        claims.add_column(sa.Column("version_id", ID, nullable=True))
        claims.create_foreign_key(
            op.f("fk_compared_claim_version_id_compared_version"),
            "compared_version",
            ["version_id"],
            ["id"],
        )
    op.execute(
        "INSERT INTO compared_version (made_by)"
        " SELECT DISTINCT made_by FROM compared_claim WHERE made_by <> '' ORDER BY made_by"
    )
    # A claim that was to be compared again by whatever version had none.
    op.execute(
        "UPDATE compared_claim SET changed = (changed OR made_by = ''), version_id ="
        " (SELECT v.id FROM compared_version AS v WHERE v.made_by = compared_claim.made_by)"
    )
    op.drop_column("compared_claim", "made_by")
    op.execute(
        "INSERT INTO compared_claim (claim_id, digest, changed)"
        " SELECT c.id, '', c.status = 'accepted' FROM claim AS c"
        " WHERE c.id < (SELECT max(claim_id) FROM compared_claim)"
        " AND NOT EXISTS (SELECT 1 FROM compared_claim AS k WHERE k.claim_id = c.id)"
    )
    op.create_index("ix_compared_claim_version_id", "compared_claim", ["version_id"])
    op.create_index(
        "ix_compared_claim_changed",
        "compared_claim",
        ["claim_id"],
        sqlite_where=sa.text("changed = 1"),
        postgresql_where=sa.text("changed"),
    )


def downgrade() -> None:
    op.drop_index("ix_compared_claim_changed", table_name="compared_claim")
    op.drop_index("ix_compared_claim_version_id", table_name="compared_claim")
    op.execute("DELETE FROM compared_claim WHERE version_id IS NULL")
    op.add_column("compared_claim", sa.Column("made_by", WORDS, server_default="", nullable=False))
    op.execute(
        "UPDATE compared_claim SET made_by ="
        " (SELECT v.made_by FROM compared_version AS v WHERE v.id = version_id)"
    )
    with op.batch_alter_table("compared_claim") as claims:
        claims.alter_column("made_by", server_default=None)
        claims.drop_constraint(
            op.f("fk_compared_claim_version_id_compared_version"), type_="foreignkey"
        )
        claims.drop_column("version_id")
    op.drop_table("topical_words")
    op.drop_table("compared_version")
