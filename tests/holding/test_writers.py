"""Eight who write at once wait for each other; none fails, and all that was acknowledged is there.

Each imports a dossier, changes it, takes the change back and decides on a pair that all share, over
and over, in a process of its own. The sample does it a few times, the sweep for a minute.
"""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import connect, place, reading
from db.tables import Change, Claim

WRITERS = 8
# The real program again and again, until so many turns or seconds have passed. One line for each
# run: how it ended, and how long it waited for the lock.
WRITER = """
import contextlib, io, json, sys, time
from sqlalchemy import Engine, event
from cli.main import run
database, name, dossiers, turns, seconds = sys.argv[1:]
asked, waits = [], []

def asks(connection):
    if connection.get_execution_options().get("onrecord_writes"):
        asked.append(time.monotonic())

def works(connection, cursor, statement, *_):
    if asked and "lock" not in statement:
        waits.append(time.monotonic() - asked.pop())

event.listen(Engine, "begin", asks)
event.listen(Engine, "before_cursor_execute", works)

def does(*arguments):
    out, err = io.StringIO(), io.StringIO()
    waits.clear()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            run(["--database", database, *arguments])
        except SystemExit as ended:
            code = ended.code
    told = {"act": arguments[0], "code": code, "out": out.getvalue(), "err": err.getvalue()}
    print(json.dumps(told | {"waited": max(waits, default=0)}), flush=True)

end = time.monotonic() + float(seconds)
for turn in range(int(turns)):
    for words in ("", " again"):
        text = open(dossiers).read().replace("KEY", f"{name}-{turn}-").replace("WORDS", words)
        path = f"{dossiers}-{name}.yaml"
        with open(path, "w") as file:
            file.write(text)
        does("import", path)
    does("undo")
    does("contradiction", "decide", "1", "confirmed", "--note", name)
    if time.monotonic() > end:
        break
"""


@pytest.fixture
def crowd(database_argument, write_record, program):
    """Return a function that has all write at once, and gives what each was told, by its name."""
    shared = write_record("shared.yaml", 12, prefix="shared-")
    dossiers = write_record("dossier.yaml", 5, prefix="KEY", words="WORDS")
    assert program(database_argument, "import", shared).code == 0

    def crowd(turns: int, seconds: float) -> dict[str, list[dict]]:
        started = {
            f"writer-{n}": subprocess.Popen(
                [sys.executable, "-c", WRITER, database_argument, f"writer-{n}", str(dossiers),
                 str(turns), str(seconds)],
                stdout=subprocess.PIPE, text=True,
                env=os.environ | {"ONRECORD_USER": f"writer-{n}",
                                  "PYTHONPATH": str(Path(__file__).parents[2])},
            )
            for n in range(WRITERS)
        }  # fmt: skip
        return {
            name: [json.loads(line) for line in process.communicate()[0].splitlines()]
            for name, process in started.items()
        }

    return crowd


def changes(engine):
    """Return who made each change, by its number."""
    with reading(engine) as connection:
        rows = connection.execute(select(Change.id, Change.made_by)).all()
    return {row.id: row.made_by for row in rows}


def acknowledged(told):
    """Return who was told that a change is made, by its number."""
    return {
        int(re.search(r"change (\d+)$", one["out"].splitlines()[0]).group(1)): name
        for name, ones in told.items()
        for one in ones
        if one["act"] in {"import", "undo"}
    }


def expected_claims(told):
    turns = {name: sum(one["act"] == "undo" for one in ones) for name, ones in told.items()}
    return {
        f"{name}-{turn}-claim-{n}": f"The harbour had {n} boats that day."
        for name, done in turns.items()
        for turn in range(done)
        for n in range(5)
    }


def check_nothing_is_lost(told, database, damages):
    assert [one for ones in told.values() for one in ones if one["code"] != 0] == []
    engine = connect(place(database))
    made = changes(engine)
    assert acknowledged(told).items() <= made.items()
    assert {n: list(made.values()).count(n) for n in told} == {n: len(o) for n, o in told.items()}
    with reading(engine) as connection:
        rows = connection.execute(
            select(Claim.key, Claim.statement).where(Claim.key.startswith("writer-"))
        ).all()
    assert {row.key: row.statement for row in rows} == expected_claims(told)
    assert damages(database) == []


def test_eight_writers_wait_for_each_other_and_nothing_is_lost(crowd, database_argument, damages):
    told = crowd(turns=2, seconds=600)
    assert {len(ones) for ones in told.values()} == {2 * 4}
    check_nothing_is_lost(told, database_argument, damages)


@pytest.mark.slow
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_backup_made_while_eight_write_is_of_one_moment(
    crowd, database_argument, damages, program, tmp_path
):
    engine, copies = connect(place(database_argument)), []
    with ThreadPoolExecutor(1) as aside:
        told = aside.submit(crowd, turns=1, seconds=600)
        while not copies or not told.done():
            copy = tmp_path / f"copy-{len(copies)}.db"
            least = len(changes(engine))
            ended = program(database_argument, "db", "backup", copy)
            assert ended.code == 0, ended.err
            copies.append((least, copy, len(changes(engine))))
        check_nothing_is_lost(told.result(), database_argument, damages)
    made = changes(engine)
    for least, copy, most in copies:
        held = changes(connect(place(str(copy))))
        assert least <= len(held) <= most
        assert held.items() <= made.items()
        assert damages(copy) == []


@pytest.mark.slow
def test_eight_writers_for_a_minute_lose_nothing(
    crowd, database_argument, damages, engine_name, record_property
):
    told = crowd(turns=100_000, seconds=60)
    waits = sorted(one["waited"] for ones in told.values() for one in ones)
    half, most = waits[len(waits) // 2], waits[len(waits) * 99 // 100]
    figures = f"{half:.2f} s (half), {most:.2f} s (99 of 100), {waits[-1]:.2f} s (the longest)"
    told_of = f"{WRITERS} writers, {engine_name}: {len(waits)} changes; waits up to {figures}"
    record_property("holding", told_of)
    check_nothing_is_lost(told, database_argument, damages)
