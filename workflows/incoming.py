"""A document on its way into the record, and what is known of it before it is there."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from onrecord.ingest import Article, Document, Metadata
from onrecord.ingest.sidecar import Sidecar, overlaid
from onrecord.safe import clean

_LONGEST: Final = 1000  # characters of a name, a title or an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A document with what a person told of it: options before the sidecar.

    ``stated`` is what others say of it, such as the feed that lists it: behind what it says itself.
    ``path_sha256`` tells the file that it was read from, ``None`` where it was in none. ``etag``
    and ``last_modified`` are what its server tells its versions apart by.
    """

    document: Document
    told: Sidecar = field(default_factory=Sidecar)
    stated: Metadata = field(default_factory=Metadata)
    path_sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.document.content).hexdigest()


def metadata_of(incoming: Incoming, article: Article) -> Metadata:
    """Return what is known of a document: what a person told goes before what it says itself.

    What a document says of itself at great length is no name and no address, and is left out.
    """
    said = article.metadata
    names = ("title", "publisher", "byline", "language", "url")
    long = {name: None for name in names if len(getattr(said, name) or "") > _LONGEST}
    credit = tuple(one for one in said.credit if len(one) <= _LONGEST)
    return overlaid(incoming.stated, replace(said, credit=credit, **long), incoming.told.metadata)


def header(told: str | None) -> str | None:
    """Return what a server or an archive said of a document, as text that can be stored."""
    return clean(told)[:_LONGEST] if told else None


def title_of(name: str) -> str:
    """Return what to call a document that has no title: the end of its name."""
    return PurePath(name.rstrip("/")).name or name
