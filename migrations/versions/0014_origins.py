"""Texts that go back to one: sketches, links between captures, origins, what people decided.

Revision ID: 0014
Revises: 0013

Sketches, links and members can be made anew from the texts at any time (onrecord source compare);
of what is there already none are made here, since that takes a while for many texts. Decisions are
people's and are nowhere else.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SOURCE = "source.id"
CAPTURE = "capture.id"


def upgrade() -> None:
    op.create_table(
        "sketch",
        sa.Column("capture_id", ID, nullable=False),
        sa.Column("made_by", WORDS, nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("comparable", sa.Boolean(), nullable=False),
        sa.Column("agencies", sa.JSON(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("capture_id", name="pk_sketch"),
        sa.ForeignKeyConstraint(
            ["capture_id"], [CAPTURE], name=op.f("fk_sketch_capture_id_capture")
        ),
        sa.CheckConstraint("words >= 0", name=op.f("ck_sketch_words_counted")),
    )
    op.create_table(
        "sketch_number",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("capture_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("number", "capture_id", name="pk_sketch_number"),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["sketch.capture_id"], name=op.f("fk_sketch_number_capture_id_sketch")
        ),
        sqlite_with_rowid=False,
    )
    _links()
    _members()
    _decisions()


def _links() -> None:
    op.create_table(
        "origin_link",
        sa.Column("first_id", ID, nullable=False),
        sa.Column("second_id", ID, nullable=False),
        sa.Column("verdict", WORDS, nullable=False),
        sa.Column("first_side", sa.JSON(), nullable=False),
        sa.Column("second_side", sa.JSON(), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("identical", sa.Boolean(), nullable=False),
        sa.Column("proposed_by", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_origin_link"),
        sa.ForeignKeyConstraint(["first_id"], [CAPTURE], name="fk_origin_link_first_id_capture"),
        sa.ForeignKeyConstraint(["second_id"], [CAPTURE], name="fk_origin_link_second_id_capture"),
        sa.CheckConstraint(
            "verdict IN ('same', 'partly')", name=op.f("ck_origin_link_verdict_known")
        ),
        sa.CheckConstraint("first_id <> second_id", name=op.f("ck_origin_link_two_captures")),
    )
    op.create_index("ix_origin_link_second_id", "origin_link", ["second_id"])


def _members() -> None:
    op.create_table(
        "origin_member",
        sa.Column("origin_id", ID, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("share", sa.Float(53), nullable=True),
        sa.PrimaryKeyConstraint("origin_id", "source_id", name="pk_origin_member"),
        sa.ForeignKeyConstraint(["origin_id"], [SOURCE], name="fk_origin_member_origin_id_source"),
        sa.ForeignKeyConstraint(["source_id"], [SOURCE], name="fk_origin_member_source_id_source"),
        sa.CheckConstraint(
            "role IN ('origin', 'copy', 'cut', 'rewrite', 'merged', 'joined')",
            name=op.f("ck_origin_member_role_known"),
        ),
        sa.CheckConstraint("share >= 0 AND share <= 1", name=op.f("ck_origin_member_share_a_part")),
        sa.CheckConstraint(
            "(role = 'origin') = (origin_id = source_id)", name=op.f("ck_origin_member_one_first")
        ),
    )
    op.create_index("ix_origin_member_source_id", "origin_member", ["source_id"])


def _decisions() -> None:
    op.create_table(
        "origin_decision",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("first_id", ID, nullable=False),
        sa.Column("second_id", ID, nullable=False),
        sa.Column("verdict", WORDS, nullable=False),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("decided_by", WORDS, nullable=False),
        sa.Column("decided_at", WORDS, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_origin_decision"),
        sa.UniqueConstraint("key", name="uq_origin_decision_key"),
        sa.ForeignKeyConstraint(["first_id"], [SOURCE], name="fk_origin_decision_first_id_source"),
        sa.ForeignKeyConstraint(
            ["second_id"], [SOURCE], name="fk_origin_decision_second_id_source"
        ),
        sa.CheckConstraint(
            "verdict IN ('joined', 'parted')", name=op.f("ck_origin_decision_verdict_known")
        ),
        sa.CheckConstraint("first_id <> second_id", name=op.f("ck_origin_decision_two_sources")),
    )
    op.create_index("ix_origin_decision_first_id", "origin_decision", ["first_id"])
    op.create_index("ix_origin_decision_second_id", "origin_decision", ["second_id"])


def downgrade() -> None:
    for table in ("origin_decision", "origin_member", "origin_link", "sketch_number", "sketch"):
        op.drop_table(table)
