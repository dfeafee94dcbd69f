"""Documents as they are received, what is read out of them, and a way to take them in."""

import pytest

from onrecord.ingest import Document, Metadata, read_document
from onrecord.ingest.sidecar import Sidecar
from tests.workflows.ingesting.edited_page import URL, claims_of
from workflows.incoming import Incoming
from workflows.ingesting import ingest_document

PAGE = (
    "<!doctype html><html lang=en><head><title>The bay is safer, says minister</title>"
    '<meta property="og:site_name" content="The Harbour Post"></head><body><article>'
    "<h1>The bay is safer, says minister</h1>"
    "<p>Minister Ana Ferro said on Tuesday: “The patrols have made the bay safer.” She spoke in "
    "the town hall of Kessel, before some two hundred fishers and their families.</p>"
    "<p>Tomas Brek said the same day: “The patrols have changed nothing.” He leads the union of "
    "the crews, which had asked for more boats at the mouth of the bay.</p>"
    "</article></body></html>"
)


@pytest.fixture
def page() -> str:
    """Return a made-up page with two quotations, without a date."""
    return PAGE


@pytest.fixture
def incoming():
    """Return a function that gives a document with what is told of it."""

    def incoming(content, name="bay.html", *, path=None, key=None, url=None, **told):
        data = content if isinstance(content, bytes) else content.encode()
        return Incoming(
            document=Document(name=name, content=data, url=url),
            told=Sidecar(key=key, metadata=Metadata(**told)),
            path_sha256=path and path * 64,
        )

    return incoming


@pytest.fixture
def ingest(engine, incoming, actor):
    """Return a function that reads a document and takes it into the database of the test."""

    def ingest(content, name="bay.html", *, hour=10, **told):
        one = incoming(content, name, **told)
        article = read_document(one.document)
        return ingest_document(engine, one, article, actor("Vera Sand", hour))

    return ingest


@pytest.fixture
def coded(engine, fill_once, ingest, page, take_in):
    """Take the page in, with two claims that are quoted from it; return the source's key."""

    def fill():
        done = ingest(page, url=URL)
        take_in(claims_of(done.source))
        return done.source

    return fill_once(engine, f"coded {page}", fill)
