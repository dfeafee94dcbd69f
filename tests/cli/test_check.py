"""onrecord check and what it finds, as people and programs see it."""

import shutil
import sqlite3

import pytest

RECORD = """
speakers:
  - {key: ferro, name: Ana Ferro}
  - {key: brek, name: Tomas Brek}
claims:
  - {key: open, speaker: ferro, statement: The harbour bridge is open., said: 2031-05-06,
     event: 2031-05-06, place: Norland}
  - {key: closed, speaker: brek, statement: "The <b>harbour</b> bridge is closed.",
     said: 2031-05-06, event: 2031-05-06, place: Norland}
"""
FOUND = "Checked 2 claims: 1 new contradiction candidate, 0 found again, 0 no longer found."
NOTHING = "Checked 0 claims: 0 new contradiction candidates, 0 found again, 0 no longer found"


@pytest.fixture(scope="module")
def bridge_template(build, tmp_path_factory):
    path = tmp_path_factory.mktemp("bridge") / "bridge.db"
    path.with_name("bridge.yaml").write_text(RECORD, encoding="utf-8")
    build(path, ("init",), ("import", "bridge.yaml"))
    return path


@pytest.fixture
def bridge(bridge_template, tmp_path):
    """Return the path of a database with two statements that exclude each other."""
    return shutil.copyfile(bridge_template, tmp_path / "bridge.db")


def test_a_check_says_in_one_line_what_came_of_it(onrecord, bridge):
    result = onrecord("check", database=bridge)
    assert (result.code, result.out.splitlines()) == (
        0, [f"{FOUND} Look at them: onrecord contradiction list"],
    )  # fmt: skip


def test_a_second_check_has_nothing_to_do(onrecord, bridge):
    onrecord("check", database=bridge)
    assert onrecord("check", "--exit-code", database=bridge).out.splitlines() == [NOTHING]


def test_new_candidates_give_an_exit_code_where_asked(onrecord, bridge):
    assert onrecord("check", "--exit-code", database=bridge).code == 1


@pytest.mark.parametrize("option", ["--all", "--rebuild"])
def test_everything_is_compared_again_where_asked(onrecord, bridge, option):
    onrecord("check", database=bridge)
    assert onrecord("check", option, "--json", database=bridge).json == {
        "claims": 2, "new": 0, "again": 0, "stale": 0, "left": 0,
        "recalibration": None, "learned": None,
    }  # fmt: skip


def test_filters_say_which_claims_are_compared(onrecord, bridge):
    found = onrecord("check", "--speaker", "ferro", "--json", database=bridge).json
    assert (found["claims"], found["new"]) == (1, 1)


def test_only_what_is_probable_enough_is_proposed(onrecord, bridge):
    found = onrecord("check", "--min-probability", "1", "--json", database=bridge).json
    assert found["new"] == 0


@pytest.mark.parametrize("typed", ["1.5", "-0.1", "nan", "inf", "much"])
def test_what_is_no_probability_is_said_to_be_none(onrecord, bridge, typed):
    result = onrecord("check", f"--min-probability={typed}", database=bridge)
    told = f'"{typed}" is not a probability. Give a number from 0 to 1. Try: onrecord check --help'
    assert (result.code, result.err) == (2, f"Invalid value for '--min-probability': {told}\n")


def test_compared_words_are_marked_beneath_the_statement(onrecord, bridge):
    onrecord("check", database=bridge)
    lines = onrecord("contradiction", "show", 1, database=bridge).out.splitlines()
    place = next(n for n, line in enumerate(lines) if "compared" in line and "closed" in line)
    start = lines[place].index("closed")
    assert lines[place + 1].rstrip()[start:] == "^^^^^^"
    assert "<b>harbour</b>" in lines[place]


def test_a_candidate_of_an_earlier_version_is_listed_as_such(onrecord, bridge):
    onrecord("check", database=bridge)
    with sqlite3.connect(bridge) as connection:
        connection.execute("UPDATE contradiction SET proposed_by = 'onrecord.contradict 1.0+0'")
    connection.close()
    listed = onrecord("contradiction", "list", database=bridge).out
    assert "candidate (earlier version)" in listed
    onrecord("check", "--all", database=bridge)
    assert "earlier" not in onrecord("contradiction", "list", database=bridge).out


def test_the_json_of_a_contradiction_has_the_compared_words(onrecord, bridge):
    onrecord("check", database=bridge)
    pair = onrecord("contradiction", "show", 1, "--json", database=bridge).json
    statements = {claim["key"]: claim["statement"] for claim in pair["claims"]}
    words = pair["trace"][0]["words"]
    assert {statements[w["claim"]][w["start"] : w["end"]] for w in words} == {"open", "closed"}


@pytest.mark.parametrize(("format_", "marked"), [("html", "<mark>closed</mark>"),
                                                 ("md", "“closed”")])  # fmt: skip
def test_a_report_highlights_the_compared_words(onrecord, bridge, format_, marked):
    onrecord("check", database=bridge)
    report = onrecord("report", "contradictions", "--format", format_, database=bridge).out
    assert marked in report
    assert "<b>harbour" not in report


def test_pairs_of_statements_go_through_an_export(onrecord, bridge, tmp_path):
    onrecord("check", database=bridge)
    whole, other = tmp_path / "whole.jsonl", tmp_path / "other.db"
    onrecord("export", "-o", whole, database=bridge)
    onrecord("init", database=other)
    onrecord("import", whole, database=other)
    shown = [
        onrecord("contradiction", "show", 1, "--json", database=path).json["trace"]
        for path in (bridge, other)
    ]
    assert shown[0] == shown[1]
    assert onrecord("check", "--json", database=other).json["new"] == 0
