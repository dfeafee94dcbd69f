import pytest

from db.errors import DatabaseFailedError
from onrecord.ingest import Metadata
from tests.workflows.fetching.conftest import Page
from workflows.arrivals import arrivals_of
from workflows.document_files import Failed

FEED = (
    b"<rss version='2.0'><channel><item><title>The bay</title><link>/bay</link>"
    b"<pubDate>Wed, 07 May 2031 23:30:00 -0500</pubDate></item></channel></rss>"
)


@pytest.fixture
def arrive(site, fetcher):
    """Return a function that gives what comes of addresses on the server."""
    site.pages["/feed"] = Page(FEED)
    site.pages["/bay"] = Page()

    def arrive(*paths, **told):
        return list(arrivals_of([site.url(path) for path in paths], Metadata(**told), fetcher()))

    return arrive


def test_what_a_person_told_comes_with_a_page(arrive):
    (one,) = arrive("/bay", title="The bay is safer", publisher="The Harbour Post")
    assert one.told.metadata == Metadata(title="The bay is safer", publisher="The Harbour Post")


def test_what_a_feed_states_comes_with_its_pages_apart_from_what_was_told(arrive):
    (one,) = arrive("/feed", publisher="The Harbour Post")
    assert one.stated.title == "The bay"
    assert one.stated.published.edtf == "2031-05-07"
    assert one.told.metadata == Metadata(publisher="The Harbour Post")


@pytest.mark.parametrize("field", ["title", "url", "byline"])
def test_what_is_of_one_page_is_not_told_of_those_of_a_feed(arrive, field):
    (one,) = arrive("/feed", **{field: "https://post.example/"})
    assert isinstance(one, Failed)
    assert f"Leave out --{field}" in one.problem


def test_what_fails_is_told_with_its_name(arrive, site):
    gone, page = arrive("/gone", "/bay")
    assert gone.name == site.url("/gone")
    assert "status 404" in gone.problem
    assert page.document.url == site.url("/bay")


@pytest.mark.parametrize("path", ["/bay", "/feed"])
def test_what_ails_the_database_that_knows_the_pages_ends_the_work(arrive, site, fetcher, path):
    def known(url):
        if url == site.url("/bay"):
            raise DatabaseFailedError("own.db", "disk I/O error")

    with pytest.raises(DatabaseFailedError):
        list(arrivals_of([site.url(path)], Metadata(), fetcher(), known))
