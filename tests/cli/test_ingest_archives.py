"""onrecord ingest of archives, feeds and addresses, and snapshots that come back."""

import gzip

import pytest

PAGE = (
    "<!doctype html><html lang=en><head><title>The bay is safer</title>"
    '<meta property="og:site_name" content="The Harbour Post"></head><body><article>'
    "<h1>The bay is safer</h1><p>Minister Ana Ferro said on Tuesday that the patrols had made the "
    "bay safer. She spoke in the town hall of Kessel.</p></article></body></html>"
)


def _record(url, page):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-05-07T09:30:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n")


@pytest.fixture
def archive(tmp_path):
    """Return an archive of two pages."""
    path = tmp_path / "bay.warc.gz"
    other = PAGE.replace("bay", "strait").replace("Tuesday", "Monday")
    path.write_bytes(
        _record("https://post.example/harbour", PAGE)
        + _record("https://post.example/strait", other)
    )
    return path


def test_the_pages_of_an_archive_become_sources_with_their_time_and_address(onrecord, own, archive):
    result = onrecord("ingest", archive, "--published", "2031-05-07", database=own)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[-1].startswith("2 new sources, ")
    key = "the-harbour-post-the-bay-is-safer-2031-05-07"
    shown = onrecord("source", "show", key, "--json", database=own).json
    assert shown["url"] == "https://post.example/harbour"
    (capture,) = shown["captures"]
    assert capture["captured_at"] == "2031-05-07T09:30:00Z"
    assert (capture["url"], capture["status"]) == ("https://post.example/harbour", 200)


def test_the_archives_of_a_folder_are_read_after_its_documents(onrecord, own, archive):
    folder = archive.parent / "desk"
    (folder / "old").mkdir(parents=True)
    archive.rename(folder / "old" / archive.name)
    (folder / "zebra.txt").write_text("The ferry was late, its captain said.\n", encoding="utf-8")
    result = onrecord("ingest", folder, "--published", "2031-05-07", database=own)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0].endswith("zebra.txt")
    assert result.out.splitlines()[-1].startswith("3 new sources, ")


def test_a_feed_in_a_folder_leads_to_no_host_inside(onrecord, own, tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    item = "<item><title>The bay</title><link>http://127.0.0.1/bay</link></item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>"
    (folder / "feed.xml").write_text(feed, encoding="utf-8")
    result = onrecord("ingest", folder, database=own)
    assert result.code == 5
    assert "no address of the public internet" in result.err


def test_a_second_run_over_an_archive_changes_nothing(onrecord, own, archive):
    onrecord("ingest", archive, "--published", "2031", database=own)
    result = onrecord("ingest", archive, database=own)
    assert (result.code, result.err) == (0, "")
    assert "2 known already" in result.out


def test_a_damaged_archive_keeps_what_came_before(onrecord, own, archive):
    archive.write_bytes(archive.read_bytes()[:-9])
    result = onrecord("ingest", archive, "--published", "2031", database=own)
    assert result.code == 5
    assert "1 new source, " in result.out
    assert f"FAILED {archive}: the archive breaks off in the middle" in result.err


def test_a_title_is_not_given_to_the_pages_of_an_archive(onrecord, own, archive):
    result = onrecord("ingest", archive, "--title", "The bay", database=own)
    assert result.code == 5
    assert "0 new sources" in result.out
    assert "Leave out --title" in result.err


@pytest.mark.parametrize(
    "url", ["http://localhost/bay", "http://169.254.169.254/", "https://ana:secret@post.example/"]
)
def test_an_address_that_is_not_fetched_is_one_line(onrecord, own, url):
    result = onrecord("ingest", url, database=own)
    assert result.code == 5
    assert result.err.startswith("FAILED http")
    assert "secret" not in result.err


def test_a_feed_in_a_file_leads_to_no_host_inside(onrecord, own, tmp_path):
    feed = tmp_path / "feed.xml"
    item = "<item><title>The bay</title><link>http://127.0.0.1/bay</link></item>"
    feed.write_text(f"<rss version='2.0'><channel>{item}</channel></rss>", encoding="utf-8")
    result = onrecord("ingest", feed, database=own)
    assert result.code == 5
    assert "no address of the public internet" in result.err


def test_a_snapshot_comes_back_as_what_it_was(onrecord, own, archive, tmp_path):
    onrecord("ingest", archive, "--published", "2031", database=own)
    key = "the-harbour-post-the-bay-is-safer-2031"
    written = onrecord("source", "snapshot", key, "-o", "bay-again.warc.gz", database=own)
    assert (written.code, written.err) == (0, "")
    assert written.out.startswith("Wrote 1 capture of source ")
    again = onrecord("ingest", "bay-again.warc.gz", database=own)
    assert (again.code, again.err) == (0, "")
    assert again.out.startswith("Known already: source ")
