"""The append-only log: one entry for each transaction."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from db.tables import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one transaction did. ``at`` is UTC, ISO text.

    ``before`` and ``after`` map ``noun/key`` to records as plain JSON values (of a capture whether
    it is held, of an appearance its verification); one that was made new stands in ``after`` as
    ``None``.
    """

    at: str
    by: str
    act: str
    summary: str
    before: dict[str, Any]
    after: dict[str, Any]


def log_change(connection: Connection, entry: Entry) -> int:
    """Append an entry and return its number."""
    row = {
        "at": entry.at,
        "made_by": entry.by,
        "act": entry.act,
        "summary": entry.summary,
        "before": entry.before,
        "after": entry.after,
    }
    return connection.execute(insert(Change).returning(Change.id), row).scalar_one()


def last_change(connection: Connection) -> int:
    """Return the number of the last change, 0 before the first."""
    return connection.execute(select(func.coalesce(func.max(Change.id), 0))).scalar_one()
