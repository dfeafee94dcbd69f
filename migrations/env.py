"""Run migrations in one transaction, on a connection that is handed over or opened here.

A migration that fails leaves nothing behind: our engine begins transactions explicitly, so that
SQLite rolls schema changes back too (``db.engine.migrating`` tells the rest).
"""

import os
import re
from typing import Any

from alembic import context
from sqlalchemy import Connection

from db.engine import connect, migrating, place
from db.tables import Base

SEARCH_OBJECTS = re.compile(r"_fts(_data|_idx|_docsize|_config|_content)?$|_tsv$")


def include_name(name: str | None, _kind: str, _parents: Any) -> bool:
    """Leave the engines' own search tables, columns and indexes out of comparisons."""
    return not (name and SEARCH_OBJECTS.search(name))


def run(connection: Connection) -> None:
    """Migrate, or compare, on a connection whose transaction is already begun."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_server_default=False,
    )
    context.run_migrations()


def main() -> None:
    """Migrate on the connection handed over, else on the database of the environment."""
    handed_over = context.config.attributes.get("connection")
    if handed_over is not None:
        run(handed_over)
        return
    where = place(os.environ.get("ONRECORD_DATABASE") or "onrecord.db")
    with migrating(connect(where, create=True)) as connection:
        run(connection)


main()
