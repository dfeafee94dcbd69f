"""Indexes built once after many rows, where a row at a time would cost far more.

For the load of an empty database within one transaction: if that fails, the indexes are there again
with everything else. What keeps rows unique stays in place throughout.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

from db.tables import Base

_SQLITE: Final = """
SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX %' ORDER BY name
"""
# Who does not own the tables may not drop their indexes: then there are none to put off.
_POSTGRESQL: Final = """
SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = current_schema()
WHERE NOT i.indisunique
  AND (SELECT bool_and(pg_has_role(t.relowner, 'USAGE')) FROM pg_class AS t
       WHERE t.relnamespace = n.oid AND t.relkind = 'r')
ORDER BY c.relname
"""


@contextmanager
def indexes_last(connection: Connection) -> Iterator[None]:
    """Have rows be written without the indexes that only make reading quick; build them after.

    PostgreSQL looks through the rows then, to know which index to use. Who does not own the tables
    leaves it a warning there.
    """
    sqlite = connection.dialect.name == "sqlite"
    found = connection.exec_driver_sql(_SQLITE if sqlite else _POSTGRESQL).all()
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, statement in found:
        connection.exec_driver_sql(statement)
    if not sqlite:  # some time later it does so by itself; until then it reads tables for indexes
        connection.exec_driver_sql(f"ANALYZE {', '.join(sorted(Base.metadata.tables))}")
