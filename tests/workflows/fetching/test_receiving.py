import gzip
import itertools

import pytest

from onrecord.ingest.document import Metadata
from onrecord.records import DateRecord
from tests.workflows.fetching.conftest import PAGE, Page
from workflows.fetching import NotChanged, Received, documents_from

WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-05-07T09:30:00Z\r\n"
    b"WARC-Target-URI: https://post.example/bay\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
ARCHIVE = gzip.compress(WARC % (len(ANSWER), ANSWER))


def _feed(*links):
    items = "".join(
        f"<item><title>The bay {n}</title><link>{link}</link>"
        "<pubDate>Wed, 07 May 2031 23:30:00 -0500</pubDate></item>"
        for n, link in enumerate(links)
    )
    return f"<rss version='2.0'><channel>{items}</channel></rss>".encode()


def test_an_address_gives_its_page_with_validators(site, fetcher):
    site.pages["/bay"] = Page(headers={"ETag": '"v1"'})
    (one,) = documents_from(site.url(), fetcher())
    assert one.document.content == PAGE
    assert one.validators.etag == '"v1"'


def test_a_page_that_did_not_change_is_told_apart(site, fetcher):
    site.pages["/bay"] = Page(headers={"ETag": '"v1"'})
    (one,) = documents_from(site.url(), fetcher())
    site.pages["/bay"] = Page(b"", 304)
    known = {site.url(): one.validators}
    assert list(documents_from(site.url(), fetcher(), known.get)) == [NotChanged(site.url())]


def test_a_feed_gives_the_pages_of_its_entries_with_what_it_states(site, fetcher):
    site.pages["/feed"] = Page(_feed("/a", "/b"))
    site.pages["/a"] = site.pages["/b"] = Page()
    first, second = documents_from(site.url("/feed"), fetcher())
    assert (first.document.url, second.document.url) == (site.url("/a"), site.url("/b"))
    assert first.stated == Metadata(
        title="The bay 0",
        published=DateRecord(edtf="2031-05-07", phrase="Wed, 07 May 2031 23:30:00 -0500"),
    )


def test_an_entry_whose_page_fails_does_not_cost_the_others(site, fetcher):
    site.pages["/feed"] = Page(_feed("/gone", "/b"))
    site.pages["/b"] = Page()
    line, one = documents_from(site.url("/feed"), fetcher())
    assert str(line).startswith(f"{site.url('/gone')}: status 404")
    assert one.document.url == site.url("/b")


def test_an_entry_that_leads_to_a_host_inside_is_refused(site, fetcher):
    site.pages["/feed"] = Page(_feed("http://127.0.0.1:22/", "http://169.254.169.254/"))
    resolve = lambda host, port: [host if host[0].isdigit() else "127.0.0.1"]  # noqa: E731
    lines = [str(one) for one in documents_from(site.url("/feed"), fetcher(resolve=resolve))]
    assert "is on port 22" in lines[0]
    assert "no address of the public internet" in lines[1]


def test_entries_that_are_left_out_are_told(site, fetcher):
    site.pages["/feed"] = Page(_feed("mailto:ana@post.example"))
    (line,) = documents_from(site.url("/feed"), fetcher())
    assert "1 of its entries" in str(line)


def test_pages_are_fetched_only_as_they_are_taken(site, fetcher):
    site.pages["/feed"] = Page(_feed("/a", "/b", "/c"))
    site.pages["/a"] = site.pages["/b"] = Page()
    list(itertools.islice(documents_from(site.url("/feed"), fetcher()), 1))
    assert site.paths == ["/feed", "/a"]


def test_the_link_of_a_page_to_its_feed_is_not_followed(site, fetcher):
    content = b"<html><link rel=alternate type=application/rss+xml href=/feed><p>x</p></html>"
    site.pages["/bay"] = Page(content)
    assert len(list(documents_from(site.url(), fetcher()))) == 1
    assert site.paths == ["/bay"]


def test_an_archive_on_the_web_gives_its_pages(site, fetcher):
    site.pages["/bay.warc.gz"] = Page(ARCHIVE)
    (one,) = documents_from(site.url("/bay.warc.gz"), fetcher())
    assert one.document.url == "https://post.example/bay"


def test_an_archive_in_a_file_gives_its_pages(tmp_path):
    path = tmp_path / "bay.warc.gz"
    path.write_bytes(ARCHIVE)
    (one,) = documents_from(str(path))
    assert one.document.content == PAGE
    assert one.document.captured_at == "2031-05-07T09:30:00Z"


def test_a_damaged_archive_in_a_file_is_told(tmp_path):
    path = tmp_path / "bay.warc.gz"
    path.write_bytes(ARCHIVE[:-20])
    (line,) = documents_from(str(path))
    assert "breaks off" in str(line)


def test_a_feed_in_a_file_gives_the_pages_of_its_entries(site, fetcher, tmp_path):
    site.pages["/a"] = Page()
    path = tmp_path / "feed.xml"
    path.write_bytes(_feed(site.url("/a")))
    (one,) = documents_from(str(path), fetcher())
    assert one.document.url == site.url("/a")


def test_another_file_is_a_document_by_itself(tmp_path):
    path = tmp_path / "bay.txt"
    path.write_bytes(b"The patrols do not make the bay safer.")
    (one,) = documents_from(str(path))
    assert one == Received(document=one.document)
    assert (one.document.name, one.document.content) == (str(path), path.read_bytes())


@pytest.mark.parametrize("name", ["missing.html", ".", "a\0b", "http:/post.example"])
def test_a_file_that_cannot_be_read_is_told(tmp_path, name):
    (line,) = documents_from(str(tmp_path / name))
    assert "cannot be read" in str(line)


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "https://ana:secret@post.example/",
        "HTTP://localhost/",
        "ftp://post.example/",
        "file:///etc/hostname",
    ],
)
def test_an_address_that_is_not_fetched_is_told(url):
    (line,) = documents_from(url)
    assert line.exit_code in {1, 2}
    assert "secret" not in str(line)
