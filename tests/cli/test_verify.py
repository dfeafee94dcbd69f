"""onrecord verify --report: three lines in plain words, and what they end with."""

import pytest


@pytest.fixture
def report(onrecord, demo):
    """Return the path of a report of the demo as HTML."""
    path = demo.with_name("kerry.html")
    onrecord("report", "speaker", "kerry", "-o", path, database=demo)
    return path


def test_a_report_that_holds_is_three_lines(onrecord, demo, report):
    result = onrecord("verify", "--report", report, database=demo)
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "The file is as it was written\n"
        "The record still says the same (both of change 1); made again it is this file, "
        "byte for byte\n"
        "Its quotations hold: 5 quotations proved in held texts, 14 in texts that are not held, "
        "9 without a capture\n"
    )


def test_a_report_that_was_edited_ends_with_1_and_says_what_does_not_hold(onrecord, demo, report):
    report.write_bytes(report.read_bytes().replace(b"Kerry", b"Kelly", 1))
    result = onrecord("verify", "--report", report, database=demo)
    assert result.code == 1
    assert result.out.splitlines()[0] == (
        "The file was CHANGED: its bytes are not those that its SHA-256 was made from"
    )
    assert result.err.startswith("kerry.html does not hold as a whole")


def test_a_difference_is_a_line_with_the_change_that_made_it(onrecord, demo, report):
    onrecord("contradiction", "decide", 1, "confirmed", database=demo)
    result = onrecord("verify", "--report", report, database=demo)
    assert result.code == 1
    _, verdict, difference, _ = result.out.splitlines()
    assert verdict == (
        "The record says something ELSE now (the report is of change 1, the record at change 2)"
    )
    assert "is otherwise now: candidate in the report, confirmed now (change 2, " in difference


def test_many_differences_are_counted_and_not_all_listed(onrecord, demo, report, tmp_path):
    empty = tmp_path / "empty.db"
    onrecord("init", database=empty)
    text = "speakers: [{key: kerry, name: John Kerry}]"
    (tmp_path / "kerry.yaml").write_text(text, encoding="utf-8")
    onrecord("import", tmp_path / "kerry.yaml", database=empty)
    result = onrecord("verify", "--report", report, database=empty)
    listed = [line for line in result.out.splitlines() if "is not there any more" in line]
    assert (result.code, len(listed)) == (1, 20)
    assert "more: --json has them all" in result.out


def test_a_report_on_somebody_unknown_here_is_told_in_a_line(onrecord, own, report):
    result = onrecord("verify", "--report", report, database=own)
    assert result.code == 1
    assert 'its report cannot be made here. No speaker "kerry"' in result.out


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_a_file_that_is_no_report_is_one_line(onrecord, demo, tmp_path, arguments):
    (tmp_path / "notes.txt").write_text("Lunch at noon.", encoding="utf-8")
    result = onrecord("verify", "--report", "notes.txt", *arguments, database=demo)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert "notes.txt is no report that can be checked: it is neither" in result.err


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_of_a_report_without_a_seal_it_is_told_which_have_one(onrecord, demo, form):
    onrecord("report", "speaker", "kerry", "-o", f"kerry.{form}", database=demo)
    result = onrecord("verify", "--report", f"kerry.{form}", database=demo)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "Name one that onrecord report wrote as HTML, Markdown or JSON" in result.err


def test_words_of_a_file_do_not_act_on_the_terminal(onrecord, demo, tmp_path):
    onrecord("report", "timeline", "-o", "all.md", database=demo)
    text = (tmp_path / "all.md").read_text(encoding="utf-8")
    text = text.replace('"claim/kerry-', '"claim/\\u001b[31mkerry-')
    (tmp_path / "all.md").write_text(text, encoding="utf-8")
    result = onrecord("verify", "--report", "all.md", database=demo)
    assert "[31mkerry-" in result.out
    assert "\x1b" not in result.out
