"""Which source of the record a document is another copy of."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from db.reads.documents import KnownSource, last_text, sources_at, sources_read_from
from db.store.rows import ids
from db.store.sources import load_sources
from db.tables import Source
from onrecord.addresses import canonical, spellings, tells_a_page
from onrecord.errors import OnrecordError
from onrecord.ingest import Article
from workflows.incoming import Incoming, header, metadata_of, title_of

_LONG_ENOUGH: Final = 40  # characters of a line that no two articles share by chance


def same_source(connection: Connection, incoming: Incoming, article: Article) -> KnownSource | None:
    """Return the source that a document is another copy of, ``None`` for a new one.

    Raises OnrecordError where several may be meant.
    """
    if incoming.told.key is not None:
        record = load_sources(connection, [incoming.told.key]).get(incoming.told.key)
        if record is None:
            return None
        id_ = ids(connection, Source, [record.key])[record.key]
        return KnownSource(id_, record.key, record.title, record.url, record.withdrawn)
    urls = _addresses(incoming, article)
    found = sources_at(connection, {one for url in urls for one in spellings(url)})
    if len(found) > 1:
        named = ", ".join(sorted(one.key for one in found))
        raise OnrecordError(
            f"{incoming.document.name}: several sources stand at its address ({named}). "
            "Name one in a sidecar beside it: key: ..."
        )
    if found or incoming.path_sha256 is None:
        return found[0] if found else None
    return _of_the_same_file(connection, incoming, article, urls)


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


def _of_the_same_file(
    connection: Connection, incoming: Incoming, article: Article, urls: Iterable[str]
) -> KnownSource | None:
    """Return the source that was read from this file, unless another article lies there now."""
    assert incoming.path_sha256 is not None  # noqa: S101 - the caller's condition
    own = {one for url in urls for one in spellings(url)}
    title = metadata_of(incoming, article).title or title_of(incoming.document.name)
    for source in sources_read_from(connection, incoming.path_sha256)[::-1]:
        if own and source.url and not own & set(spellings(source.url)):
            continue
        known = last_text(connection, source.id)
        if source.title == title or known is None or _share_words(known, article.text):
            return source
    return None


def _share_words(known: str, text: str) -> bool:
    """Tell whether a line of some length stands in both texts."""
    own = {line.strip() for line in text.splitlines() if len(line.strip()) >= _LONG_ENOUGH}
    return any(line.strip() in own for line in known.splitlines())
