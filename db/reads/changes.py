"""The change log as people read it."""

from sqlalchemy import Connection, select

from db.tables import Change, ChangeRecord
from onrecord.views import ChangeView


def history(connection: Connection, noun: str, key: str) -> list[ChangeView]:
    """Return the changes that made or changed a record, the first one first."""
    statement = (
        select(Change.__table__)
        .join(ChangeRecord, ChangeRecord.change_id == Change.id)
        .where(ChangeRecord.noun == noun, ChangeRecord.key == key)
        .order_by(Change.id)
    )
    return [
        ChangeView(number=row.id, at=row.at, by=row.made_by, act=row.act, summary=row.summary)
        for row in connection.execute(statement)
    ]
