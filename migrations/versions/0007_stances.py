"""How claims stand to propositions, with the copies that make opposites one indexed query.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "stance",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("proposition_id", ID, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("said_from", WORDS, nullable=False),
        sa.Column("said_to", WORDS, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stance", WORDS, nullable=False),
        sa.Column("value_low", sa.Float(precision=53), nullable=True),
        sa.Column("value_high", sa.Float(precision=53), nullable=True),
        sa.Column("qualifier", WORDS, nullable=True),
        sa.Column("unit", WORDS, nullable=True),
        sa.Column("as_of", WORDS, nullable=True),
        sa.Column("as_of_from", WORDS, nullable=False),
        sa.Column("as_of_to", WORDS, nullable=False),
        sa.Column("certainty", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        *_checks(),
        *_references(),
        sa.PrimaryKeyConstraint("id", name="pk_stance"),
        sa.UniqueConstraint("claim_id", "proposition_id", name="uq_stance_claim_id_proposition_id"),
        sa.UniqueConstraint("key", name="uq_stance_key"),
    )
    op.create_index(
        "ix_stance_proposition_id_stance_said_from_said_to_speaker_id",
        "stance",
        ["proposition_id", "stance", "said_from", "said_to", "speaker_id"],
    )
    op.create_index(
        "ix_stance_speaker_id_proposition_id_stance",
        "stance",
        ["speaker_id", "proposition_id", "stance"],
    )


def downgrade() -> None:
    op.drop_table("stance")


def _checks() -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(
            "as_of_from LIKE '____-__-__'", name=op.f("ck_stance_as_of_from_is_a_day")
        ),
        sa.CheckConstraint("as_of_to LIKE '____-__-__'", name=op.f("ck_stance_as_of_to_is_a_day")),
        sa.CheckConstraint(
            "certainty IN ('certain', 'probable', 'possible')",
            name=op.f("ck_stance_certainty_known"),
        ),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'at_least', 'at_most')",
            name=op.f("ck_stance_qualifier_known"),
        ),
        sa.CheckConstraint(
            "stance IN ('affirms', 'denies', 'doubts', 'unaware', 'neutral')",
            name=op.f("ck_stance_stance_known"),
        ),
        sa.CheckConstraint("as_of_from <= as_of_to", name=op.f("ck_stance_as_of_forward")),
        sa.CheckConstraint("value_low <= value_high", name=op.f("ck_stance_low_before_high")),
    ]


def _references() -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            ["claim_id", "speaker_id", "said_from", "said_to"],
            ["claim.id", "claim.speaker_id", "claim.said_from", "claim.said_to"],
            name="fk_stance_claim_id_speaker_id_said_from_said_to_claim",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"], ["proposition.id"], name="fk_stance_proposition_id_proposition"
        ),
    ]
