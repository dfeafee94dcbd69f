"""Sources, their captures, and the time expressions of the record.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_date()
    _create_source()
    _create_capture()
    _create_date_anchor()


def downgrade() -> None:
    op.drop_table("date_anchor")
    op.drop_table("capture")
    op.drop_table("source")
    op.drop_table("date")


def _create_date() -> None:
    op.create_table(
        "date",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("edtf", WORDS, nullable=False),
        sa.Column("earliest", WORDS, nullable=False),
        sa.Column("latest", WORDS, nullable=False),
        sa.Column("basis", WORDS, nullable=False),
        sa.Column("phrase", WORDS, nullable=True),
        sa.Column("anchor", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.CheckConstraint("anchor LIKE '____-__-__'", name=op.f("ck_date_anchor_is_a_day")),
        sa.CheckConstraint(
            "basis IN ('explicit', 'relative', 'publication', 'broadcast', 'inferred')",
            name=op.f("ck_date_basis_known"),
        ),
        sa.CheckConstraint("earliest LIKE '____-__-__'", name=op.f("ck_date_earliest_is_a_day")),
        sa.CheckConstraint("latest LIKE '____-__-__'", name=op.f("ck_date_latest_is_a_day")),
        sa.CheckConstraint(
            "role IN ('said', 'event', 'published')", name=op.f("ck_date_role_known")
        ),
        sa.CheckConstraint("earliest <= latest", name=op.f("ck_date_earliest_before_latest")),
        sa.PrimaryKeyConstraint("id", name="pk_date"),
        sa.UniqueConstraint("id", "earliest", "latest", name="uq_date_id_earliest_latest"),
        sa.UniqueConstraint("key", name="uq_date_key"),
    )


def _create_source() -> None:
    op.create_table(
        "source",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("publisher", WORDS, nullable=True),
        sa.Column("byline", WORDS, nullable=True),
        sa.Column("credit", sa.JSON(), nullable=False),
        sa.Column("url", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=True),
        sa.Column("published_date_id", ID, nullable=True),
        sa.Column("published_from", WORDS, nullable=False),
        sa.Column("published_to", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("note", WORDS, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('article', 'broadcast', 'transcript', 'document', 'post')",
            name=op.f("ck_source_kind_known"),
        ),
        sa.CheckConstraint(
            "published_date_id IS NOT NULL OR (published_from = '0001-01-01' AND published_to = '9999-12-31')",
            name=op.f("ck_source_unknown_date_is_open"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_source_title_not_empty")),
        sa.ForeignKeyConstraint(
            ["published_date_id", "published_from", "published_to"],
            ["date.id", "date.earliest", "date.latest"],
            name="fk_source_published_date_id_published_from_published_to_date",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("key", name="uq_source_key"),
    )
    op.create_index("ix_source_published_from", "source", ["published_from"])
    op.create_index("ix_source_publisher", "source", ["publisher"])


def _create_capture() -> None:
    op.create_table(
        "capture",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("text", WORDS, nullable=True),
        sa.Column("text_sha256", WORDS, nullable=True),
        sa.Column("extractor", WORDS, nullable=False),
        sa.Column("extractor_version", WORDS, nullable=False),
        sa.Column("captured_at", WORDS, nullable=False),
        sa.Column("coded", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(content IS NULL) = (text IS NULL) AND (text IS NULL) = (text_sha256 IS NULL)",
            name=op.f("ck_capture_held_whole"),
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_capture_sha256_whole")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_capture_source_id_source"),
        sa.PrimaryKeyConstraint("id", name="pk_capture"),
        sa.UniqueConstraint("key", name="uq_capture_key"),
        sa.UniqueConstraint("source_id", "sha256", name="uq_capture_source_id_sha256"),
    )
    op.create_index("ix_capture_sha256", "capture", ["sha256"])
    op.create_index(
        "uq_capture_coded",
        "capture",
        ["source_id"],
        unique=True,
        sqlite_where=sa.text("coded"),
        postgresql_where=sa.text("coded"),
    )


def _create_date_anchor() -> None:
    op.create_table(
        "date_anchor",
        sa.Column("date_id", ID, nullable=False),
        sa.Column("capture_id", ID, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "span_start >= 0 AND span_start < span_end", name=op.f("ck_date_anchor_forward")
        ),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["capture.id"], name="fk_date_anchor_capture_id_capture"
        ),
        sa.ForeignKeyConstraint(["date_id"], ["date.id"], name="fk_date_anchor_date_id_date"),
        sa.PrimaryKeyConstraint("date_id", name="pk_date_anchor"),
    )
    op.create_index("ix_date_anchor_capture_id", "date_anchor", ["capture_id"])
