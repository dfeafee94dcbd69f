"""The log of changes: one number more for each, with what was before and after."""

from dataclasses import replace

from sqlalchemy import select

from db.engine import reading, trying, writing
from db.store.changes import Entry, Touched, last_change, log_change
from db.tables import Change, ChangeRecord

ENTRY = Entry(
    at="2031-06-01T10:00:00Z",
    by="Ana",
    act="import",
    summary="1 claim",
    touched=[
        Touched(
            noun="claim",
            key="told",
            before={"statement": "Émile a dit « non » 🚢", "topics": []},
            after={"statement": "Émile a dit « oui »."},
        ),
        Touched(noun="topic", key="ferries"),
    ],
)


def test_an_empty_log_is_at_change_0(engine):
    with reading(engine) as connection:
        assert last_change(connection) == 0


def test_the_number_of_an_entry_is_the_last_change(engine):
    with writing(engine) as connection:
        first, second = log_change(connection, ENTRY), log_change(connection, ENTRY)
        assert second > first
        assert last_change(connection) == second


def test_an_entry_that_was_rolled_back_leaves_no_gap(engine):
    with trying(engine) as connection:
        log_change(connection, ENTRY)
    with writing(engine) as connection:
        assert [log_change(connection, ENTRY) for _ in range(2)] == [1, 2]


def test_an_entry_comes_back_as_it_was(engine):
    with writing(engine) as connection:
        log_change(connection, ENTRY)
        row = connection.execute(select(Change.__table__)).one()
    assert (row.at, row.made_by, row.act, row.summary) == (
        ENTRY.at, ENTRY.by, ENTRY.act, ENTRY.summary,
    )  # fmt: skip


def test_the_records_of_an_entry_come_back_as_they_were(engine):
    with writing(engine) as connection:
        number = log_change(connection, ENTRY)
        rows = connection.execute(select(ChangeRecord.__table__).order_by(ChangeRecord.noun)).all()
    found = [Touched(noun=r.noun, key=r.key, before=r.before, after=r.after) for r in rows]
    assert ({row.change_id for row in rows}, found) == ({number}, list(ENTRY.touched))


def test_an_entry_that_takes_another_back_names_it(engine):
    with writing(engine) as connection:
        first = log_change(connection, ENTRY)
        second = log_change(connection, replace(ENTRY, act="undo", undoes=first))
        undone = connection.execute(select(Change.undoes_id).where(Change.id == second)).scalar()
    assert undone == first
