"""Databases to hurt, and ways to see that nothing is lost in them."""

import pytest
from sqlalchemy import Engine, select

from db.engine import reading
from db.tables import Base, ChangeRecord
from onrecord.recordfile import record_of
from workflows.recording import LOADERS


@pytest.fixture(scope="session")
def disagreements():
    """Return a function that names what the log and the tables of a database say differently.

    Every record has an entry, and is as its last entry left it.
    """

    def disagreements(engine: Engine) -> list[str]:
        with reading(engine) as connection:
            found = [problem for noun in LOADERS for problem in _disagreeing(connection, noun)]
            decided = _keys(connection, "decision")
            logged = set(_last_entries(connection, "decision"))
            return found + [f"decision {key} is not in the log" for key in decided - logged]

    return disagreements


def _disagreeing(connection, noun):
    entries = _last_entries(connection, noun)
    keys = _keys(connection, noun)
    for key in keys - set(entries):
        yield f"{noun} {key} is not in the log"
    records = LOADERS[noun](connection, set(entries))
    for key, after in entries.items():
        if key not in records:
            yield f"{noun} {key} is in the log only"
        elif after is not None and record_of(noun, after) != records[key]:
            yield f"{noun} {key} is not as its last entry left it"


def _last_entries(connection, noun):
    """Return what the last entry of each record left, ``None`` for one that was made new."""
    rows = connection.execute(
        select(ChangeRecord.key, ChangeRecord.after)
        .where(ChangeRecord.noun == noun)
        .order_by(ChangeRecord.change_id)
    )
    return {row.key: row.after for row in rows}


def _keys(connection, noun):
    return set(connection.execute(select(Base.metadata.tables[noun].c.key)).scalars())
