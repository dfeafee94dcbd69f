"""Who changed a record last, and when: what an edit tells before it goes on top of another."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from db.store.rows import chunks
from db.tables import Change, ChangeRecord


@dataclass(frozen=True, slots=True)
class LastChange:
    """The last change of a record; ``made_new`` where it is the one that brought it."""

    number: int
    at: str
    by: str
    made_new: bool


def last_changes(connection: Connection, noun: str, keys: Iterable[str]) -> dict[str, LastChange]:
    """Return the last change of each of the records, by key; one without any is left out."""
    last = (
        select(ChangeRecord.key, func.max(ChangeRecord.change_id).label("change_id"))
        .where(ChangeRecord.noun == noun)
        .group_by(ChangeRecord.key)
    )
    found: dict[str, LastChange] = {}
    for chunk in chunks(keys):
        latest = last.where(ChangeRecord.key.in_(chunk)).subquery()
        statement = (
            select(ChangeRecord.key, ChangeRecord.after, Change.id, Change.at, Change.made_by)
            .join(
                latest,
                (latest.c.key == ChangeRecord.key) & (latest.c.change_id == ChangeRecord.change_id),
            )
            .join(Change, Change.id == ChangeRecord.change_id)
            .where(ChangeRecord.noun == noun)
        )
        for row in connection.execute(statement):
            found[row.key] = LastChange(row.id, row.at, row.made_by, row.after is None)
    return found
