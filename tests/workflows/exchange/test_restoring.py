"""A whole export goes back into an empty database as it was: every table, every column."""

import json

import pytest
from sqlalchemy import select

from db.engine import reading
from db.tables import Base, Change
from onrecord.jsonlines import JsonLinesError
from workflows.verifying import verify

PAIRS = [("sqlite", "sqlite"), ("sqlite", "postgresql"), ("postgresql", "sqlite")]


@pytest.fixture(params=PAIRS, ids="-to-".join)
def both(request, new_engine, eventful, exported, take_lines):
    """Return a database with a history, and another that its export was restored into."""
    first, second = (new_engine(name) for name in request.param)
    eventful(first)
    take_lines(second, exported(first))
    return first, second


@pytest.fixture
def export(new_engine, eventful, exported):
    """Return the lines of a database with a history."""
    return exported(eventful(new_engine("sqlite"))).splitlines(keepends=True)


def test_every_column_of_every_table_is_restored(both, rows_by_key):
    first, second = map(rows_by_key, both)
    assert first == second


def test_a_restored_database_is_exported_in_the_same_bytes(both, exported):
    first, second = map(exported, both)
    assert first == second


# Made by a check from the claims, and no part of an export.
INDEX_OF_STATEMENTS = [
    "recalibration", "statement_vector", "vector_cell", "compared_version", "compared_claim",
    "topical_words",
]  # fmt: skip


def test_the_history_that_is_restored_left_a_trace_in_every_table(
    new_engine, eventful, rows_by_key
):
    rows = rows_by_key(eventful(new_engine("sqlite")))
    assert [name for name in Base.metadata.tables if not rows[name]] == INDEX_OF_STATEMENTS


def test_the_history_has_what_only_a_database_knows(export):
    nouns = {next(iter(json.loads(line))) for line in export}
    assert {
        "capture", "anchor", "date_anchor", "withdrawn_role", "withdrawn_appearance",
        "withdrawn_stance", "contradiction", "origin_decision", "made", "changed",
    } <= nouns  # fmt: skip


def test_a_restored_database_verifies_as_the_first_one_does(both):
    first, second = map(verify, both)
    assert (first.proved, first.not_held, len(first.failures)) == (
        second.proved, second.not_held, len(second.failures),
    )  # fmt: skip


def test_a_restored_database_takes_new_records(both, take, actor):
    _, second = both
    done = take(second, {"speakers": [{"key": "new", "name": "Vera Sand"}]})
    assert done.created == 1


def test_the_demo_is_restored_in_the_same_bytes(
    engine, new_engine, load_demo, exported, take_lines
):
    load_demo(engine)
    text = exported(engine)
    second = new_engine("sqlite")
    take_lines(second, text)
    assert exported(second) == text


def test_the_same_record_is_exported_in_the_same_bytes_on_both_engines(
    new_engine, load_demo, exported
):
    first, second = new_engine("sqlite"), new_engine("postgresql")
    load_demo(first)
    load_demo(second)
    assert exported(first) == exported(second)


def test_postgresql_knows_at_once_what_was_restored(new_engine, export, take_lines):
    engine = new_engine("postgresql")
    take_lines(engine, b"".join(export))
    with reading(engine) as connection:
        counted = (
            "SELECT count(*) FROM pg_stats "
            "WHERE schemaname = current_schema() AND tablename = 'claim'"
        )
        assert connection.exec_driver_sql(counted).scalar_one() > 0


def test_nothing_is_logged_and_nothing_detected(new_engine, export, take_lines):
    engine = new_engine("sqlite")
    done = take_lines(engine, b"".join(export))
    with reading(engine) as connection:
        numbers = connection.execute(select(Change.id)).scalars().all()
    logged = [line for line in export if line.startswith(b'{"change":')]
    assert (done.restored, done.detected.new, done.change) == (True, 0, None)
    assert len(numbers) == len(logged) == done.changes


def _forged(export, noun, change):
    """Return the export with the first line of a noun that ``change`` alters, and its number."""
    lines = list(export)
    for index, line in enumerate(lines):
        ((key, value),) = json.loads(line).items()
        if key == noun and change(value) is not False:
            lines[index] = json.dumps({noun: value}).encode() + b"\n"
            return b"".join(lines), index + 1
    raise AssertionError(f"no {noun} to forge")


def _quote(claim):
    for appearance in claim.get("appearances", ()):
        if appearance["source"] == "post" and "exact" in appearance:
            appearance["exact"] = [appearance["exact"][0].replace("nothing", "a lot  ")]
            return True
    return False


def _span(claim):
    for appearance in claim.get("appearances", ()):
        if appearance["source"] == "post" and "spans" in appearance:
            appearance["spans"] = [[start + 1, end + 1] for start, end in appearance["spans"]]
            return True
    return False


def _content(capture):
    if "content" not in capture:
        return False
    capture["content"] = capture["content"].replace("A", "B", 1)
    return True


def _sides(pair):
    pair["sides"][0]["claim"] = pair["sides"][1]["claim"] = "rejected"


def _phrase(claim):
    if "span" not in claim.get("said", {}):
        return False
    claim["said"]["span"] = [place + 1 for place in claim["said"]["span"]]
    return True


def _verified(anchor):
    if anchor["verification"] == "verified":
        return False
    anchor["verification"] = "verified"
    return True


def _prefix(anchor):
    if anchor["verification"] != "verified":
        return False
    anchor["spans"][0]["prefix"] = "Nobody wrote: “"
    return True


FORGERIES = {
    "a quotation": ("claim", _quote, "is not at"),
    "a span": ("claim", _span, "is not at"),
    "a text": ("capture", _content, "does not have this SHA-256"),
    "a phrase": ("claim", _phrase, "is not at"),
    "a mark": ("anchor", _verified, "verified"),
    "a context": ("anchor", _prefix, "are not those of the text"),
    "a pair": ("contradiction", _sides, "key is not that of its sides"),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forged_line_is_refused_by_its_number(new_engine, export, take_lines, contents, what):
    noun, change, words = FORGERIES[what]
    engine = new_engine("sqlite")
    before = contents(engine)
    text, number = _forged(export, noun, change)
    with pytest.raises(JsonLinesError, match=words) as refused:
        take_lines(engine, text)
    assert str(refused.value).startswith(f"record.jsonl:{number}: ")
    assert contents(engine) == before
