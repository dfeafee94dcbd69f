"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}

Rules of a revision:
- one subject; SQL frozen here, nothing imported from the project
- works on SQLite and PostgreSQL, with data in the tables, up and down
- SQLite: a batch that recreates a table drops its triggers: put them back here
- views read most tables (``SELECT name FROM sqlite_master WHERE type = 'view'``): drop those that
  read a table before it is changed or recreated, and make them again after, their SQL frozen here.
  PostgreSQL refuses to change a column that a view uses, SQLite to rename a table into its place
- names of constraints follow the convention of db/tables/base.py, spelled out in op.f(...)
- add the identifier to REVISIONS in db/version.py
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
