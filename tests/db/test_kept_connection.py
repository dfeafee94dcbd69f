"""A connection that is kept for many short transactions behaves as a new one for each."""

import pytest

from db.engine import keeping, reading, writing
from db.errors import DatabaseReadOnlyError, RecordConflictError
from tests.db.topics import add, count


@pytest.fixture
def kept(engine):
    with keeping(engine) as kept:
        yield kept


def test_what_was_written_is_there_for_everybody(kept, engine):
    add(kept)
    assert [count(kept), count(engine)] == [1, 1]


def test_one_who_reads_cannot_write(kept):
    add(kept)
    with pytest.raises(DatabaseReadOnlyError), reading(kept) as connection:
        connection.exec_driver_sql("DELETE FROM topic")
    assert count(kept) == 1


def test_one_who_has_read_can_write_afterwards(kept):
    count(kept)
    add(kept)
    assert count(kept) == 1


def test_each_reading_sees_what_others_wrote_since_the_last(kept, engine):
    before = count(kept)
    add(engine)
    assert [before, count(kept)] == [0, 1]


def test_after_an_error_the_connection_is_fit_for_use(kept):
    add(kept)
    with pytest.raises(RecordConflictError):
        add(kept)
    with writing(kept) as connection:
        connection.exec_driver_sql("DELETE FROM topic")
    assert count(kept) == 0


def test_what_was_written_is_locked_no_longer(kept, engine):
    add(kept)
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM topic")
    assert count(kept) == 0
