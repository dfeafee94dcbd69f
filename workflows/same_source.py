"""Which source of the record a document is another copy of.

A wrong yes costs more than a wrong no: two sources with one wording are proposed as one origin, but
a copy that went into its original is counted nowhere. What a document only says of itself has to be
borne out.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from db.reads.documents import KnownSource, last_text, sources_at, sources_read_from
from db.store.rows import ids
from db.store.sources import load_sources
from db.tables import Source
from onrecord.addresses import canonical, page_of, tells_a_page
from onrecord.errors import OnrecordError
from onrecord.ingest import Article
from onrecord.origins import wording
from onrecord.origins.sketch import shingles
from onrecord.text import fold, tokens
from workflows.incoming import Incoming, header, metadata_of

_ALIKE: Final = 0.5  # of the shorter text, the share of its runs of words that the longer one has


def same_source(connection: Connection, incoming: Incoming, article: Article) -> KnownSource | None:
    """Return the source that a document is another copy of, ``None`` for a new one.

    Raises OnrecordError where several may be meant.
    """
    if incoming.told.key is not None:
        return _of_key(connection, incoming.told.key)
    urls = _addresses(incoming, article)
    found = [
        one
        for one in sources_at(connection, urls)
        if _stands_there(connection, one, incoming, article)
    ]
    if len(found) > 1:
        named = ", ".join(sorted(one.key for one in found))
        raise OnrecordError(
            f"{incoming.document.name}: several sources stand at its address ({named}). "
            "Name one in a sidecar beside it: key: ..."
        )
    if found or incoming.path_sha256 is None:
        return found[0] if found else None
    return _of_the_same_file(connection, incoming, article, urls)


def address_of(connection: Connection, incoming: Incoming, article: Article) -> str | None:
    """Return the address of a new source, as it was given.

    One that a document only names is not its own where another source stands there: the copy of an
    agency's story names the agency's page.
    """
    url = metadata_of(incoming, article).url or header(incoming.document.url)
    if url is None or _is_certain(incoming):
        return url
    return None if sources_at(connection, [url]) else url


def _of_key(connection: Connection, key: str) -> KnownSource | None:
    record = load_sources(connection, [key]).get(key)
    if record is None:
        return None
    id_ = ids(connection, Source, [key])[key]
    return KnownSource(
        id_, record.key, record.title, record.publisher, record.url, record.withdrawn
    )


def _addresses(incoming: Incoming, article: Article) -> list[str]:
    """Return the addresses that tell what page this is.

    A page that calls the front page of its site its own address, as some do, tells nothing.
    """
    received, named = header(incoming.document.url), metadata_of(incoming, article).url
    return [
        url
        for url in (received, canonical(named) if named else None)
        if url and (url == received or tells_a_page(url))
    ]


def _is_certain(incoming: Incoming) -> bool:
    """Tell whether an address was received from, or told by a person, and not only named."""
    return incoming.document.url is not None or incoming.told.metadata.url is not None


def _stands_there(
    connection: Connection, source: KnownSource, incoming: Incoming, article: Article
) -> bool:
    """Tell whether a source at the document's address is the document's.

    Of one of the two the address may be no more than what its page named.
    """
    apart = _contradict(source.publisher, metadata_of(incoming, article).publisher)
    known = last_text(connection, source.id)
    if _is_certain(incoming):
        return source.received or known is None or not apart
    if apart:
        return False
    if known is None:
        return source.publisher is not None or _has_title(source, incoming, article)
    return _share_words(known, article.text)


def _of_the_same_file(
    connection: Connection, incoming: Incoming, article: Article, urls: Iterable[str]
) -> KnownSource | None:
    """Return the source that was read from this file, unless another article lies there now."""
    assert incoming.path_sha256 is not None  # noqa: S101 - the caller's condition
    own = {page_of(url) for url in urls}
    publisher = metadata_of(incoming, article).publisher
    for source in sources_read_from(connection, incoming.path_sha256)[::-1]:
        if own and source.url and page_of(source.url) not in own:
            continue
        if _contradict(source.publisher, publisher):
            continue
        known = last_text(connection, source.id)
        if _has_title(source, incoming, article) or (known and _share_words(known, article.text)):
            return source
    return None


def _has_title(source: KnownSource, incoming: Incoming, article: Article) -> bool:
    """Tell whether a document has the source's title; the name of its file is no title."""
    title = metadata_of(incoming, article).title
    return title is not None and fold(title) == fold(source.title)


def _contradict(known: str | None, said: str | None) -> bool:
    """Tell whether two publishers are named and differ by more than words that one adds.

    "Harbour Post" is "The Harbour Post".
    """
    if known is None or said is None:
        return False
    one, other = set(tokens(known)), set(tokens(said))
    return not (one <= other or other <= one)


def _share_words(known: str, text: str) -> bool:
    """Tell whether a good part of the shorter text stands in the other, word for word.

    One line in common is not enough: an outlet prints its footer under every article.
    """
    one, other = wording(known), wording(text)
    runs = [set(shingles(each, b"\x01" * len(each.words))) for each in (one, other)]
    if not all(runs):  # a few words
        return one.words == other.words
    return len(runs[0] & runs[1]) >= _ALIKE * min(map(len, runs))
