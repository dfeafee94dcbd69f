"""A person can look at what a later capture has otherwise; until then it is shown.

Revision ID: 0013
Revises: 0012

What was marked before stays unseen.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "anchor", sa.Column("seen", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("anchor", "seen")
