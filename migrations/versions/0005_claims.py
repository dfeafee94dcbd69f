"""Claims, their topics, and how they relate to earlier claims.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_claim()
    _create_claim_topic()
    _create_claim_relation()


def downgrade() -> None:
    op.drop_table("claim_relation")
    op.drop_table("claim_topic")
    op.drop_table("claim")


def _create_claim() -> None:
    op.create_table(
        "claim",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("on_behalf_of_id", ID, nullable=True),
        sa.Column("statement", WORDS, nullable=False),
        sa.Column("modality", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("said_date_id", ID, nullable=True),
        sa.Column("said_from", WORDS, nullable=False),
        sa.Column("said_to", WORDS, nullable=False),
        sa.Column("event_date_id", ID, nullable=True),
        sa.Column("event_from", WORDS, nullable=False),
        sa.Column("event_to", WORDS, nullable=False),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("search_text", WORDS, nullable=False),
        *_checks(),
        *_references(),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.UniqueConstraint(
            "id",
            "speaker_id",
            "said_from",
            "said_to",
            name="uq_claim_id_speaker_id_said_from_said_to",
        ),
        sa.UniqueConstraint("key", name="uq_claim_key"),
    )
    op.create_index("ix_claim_on_behalf_of_id", "claim", ["on_behalf_of_id"])
    op.create_index("ix_claim_said_to_id", "claim", ["said_to", "id"])
    op.create_index("ix_claim_speaker_id_said_to_id", "claim", ["speaker_id", "said_to", "id"])


def _checks() -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(
            "event_date_id IS NOT NULL OR (event_from = '0001-01-01' AND event_to = '9999-12-31')",
            name=op.f("ck_claim_unknown_event_is_open"),
        ),
        sa.CheckConstraint(
            "kind IN ('statement', 'act', 'no_comment')", name=op.f("ck_claim_kind_known")
        ),
        sa.CheckConstraint(
            "modality IN ('asserted', 'denied', 'doubted', 'unaware', 'predicted', 'intended', 'demanded', 'asked', 'hypothetical')",
            name=op.f("ck_claim_modality_known"),
        ),
        sa.CheckConstraint(
            "said_date_id IS NOT NULL OR (said_from = '0001-01-01' AND said_to = '9999-12-31')",
            name=op.f("ck_claim_unknown_said_is_open"),
        ),
        sa.CheckConstraint("statement <> ''", name=op.f("ck_claim_statement_not_empty")),
        sa.CheckConstraint(
            "status IN ('draft', 'accepted', 'rejected', 'withdrawn')",
            name=op.f("ck_claim_status_known"),
        ),
    ]


def _references() -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            ["event_date_id", "event_from", "event_to"],
            ["date.id", "date.earliest", "date.latest"],
            name="fk_claim_event_date_id_event_from_event_to_date",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["on_behalf_of_id"], ["speaker.id"], name="fk_claim_on_behalf_of_id_speaker"
        ),
        sa.ForeignKeyConstraint(
            ["said_date_id", "said_from", "said_to"],
            ["date.id", "date.earliest", "date.latest"],
            name="fk_claim_said_date_id_said_from_said_to_date",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_claim_speaker_id_speaker"),
    ]


def _create_claim_topic() -> None:
    op.create_table(
        "claim_topic",
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("topic_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_topic_claim_id_claim"),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_claim_topic_topic_id_topic"),
        sa.PrimaryKeyConstraint("claim_id", "topic_id", name="pk_claim_topic"),
    )
    op.create_index("ix_claim_topic_topic_id", "claim_topic", ["topic_id"])


def _create_claim_relation() -> None:
    op.create_table(
        "claim_relation",
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("target_id", ID, nullable=False),
        sa.CheckConstraint(
            "kind IN ('repeats', 'corrects', 'retracts', 'clarifies', 'responds_to')",
            name=op.f("ck_claim_relation_kind_known"),
        ),
        sa.CheckConstraint("claim_id <> target_id", name=op.f("ck_claim_relation_not_to_itself")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name="fk_claim_relation_claim_id_claim"
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["claim.id"], name="fk_claim_relation_target_id_claim"
        ),
        sa.PrimaryKeyConstraint("claim_id", "kind", "target_id", name="pk_claim_relation"),
    )
    op.create_index("ix_claim_relation_target_id", "claim_relation", ["target_id"])
