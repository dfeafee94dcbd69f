"""A database that 0.1.0 wrote is brought up to date on both engines, and loses nothing."""

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

import seeds
from db import migrate
from db.engine import connect, reading, writing
from db.tables import Base, Change, Claim, Contradiction
from db.version import HEAD, current
from workflows.actor import Actor
from workflows.importing import InputFile, import_files, read_path
from workflows.undoing import undo
from workflows.verifying import verify

OLD = Path(__file__).parents[1] / "db" / "old" / "0.1.0"
ROWS = (OLD / "rows.sql").read_text(encoding="utf-8")
# What is made anew from the texts as soon as they are compared or read: no row of the record.
MADE_ANEW = {
    "sketch", "sketch_number", "origin_link", "origin_member", "extraction",
    "statement_vector", "vector_cell", "compared_version", "compared_claim", "topical_words",
    "recalibration",
}  # fmt: skip
ACTOR = Actor("Ida Lund", "2031-06-01T10:00:00Z")
DEMO, DOSSIER, CONFIRMED, DISMISSED, UNSURE, ATTACHED, CHANGED = range(1, 8)


@pytest.fixture
def old(bare_database):
    """Return an engine on a database as 0.1.0 left it: revision 0009, filled."""
    if bare_database.path is not None:
        made = sqlite3.connect(bare_database.path)
        made.executescript((OLD / "schema.sql").read_text(encoding="utf-8") + ROWS)
        made.close()
        return connect(bare_database)
    engine = connect(bare_database)
    migrate.upgrade(engine, "0009")
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        driver = connection.connection.driver_connection
        driver.execute(re.sub("X'([0-9A-F]*)'", r"'\\x\1'", ROWS))
        for table in inspect(connection).get_table_names():
            if "id" in {column["name"] for column in inspect(connection).get_columns(table)}:
                _follow(connection, table)
    return engine


def _follow(connection, table):
    """Have the ids that PostgreSQL gives go on after those that are there, as they would have."""
    connection.execute(
        text(
            f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), max(id))"
            f' FROM "{table}" HAVING max(id) IS NOT NULL'
        )
    )


@pytest.fixture
def upgraded(old):
    migrate.upgrade(old)
    return old


def rows(engine):
    """Return every row of every table but the log as a mapping, for the columns of then and now."""
    with reading(engine) as connection:
        names = [n for n in inspect(connection).get_table_names() if "fts" not in n]
        return {
            name: sorted(
                (dict(row._mapping) for row in connection.execute(text(f'SELECT * FROM "{name}"'))),
                key=lambda row: [str(value) for value in row.values()],
            )
            for name in names
        }


def narrowed(now, then):
    """Return of ``now`` what ``then`` had tables and columns for."""
    return {
        name: [
            {key: value for key, value in row.items() if key in (then[name] or [row])[0]}
            for row in now[name]
        ]
        for name in then
    }


def statement(engine, key):
    with reading(engine) as connection:
        return connection.execute(select(Claim.statement).where(Claim.key == key)).scalar_one()


def pair_of(engine, key):
    """Return the status of the one contradiction of a claim."""
    with reading(engine) as connection:
        pair = select(Contradiction.status).join(
            Claim, Claim.id.in_([Contradiction.first_claim_id, Contradiction.second_claim_id])
        )
        return connection.execute(pair.where(Claim.key == key)).scalar_one()


def statuses(engine, *keys):
    with reading(engine) as connection:
        found = connection.execute(select(Claim.key, Claim.status).where(Claim.key.in_(keys)))
        return {row.key: row.status for row in found}


def test_every_row_is_kept(old):
    before = rows(old)
    migrate.upgrade(old)
    after = narrowed(rows(old), before)
    for gone in ("change", "alembic_version"):  # the log is spread over rows; see below
        before.pop(gone), after.pop(gone)
    assert after == before


def test_the_log_is_kept(upgraded):
    with reading(upgraded) as connection:
        entries = connection.execute(select(Change.id, Change.act).order_by(Change.id))
        assert list(map(tuple, entries)) == [
            (DEMO, "import"), (DOSSIER, "import"), (CONFIRMED, "decide"), (DISMISSED, "decide"),
            (UNSURE, "decide"), (ATTACHED, "attach"), (CHANGED, "import"),
        ]  # fmt: skip


def test_the_log_agrees_with_the_record(upgraded, disagreements):
    assert disagreements(upgraded) == []


def test_it_is_at_the_revision_of_this_program(upgraded):
    with reading(upgraded) as connection:
        assert current(connection) == HEAD


def test_it_is_proved(upgraded):
    found = verify(upgraded)
    assert found.failures == ()
    assert found.proved > 0


def test_its_tables_are_those_of_this_program(upgraded):
    migrate.check(upgraded)


def test_its_tables_are_those_of_a_new_database(upgraded, shared_engine):
    made = [asked(engine) for engine in (upgraded, shared_engine)]
    assert made[0] == made[1]


def asked(engine):
    """Return the names of the tables, views, indexes and triggers of a database."""
    if engine.dialect.name == "sqlite":
        query = "SELECT type, name FROM sqlite_master"
    else:
        query = (
            "SELECT 'table', table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' UNION ALL"
            " SELECT 'index', indexname FROM pg_indexes WHERE schemaname = 'public' UNION ALL"
            " SELECT 'trigger', trigger_name FROM information_schema.triggers"
        )
    with reading(engine) as connection:
        return sorted(map(tuple, connection.execute(text(query))))


def test_importing_the_demo_again_changes_nothing(upgraded):
    before = rows(upgraded)
    files = [InputFile(f.name, f.read_bytes(), seeds.demo_folder()) for f in seeds.demo_files()]
    done = import_files(upgraded, files, ACTOR)
    assert (done.created, done.changed, done.change) == (0, 0, None)
    after = rows(upgraded)
    assert {name: after[name] for name in after.keys() - MADE_ANEW} == {
        name: before[name] for name in before.keys() - MADE_ANEW
    }


def test_importing_its_last_dossier_again_changes_nothing(upgraded):
    assert import_files(upgraded, [read_path(OLD / "harbour-2.yaml")], ACTOR).change is None


def test_a_changed_claim_can_be_taken_back(upgraded):
    undo(upgraded, str(CHANGED), ACTOR)
    assert statement(upgraded, "ferro-lost") == "Some 12 boats were lost."
    assert verify(upgraded).failures == ()


def test_a_decision_of_the_old_version_can_be_taken_back(upgraded):
    assert pair_of(upgraded, "brek-nothing") == "confirmed"
    undo(upgraded, str(CONFIRMED), ACTOR)
    assert pair_of(upgraded, "brek-nothing") == "candidate"


def test_an_import_of_the_old_version_can_be_taken_back(upgraded):
    for number in (CHANGED, ATTACHED, UNSURE, DISMISSED, CONFIRMED, DOSSIER):
        undo(upgraded, str(number), ACTOR)
    assert set(statuses(upgraded, "ferro-safer", "brek-nothing").values()) == {"withdrawn"}
    assert verify(upgraded).failures == ()


def test_the_demo_of_the_old_version_can_be_taken_back_and_come_again(upgraded):
    before = statuses(upgraded, "kerry-hampered")
    undo(upgraded, str(UNSURE), ACTOR)
    done = undo(upgraded, str(DEMO), ACTOR)
    assert statuses(upgraded, "kerry-hampered") == {"kerry-hampered": "withdrawn"}
    undo(upgraded, str(done.change), ACTOR)
    assert statuses(upgraded, "kerry-hampered") == before


def test_down_to_the_old_revision_and_up_again_keeps_every_row(upgraded):
    before = rows(upgraded)
    migrate.downgrade(upgraded, "0009")
    migrate.upgrade(upgraded)
    assert rows(upgraded) == before


def test_the_old_dump_has_a_row_in_the_tables_that_the_demo_fills(old):
    filled = {name for name, found in rows(old).items() if found}
    assert set(Base.metadata.tables) - filled - MADE_ANEW == {
        "change_record", "block", "origin_decision",
    }  # fmt: skip
