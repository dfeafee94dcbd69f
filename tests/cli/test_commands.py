"""Commands that make, take in, decide, attach, report and copy."""

import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.engine import connect, place
from db.migrate import downgrade
from db.version import HEAD

CHECKOUT = Path(__file__).parents[2]
TEXT = "Ana Ferro said the bay is safer. Tomás Brek said nothing."
PLAIN = """
source: {{key: gazette, title: The gazette, sha256: {sha256}}}
speakers: [{{key: aas, name: Per Aas}}]
claims:
  - key: aas-safer
    speaker: aas
    statement: {statement}
    appearances: [{{source: gazette, quote_type: direct, exact: "{exact}", spans: [[15, 31]]}}]
"""


ESCAPED = [["claim", "list"], ["claim", "list", "--by-speaker"], ["claim", "show", "1"],
           ["source", "list"], ["source", "show", "1"], ["speaker", "list"],
           ["speaker", "show", "1"], ["speaker", "positions", "1"], ["proposition", "show", "1"],
           ["contradiction", "list"], ["contradiction", "show", "1"]]  # fmt: skip


def coded(path, exact="the bay is safer", statement="It is safer."):
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    text = PLAIN.format(sha256=sha256, exact=exact, statement=json.dumps(statement))
    path.write_text(text, encoding="utf-8")
    path.with_name("gazette.txt").write_text(TEXT, encoding="utf-8")


def test_init_twice_makes_it_once(onrecord, empty_path):
    first, second = (onrecord("init", database=empty_path) for _ in range(2))
    assert first.out == f"Made the database {empty_path}\n"
    assert second == (0, f"The database {empty_path} is there already\n", "")


def test_init_with_the_demo_twice_loads_it_once(onrecord, demo):
    result = onrecord("init", "--demo", database=demo)
    assert result.code == 0
    assert "Imported nothing new" in result.out


def test_the_default_database_lies_in_this_folder(onrecord, tmp_path):
    assert onrecord("init").code == 0
    assert (tmp_path / "onrecord.db").is_file()


def test_the_environment_names_the_database_and_the_option_wins(
    onrecord, own, empty_path, monkeypatch
):
    monkeypatch.setenv("ONRECORD_DATABASE", str(empty_path))
    assert onrecord("db", "path").out == f"{empty_path}\n"
    assert onrecord("db", "path", database=own).out == f"{own}\n"


def test_an_import_says_what_it_did_and_the_second_that_it_did_nothing(
    onrecord, empty_path, dossier
):
    onrecord("init", database=empty_path)
    first, second = (onrecord("import", dossier, database=empty_path) for _ in range(2))
    assert first.out.splitlines() == [
        "Imported 12 new and 0 changed records (0 as they were), change 1",
        "Found 1 new contradiction candidate: onrecord contradiction list",
    ]
    assert second.out == "Imported nothing new: 10 records are as they were\n"


def test_a_record_is_taken_in_from_standard_input(onrecord, empty_path, dossier, monkeypatch):
    onrecord("init", database=empty_path)
    given = io.TextIOWrapper(io.BytesIO(dossier.read_bytes()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", given)
    assert onrecord("import", "-", database=empty_path).code == 0
    assert len(onrecord("claim", "list", "--ids", database=empty_path).ids) == 2


def test_an_error_in_standard_input_names_it(onrecord, own, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"claims: [")))
    result = onrecord("import", "-", database=own)
    assert (result.code, result.err.split(":")[0]) == (1, "standard input")


def test_escapes_of_a_terminal_do_not_reach_it(onrecord, own):
    hostile = "A\x1b[31mB\x07\x9b2J\x85\u2028\nC\u202eD"
    connection = sqlite3.connect(own)
    connection.execute("UPDATE claim SET statement = ?", [hostile])
    connection.execute("UPDATE speaker SET name = ?", [hostile])
    connection.execute("UPDATE source SET title = ?", [hostile])
    connection.commit()
    connection.close()
    for words in ESCAPED:
        result = onrecord(*words, database=own)
        assert result.code == 0
        assert not set("\x1b\x07\x9b\x85\u2028\u202e") & set(result.out + result.err)


def test_the_right_text_is_proved(onrecord, own):
    coded(own.with_name("gazette.yaml"))
    onrecord("import", "gazette.yaml", database=own)
    result = onrecord("source", "attach", "gazette", "gazette.txt", database=own)
    assert (result.code, result.err) == (0, "")
    shown = onrecord("claim", "show", "aas-safer", "--json", database=own).json
    assert shown["appearances"][0]["verified"] is True


def test_a_text_that_does_not_bear_out_a_quotation_is_partly_done(onrecord, own):
    coded(own.with_name("gazette.yaml"), exact="the bay is wider")
    onrecord("import", "gazette.yaml", database=own)
    result = onrecord("source", "attach", "gazette", "gazette.txt", database=own)
    assert result.code == 5
    assert "the bay is wider" in result.err
    assert onrecord("verify", database=own).code == 1


def test_other_bytes_are_said_to_be_others(onrecord, own):
    coded(own.with_name("gazette.yaml"))
    onrecord("import", "gazette.yaml", database=own)
    own.with_name("gazette.txt").write_text("Another text.", encoding="utf-8")
    result = onrecord("source", "attach", "gazette", "gazette.txt", database=own)
    assert result.code == 0
    assert "not those that the source was coded from" in result.out


def test_a_decision_is_signed_and_shown(onrecord, own):
    done = onrecord(
        "contradiction", "decide", 1, "dismissed", "--reason", "not_meant", "--note", "A joke.",
        database=own,
    )  # fmt: skip
    assert done.out == (
        "Decided contradiction 1: dismissed (not_meant); its status is dismissed, change 2\n"
    )
    (decision,) = onrecord("contradiction", "show", 1, "--json", database=own).json["decisions"]
    assert (decision["by"], decision["reason"], decision["note"]) == (
        "Ida Lund", "not_meant", "A joke.",
    )  # fmt: skip


def test_what_was_dismissed_is_no_longer_in_the_list(onrecord, own):
    onrecord("contradiction", "decide", 1, "dismissed", "--reason", "not_meant", database=own)
    assert onrecord("contradiction", "list", "--ids", database=own).ids == []


def test_verify_counts_what_is_proved(onrecord, demo):
    result = onrecord("verify", "--json", database=demo)
    assert (result.code, result.json["failures"]) == (0, [])
    assert result.json["proved"] > 0
    assert result.json["not_held"] > 0


KINDS = [["speaker", "kerry"], ["topic", "airstrikes"], ["contradictions"], ["timeline"]]


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
@pytest.mark.parametrize(
    ("ending", "start"), [("md", "# "), ("html", "<!doctype html>"), ("json", "{")]
)
def test_a_report_is_written_in_the_format_of_its_file(onrecord, demo, kind, ending, start):
    result = onrecord("report", *kind, "-o", f"report.{ending}", database=demo)
    assert (result.code, result.out) == (0, f"Wrote report.{ending}\n")
    text = demo.with_name(f"report.{ending}").read_text(encoding="utf-8")
    assert text.lower().startswith(start)


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_the_same_database_gives_the_same_bytes(onrecord, demo, kind, form):
    copy = demo.with_name("copy.db")
    assert onrecord("db", "backup", copy, database=demo).code == 0
    first, second = (
        onrecord("report", *kind, "--format", form, database=path) for path in (demo, copy)
    )
    assert first.out
    assert first == second


def test_a_file_and_the_terminal_get_the_same_report(onrecord, demo):
    onrecord("report", "timeline", "-o", "t.md", database=demo)
    printed = onrecord("report", "timeline", database=demo).out
    assert demo.with_name("t.md").read_bytes().decode() == printed


def test_a_report_is_narrowed_by_its_filters(onrecord, demo):
    found = onrecord("report", "timeline", "--speaker", "moualem", "-f", "json", database=demo)
    assert "Walid al-Moualem" in found.out
    assert "Mogherini" not in found.out


def test_a_backup_is_a_whole_copy(onrecord, own):
    onrecord("db", "backup", "copy.db", database=own)
    lists = [onrecord("claim", "list", "--json", database=own.with_name(n)).out
             for n in ("own.db", "copy.db")]  # fmt: skip
    assert lists[0] == lists[1]


def test_the_tables_are_as_the_program_expects(onrecord, own):
    assert onrecord("db", "check", database=own).code == 0


def test_init_says_that_an_older_database_was_upgraded(onrecord, own):
    downgrade(connect(place(str(own))), "0018")
    assert onrecord("init", database=own).out == f"Upgraded {own} to schema {HEAD}\n"


def test_nothing_is_left_to_upgrade(onrecord, own):
    result = onrecord("db", "upgrade", database=own)
    assert result.code == 0
    assert "already" in result.out


def test_the_positions_of_a_speaker_come_in_time_and_turn_round(onrecord, demo):
    found = onrecord("speaker", "positions", "bush", "--json", database=demo).json
    assert [(p["claim"]["said"]["edtf"], p["stance"], p["turn"]) for p in found] == [
        ("1988-08-18", "denies", "first"),
        ("1990-06-26", "affirms", "reversal"),
        ("1990-10-27", "affirms", "softer"),
    ]


def test_a_program_of_its_own_ends_with_the_code(own):
    done = program("claim", "show", "nobody", database=own)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == 'No claim "nobody". Try: onrecord claim list\n'


def test_a_terminal_without_unicode_gets_escapes_and_no_failure(own):
    done = program("claim", "list", database=own, encoding="latin-1")
    assert done.returncode == 0
    assert "Tomás Brek" in done.stdout
    assert "O'Connor \\U0001f6a2 says" in done.stdout


def test_a_reader_who_has_enough_is_no_error(demo):
    command = [sys.executable, "-c", "from cli.main import run; run()", "-d", demo]
    with subprocess.Popen(
        [*command, "claim", "list", "--json"], cwd=CHECKOUT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as done:  # fmt: skip
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.read(1)
        done.stdout.close()
        assert (done.wait(60), done.stderr.read()) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_a_terminal_shows_square_brackets_as_words(own):
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-c", "from cli.main import run; run()", "-d", own, "claim", "list"],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], "COLUMNS": "200", "TERM": "xterm-256color"},
        stdout=theirs,
        timeout=60,
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    assert "The patrols [sic] make [b]the bay[/b] safer." in shown
    assert "\t" not in shown


def program(*arguments, database, encoding="utf-8"):
    return subprocess.run(
        [sys.executable, "-c", "from cli.main import run; run()", "-d", database, *arguments],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": encoding},
        capture_output=True,
        text=True,
        encoding=encoding,
        timeout=60,
        check=False,
    )
