"""Files and folders as documents: which are read, under which names, with which sidecars."""

import os

import pytest

from onrecord.errors import NotFoundError
from onrecord.ingest import Metadata
from workflows.document_files import Failed, documents_of, files_of, is_holder


@pytest.fixture
def folder(tmp_path):
    """Return a folder of two documents, their sidecars, and what is none."""
    made = tmp_path / "desk"
    (made / "bay_files").mkdir(parents=True)
    (made / "old").mkdir()
    (made / "bay.html").write_text("<p>The bay</p>")
    (made / "bay.html.yaml").write_text("publisher: The Harbour Post\n")
    (made / "bay_files" / "frame.html").write_text("<p>An advertisement</p>")
    (made / "old" / "ferry.txt").write_text("The ferry was late.\n")
    (made / "old" / "ferry.yaml").write_text("title: The ferry\n")
    (made / ".hidden.txt").write_text("Nobody's business.\n")
    (made / "logo.svg").write_text("<svg/>")
    (made / "link.txt").symlink_to(made / "old" / "ferry.txt")
    return made


def told(path, options=None):
    (one,) = documents_of([path], options or Metadata())
    return one


def test_a_folder_gives_its_documents_in_order_and_counts_the_other_files(folder):
    files, others = files_of([folder])
    assert [file.name for file in files] == ["bay.html", "ferry.txt"]
    assert others == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bay.warc", b"WARC/1.1\r\n"), ("bay.WARC.gz", b"\x1f\x8b\x08"),
        ("bay.wacz", b"PK\x03\x04"), ("feed.xml", b"<rss version='2.0'>"),
        ("feed.atom", b"<feed xmlns='http://w3.example'>"),
    ],
)  # fmt: skip
def test_archives_and_feeds_of_a_folder_are_found(folder, name, content):
    (folder / "old" / name).write_bytes(content)
    files, others = files_of([folder])
    assert [file.name for file in files if is_holder(file)] == [name]
    assert others == 1


@pytest.mark.parametrize("name", ["settings.xml", "bay.warc", "bay.zip", "page.gz"])
def test_what_only_ends_like_an_archive_or_a_feed_is_passed_over(folder, name):
    (folder / name).write_bytes(b"<settings/>" if name.endswith("xml") else b"PK\x03\x04")
    assert files_of([folder])[1] == 2


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder):
    assert files_of([folder / "logo.svg"]) == ([folder / "logo.svg"], 0)


def test_a_file_that_is_named_twice_is_taken_once(folder):
    assert len(files_of([folder, folder / "bay.html"])[0]) == 2


def test_a_name_that_is_nowhere_is_refused(tmp_path):
    with pytest.raises(NotFoundError, match=r"There is no file .*nowhere\.html"):
        files_of([tmp_path / "nowhere.html"])


@pytest.mark.parametrize(
    ("file", "field", "value"),
    [("bay.html", "publisher", "The Harbour Post"), ("old/ferry.txt", "title", "The ferry")],
)
def test_a_sidecar_tells_of_the_document_beside_it(folder, file, field, value):
    assert getattr(told(folder / file).told.metadata, field) == value


def test_options_go_before_a_sidecar(folder):
    one = told(folder / "bay.html", Metadata(publisher="Norland Wire"))
    assert one.told.metadata.publisher == "Norland Wire"


def test_a_sidecar_with_a_mistake_is_named_with_its_line(folder):
    (folder / "bay.html.yaml").write_text("publisher: P\npublished: 2031-02-30\n")
    failed = told(folder / "bay.html")
    assert isinstance(failed, Failed)
    assert "bay.html.yaml:2:" in failed.problem


def test_a_file_is_known_again_by_whatever_path_it_is_named(folder, monkeypatch):
    first = told(folder / "bay.html")
    monkeypatch.chdir(folder)
    assert told(files_of([folder.relative_to(folder) / "bay.html"])[0][0]).path_sha256 == (
        first.path_sha256
    )


def test_a_file_that_goes_away_before_its_turn_fails_alone(folder):
    (folder / "bay.html").unlink()
    assert "cannot be read: No such file" in told(folder / "bay.html").problem


def test_what_has_no_end_is_not_read(folder):
    os.mkfifo(folder / "pipe.txt")
    assert "is no file that can be read whole" in told(folder / "pipe.txt").problem


def test_a_file_that_is_too_long_is_not_read(folder):
    with (folder / "long.txt").open("wb") as file:
        file.truncate(129 * 2**20)
    assert "has 129 MiB, more than the 128" in told(folder / "long.txt").problem


def test_a_name_that_is_no_text_is_shown_as_one(folder):
    path = folder / os.fsdecode(b"b\xe4y.txt")
    path.write_text("The bay.\n")
    assert told(path).document.name.endswith("b\\udce4y.txt")
