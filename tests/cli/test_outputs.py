"""Where and in which format lists and reports go: options, files, pipes, and what is refused."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from cli.files import written

CHECKOUT = Path(__file__).parents[2]
NOUNS = ["source", "claim", "speaker", "topic", "proposition", "contradiction"]
LISTS = [*((noun, "list") for noun in NOUNS), ("speaker", "positions", "bush")]
REPORTS = [("speaker", "kerry"), ("topic", "airstrikes"), ("contradictions",), ("timeline",)]
MARK = "\ufeff"


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def program(*arguments, database, **options):
    return subprocess.run(
        [sys.executable, "-c", "from cli.main import run; run()", "-d", database, *arguments],
        cwd=CHECKOUT, capture_output=True, timeout=60, check=False, **options,
    )  # fmt: skip


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_csv_has_one_row_for_each_record_of_the_json(onrecord, demo, command):
    listed = onrecord(*command, "--json", database=demo).json
    assert listed
    assert len(rows(onrecord(*command, "--csv", database=demo).out)) == len(listed)


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_the_first_sheet_of_a_workbook_has_the_rows_of_the_csv(onrecord, demo, command):
    found = rows(onrecord(*command, "--csv", "--raw", database=demo).out)
    onrecord(*command, "-o", "list.xlsx", database=demo)
    head, *body = openpyxl.load_workbook(demo.with_name("list.xlsx")).worksheets[0].values
    assert list(head) == list(found[0])
    assert len(body) == len(found)


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
@pytest.mark.parametrize("ending", ["csv", "json"])
def test_the_ending_of_the_file_is_the_format(onrecord, demo, command, ending):
    result = onrecord(*command, "-o", f"list.{ending}", database=demo)
    assert result == (0, f"Wrote list.{ending}\n", "")
    text = demo.with_name(f"list.{ending}").read_bytes().decode()
    assert text.removeprefix(MARK) == onrecord(*command, f"--{ending}", database=demo).out


def test_an_option_wins_over_the_ending_of_the_file(onrecord, demo):
    onrecord("claim", "list", "--ids", "-o", "ids.csv", database=demo)
    ids = demo.with_name("ids.csv").read_text(encoding="utf-8")
    assert ids == onrecord("claim", "list", "--ids", database=demo).out


def test_a_dash_is_the_output_stream(onrecord, demo):
    printed = onrecord("topic", "list", "--csv", "-o", "-", database=demo)
    assert printed == onrecord("topic", "list", "--csv", database=demo)
    assert onrecord("topic", "list", "-o", "-", database=demo).out.startswith("ID\tTOPIC")


def test_only_a_csv_file_for_people_begins_with_a_mark(onrecord, demo):
    onrecord("topic", "list", "-o", "people.csv", database=demo)
    onrecord("topic", "list", "--raw", "-o", "programs.csv", database=demo)
    starts = [demo.with_name(name).read_text("utf-8")[0] for name in ("people.csv", "programs.csv")]
    assert [*starts, onrecord("topic", "list", "--csv", database=demo).out[0]] == [MARK, "i", "i"]


def test_filters_hold_for_every_format(onrecord, demo):
    found = rows(onrecord("claim", "list", "--speaker", "moualem", "--csv", database=demo).out)
    assert {row["speaker"] for row in found} == {"Walid al-Moualem"}


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["claim", "list", "--csv", "--json"], "--json and --csv are two formats. Choose one"),
        (["claim", "list", "--csv", "--xlsx"], "--csv and --xlsx are two formats. Choose one"),
        (["claim", "list", "--raw"], "--raw is for CSV. Add --csv, or -o FILE.csv"),
        (["claim", "list", "-o", "x.pdf"], 'No format for "x.pdf". End it in .csv, .xlsx or .json'),
        (["claim", "list", "-o", "list"], 'No format for "list". End it in .csv, .xlsx or .json'),
        (["report", "timeline", "--raw"], "--raw is for CSV. Add --format csv"),
        (["report", "timeline", "-o", "x.pdf"], 'No report format for "x.pdf". Add --format md'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_does_not_go_together_is_a_usage_error(onrecord, demo, command, words):
    result = onrecord(*command, database=demo)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(words)
    assert sorted(path.name for path in demo.parent.iterdir()) == ["demo.db"]


def test_json_still_wins_over_ids(onrecord, demo):
    both = onrecord("topic", "list", "--json", "--ids", database=demo)
    assert both == onrecord("topic", "list", "--json", database=demo)


@pytest.mark.parametrize("arguments", [["-o", "no/list.csv"], ["-o", "no/list.xlsx"]], ids=" ".join)
def test_a_file_that_cannot_be_written_is_one_line(onrecord, demo, arguments):
    result = onrecord("claim", "list", *arguments, database=demo)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert result.err.startswith(f"Cannot write {arguments[1]}: ")


@pytest.mark.parametrize("command", [["claim", "list", "--csv"], ["export"]], ids=" ".join)
@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
def test_a_database_is_not_written_over(onrecord, demo, command, ending):
    result = onrecord(*command, "-o", f"{demo}{ending}", database=demo)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"{demo}{ending} belongs to a database. Name another file\n"
    assert onrecord("topic", "list", database=demo).code == 0


def test_a_link_to_a_database_does_not_lead_past_that(onrecord, demo):
    demo.with_name("list.csv").symlink_to(demo)
    assert onrecord("claim", "list", "-o", "list.csv", database=demo).code == 2


def test_two_who_write_one_file_do_not_meet(tmp_path):
    path = tmp_path / "list.csv"
    with written(path) as one, written(path) as other:
        one.write(b"one")
        other.write(b"other")
    assert path.read_bytes() == b"one"  # whoever ends last


def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions(onrecord, demo):
    file = demo.with_name("list.csv")
    file.write_text("old" * 100_000, encoding="utf-8")
    file.chmod(0o640)
    onrecord("topic", "list", "-o", "list.csv", database=demo)
    assert file.read_text("utf-8").startswith(f"{MARK}id,key,name,claims")
    assert file.stat().st_mode & 0o777 == 0o640
    assert not list(demo.parent.glob("*.part"))


def test_a_list_that_fails_leaves_the_old_file(onrecord, demo):
    file = demo.with_name("list.csv")
    file.write_text("old", encoding="utf-8")
    result = onrecord("claim", "list", "--speaker", "nobody", "-o", "list.csv", database=demo)
    assert result.code == 3
    assert file.read_text(encoding="utf-8") == "old"


def test_a_link_to_a_file_stays_a_link(onrecord, demo):
    target, link = demo.with_name("target.csv"), demo.with_name("link.csv")
    target.touch()
    link.symlink_to(target)
    onrecord("topic", "list", "-o", "link.csv", database=demo)
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith(f"{MARK}id,key")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("form", ["--csv", "--xlsx", "--json"])
def test_a_full_disk_is_one_line(demo, form):
    done = program("claim", "list", form, "-o", "/dev/full", database=demo)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert b"No space left on device" in done.stderr


def test_a_workbook_goes_through_a_pipe_as_to_a_file(onrecord, demo):
    onrecord("claim", "list", "-o", "list.xlsx", database=demo)
    piped = program("claim", "list", "--xlsx", database=demo)
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout == demo.with_name("list.xlsx").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(
    "command", [["claim", "list", "--xlsx"], ["report", "timeline", "-f", "xlsx"]], ids=" ".join
)
def test_a_terminal_is_refused_a_workbook(demo, command):
    import pty

    _, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", "from cli.main import run; run()", "-d", demo, *command],
        cwd=CHECKOUT, stdout=terminal, stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"Add -o FILE" in done.stderr


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_a_pipe_gets_utf_8_whatever_the_encoding_of_the_terminal(own, form):
    environment = {"PYTHONIOENCODING": "latin-1"}
    out = program("claim", "list", form, database=own, env=environment).stdout.decode("utf-8")
    assert "Tomás Brek" in out
    assert "O'Connor \U0001f6a2 says" in out


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_same_database_gives_the_same_tables(onrecord, demo, report, form):
    copy = demo.with_name("copy.db")
    assert onrecord("db", "backup", copy, database=demo).code == 0
    for path in (demo, copy):
        onrecord("report", *report, "-o", f"{path.stem}.{form}", database=path)
    first, second = (demo.with_name(f"{name}.{form}").read_bytes() for name in ("demo", "copy"))
    assert first
    assert first == second


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_a_report_in_csv_has_a_row_for_each_record_of_the_json(onrecord, demo, report):
    selected = onrecord("report", *report, "-f", "json", database=demo).json["selected"]
    wanted = selected["contradictions" if report == ("contradictions",) else "claims"]
    found = rows(onrecord("report", *report, "-f", "csv", database=demo).out)
    assert [row["key"] for row in found] == [one["key"] for one in wanted]


def test_the_hash_in_a_workbook_is_that_of_the_json(onrecord, demo):
    onrecord("report", "timeline", "-o", "t.xlsx", database=demo)
    about = dict(list(openpyxl.load_workbook(demo.with_name("t.xlsx"))["Report"].values)[1:])
    told = json.loads(onrecord("report", "timeline", "-f", "json", database=demo).out)
    assert about["SHA-256 of the selected records"] == told["sha256"]


def test_the_numbers_of_a_slot_are_a_table_and_one_object(onrecord, demo):
    table = onrecord("proposition", "numbers", "strikes-flown", database=demo)
    assert "Latest: at least 1,000 strikes, as of 2014-12-03 (FRANCE 24; row 1)." in table.out
    shown = onrecord("proposition", "numbers", "strikes-flown", "--json", database=demo).json
    report = onrecord("report", "numbers", "strikes-flown", "-f", "json", database=demo).json
    assert list(shown) == ["proposition", "unit", "summary", "values", "relations"]
    assert report["selected"]["numbers"] == shown


def test_numbers_as_csv_have_a_row_for_each_value(onrecord, demo):
    result = onrecord("report", "numbers", "coalition-size", "-f", "csv", "--raw", database=demo)
    head, *rows = result.out.splitlines()
    assert head.startswith("number,value_low,value_high,qualifier,unit,as_of,")
    assert [row.partition(",")[0] for row in rows] == ["1", "2", "3"]
