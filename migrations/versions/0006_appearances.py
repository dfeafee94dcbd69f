"""Where claims are reported, who passed them on, and the evidence as spans.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_appearance()
    _create_relay()
    _create_anchor()
    _create_anchor_span()


def downgrade() -> None:
    op.drop_table("anchor_span")
    op.drop_table("anchor")
    op.drop_table("relay")
    op.drop_table("appearance")


def _create_appearance() -> None:
    op.create_table(
        "appearance",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quote_type", WORDS, nullable=False),
        sa.Column("exact", sa.JSON(), nullable=False),
        sa.Column("cue", WORDS, nullable=True),
        sa.Column("described_as", WORDS, nullable=True),
        sa.Column("translated_by", WORDS, nullable=False),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "quote_type IN ('direct', 'indirect', 'mixed')",
            name=op.f("ck_appearance_quote_type_known"),
        ),
        sa.CheckConstraint(
            "translated_by IN ('outlet', 'us', 'none', 'unknown')",
            name=op.f("ck_appearance_translated_by_known"),
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_appearance_claim_id_claim"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name="fk_appearance_source_id_source"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_appearance"),
        sa.UniqueConstraint("id", "claim_id", name="uq_appearance_id_claim_id"),
        sa.UniqueConstraint("key", name="uq_appearance_key"),
    )
    op.create_index("ix_appearance_claim_id", "appearance", ["claim_id"])
    op.create_index("ix_appearance_source_id", "appearance", ["source_id"])


def _create_relay() -> None:
    op.create_table(
        "relay",
        sa.Column("appearance_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name="fk_relay_appearance_id_appearance"
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_relay_speaker_id_speaker"),
        sa.PrimaryKeyConstraint("appearance_id", "position", name="pk_relay"),
    )
    op.create_index("ix_relay_speaker_id", "relay", ["speaker_id"])


def _create_anchor() -> None:
    op.create_table(
        "anchor",
        sa.Column("id", ID, nullable=False),
        sa.Column("appearance_id", ID, nullable=False),
        sa.Column("capture_id", ID, nullable=False),
        sa.Column("verification", WORDS, nullable=False),
        sa.CheckConstraint(
            "verification IN ('verified', 'not_held', 'moved', 'altered', 'gone')",
            name=op.f("ck_anchor_verification_known"),
        ),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name="fk_anchor_appearance_id_appearance"
        ),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["capture.id"], name="fk_anchor_capture_id_capture"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_anchor"),
        sa.UniqueConstraint(
            "appearance_id", "capture_id", name="uq_anchor_appearance_id_capture_id"
        ),
    )
    op.create_index("ix_anchor_capture_id", "anchor", ["capture_id"])


def _create_anchor_span() -> None:
    op.create_table(
        "anchor_span",
        sa.Column("anchor_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("sha256", WORDS, nullable=True),
        sa.Column("prefix", WORDS, nullable=True),
        sa.Column("suffix", WORDS, nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_anchor_span_sha256_whole")),
        sa.CheckConstraint(
            "span_start >= 0 AND span_start < span_end", name=op.f("ck_anchor_span_forward")
        ),
        sa.ForeignKeyConstraint(
            ["anchor_id"], ["anchor.id"], name="fk_anchor_span_anchor_id_anchor"
        ),
        sa.PrimaryKeyConstraint("anchor_id", "position", name="pk_anchor_span"),
    )
