"""Topics, and the propositions that claims take a stance on.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_topic()
    _create_proposition()


def downgrade() -> None:
    op.drop_table("proposition")
    op.drop_table("topic")


def _create_topic() -> None:
    op.create_table(
        "topic",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_topic_name_not_empty")),
        sa.PrimaryKeyConstraint("id", name="pk_topic"),
        sa.UniqueConstraint("key", name="uq_topic_key"),
    )
    op.create_index("ix_topic_folded", "topic", ["folded"])


def _create_proposition() -> None:
    op.create_table(
        "proposition",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("topic_id", ID, nullable=True),
        sa.Column("slot", sa.Boolean(), nullable=False),
        sa.Column("period", WORDS, nullable=True),
        sa.Column("period_from", WORDS, nullable=False),
        sa.Column("period_to", WORDS, nullable=False),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("measure", WORDS, nullable=True),
        sa.Column("unit", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "period_from LIKE '____-__-__'", name=op.f("ck_proposition_period_from_is_a_day")
        ),
        sa.CheckConstraint(
            "period_to LIKE '____-__-__'", name=op.f("ck_proposition_period_to_is_a_day")
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_proposition_text_not_empty")),
        sa.CheckConstraint("period_from <= period_to", name=op.f("ck_proposition_period_forward")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_proposition_topic_id_topic"),
        sa.PrimaryKeyConstraint("id", name="pk_proposition"),
        sa.UniqueConstraint("key", name="uq_proposition_key"),
    )
    op.create_index("ix_proposition_topic_id", "proposition", ["topic_id"])
