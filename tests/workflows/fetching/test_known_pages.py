"""Pages that are asked for again, against a server that sends nothing which did not change."""

import pytest
from sqlalchemy import update

from db.engine import reading, writing
from db.reads.documents import page_at
from db.store.captures import release
from db.tables import Capture, Change, Source
from onrecord.ingest import Document, Metadata
from tests.workflows.fetching.conftest import Page
from workflows.arrivals import arrivals_of
from workflows.fetching import NotChanged
from workflows.ingest_many import Readers, ingest_many
from workflows.ingesting import Incoming
from workflows.known_pages import kept_validators

CHANGED = "Wed, 07 May 2031 08:00:00 GMT"
FEED = (
    b"<rss version='2.0'><channel><item><title>The bay</title><link>/bay</link></item></channel>"
    b"</rss>"
)


def text(words):
    return (
        "<html><head><title>The bay</title></head><body><article><h1>The bay</h1><p>Ana Ferro "
        f"said on Tuesday that the patrols had {words} the bay safer, in the town hall of Kessel."
        "</p></article></body></html>"
    ).encode()


@pytest.fixture
def bay(site):
    """Return a function that puts a page at an address of the server, with its version."""

    def bay(version='"v1"', words="made", path="/bay", **headers):
        given = {"ETag": version} if version else {}
        site.pages[path] = Page(text(words), headers=given | headers)

    return bay


@pytest.fixture
def take(engine, actor, fetcher, site):
    """Return a function that takes addresses in and gives what became of each."""

    def take(*paths, dry_run=False):
        urls = [site.url(path) for path in paths or ["/bay"]]
        items = arrivals_of(urls, Metadata(), fetcher(), kept_validators(engine))
        return list(ingest_many(engine, items, actor, Readers(), dry_run=dry_run))

    return take


@pytest.fixture
def rows(engine):
    """Return a function that gives all rows of a table."""

    def rows(table):
        with reading(engine) as connection:
            return connection.execute(table.__table__.select().order_by(table.id)).all()

    return rows


def conditions(site):
    """Return what the requests for pages asked for, ``None`` for all that is there."""
    return [h.get("if-none-match") for _, path, h in site.asked if path != "/robots.txt"]


def test_an_unchanged_page_is_asked_for_once_in_full_and_once_conditionally(bay, take, site):
    bay()
    (first,), (second,) = take(), take()
    assert (first.outcome, second.outcome) == ("new", "unchanged")
    assert (second.source, second.capture) == (first.source, first.capture)
    assert conditions(site) == [None, '"v1"']


def test_of_an_unchanged_page_nothing_is_written(bay, take, rows):
    bay()
    take()
    before = rows(Capture), rows(Source), rows(Change)
    (done,) = take()
    assert (rows(Capture), rows(Source), rows(Change)) == before
    assert done.change is None


def test_a_dry_run_tells_of_an_unchanged_page_too(bay, take):
    bay()
    take()
    (done,) = take(dry_run=True)
    assert done.outcome == "unchanged"


def test_a_changed_page_gives_a_new_capture_of_its_source(bay, take, site):
    bay()
    (first,) = take()
    bay('"v2"', "not made")
    (second,), (third,) = take(), take()
    assert (second.outcome, second.source) == ("capture", first.source)
    assert (third.outcome, third.capture) == ("unchanged", second.capture)
    assert conditions(site) == [None, '"v1"', '"v2"']


def test_validators_are_kept_as_they_came(bay, take, rows):
    bay('W/"v1"', **{"Last-Modified": CHANGED})
    take()
    (one,) = rows(Capture)
    assert (one.etag, one.last_modified) == ('W/"v1"', CHANGED)


def test_other_validators_of_the_same_bytes_are_not_kept(bay, take, rows):
    bay()
    take()
    bay('"v2"')
    (done,) = take()
    assert done.outcome == "known"
    assert [one.etag for one in rows(Capture)] == ['"v1"']


def test_a_page_without_validators_is_asked_for_in_full(bay, take, site):
    bay(None)
    (_,), (second,) = take(), take()
    assert second.outcome == "known"
    assert conditions(site) == [None, None]


def test_a_page_that_is_held_by_hash_only_is_asked_for_in_full(bay, take, rows, engine):
    bay()
    take()
    with writing(engine) as connection:
        release(connection, [rows(Capture)[0].key])
    bay(**{"Last-Modified": CHANGED})
    (done,) = take()
    (one,) = rows(Capture)
    assert done.outcome == "filled"
    assert (one.content, one.etag, one.last_modified) == (text("made"), '"v1"', CHANGED)


def test_a_page_behind_a_redirect_is_asked_for_conditionally(bay, take, site):
    site.pages["/short"] = Page(b"", 302, {"Location": "/bay"})
    bay()
    take("/short")
    (done,) = take("/short")
    assert (done.outcome, done.name) == ("unchanged", site.url("/bay"))
    assert conditions(site) == [None, None, None, '"v1"']


def test_the_pages_of_a_feed_are_asked_for_conditionally(bay, take, site):
    site.pages["/feed"] = Page(FEED)
    bay()
    take("/feed")
    (done,) = take("/feed")
    assert done.outcome == "unchanged"
    assert conditions(site) == [None, None, None, '"v1"']


def test_an_unchanged_page_of_a_withdrawn_source_is_told_as_withdrawn(bay, take, engine):
    bay()
    take()
    with writing(engine) as connection:
        connection.execute(update(Source).values(withdrawn=True))
    (done,) = take()
    assert (done.outcome, done.withdrawn) == ("unchanged", True)


def test_the_last_capture_is_the_last_by_its_time(bay, take, engine, actor, site):
    bay()
    (first,) = take()
    older = Document(
        name="bay.warc",
        content=text("once made"),
        url=site.url(),
        captured_at="2030-01-01T00:00:00Z",
    )
    list(ingest_many(engine, [Incoming(document=older, etag='"v0"')], actor, Readers()))
    with reading(engine) as connection:
        page = page_at(connection, site.url())
    assert (page.capture.id, page.etag) == (first.capture, '"v1"')


@pytest.mark.parametrize("etag", ['"v1"\r\nX-Told: yes', '"größer"', ' "v1"', "", "v" * 2_000])
def test_what_no_header_can_hold_is_not_sent(bay, take, engine, site, etag):
    bay()
    take()
    with writing(engine) as connection:
        connection.execute(update(Capture).values(etag=etag))
    (done,) = take()
    assert done.outcome == "known"
    assert "x-told" not in site.asked[-1][2]
    assert conditions(site) == [None, None]


def test_a_header_that_cannot_be_sent_again_is_not_kept(take, site, rows):
    site.pages["/bay"] = Page(text("made"), headers={"ETag": '"gr\xf6\xdfer"'})
    take()
    (one,) = rows(Capture)
    assert one.etag is None


def test_a_page_that_did_not_change_is_no_document(bay, take, engine, fetcher, site):
    bay()
    take()
    items = arrivals_of([site.url()], Metadata(), fetcher(), kept_validators(engine))
    assert list(items) == [NotChanged(site.url())]
