"""onrecord ingest: what it prints, what it asks for, and how it ends."""

import io
import json
import os
import sys

import pytest

from cli.ingest import Tally
from workflows import ingest_many
from workflows.ingesting import Ingested

PAGE = (
    "<!doctype html><html lang=en><head><title>The bay is safer</title>"
    '<meta property="og:site_name" content="The Harbour Post"></head><body><article>'
    "<h1>The bay is safer</h1><p>Minister Ana Ferro said on Tuesday that the patrols had made the "
    "bay safer. She spoke in the town hall of Kessel.</p></article></body></html>"
)


@pytest.fixture
def desk(tmp_path):
    """Return a folder of three documents, one of which cannot be read."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "bay.html").write_text(PAGE, encoding="utf-8")
    (folder / "ferry.txt").write_text("The ferry was late, its captain said.\n", encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 nothing")
    return folder


def test_a_document_is_told_of_in_one_line(onrecord, own, desk):
    result = onrecord("ingest", desk / "bay.html", "--published", "2031-05-07", database=own)
    assert (result.code, result.err) == (0, "")
    key = "the-harbour-post-the-bay-is-safer-2031-05-07"
    assert result.out == f"Added source 2 ({key}), change 2: {desk / 'bay.html'}\n"


def test_a_date_that_nobody_knows_is_asked_for_with_the_command(onrecord, own, desk):
    result = onrecord("ingest", desk / "bay.html", database=own)
    command = "source edit the-harbour-post-the-bay-is-safer --set published="
    assert f"onrecord {command}YYYY-MM-DD" in result.err
    assert onrecord(*f"{command}2031-05-07".split(), database=own).code == 0


def test_the_same_bytes_are_known_already(onrecord, own, desk):
    onrecord("ingest", desk / "bay.html", database=own)
    result = onrecord("ingest", desk / "bay.html", database=own)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Known already: source 2 (the-harbour-post-the-bay-is-safer): ")


@pytest.fixture
def pages():
    """Return what became of two pages of the web: one was sent, and one had not changed."""
    same, sent = (
        Ingested(
            name=f"https://post.example/{key}", outcome=outcome, source=key, source_id=id_,
            capture=id_, dated=False,
        )
        for id_, key, outcome in [(2, "bay", "unchanged"), (3, "ferry", "known")]
    )  # fmt: skip
    return same, sent


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_page_that_did_not_change_is_told_of_in_one_line(capsys, pages, dry_run):
    tally = Tally(dry_run=dry_run, as_json=False)
    tally.add(pages[0])
    tally.say(0)
    out, err = capsys.readouterr()
    assert (out, err) == ("Not changed: source 2 (bay): https://post.example/bay\n", "")


def test_pages_that_did_not_change_are_counted_apart(capsys, pages):
    tally = Tally(dry_run=False, as_json=False)
    for page in pages:
        tally.add(page)
    tally.say(0)
    assert capsys.readouterr().out.endswith(", 1 known already, 1 not changed, 0 failed\n")


def test_pages_that_did_not_change_are_counted_apart_in_json(capsys, pages):
    tally = Tally(dry_run=False, as_json=True)
    for page in pages:
        tally.add(page)
    tally.say(0)
    found = json.loads(capsys.readouterr().out)
    assert (found["known"], found["unchanged"]) == (1, 1)
    assert [(one["outcome"], one["source"]) for one in found["documents"]] == [
        ("unchanged", 2), ("known", 3),
    ]  # fmt: skip


def test_what_fails_is_listed_at_the_end_and_the_rest_is_kept(onrecord, own, desk):
    result = onrecord("ingest", desk, "--published", "2031", database=own)
    assert result.code == 5
    assert result.out.splitlines()[-1].startswith("2 new sources, ")
    failed, end = result.err.splitlines()
    assert failed.startswith(f"FAILED {desk / 'scan.pdf'}: ")
    assert end == "1 document not taken in. Mend them, and run the same again"


def test_two_processes_say_the_same_as_one(onrecord, own, desk):
    one = onrecord("ingest", desk, "--dry-run", database=own)
    assert one.out == onrecord("ingest", desk, "--dry-run", "--jobs", 2, database=own).out
    assert one.out.startswith("Would add source (")


def test_the_sum_is_json_where_that_is_wanted(onrecord, own, desk):
    result = onrecord("ingest", desk, "--json", "--published", "2031", database=own)
    assert (result.json["new"], result.json["known"], result.json["failed"]) == (2, 0, 1)
    first, second = result.json["documents"]
    assert (first["outcome"], first["key"]) == ("new", "the-harbour-post-the-bay-is-safer-2031")
    assert (second["source"], second["dated"], second["change"]) == (3, True, 3)
    assert result.json["failures"][0]["name"] == str(desk / "scan.pdf")


def test_a_document_can_come_through_a_pipe(onrecord, own, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    result = onrecord("ingest", "-", "--title", "The bay", database=own)
    assert "(the-harbour-post-the-bay), change 2: standard input" in result.out


def test_the_title_of_one_document_is_not_given_to_many(onrecord, own, desk):
    result = onrecord("ingest", desk, "--title", "The bay", database=own)
    assert result.code == 2
    assert "--title is of one document, and 3 are named" in result.err


def test_a_day_that_does_not_exist_is_a_mistake_of_usage(onrecord, own, desk):
    result = onrecord("ingest", desk / "bay.html", "--published", "2031-02-30", database=own)
    assert result.code == 2


@pytest.fixture
def of_2199(desk):
    """Return a page that says that it will be published long after anybody could have read it."""
    told = '<meta property="article:published_time" content="2199-01-01T10:00:00Z"></head>'
    (desk / "bay.html").write_text(PAGE.replace("</head>", told), encoding="utf-8")
    return desk / "bay.html"


def test_a_day_after_the_document_was_received_is_not_taken_which_is_said(onrecord, own, of_2199):
    result = onrecord("ingest", of_2199, "--json", database=own)
    assert result.json["documents"][0]["dated"] is False
    assert f"No date was taken from {of_2199}: it gives 2199-01-01T10:00:00Z as" in result.err


def test_a_day_that_a_person_tells_is_taken(onrecord, own, of_2199):
    result = onrecord("ingest", of_2199, "--published", "2199-01-01", "--json", database=own)
    assert (result.json["documents"][0]["dated"], result.err) == (True, "")


@pytest.mark.parametrize(
    ("option", "value"), [("--url", "javascript:alert(1)"), ("--language", "English!!")]
)
def test_what_is_no_address_and_no_language_is_a_mistake_of_usage(
    onrecord, own, desk, option, value
):
    result = onrecord("ingest", desk / "bay.html", option, value, database=own)
    assert (result.code, result.out) == (2, "")
    assert f'{option} "{value}" is no ' in result.err


def test_a_file_that_is_nowhere_is_said_to_be_so(onrecord, own):
    result = onrecord("ingest", "nowhere.html", database=own)
    assert (result.code, result.err.startswith("There is no file nowhere.html")) == (3, True)


def test_a_named_pipe_is_refused_and_not_waited_for(onrecord, own, tmp_path):
    os.mkfifo(tmp_path / "p.txt")
    result = onrecord("ingest", tmp_path / "p.txt", database=own)
    assert result.code == 5
    assert "is no file that can be read whole. Copy its content to one, or pipe it in" in result.err


def test_an_interruption_keeps_what_is_done_and_says_so(onrecord, own, desk, monkeypatch):
    def interrupted(engine, item, *rest, **options):
        if item.item.document.name.endswith("ferry.txt"):
            raise KeyboardInterrupt
        return land(engine, item, *rest, **options)

    land = ingest_many._land
    monkeypatch.setattr(ingest_many, "_land", interrupted)
    result = onrecord("ingest", desk, database=own)
    assert result.code == 130
    assert "Added source 2 " in result.out
    monkeypatch.undo()
    again = onrecord("ingest", desk / "bay.html", database=own)
    assert again.out.startswith("Known already")
