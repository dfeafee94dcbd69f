"""The changes of one record, out of the log."""

from db.engine import reading, writing
from db.reads.changes import history
from db.store.changes import Entry, Touched, log_change


def log(engine, key, before=None, after=None):
    entry = Entry(
        at="2026-11-24T10:00:00Z",
        by="Vera Lund",
        act="import",
        summary="r.yaml",
        touched=[Touched(noun="claim", key=key, before=before, after=after)],
    )
    with writing(engine) as connection:
        return log_change(connection, entry)


def numbers(engine, key):
    with reading(engine) as connection:
        return [change.number for change in history(connection, "claim", key)]


def test_a_history_holds_the_changes_of_its_record_in_order(engine):
    made = log(engine, "bay")
    changed = log(engine, "bay", {"place": None}, {"place": "Norland"})
    assert numbers(engine, "bay") == [made, changed]


def test_a_history_holds_no_change_of_a_record_whose_key_begins_alike(engine):
    log(engine, "bay-2")
    assert numbers(engine, "bay") == []


def test_a_key_with_a_wildcard_stands_for_itself_in_the_log(engine):
    log(engine, "bay")
    assert numbers(engine, "b_y") == []


def test_a_key_of_other_letters_is_found_in_the_log(engine):
    made = log(engine, "brücke")
    assert numbers(engine, "brücke") == [made]
