"""Whether there is any record."""

from typing import Final

from sqlalchemy import Connection, exists, select

from db.tables import Change, Claim, Proposition, Source, Speaker, Topic

_FIRST: Final = (Source, Topic, Speaker, Proposition, Claim, Change)


def is_empty(connection: Connection) -> bool:
    """Tell whether a database has neither records nor a history."""
    return not any(
        connection.execute(select(exists(select(table.id)))).scalar_one() for table in _FIRST
    )
