"""The revisions: up and down on both engines, equal to ``db.tables``, all or nothing."""

import ast
import io
import json
import os
import re
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import inspect, select

from db import migrate
from db.engine import connect, migrating, reading, writing
from db.tables import Base, ChangeRecord
from db.version import HEAD, REVISIONS, current
from onrecord.recordfile import record_of
from onrecord.spans import Span

FOLDER = Path(migrate.__file__).parents[1] / "migrations"
FILES = sorted((FOLDER / "versions").glob("*.py"))
# Tables that a revision fills from rows of others.
MADE_OF_ROWS = {"0019": {"compared_version": 1}}
SEARCH = re.compile(r"_fts(_data|_idx|_docsize|_config|_content)?$|_tsv$|^alembic_version$")


@pytest.fixture
def bare_engine(bare_database):
    return connect(bare_database, create=True)


def tables_of(engine):
    with reading(engine) as connection:
        return {name for name in inspect(connection).get_table_names() if not SEARCH.search(name)}


def counts(engine):
    with reading(engine) as connection:
        return {
            name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar()
            for name in inspect(connection).get_table_names()
            if not SEARCH.search(name)
        }


def found(engine, word):
    query = {
        "sqlite": "SELECT rowid FROM claim_fts WHERE claim_fts MATCH :word ORDER BY 1",
        "postgresql": "SELECT id FROM claim WHERE search_tsv @@ CAST(:word AS tsquery) ORDER BY 1",
    }[engine.dialect.name]
    with reading(engine) as connection:
        return connection.exec_driver_sql(
            query.replace(":word", "?" if engine.dialect.name == "sqlite" else "%s"), (word,)
        ).scalars().all()  # fmt: skip


def test_the_program_knows_the_revisions_of_the_files_in_their_order():
    assert tuple(file.name.split("_")[0] for file in FILES) == REVISIONS


@pytest.mark.parametrize("file", [*FILES, FOLDER / "__init__.py"], ids=lambda file: file.name)
def test_a_revision_imports_nothing_of_the_project(file):
    imported = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add("ours" if node.level else str(node.module).split(".")[0])
    assert imported <= {"sqlalchemy", "alembic"}


def test_every_step_up_keeps_the_rows_that_are_there(bare_engine, fill):
    expected = {}
    for revision in REVISIONS:
        before = tables_of(bare_engine)
        migrate.upgrade(bare_engine, revision)
        new = dict.fromkeys(tables_of(bare_engine) - before, 0) | MADE_OF_ROWS.get(revision, {})
        assert counts(bare_engine) == expected | new
        with writing(bare_engine) as connection:
            fill(
                connection, tables_of(bare_engine) - before - MADE_OF_ROWS.get(revision, {}).keys()
            )
        expected = counts(bare_engine)
    assert set(expected) == set(Base.metadata.tables)
    assert all(expected.values())


def test_every_step_down_keeps_the_rows_of_the_tables_that_stay(engine, fill):
    with writing(engine) as connection:
        fill(connection, Base.metadata.tables)
    full = counts(engine)
    for revision in ("base", *REVISIONS[:-1])[::-1]:
        migrate.downgrade(engine, revision)
        assert counts(engine) == {name: full[name] for name in tables_of(engine)}
    assert tables_of(engine) == set()


def test_a_database_goes_all_the_way_down_and_up_again(engine):
    migrate.downgrade(engine, "base")
    migrate.upgrade(engine)
    with reading(engine) as connection:
        assert current(connection) == HEAD


def test_claims_from_before_there_was_search_are_found(bare_engine, fill):
    migrate.upgrade(bare_engine, "0008")
    with writing(bare_engine) as connection:
        fill(connection, tables_of(bare_engine))
    migrate.upgrade(bare_engine)
    assert found(bare_engine, "ferry") == [1, 2]


RETIRED = {"change": {"before": "{}", "after": "{}"}}
OLD_CHANGES = [
    (1, {}, {"claim/ferry": None, "source/post": None}),
    (2, {"claim/ferry": {"key": "ferry", "note": None}},
        {"claim/ferry": {"key": "ferry", "note": "Read again: “é”."}, "claim/late": None}),
    (3, {"source/post": {"held": False}}, {"source/post": {"held": True}}),
]  # fmt: skip


@pytest.fixture
def old_log(bare_engine, rows, insert_row):
    """Return an engine on a database of revision 0009 that has a log of changes."""
    migrate.upgrade(bare_engine, "0009")
    with writing(bare_engine) as connection:
        for table in ("date", "source", "capture"):
            insert_row(
                connection, table, rows[table] | ({"coded": True} if table == "capture" else {})
            )
        for number, before, after in OLD_CHANGES:
            row = {"id": number, "before": json.dumps(before), "after": json.dumps(after)}
            insert_row(connection, "change", rows["change"] | row)
    return bare_engine


def change_records(engine):
    with reading(engine) as connection:
        rows = connection.execute(select(ChangeRecord.__table__)).all()
    return {(r.change_id, f"{r.noun}/{r.key}"): (r.before, r.after) for r in rows}


def test_an_old_log_is_spread_over_a_row_for_each_record(old_log):
    migrate.upgrade(old_log, "0010")
    (_, before, after) = OLD_CHANGES[1]
    assert change_records(old_log) == {
        (1, "claim/ferry"): (None, None),
        (1, "source/post"): (None, None),
        (2, "claim/ferry"): (before["claim/ferry"], after["claim/ferry"]),
        (2, "claim/late"): (None, None),
        (3, "capture/post@aaaa"): ({"held": False}, {"held": True}),
    }


def test_a_record_of_an_old_log_can_be_read_as_a_record(old_log, insert_row, rows):
    role = {"key": "ana#mate", "title": "Mate", "organisation": None, "start": "2030",
            "end": None, "evidence": None}  # fmt: skip
    said = {"edtf": "2031-05-06", "phrase": "Tuesday", "anchor": None, "basis": "explicit",
            "note": None, "source": "post", "span": {"start": 3, "end": 10}}  # fmt: skip
    speaker = {"key": "ana", "name": "Ana", "kind": "person", "aliases": [], "roles": [role],
               "members": [], "source": None, "note": None}  # fmt: skip
    claim = {"key": "late", "speaker": "ana", "statement": "Late.", "said": said, "topics": [],
             "stances": [], "appearances": [], "place": None}  # fmt: skip
    before = json.dumps({"speaker/ana": speaker, "claim/late": claim})
    with writing(old_log) as connection:
        row = {"id": 4, "before": before, "after": before}
        insert_row(connection, "change", rows["change"] | row)
    migrate.upgrade(old_log)
    found = {name: before for (_, name), (before, _) in change_records(old_log).items()}
    assert record_of("speaker", found["speaker/ana"]).roles[0].start == "2030"
    assert record_of("claim", found["claim/late"]).said.span == Span(3, 10)


def test_an_old_verdict_is_told_with_its_decision(bare_engine, fill, rows, insert_row):
    migrate.upgrade(bare_engine, "0009")
    state = {"before": {"contradiction/pair": {"status": "candidate"}},
             "after": {"contradiction/pair": {"status": "dismissed"}}}  # fmt: skip
    entry = rows["change"] | {"act": "decide"} | {n: json.dumps(v) for n, v in state.items()}
    with writing(bare_engine) as connection:
        fill(connection, tables_of(bare_engine))
        insert_row(connection, "decision", rows["decision"] | {"id": 2, "key": "pair/1#2"})
        for number in (2, 3):  # two verdicts of one second
            insert_row(connection, "change", entry | {"id": number})
    migrate.upgrade(bare_engine)
    told = [name for name in change_records(bare_engine) if name[1].startswith("decision/")]
    assert sorted(told) == [(2, "decision/pair/1"), (3, "decision/pair/1#2")]


def test_a_log_of_rows_is_gathered_again_on_the_way_down(old_log):
    migrate.upgrade(old_log, "0010")
    migrate.downgrade(old_log, "0009")
    with reading(old_log) as connection:
        found = connection.exec_driver_sql("SELECT id, before, after FROM change ORDER BY id").all()
    plain = [(r[0], *(v if isinstance(v, dict) else json.loads(v) for v in r[1:])) for r in found]
    assert plain[:2] == OLD_CHANGES[:2]
    assert plain[2][1:] == (
        {"capture/post@aaaa": {"held": False}},
        {"capture/post@aaaa": {"held": True}},
    )


@pytest.fixture
def old_marks(bare_engine, fill, rows, insert_row):
    """Return an engine on a database of revision 0018 whose second claim alone was compared."""
    migrate.upgrade(bare_engine, "0018")
    mark = {"claim_id": 2, "made_by": "rules 1", "digest": "b" * 16, "changed": False}
    with writing(bare_engine) as connection:
        fill(connection, tables_of(bare_engine) - {"compared_claim"})
        insert_row(connection, "claim", rows["claim"] | {"id": 3, "key": "later"})
        insert_row(connection, "compared_claim", mark)
    return bare_engine


def marks(engine, made_by):
    columns = f"claim_id, digest, changed, {made_by}"
    with reading(engine) as connection:
        rows = connection.exec_driver_sql(f"SELECT {columns} FROM compared_claim ORDER BY claim_id")
        return [(row[0], row[1], bool(row[2]), row[3]) for row in rows]


BY = "(SELECT made_by FROM compared_version WHERE id = version_id)"


def test_a_claim_that_was_passed_over_is_marked_to_be_compared(old_marks):
    migrate.upgrade(old_marks, "0019")
    assert marks(old_marks, BY) == [(1, "", True, None), (2, "b" * 16, False, "rules 1")]


def test_what_was_to_be_compared_by_whatever_version_still_is(old_marks):
    with writing(old_marks) as connection:
        connection.exec_driver_sql("UPDATE compared_claim SET made_by = ''")
    migrate.upgrade(old_marks, "0019")
    assert marks(old_marks, BY) == [(1, "", True, None), (2, "b" * 16, True, None)]


def test_marks_of_compared_claims_have_their_version_by_name_again_on_the_way_down(old_marks):
    migrate.upgrade(old_marks, "0019")
    migrate.downgrade(old_marks, "0018")
    assert marks(old_marks, "made_by") == [(2, "b" * 16, False, "rules 1")]


def test_an_older_program_goes_on_numbering_after_a_step_down(engine, rows, insert_row):
    with writing(engine) as connection:
        insert_row(connection, "change", rows["change"] | {"id": 7})
    migrate.downgrade(engine, "0009")
    unnumbered = {n: v for n, v in rows["change"].items() if n != "id"} | RETIRED["change"]
    with writing(engine) as connection:
        insert_row(connection, "change", unnumbered)
        numbers = connection.exec_driver_sql("SELECT id FROM change ORDER BY id").scalars().all()
    assert numbers == [7, 8]


def test_search_follows_the_words_of_a_claim(engine, fill):
    with writing(engine) as connection:
        fill(connection, Base.metadata.tables)
        connection.exec_driver_sql("UPDATE claim SET search_text = ' harbour ' WHERE id = 1")
        connection.exec_driver_sql("DELETE FROM claim_relation")
    assert (found(engine, "ferry"), found(engine, "harbour")) == ([2], [1])


def test_search_forgets_a_claim_that_is_deleted(engine, rows, insert_row):
    with writing(engine) as connection:
        for name in ("date", "speaker", "claim"):
            insert_row(connection, name, rows[name])
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM claim")
    assert found(engine, "ferry") == []


def test_nothing_differs_between_the_migrations_and_the_tables_for_alembic(engine):
    migrate.check(engine)


def test_alembic_sees_a_column_that_no_migration_made(engine):
    with writing(engine) as connection:
        connection.exec_driver_sql("ALTER TABLE topic ADD COLUMN colour TEXT")
    with pytest.raises(CommandError, match="colour"):
        migrate.check(engine)


def str_values(options):
    return {name: str(value) for name, value in options.items()}


def shape(engine):
    """Return all that the engine tells about the tables, in an order of its own."""
    with reading(engine) as connection:
        asked = inspect(connection)
        return {
            name: {
                "columns": [
                    {key: str(value) for key, value in column.items()}
                    for column in asked.get_columns(name)
                    if not SEARCH.search(column["name"])
                ],
                "primary key": asked.get_pk_constraint(name),
                "checks": sorted(map(str, asked.get_check_constraints(name))),
                "foreign keys": sorted(map(str, asked.get_foreign_keys(name))),
                "unique": sorted(map(str, asked.get_unique_constraints(name))),
                "indexes": sorted(
                    str(index | {"dialect_options": str_values(index["dialect_options"])})
                    for index in asked.get_indexes(name)
                    if not SEARCH.search(str(index["name"]))
                ),
            }
            for name in asked.get_table_names()
            if not SEARCH.search(name)
        }


@pytest.fixture
def created(bare_database):
    engine = connect(bare_database, create=True)
    with migrating(engine) as connection:
        Base.metadata.create_all(connection)
    return shape(engine)


def test_the_migrations_make_what_the_tables_say_to_the_last_check(created, shared_engine):
    assert shape(shared_engine) == created


def test_what_is_compared_has_checks_keys_and_indexes(shared_engine):
    stance = shape(shared_engine)["stance"]
    assert "ck_stance_low_before_high" in str(stance["checks"])
    assert "'onupdate': 'CASCADE'" in str(stance["foreign keys"])
    assert "uq_stance_claim_id_proposition_id" in str(stance["unique"])
    assert "ix_stance_speaker_id_proposition_id_stance" in str(stance["indexes"])


BREAKS = """
revision = "9999"
down_revision = "{head}"

from alembic import op


def upgrade() -> None:
    op.execute("CREATE TABLE half_done (id INTEGER)")
    op.execute("UPDATE topic SET name = 'changed'")
    {last}


def downgrade() -> None:
    op.execute("DROP TABLE half_done")
"""


@pytest.fixture
def migrate_further(tmp_path):
    """Return a function that runs one revision more than there are, which ends with ``last``."""

    def run(engine, last):
        folder = tmp_path / "more"
        folder.mkdir(exist_ok=True)
        (folder / "9999_more.py").write_text(BREAKS.format(head=HEAD, last=last), encoding="utf-8")
        config = Config(stdout=io.StringIO())
        config.set_main_option("script_location", str(FOLDER))
        config.set_main_option("path_separator", "os")
        places = os.pathsep.join([str(FOLDER / "versions"), str(folder)])
        config.set_main_option("version_locations", places)
        with migrating(engine) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    return run


@pytest.fixture
def half_done(engine, rows, insert_row, migrate_further):
    """Return an engine on a database whose last migration failed half-way."""
    with writing(engine) as connection:
        insert_row(connection, "topic", rows["topic"])
    with pytest.raises(RuntimeError, match="half-way"):
        migrate_further(engine, 'raise RuntimeError("half-way")')
    return engine


def test_a_migration_that_fails_half_way_leaves_nothing_behind(half_done):
    with reading(half_done) as connection:
        assert current(connection) == HEAD
        assert "half_done" not in inspect(connection).get_table_names()
        assert connection.exec_driver_sql("SELECT name FROM topic").scalars().all() == ["ferries"]


def test_a_migration_that_failed_half_way_can_be_run_again(half_done, migrate_further):
    migrate_further(half_done, "pass")
    with reading(half_done) as connection:
        assert current(connection) == "9999"
        assert connection.exec_driver_sql("SELECT name FROM topic").scalars().all() == ["changed"]


def test_an_upgrade_that_fails_on_its_way_from_nothing_leaves_nothing(bare_engine, migrate_further):
    with pytest.raises(RuntimeError, match="half-way"):
        migrate_further(bare_engine, 'raise RuntimeError("half-way")')
    assert tables_of(bare_engine) == set()
