"""Captures tell where their bytes came from, and which parts their texts have.

Revision ID: 0012
Revises: 0011

Of what is there already nothing is known: the columns stay NULL, and there are no parts. The
indexes find the source of a document that is read again; on PostgreSQL those of addresses are hash
indexes, since a tree refuses an address of more than 2,700 bytes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = (
    "title", "heading", "paragraph", "list_item", "quotation", "table", "caption", "pull_quote",
)  # fmt: skip


def upgrade() -> None:
    for name in ("url", "media_type"):
        op.add_column("capture", sa.Column(name, WORDS, nullable=True))
    op.add_column("capture", sa.Column("status", sa.Integer(), nullable=True))
    # SQLite adds no constraint to a table that is there; with its column it does.
    op.execute(
        "ALTER TABLE capture ADD COLUMN path_sha256 TEXT"
        + (' COLLATE "C"' if op.get_bind().dialect.name == "postgresql" else "")
        + " CONSTRAINT ck_capture_path_sha256_whole CHECK (length(path_sha256) = 64)"
    )
    op.create_index("ix_capture_path_sha256", "capture", ["path_sha256"])
    for table in ("source", "capture"):
        op.create_index(f"ix_{table}_url", table, ["url"], postgresql_using="hash")
    op.create_table(
        "block",
        sa.Column("capture_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("capture_id", "position", name="pk_block"),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name="fk_block_capture_id_capture"),
        sa.CheckConstraint(
            f"kind IN ({', '.join(repr(kind) for kind in KINDS)})", name=op.f("ck_block_kind_known")
        ),
        sa.CheckConstraint(
            "span_start >= 0 AND span_start < span_end", name=op.f("ck_block_forward")
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("block")
    for name in ("ix_source_url", "ix_capture_url", "ix_capture_path_sha256"):
        op.drop_index(name)
    for name in ("path_sha256", "status", "media_type", "url"):
        op.drop_column("capture", name)
