"""Captures keep what their server tells versions of a page apart by: ETag and Last-Modified.

Revision ID: 0015
Revises: 0014

Of what is there already nothing is known, and such a page is asked for in full once more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    for name in ("etag", "last_modified"):
        op.add_column("capture", sa.Column(name, WORDS, nullable=True))


def downgrade() -> None:
    for name in ("last_modified", "etag"):
        op.drop_column("capture", name)
