"""onrecord ingest: what it prints, what it asks for, and how it ends."""

import io
import json
import os
import sys
import tracemalloc

import pytest

from cli.ingest import Tally
from onrecord.json_text import readable
from workflows import document_files, ingest_many
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


@pytest.fixture
def half_a_scan(tmp_path):
    """Return a PDF of two pages, the second of which is a picture."""
    text = b"BT /F1 12 Tf 72 700 Td (The ferry was late, its captain said.) Tj ET"
    picture = b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [5 0 R 7 0 R] /Count 2 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text), page % 4,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(picture), picture), page % 6,
    ]  # fmt: skip
    told = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, start=1))
    path = tmp_path / "half.pdf"
    path.write_bytes(b"%PDF-1.4\n" + told + b"trailer << /Size 8 /Root 1 0 R >>\n%%EOF")
    return path


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


def test_what_was_not_read_of_a_document_is_said_with_it(onrecord, own, half_a_scan):
    result = onrecord("ingest", half_a_scan, "--published", "2031", database=own)
    assert result.code == 0
    assert result.err == f"{half_a_scan}: page 2 has no text: it needs OCR\n"


def test_what_was_not_read_of_a_document_is_in_the_json(onrecord, own, half_a_scan):
    result = onrecord("ingest", half_a_scan, "--published", "2031", "--json", database=own)
    assert result.json["documents"][0]["notes"] == ["page 2 has no text: it needs OCR"]


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


@pytest.mark.parametrize("named", [["bay.html", "scan.pdf", "ferry.txt"], ["scan.pdf"]])
def test_the_json_is_laid_out_as_all_json_is(onrecord, own, desk, named):
    result = onrecord("ingest", *(desk / name for name in named), "--json", database=own)
    assert result.out == readable(result.json) + "\n"


def test_the_documents_of_json_wait_on_the_disk():
    tally = Tally(dry_run=False, as_json=True)
    tracemalloc.start()
    for number in range(3000):
        name = f"{number}.html"
        tally.add(Ingested(name=name, outcome="new", source=name, source_id=number, capture=number))
    held, _most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    tally.say(0)
    assert held < 200_000


def test_a_document_can_come_through_a_pipe(onrecord, own, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    result = onrecord("ingest", "-", "--title", "The bay", database=own)
    assert "(the-harbour-post-the-bay), change 2: standard input" in result.out


def test_no_more_of_a_pipe_is_read_than_a_document_may_have(onrecord, own, monkeypatch):
    monkeypatch.setattr(document_files, "MAX_BYTES", document_files.MEBIBYTE)
    pipe = io.BytesIO(b"The ferry was late. " * 100_000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
    result = onrecord("ingest", "-", database=own)
    assert result.code == 5
    assert result.err.startswith("FAILED standard input: is larger than 1 MiB, the most that is ")
    assert pipe.tell() == document_files.MEBIBYTE + 1


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


@pytest.fixture
def known(onrecord, own, desk):
    """Take a page in of which nobody tells the day; return its path."""
    assert onrecord("ingest", desk / "bay.html", database=own).code == 0
    return desk / "bay.html"


KEY = "the-harbour-post-the-bay-is-safer"


def shown(onrecord, own):
    return onrecord("source", "show", KEY, "--json", database=own).json


def test_a_day_that_is_told_of_a_known_source_is_taken(onrecord, own, known):
    result = onrecord("ingest", known, "--published", "2031-03-03", database=own)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[1] == f"Filled published of source 2 ({KEY}), change 3"
    assert shown(onrecord, own)["published"]["edtf"] == "2031-03-03"


def test_a_day_that_is_told_with_a_new_copy_is_taken(onrecord, own, known):
    known.write_text(PAGE.replace("town hall", "school"), encoding="utf-8")
    result = onrecord("ingest", known, "--published", "2031-03-03", database=own)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Added a new capture of source 2 ")
    assert shown(onrecord, own)["published"]["edtf"] == "2031-03-03"


def test_what_was_filled_can_be_undone(onrecord, own, known):
    onrecord("ingest", known, "--published", "2031-03-03", database=own)
    assert onrecord("undo", "3", database=own).code == 0
    assert shown(onrecord, own)["published"] is None


def test_what_the_source_has_otherwise_is_named_with_the_command(onrecord, own, known):
    result = onrecord("ingest", known, "--publisher", "Norland Wire", database=own)
    assert (result.code, len(result.out.splitlines())) == (0, 1)
    command = f"source edit {KEY} --set 'publisher=Norland Wire'"
    assert result.err == (
        f"Not taken, for {KEY} has another value: publisher. To change it: onrecord {command}\n"
    )
    assert shown(onrecord, own)["publisher"] == "The Harbour Post"


def test_what_is_told_as_the_source_has_it_is_nothing_new(onrecord, own, known):
    again = ["ingest", known, "--publisher", "The Harbour Post", "--credit", "NW"]
    assert onrecord(*again, database=own).out.splitlines()[1].startswith("Filled credit of ")
    result = onrecord(*again, database=own)
    assert (result.err, len(result.out.splitlines())) == ("", 1)


def test_a_dry_run_fills_nothing(onrecord, own, known):
    told = "--published", "2031-03-03", "--dry-run"
    result = onrecord("ingest", known, *told, database=own)
    assert result.out.splitlines()[1] == f"Would fill published of source 2 ({KEY})"
    assert shown(onrecord, own)["published"] is None
