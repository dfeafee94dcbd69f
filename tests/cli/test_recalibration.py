"""onrecord check --recalibrate and --uncalibrate, as people and programs see them."""

import json
import re
import shutil
import sqlite3

import pytest

from cli.main import run

PLACES = ["Alder", "Birch", "Cedar", "Dune", "Ember", "Fjord"]
TOO_FEW = (
    "Learned nothing: people confirmed or dismissed 0 pairs of statements that the program "
    "proposed, and fewer than 20 tell too little. Nothing was changed"
)

WHOLE = "Of 30 pairs that the program found in what statements say and people decided on,"
OPEN = "On 1 more they are unsure or disagree."


@pytest.fixture(scope="module")
def checked_template(tmp_path_factory):
    """Return the path of a database in which many figures were proposed as contradictions."""
    path = tmp_path_factory.mktemp("boats") / "boats.db"
    same = {"said": "2031-05-06", "event": "2031-05-06", "place": "Norland"}
    claims = [
        {
            "key": f"{who}{number}",
            "speaker": who,
            "statement": f"{figure + number} boats were lost off {place}.",
        }
        | same
        for number, place in enumerate(PLACES)
        for who, figure in (("ferro", 20), ("brek", 60))
    ]
    speakers = [{"key": "ferro", "name": "Ana Ferro"}, {"key": "brek", "name": "Tomas Brek"}]
    record = path.with_name("boats.yaml")
    record.write_text(json.dumps({"speakers": speakers, "claims": claims}), encoding="utf-8")
    for words in (["init"], ["import", str(record)], ["check"]):
        with pytest.raises(SystemExit):
            run(["--database", str(path), *words])
    return path


@pytest.fixture
def checked(checked_template, tmp_path):
    return shutil.copyfile(checked_template, tmp_path / "boats.db")


@pytest.fixture
def decided(onrecord, checked):
    """Return the database with 3 pairs confirmed, 27 dismissed, 1 unsure."""
    ids = onrecord("contradiction", "list", "--ids", database=checked).ids
    decide = ("contradiction", "decide")
    onrecord(*decide, *ids[:3], "confirmed", database=checked)
    onrecord(*decide, *ids[3:30], "dismissed", "--reason", "different_referent", database=checked)
    onrecord(*decide, ids[30], "unsure", database=checked)
    return checked


def test_what_was_learned_is_told_in_plain_words(onrecord, decided):
    told = onrecord("check", "--recalibrate", database=decided).out.splitlines()
    assert told[0] == (
        "Learned from 30 pairs that the program proposed and people decided on: "
        "3 confirmed (10 %, 95 % interval 3-26 %)"
    )
    assert told[1].startswith("  numeric: 3 of 30 confirmed -> lowered (0.")
    assert told[2].startswith("  any other kind -> ")
    assert re.fullmatch(
        r"Of these pairs it would not have proposed \d of the 3 confirmed and \d+ of the 27 "
        "dismissed",
        told[3],
    )
    assert told[4] == "Left out: 1 unsure or disputed"
    assert told[5].endswith("To go back: onrecord check --uncalibrate")
    assert told[6].startswith("Checked 12 claims: ")
    assert told[7].startswith("Proposed by a probability that 30 decisions corrected (")
    assert told[7].endswith(", Ida Lund)")


def test_too_few_decisions_are_told_and_the_check_goes_on(onrecord, checked):
    result = onrecord("check", "--recalibrate", database=checked)
    told = result.out.splitlines()
    assert (result.code, told[0]) == (0, TOO_FEW)
    assert told[1].startswith("Checked 0 claims: ")


def test_learning_the_same_again_says_so(onrecord, decided):
    onrecord("check", "--recalibrate", database=decided)
    told = onrecord("check", "--recalibrate", database=decided).out.splitlines()
    assert told[0].startswith("Had learned already from 30 pairs")
    assert told[6].startswith("Checked 0 claims: ")


def test_going_back_says_what_is_left(onrecord, decided):
    onrecord("check", "--recalibrate", database=decided)
    told = onrecord("check", "--uncalibrate", database=decided).out.splitlines()
    assert told[0].startswith("The shipped probability holds again; what 30 decisions taught")
    assert told[1].startswith("Checked 12 claims: ")
    assert len(told) == 2


def test_there_may_be_nothing_to_go_back_from(onrecord, checked):
    told = onrecord("check", "--uncalibrate", database=checked).out.splitlines()
    assert told[0] == "The shipped probability held already: there is nothing to go back from"


def test_both_at_once_are_refused(onrecord, checked):
    result = onrecord("check", "--recalibrate", "--uncalibrate", database=checked)
    assert (result.code, result.out) == (2, "")
    assert "Give one or the other" in result.err


def test_a_later_check_says_by_what_it_proposed(onrecord, decided):
    onrecord("check", "--recalibrate", database=decided)
    told = onrecord("check", database=decided).out.splitlines()
    assert told[1].startswith("Proposed by a probability that 30 decisions corrected (")


def test_a_later_version_says_that_it_does_not_use_what_was_learned(onrecord, decided):
    onrecord("check", "--recalibrate", database=decided)
    with sqlite3.connect(decided) as connection:
        connection.execute("UPDATE recalibration SET learned_for = 'onrecord.contradict 1.0+0'")
    connection.close()
    told = onrecord("check", database=decided).out.splitlines()
    assert told[1] == (
        "What 30 decisions taught was about another version, and is not used. "
        "To learn again: onrecord check --recalibrate"
    )
    assert onrecord("check", "--json", database=decided).json["recalibration"]["in_use"] is False


def test_the_same_decisions_teach_the_same_where_an_export_was_loaded(onrecord, decided, tmp_path):
    whole, other = tmp_path / "whole.jsonl", tmp_path / "other.db"
    onrecord("export", "-o", whole, database=decided)
    onrecord("init", database=other)
    onrecord("import", whole, database=other)
    names = [
        onrecord("check", "--recalibrate", "--json", database=path).json["recalibration"]["name"]
        for path in (decided, other)
    ]
    assert names[0] == names[1]


def test_programs_are_told_the_same(onrecord, decided):
    found = onrecord("check", "--recalibrate", "--json", database=decided).json
    assert list(found) == [
        "claims", "new", "again", "stale", "left", "recalibration", "learned",
    ]  # fmt: skip
    held, learned = found["recalibration"], found["learned"]
    assert (held["in_use"], held["decisions"], held["confirmed"]) == (True, 30, 3)
    assert (learned["enough"], learned["new"], learned["unsure_or_disputed"]) == (True, True, 1)
    assert [one["kind"] for one in learned["kinds"]] == ["numeric", None]
    assert learned["kinds"][0]["after"] < learned["kinds"][0]["before"]


def test_a_candidate_shows_that_its_probability_was_corrected(onrecord, decided):
    onrecord("check", "--recalibrate", "--min-probability", "0.01", database=decided)
    listed = ("contradiction", "list", "--status", "candidate", "--ids", "--limit", "1")
    (first,) = onrecord(*listed, database=decided).ids
    shown = onrecord("contradiction", "show", first, database=decided).out
    assert "recalibrated: By 30 decisions of this record the shipped probability of 0." in shown
    assert " recalibrated " in next(
        text for text in shown.splitlines() if text.startswith("  proposed")
    )


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_a_report_says_how_good_the_proposals_have_been(onrecord, decided, format_):
    report = onrecord("report", "contradictions", "--format", format_, database=decided).out
    if format_ == "json":
        found = json.loads(report)["selected"]["proposals"]["of_statements"]
        assert (found["decided"], found["confirmed"], found["unsure_or_disputed"]) == (30, 3, 1)
        return
    assert f"{WHOLE} 3 were confirmed (10 %, 95 % interval 3-26 %). {OPEN}" in report


def test_a_report_says_nothing_where_nobody_decided(onrecord, checked):
    report = onrecord("report", "contradictions", "--format", "json", database=checked).json
    assert "proposals" not in report["selected"]


def test_a_report_with_filters_says_that_it_means_its_selection(onrecord, decided):
    report = onrecord("report", "contradictions", "--about", "Alder", database=decided).out
    assert " pairs in this selection that the program found " in report


def test_the_same_record_gives_the_same_bytes(onrecord, decided):
    words = ("report", "contradictions", "--format", "html")
    assert onrecord(*words, database=decided).out == onrecord(*words, database=decided).out


@pytest.mark.parametrize("ending", ["md", "html", "json"])
def test_a_report_that_says_so_can_be_checked_again(onrecord, decided, tmp_path, ending):
    path = tmp_path / f"report.{ending}"
    onrecord("report", "contradictions", "-o", path, database=decided)
    assert onrecord("verify", "--report", path, database=decided).code == 0


def test_a_report_tells_when_more_was_decided_since(onrecord, decided, tmp_path):
    path = tmp_path / "report.html"
    onrecord("report", "contradictions", "--status", "confirmed", "-o", path, database=decided)
    found = onrecord("contradiction", "list", "--status", "candidate", "--ids", database=decided)
    reason = ("dismissed", "--reason", "different_referent")
    onrecord("contradiction", "decide", found.ids[0], *reason, database=decided)
    told = onrecord("verify", "--report", path, database=decided)
    assert "proposals decided is otherwise now" in " ".join(told.out.split())
