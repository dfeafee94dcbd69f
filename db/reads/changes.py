"""The change log as people read it."""

import json

from sqlalchemy import Connection, Text, cast, or_, select

from db.tables import Change
from onrecord.views import ChangeView


def history(connection: Connection, noun: str, key: str) -> list[ChangeView]:
    """Return the changes that made or changed a record, the first one first."""
    named = json.dumps(f"{noun}/{key}") + ":"
    columns = Change.__table__.c
    statement = (
        select(columns.id, columns.at, columns.made_by, columns.act, columns.summary)
        .where(
            or_(
                *(
                    cast(c, Text).contains(named, autoescape=True)
                    for c in (columns.before, columns.after)
                )
            )
        )
        .order_by(columns.id)
    )
    return [
        ChangeView(number=row.id, at=row.at, by=row.made_by, act=row.act, summary=row.summary)
        for row in connection.execute(statement)
    ]
