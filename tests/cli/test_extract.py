"""onrecord extract, and claim accept and reject: what they print, and how they end."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.drafts import LEAST

ARTICLE = (
    "The harbour minister, Ana Ferro, said on Tuesday that the patrols had made the bay safer.\n\n"
    "“We have lost no boat since the spring,” Ferro told reporters in the town hall.\n\n"
    "Tomas Brek, a fisherman, said that the boats were late again.\n"
)
KEY = "article"


@pytest.fixture(scope="module")
def record_template(build, tmp_path_factory):
    path = tmp_path_factory.mktemp("record") / "record.db"
    path.with_name("article.txt").write_text(ARTICLE, encoding="utf-8")
    build(path, ("init",), ("ingest", "article.txt", "--published", "2031-05-07"))
    return path


@pytest.fixture(scope="module")
def drafted_template(build, record_template):
    path = record_template.with_name("drafted.db")
    shutil.copyfile(record_template, path)
    build(path, ("extract",))
    return path


@pytest.fixture
def record(record_template, tmp_path):
    """Return the path of a database that holds the text of one article."""
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return shutil.copyfile(record_template, tmp_path / "record.db")


@pytest.fixture
def drafted(drafted_template, record):
    """Return the path of the same database, with its drafts."""
    return shutil.copyfile(drafted_template, record)


@pytest.fixture
def listed(onrecord, drafted):
    """Return a function that gives the claims of a status as JSON."""
    return lambda status: (
        onrecord("claim", "list", "--status", status, "--json", database=drafted).json
    )


def test_a_source_is_told_of_in_one_line_with_what_to_do_next(onrecord, record):
    result = onrecord("extract", database=record)
    assert result.code == 0
    assert result.out.startswith("Extracted 3 drafts from source 1 (")
    assert result.out.endswith("), change 2\n")
    assert result.err.startswith("Look at them: onrecord claim list --status draft --source ")


def test_drafts_are_listed_with_how_sure_they_are(onrecord, drafted):
    head, *rows = onrecord("claim", "list", "--status", "draft", database=drafted).out.splitlines()
    assert head == "ID\tSURE\tSAID\tSPEAKER\tSTATEMENT\tSOURCE"
    assert all(0 < float(row.split("\t")[1]) <= 1 for row in rows)


def test_a_draft_says_what_made_it(onrecord, drafted, listed):
    shown = onrecord("claim", "show", listed("draft")[0]["id"], database=drafted).out
    assert "  drafted   by onrecord.extract " in shown


def test_a_second_run_makes_nothing(onrecord, drafted):
    result = onrecord("extract", database=drafted)
    assert (result.code, result.out) == (
        0, "Extracted nothing: all texts were read already. To read one again, name its source\n",
    )  # fmt: skip


def test_a_source_that_is_named_is_read_again(onrecord, drafted):
    result = onrecord("extract", "1", database=drafted)
    assert result.out.startswith("Extracted nothing new from source 1 (")
    assert result.out.endswith("(3 known already)\n")


def test_a_dry_run_prints_a_record_file_that_can_be_imported(onrecord, record, tmp_path):
    result = onrecord("extract", "--dry-run", database=record)
    assert result.out.startswith("# 3 drafts of ")
    edited = result.out.replace("status: draft", "status: accepted", 1)
    (tmp_path / "drafts.yaml").write_text(edited, encoding="utf-8")
    assert onrecord("import", "drafts.yaml", database=record).code == 0
    accepted = onrecord("claim", "list", "--ids", database=record)
    assert len(accepted.ids) == 1


def test_a_dry_run_can_be_written_to_a_file(onrecord, record, tmp_path):
    result = onrecord("extract", "--dry-run", "-o", "drafts.yaml", database=record)
    assert result.out == "Wrote 3 drafts to drafts.yaml\n"
    assert (tmp_path / "drafts.yaml").read_text(encoding="utf-8").count("status: draft") == 3


def test_several_sources_are_added_up(onrecord, record, tmp_path):
    (tmp_path / "other.txt").write_text("Ida Lund said that the port was open.\n", encoding="utf-8")
    onrecord("ingest", "other.txt", database=record)
    result = onrecord("extract", "--jobs", "2", database=record)
    assert result.out.splitlines()[-1] == "4 drafts from 2 sources"


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="No threads to be counted in /proc"
)
def test_a_text_is_read_without_a_thread_for_every_processor(record):
    code = (
        "import os, sys\n"
        "from cli.main import run\n"
        "try:\n    run(['-d', sys.argv[1], 'extract'])\n"
        "except SystemExit:\n    print(len(os.listdir('/proc/self/task')), 'numpy' in sys.modules)"
    )
    bare = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    ended = subprocess.run(
        [sys.executable, "-c", code, str(record)],
        env=bare,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.splitlines()[-1] == "1 True"


def test_less_sure_drafts_are_left_out(onrecord, record):
    result = onrecord("extract", "--min-confidence", "1", database=record)
    assert result.out.startswith("Extracted nothing new from source 1 (")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["the moon"], 3, "onrecord source list"),
        (["post"], 1, 'The text of source "post" is not held'),
        (["-o", "x.yaml"], 2, "Add --dry-run"),
        ([], 1, "onrecord ingest FILE"),
        (["--min-confidence", "2"], 2, "--min-confidence"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(onrecord, own, arguments, code, words):
    result = onrecord("extract", *arguments, database=own)
    assert (result.code, result.out) == (code, "")
    assert words in result.err
    assert result.err.count("\n") == 1


def test_drafts_are_accepted_by_filters(onrecord, drafted, listed):
    result = onrecord("claim", "accept", "--speaker", "Ana Ferro", database=drafted)
    assert result.out.startswith("Accepted 2 claims, change 3\n")
    assert {claim["speaker"]["name"] for claim in listed("accepted")} == {"Ana Ferro"}
    assert {claim["speaker"]["name"] for claim in listed("draft")} == {"Tomas Brek"}


def test_drafts_are_accepted_by_how_sure_they_are(onrecord, drafted, listed):
    least = sorted(claim["confidence"] for claim in listed("draft"))[1]
    onrecord("claim", "accept", "--min-confidence", least, database=drafted)
    assert all(claim["confidence"] >= least for claim in listed("accepted"))
    assert all(claim["confidence"] < least for claim in listed("draft"))


def test_claims_are_rejected_by_the_ids_of_a_pipe(onrecord, drafted, listed, monkeypatch):
    ids = onrecord("claim", "list", "--status", "draft", "--ids", database=drafted).out
    monkeypatch.setattr(sys, "stdin", io.StringIO(ids))
    result = onrecord("claim", "reject", "-", "--note", "not ours", database=drafted)
    assert result.out.startswith("Rejected 3 claims, change 3\n")
    assert len(listed("rejected")) == 3
    assert "rejected (not ours)" in onrecord("log", database=drafted).out


def test_a_decision_can_be_tried_and_undone(onrecord, drafted, listed):
    first = listed("draft")[0]["id"]
    tried = onrecord("claim", "accept", first, "--dry-run", database=drafted)
    assert tried.out.startswith(f"Would accept claim {first} (")
    assert len(listed("draft")) == 3
    onrecord("claim", "accept", first, database=drafted)
    onrecord("undo", database=drafted)
    assert len(listed("draft")) == 3


def test_a_claim_that_is_accepted_already_is_left(onrecord, drafted, listed):
    first = listed("draft")[0]["id"]
    onrecord("claim", "accept", first, database=drafted)
    result = onrecord("claim", "accept", first, database=drafted)
    assert result.out.startswith(f"Accepted nothing: claim {first} (")
    assert result.out.endswith("is accepted already\n")


def test_a_decision_on_what_was_changed_since_is_refused(onrecord, drafted, listed):
    first = listed("draft")[0]["id"]
    onrecord("claim", "edit", first, "--set", "note=seen", database=drafted)
    result = onrecord("claim", "accept", first, "--if-change", "2", database=drafted)
    assert (result.code, result.out) == (1, "")
    assert "its last change is 3" in result.err


def test_nobody_accepts_every_draft_by_chance(onrecord, drafted):
    result = onrecord("claim", "accept", database=drafted)
    assert (result.code, result.out) == (2, "")
    assert "Name claims, or filter them" in result.err


def test_a_language_model_is_asked_only_with_both_its_address_and_its_name(onrecord, record):
    result = onrecord("extract", "--model", "parrot", database=record)
    assert result.code == 2
    assert "--language-model and --model go together" in result.err


def test_a_language_model_that_is_not_there_ends_in_one_line_and_no_drafts(onrecord, record):
    asked = ("--language-model", "http://127.0.0.1:9/v1", "--model", "parrot")
    result = onrecord("extract", *asked, database=record)
    assert result.code == 5
    assert [line for line in result.err.splitlines() if line.startswith("FAILED article")]
    assert onrecord("claim", "list", "--status", "draft", "--ids", database=record).out == ""


def test_the_help_names_the_threshold_that_is_used(onrecord, record):
    assert f"Default: {LEAST:g}." in onrecord("extract", "--help", database=record).out
