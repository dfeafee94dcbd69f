"""docs/data-model.md explains the tables and views as they are: every column, every constraint."""

import re
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint, inspect

from db.engine import reading
from db.tables import Base

PAGE = (Path(__file__).parents[1] / "docs" / "data-model.md").read_text(encoding="utf-8")
TABLES = Base.metadata.tables
SECTIONS = {
    name: re.findall(r"^\| `(\w+)` \| (\w*) ?\| (.*) \|$", body, re.MULTILINE)
    for name, body in re.findall(r"^### `(\w+)`\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
}
VIEWS = {
    name: re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)
    for name, body in re.findall(
        r"^### The view `(\w+)`\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL
    )
}
REFUSED = re.findall(r"^\| `((?:uq|ck|fk)_[\w.]+)` \|", PAGE, re.MULTILINE)
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
OF_VIEWS = [query for query in QUERIES if re.search(r"FROM (\w+)", query)[1] in VIEWS]
# Named on the page by their ending, for all tables at once.
FAMILIES = re.compile(r"(uq_\w+)_key$|(ck_\w+)_(known|not_empty|is_a_day)$")


def _constraints():
    """Return every constraint that the page has to name: (table, constraint)."""
    return [
        (table, constraint)
        for table in TABLES.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint)
        or (isinstance(constraint, ForeignKeyConstraint) and len(constraint.columns) > 1)
    ]


def _name(table, constraint):
    """Return the name that the database gives, which the naming convention may make."""
    if isinstance(constraint, CheckConstraint) or isinstance(constraint.name, str):
        return str(constraint.name)
    columns = "_".join(column.name for column in constraint.columns)
    if isinstance(constraint, ForeignKeyConstraint):
        return f"fk_{table.name}_{columns}_{constraint.referred_table.name}"
    return f"uq_{table.name}_{columns}"


def _family(name):
    found = FAMILIES.fullmatch(name)
    if found is None:
        return name
    return "uq_..._key" if found[1] else f"ck_..._{found[3]}"


def test_the_page_explains_every_table():
    assert sorted(SECTIONS) == sorted(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_page_explains_the_columns_in_their_order(name):
    assert [column for column, _, _ in SECTIONS[name]] == [c.name for c in TABLES[name].columns]


@pytest.mark.parametrize("name", TABLES)
def test_the_page_says_which_columns_are_optional(name):
    optional = {column for column, note, _ in SECTIONS[name] if note == "optional"}
    assert optional == {column.name for column in TABLES[name].columns if column.nullable}


def test_the_page_lists_the_words_of_every_closed_vocabulary():
    listed, known = {}, {}
    for table, constraint in _constraints():
        found = re.fullmatch(r"(\w+) IN \((.*)\)", str(getattr(constraint, "sqltext", "")))
        if found is None:
            continue
        place = f"{table.name}.{found[1]}"
        (meaning,) = (text for column, _, text in SECTIONS[table.name] if column == found[1])
        known[place] = set(re.findall(r"'(\w+)'", found[2]))
        listed[place] = set(re.findall(r"`(\w+)`", meaning)) & known[place]
    assert len(known) > 10
    assert listed == known


def test_the_page_names_every_constraint_and_no_other():
    assert sorted(REFUSED) == sorted({_family(_name(*found)) for found in _constraints()})


def test_the_diagram_draws_every_reference_and_no_other():
    diagram = PAGE.partition("```mermaid")[2].partition("```")[0]
    drawn = re.findall(r"^ +(\w+) [|o{}-]+ (\w+) :", diagram, re.MULTILINE)
    assert sorted(drawn) == sorted(
        {
            (constraint.referred_table.name, table.name)
            for table in TABLES.values()
            for constraint in table.foreign_key_constraints
            if constraint.referred_table is not table
        }
    )


def test_the_diagram_names_every_table():
    diagram = PAGE.partition("```mermaid")[2].partition("```")[0]
    assert set(TABLES) <= set(re.findall(r"\w+", diagram))


def test_the_page_explains_every_view_with_its_columns_in_their_order(shared_engine):
    with reading(shared_engine) as connection:
        asked = inspect(connection)
        found = {
            name: [column["name"] for column in asked.get_columns(name)]
            for name in asked.get_view_names()
        }
    assert found == VIEWS


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize("query", QUERIES, ids=range(1, len(QUERIES) + 1))
def test_a_query_of_the_page_runs(engine, query):
    with reading(engine) as connection:
        connection.exec_driver_sql(query)


@pytest.mark.parametrize("query", OF_VIEWS, ids=range(1, len(OF_VIEWS) + 1))
def test_a_query_of_the_views_runs_on_both_engines(shared_engine, query):
    with reading(shared_engine) as connection:
        connection.exec_driver_sql(query.replace("%", "%%"))
