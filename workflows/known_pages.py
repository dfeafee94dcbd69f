"""What the record has of pages that are asked for again.

A server is asked for nothing that did not change, and its word is taken for it. So it is asked only
where the last copy is held: else the page itself is wanted.
"""

from sqlalchemy import Engine

from db.engine import reading
from db.reads.documents import page_at
from workflows.fetching import Known, NotChanged, Validators
from workflows.ingesting import Ingested, told_of


def kept_validators(engine: Engine) -> Known:
    """Return a function that gives the validators of the last capture from an address."""

    def kept(url: str) -> Validators | None:
        # Read and let go: no database waits for a server.
        with reading(engine) as connection:
            page = page_at(connection, url)
        if page is None or not page.capture.held:
            return None
        return Validators(url=url, etag=page.etag, last_modified=page.last_modified)

    return kept


def not_changed(engine: Engine, page: NotChanged) -> Ingested:
    """Return what is told of a page that is as its last capture has it."""
    with reading(engine) as connection:
        known = page_at(connection, page.url)
        assert known is not None  # noqa: S101 - its validators were sent, and none is deleted
        return told_of(connection, known.capture, page.url, "unchanged")
