"""What a person names, as documents: an address, a web archive, a feed, or a file.

Documents come one at a time, as they are asked for: nothing is fetched that nobody takes. What
fails is given in its place as the error that tells it, and the rest still comes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from onrecord.errors import OnrecordError
from onrecord.ingest.archives import looks_like_archive, read_archive
from onrecord.ingest.document import Document, Metadata
from onrecord.ingest.feeds import MAX_ENTRIES, FeedEntry, looks_like_feed, read_feed
from onrecord.ingest.limits import MAX_BYTES
from onrecord.ingest.packing import in_mebibytes
from onrecord.ingest.refusal import DocumentError
from workflows.fetching.fetcher import Fetched, Fetcher, Known, NotChanged, Validators

_START: Final = 4096
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A document, with what to ask for it next time and what a feed said of it.

    ``stated`` stands behind what the page says of itself. ``within`` is the archive or the feed
    that it came out of, beside others.
    """

    document: Document
    validators: Validators | None = None
    stated: Metadata | None = None
    within: str | None = None


Arrival = Received | NotChanged | OnrecordError
"""What came of an argument: a document, a page that is as it was, or why there is none."""


def is_web_address(argument: str) -> bool:
    """Return whether an argument is an address, and no path; not all of them are fetched."""
    return _ADDRESS.match(argument) is not None


def holds_documents(argument: str) -> bool:
    """Return whether an argument is fetched or unpacked here, and is no document by itself."""
    if is_web_address(argument):
        return True
    try:
        # To open a pipe waits for whoever writes into it, and what is read of it is gone.
        if not Path(argument).is_file():
            return False
        with Path(argument).open("rb") as file:
            start = file.read(_START)
    except (OSError, ValueError):
        return False
    return looks_like_archive(argument, start) or looks_like_feed(start)


def documents_from(
    argument: str, fetcher: Fetcher | None = None, known: Known = lambda _url: None
) -> Iterator[Arrival]:
    """Give the documents of a web address, an archive, a feed or a file.

    Raises nothing for what the argument is or leads to. ``known`` makes requests conditional.
    """
    fetcher = fetcher or Fetcher()
    try:
        if is_web_address(argument):
            yield from _from_web(argument, fetcher, known)
        else:
            yield from _from_file(Path(argument), fetcher, known)
    except OnrecordError as error:
        yield error


def _from_web(url: str, fetcher: Fetcher, known: Known) -> Iterator[Arrival]:
    found = fetcher.fetch(url, known)
    if isinstance(found, NotChanged):
        yield found
        return
    document = found.document
    name = document.url or document.name
    start = document.content[:_START]
    if looks_like_archive(urlsplit(name).path, start):
        yield from _from_archive(BytesIO(document.content), name)
    elif looks_like_feed(start):
        yield from _from_feed(document, fetcher, known)
    else:
        yield _received(found)


def _from_file(path: Path, fetcher: Fetcher, known: Known) -> Iterator[Arrival]:
    name = str(path)
    try:
        with path.open("rb") as file:
            start = file.read(_START)
            file.seek(0)
            if looks_like_archive(path.name, start):
                yield from _from_archive(file, name)
                return
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no possible name"
        raise DocumentError(
            name, f"cannot be read ({reason}). Check the name and try again."
        ) from None
    if len(content) > MAX_BYTES:
        raise DocumentError(
            name, f"is larger than {in_mebibytes(MAX_BYTES)}, the most that is read. Split it."
        )
    document = Document(name=name, content=content)
    if looks_like_feed(start):
        yield from _from_feed(document, fetcher, known)
    else:
        yield Received(document=document)


def _from_archive(file: BinaryIO, name: str) -> Iterator[Arrival]:
    for one in read_archive(file, name):
        yield one if isinstance(one, DocumentError) else Received(document=one, within=name)


def _from_feed(document: Document, fetcher: Fetcher, known: Known) -> Iterator[Arrival]:
    feed = read_feed(document.content, document.name, document.url)
    for entry in feed.entries:
        try:
            found = fetcher.fetch(entry.url, known)
        except OnrecordError as error:
            yield error
            continue
        yield found if isinstance(found, NotChanged) else _received(found, entry, document.name)
    if feed.left_out:
        yield DocumentError(
            document.name,
            f"{feed.left_out} of its entries lead to no page of their own, or stand after the "
            f"first {MAX_ENTRIES}, and are left out. Give their addresses.",
        )


def _received(
    found: Fetched, entry: FeedEntry | None = None, within: str | None = None
) -> Received:
    stated = None
    if entry is not None:
        stated = Metadata(title=entry.title, byline=entry.author, published=entry.published)
    return Received(
        document=found.document, validators=found.validators, stated=stated, within=within
    )
