"""The log of changes: one number more for each, with what was before and after."""

from sqlalchemy import select

from db.engine import reading, writing
from db.store.changes import Entry, last_change, log_change
from db.tables import Change

ENTRY = Entry(
    at="2031-06-01T10:00:00Z",
    by="Ana",
    act="import",
    summary="1 claim",
    before={"claim/told": {"statement": "Émile a dit « non » 🚢", "topics": []}},
    after={"claim/told": None},
)


def test_an_empty_log_is_at_change_0(engine):
    with reading(engine) as connection:
        assert last_change(connection) == 0


def test_the_number_of_an_entry_is_the_last_change(engine):
    with writing(engine) as connection:
        first, second = log_change(connection, ENTRY), log_change(connection, ENTRY)
        assert second > first
        assert last_change(connection) == second


def test_an_entry_comes_back_as_it_was(engine):
    with writing(engine) as connection:
        log_change(connection, ENTRY)
        row = connection.execute(select(Change.__table__)).one()
    assert (row.at, row.made_by, row.act, row.summary) == (
        ENTRY.at, ENTRY.by, ENTRY.act, ENTRY.summary,
    )  # fmt: skip
    assert (row.before, row.after) == (ENTRY.before, ENTRY.after)
