"""Databases to hurt, the real program to hurt them with, and ways to see that nothing is lost."""

import contextlib
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, select, text

from cli.main import run
from db.engine import connect, place, reading, writing
from db.tables import Base, ChangeRecord
from db.version import HEAD, current
from onrecord.recordfile import record_of
from workflows.recording import LOADERS
from workflows.verifying import verify

# The real program, with a diary beside it that outlives it: "." before each statement, "B" before
# a writing transaction begins, "C" before it commits, "R" when a connection is given back, which
# is after the commit, "F" before a finished file gets its name; each with the moment. It sends
# itself a signal before the entry of the given number, 0 for never.
PROGRAM = """
import os, sys, time
from signal import SIGINT, default_int_handler, signal as on
from sqlalchemy import Engine, event
on(SIGINT, default_int_handler)  # one that was started in the background would not hear it
diary = open(sys.argv.pop(1), "ab", buffering=0)
last, signal = int(sys.argv.pop(1)), int(sys.argv.pop(1))

def note(entry):
    if diary.tell() // 16 + 1 == last:
        os.kill(os.getpid(), signal)
    diary.write(b"%s%15.4f" % (entry, time.monotonic()))

def begins(connection):
    if connection.get_execution_options().get("onrecord_writes"):
        note(b"B")

event.listen(Engine, "begin", begins)
event.listen(Engine, "before_cursor_execute", lambda *_: note(b"."))
event.listen(Engine, "commit", lambda _: note(b"C"))
event.listen(Engine, "checkin", lambda *_: note(b"R"))
sys.addaudithook(
    lambda name, given: name == "os.rename" and str(given[0]).endswith(".part") and note(b"F")
)
from cli.main import run
run()
"""
MOMENTS = {"at", "captured_at", "decided_at"}  # columns that differ from run to run


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of the program ended: ``code`` is negative for one that was killed.

    ``began`` is the second of its run at which its last writing transaction began.
    """

    code: int
    out: str
    err: str
    diary: str = ""
    began: float = 0

    @property
    def acknowledged(self) -> bool:
        return self.code == 0 or bool(self.out)


@pytest.fixture(scope="session", autouse=True)
def _signed() -> Iterator[None]:
    """Have every change of these tests be made by one person."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_USER", "Ida Lund")
        patch.delenv("ONRECORD_DATABASE", raising=False)
        yield


@pytest.fixture(scope="session")
def program():
    """Return a function that runs the program in this process, to its end."""

    def program(database: object, *arguments: object) -> Ended:
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            run(["--database", str(database), *map(str, arguments)])
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, out.getvalue(), err.getvalue())

    return program


@pytest.fixture
def killed(tmp_path):
    """Return a function that runs the program in a process of its own and has it killed.

    After ``delay`` seconds, or by itself before the entry ``last`` of its diary, by ``by``; by
    neither where they are not given.
    """

    def killed(
        database: object,
        *arguments: object,
        delay: float | None = None,
        last: int = 0,
        by: int = signal.SIGKILL,
    ) -> Ended:
        diary = tmp_path / "diary"
        diary.unlink(missing_ok=True)
        start = time.monotonic()
        started = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(diary), str(last), str(int(by)),
             "--database", str(database), *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        try:
            out, err = started.communicate(timeout=delay)
        except subprocess.TimeoutExpired:
            started.kill()
            out, err = started.communicate()
        written = diary.read_text(encoding="ascii") if diary.exists() else ""
        entries = [written[at : at + 16] for at in range(0, len(written), 16)]
        began = [float(entry[1:]) - start for entry in entries if entry[0] == "B"]
        letters = "".join(entry[0] for entry in entries)
        return Ended(started.returncode, out, err, letters, began[-1] if began else 0)

    return killed


@pytest.fixture(scope="session")
def state():
    """Return a function that sums up all that a database holds, moments excepted."""

    def state(database: object) -> str:
        path = place(str(database)).path
        if path is not None and not (path.is_file() and path.stat().st_size):
            return "nothing"
        with reading(connect(place(str(database)))) as connection:
            found = {name: _rows(connection, name) for name in _tables(connection)}
            if not found:
                return "nothing"
            if connection.dialect.name == "sqlite":
                made = connection.execute(text("SELECT sql FROM sqlite_master"))
                found["sqlite_master"] = sorted(map(str, made.scalars()))
        return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]

    return state


def _tables(connection):
    return [name for name in inspect(connection).get_table_names() if "_fts" not in name]


def _rows(connection, name):
    rows = connection.execute(text(f'SELECT * FROM "{name}"')).mappings()
    return sorted(repr([(k, v) for k, v in row.items() if k not in MOMENTS]) for row in rows)


@pytest.fixture(scope="session")
def damages(disagreements):
    """Return a function that names all that is wrong with a database, whatever is in it."""

    def damages(database: object) -> list[str]:
        path = place(str(database)).path
        if path is not None and not (path.is_file() and path.stat().st_size):
            return []
        engine = connect(place(str(database)))
        found = _damages_of_the_file(engine) if engine.dialect.name == "sqlite" else []
        with reading(engine) as connection:
            if current(connection) != HEAD:
                return found
        found += [f"{f.noun} {f.key}: {f.problem}" for f in verify(engine).failures]
        return found + disagreements(engine) + _gaps(engine)

    return damages


def _damages_of_the_file(engine):
    with reading(engine) as connection:
        found = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
        found += [str(row) for row in connection.execute(text("PRAGMA foreign_key_check"))]
        searched = inspect(connection).has_table("claim_fts")
    if searched:  # raises where the words are not those of the claims
        with writing(engine) as connection:
            check = "INSERT INTO claim_fts (claim_fts, rank) VALUES ('integrity-check', 1)"
            connection.execute(text(check))
    return [] if found == ["ok"] else found


def _gaps(engine):
    with reading(engine) as connection:
        numbers = connection.execute(text("SELECT id FROM change ORDER BY id")).scalars().all()
    wanted = list(range(1, len(numbers) + 1))
    return [] if numbers == wanted else [f"the changes are numbered {numbers}"]


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


@pytest.fixture(scope="session")
def write_record(tmp_path_factory):
    """Return a function that writes a record file of ``claims`` made-up claims; gives its path.

    ``words`` end each statement; ``prefix`` begins each key.
    """

    def write_record(name: str, claims: int, *, words: str = "", prefix: str = "") -> Path:
        folder = tmp_path_factory.mktemp("records")
        path = folder / name
        path.write_text(json.dumps(_made_up(claims, words, prefix), indent=1), encoding="utf-8")
        return path

    return write_record


def _made_up(claims: int, words: str, prefix: str) -> dict[str, Any]:
    date = {"edtf": "2031-05-06", "phrase": "Tuesday", "anchor": "2031-05-07", "basis": "relative"}
    return {
        "source": {"key": f"{prefix}post", "title": "The bay", "publisher": "The Harbour Post",
                   "published": "2031-05-07"},
        "speakers": [{"key": f"{prefix}ferro-{n}", "name": f"Ana Ferro {n}",
                      "aliases": [f"Pilot {n}"]} for n in range(7)],
        "propositions": [{"key": f"{prefix}safe-{n}", "text": f"Bay {n} is safe.",
                          "topic": "Patrols"} for n in range(9)],
        "claims": [
            {"key": f"{prefix}claim-{n}", "speaker": f"{prefix}ferro-{n % 7}", "said": date,
             "statement": f"The harbour had {n} boats that day{words}.",
             "stances": [{"proposition": f"{prefix}safe-{n % 9}",
                          "stance": ("affirms", "denies")[n % 2]}] if n % 3 == 0 else [],
             "appearances": [{"source": f"{prefix}post", "quote_type": "direct", "cue": "said",
                              "exact": f"Boats: {n}."}]}
            for n in range(claims)
        ],
    }  # fmt: skip
