"""Take one document that was read into the record: one document, one transaction.

Bytes that the record has change nothing. A document that is another copy of a known source, by its
address or its file, becomes a new capture of it; any other becomes a new source. A source's fields
are never changed here, and no date is made up.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final, Literal

from sqlalchemy import Connection, Engine

from db.engine import reading, trying, writing
from db.reads.documents import (
    KnownCapture,
    KnownSource,
    captures_with,
    last_text,
    sources_at,
    sources_read_from,
)
from db.reads.reanchoring import quoted_in
from db.store.captures import add_captures, fill_captures, take_over_captures
from db.store.rows import ids
from db.store.sources import capture_key, load_sources
from db.tables import Capture, Source
from onrecord.addresses import canonical, spellings, tells_a_page
from onrecord.errors import OnrecordError, RecordError
from onrecord.ingest import Article, Document, Metadata
from onrecord.ingest.believed import believed
from onrecord.ingest.sidecar import Sidecar, overlaid
from onrecord.jsonlines import lines
from onrecord.recordfile import checked_record_of, mapping_of
from onrecord.records import RecordSet, SourceRecord
from onrecord.safe import clean
from onrecord.spans import locate
from onrecord.vocabulary import VERIFICATIONS
from workflows.actor import Actor
from workflows.naming import begin_of_key, new_key
from workflows.recording import Recorder

Outcome = Literal["new", "capture", "known", "filled", "unchanged"]
_LONGEST: Final = 1000  # characters of a name, a title or an address
_UNFIT: Final = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL, or UTF-8, does not hold
_LONG_ENOUGH: Final = 40  # characters of a line that no two articles share by chance


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of a document.

    A ``new`` source, a new ``capture`` of a known one, ``filled`` where the text of bytes that were
    known by their hash is held from now on, or ``known``; ``unchanged`` where the server says that
    the page is as the capture has it. ``source`` is the key, ``withdrawn`` tells that it is no part
    of the record. ``dated`` is false where nobody knows when it was published. ``states`` counts
    what became of quotations in a later copy. ``doubted`` says which day of publication, told by
    the document itself, cannot be and was not taken. ``change`` is the number in the log, ``None``
    where nothing changed.
    """

    name: str
    outcome: Outcome
    source: str
    source_id: int
    capture: int
    withdrawn: bool = False
    dated: bool = True
    states: Mapping[str, int] = field(default_factory=dict)
    doubted: str | None = None
    change: int | None = None


def known_already(engine: Engine, incoming: Incoming) -> Ingested | None:
    """Return what the record has of these bytes, ``None`` where they have to be read."""
    with reading(engine) as connection:
        found = captures_with(connection, incoming.sha256)
        if not found or not (found[0].held or found[0].withdrawn):
            return None
        return told_of(connection, found[0], incoming.document.name, "known")


def ingest_document(
    engine: Engine, incoming: Incoming, article: Article, actor: Actor, *, dry_run: bool = False
) -> Ingested:
    """Store a document that was read; raises OnrecordError, one line, where it cannot be.

    ``dry_run`` does all of it and takes it back.
    """
    if unfit := _UNFIT.search(article.text):
        raise OnrecordError(
            f"{incoming.document.name}: its text holds U+{ord(unfit[0]):04X}, which is no "
            "character of a text. Save it again, or as plain text."
        )
    received = incoming.document.captured_at or actor.at
    said, doubted = believed(article.metadata, received)
    stated, of_feed = believed(incoming.stated, received)
    article, incoming = replace(article, metadata=said), replace(incoming, stated=stated)
    with (trying if dry_run else writing)(engine) as connection:
        found = captures_with(connection, incoming.sha256)
        if found and (found[0].held or found[0].withdrawn):
            return told_of(connection, found[0], incoming.document.name, "known")
        writer = _Writer(connection, incoming, article, actor)
        if found:
            return writer.fill(found[0])
        source = _same_source(connection, incoming, article)
        if source is not None:
            return writer.add_capture(source)
        return replace(writer.add_source(), doubted=doubted or of_feed)


def metadata_of(incoming: Incoming, article: Article) -> Metadata:
    """Return what is known of a document: what a person told goes before what it says itself.

    What a document says of itself at great length is no name and no address, and is left out.
    """
    said = article.metadata
    names = ("title", "publisher", "byline", "language", "url")
    long = {name: None for name in names if len(getattr(said, name) or "") > _LONGEST}
    credit = tuple(one for one in said.credit if len(one) <= _LONGEST)
    return overlaid(incoming.stated, replace(said, credit=credit, **long), incoming.told.metadata)


class _Writer:
    """Writes what one document brings, in one transaction."""

    def __init__(
        self, connection: Connection, incoming: Incoming, article: Article, actor: Actor
    ) -> None:
        self._connection = connection
        self._incoming = incoming
        self._article = article
        self._recorder = Recorder(connection, actor)
        self._name = incoming.document.name
        self._sha256 = incoming.sha256
        self._contents = {self._sha256: (incoming.document.content, article.text)}

    def add_source(self) -> Ingested:
        """Make a new source of the document, with its text."""
        record = self._new_record()
        self._recorder.take(RecordSet(sources=(record,)), self._contents)
        take_over_captures(self._connection, [self._capture(record.key, coded=True)])
        return self._done("new", record, "new source")

    def add_capture(self, source: KnownSource) -> Ingested:
        """Make a new capture of a known source; the first one is the one that it is coded from."""
        record = load_sources(self._connection, [source.key])[source.key]
        if source.withdrawn:
            raise OnrecordError(
                f"{self._name}: is a copy of the source {source.key}, which is withdrawn. "
                f"Take it back in: onrecord source edit {source.key} --set withdrawn=false"
            )
        # The first text is the one that a source is coded from, if it has what was quoted.
        coded = record.sha256 is None and self._bears_out(source)
        capture = self._capture(record.key, coded=coded)
        add_captures(self._connection, [capture])
        self._recorder.touch("capture", capture.key)
        if capture.coded:
            after = load_sources(self._connection, [source.key])[source.key]
            self._recorder.touch("source", source.key, mapping_of(record), mapping_of(after))
            self._recorder.reprove([source.key])
        return self._done("capture", record, "new capture")

    def fill(self, known: KnownCapture) -> Ingested:
        """Hold the text of bytes that were known by their hash only."""
        record = load_sources(self._connection, [known.source_key])[known.source_key]
        capture = self._capture(record.key, coded=known.coded)
        try:
            if known.coded:
                self._recorder.take(RecordSet(sources=(record,)), self._contents)
                take_over_captures(self._connection, [capture])
            else:
                fill_captures(self._connection, [capture])
                self._recorder.touch("capture", known.key, {"held": False}, {"held": True})
            return self._done("filled", record, "text held")
        except RecordError as error:
            raise OnrecordError(
                f"{self._name}: these are the bytes of the source {record.key}, but {error}. "
                f"To hold them and mark what fails: onrecord source attach {record.key} FILE"
            ) from error

    def _bears_out(self, source: KnownSource) -> bool:
        passages = [p for one in quoted_in(self._connection, source.id) for p in one.passages]
        return all(locate(self._article.text, p.words or "") is not None for p in passages)

    def _done(self, outcome: Outcome, record: SourceRecord, what: str) -> Ingested:
        self._recorder.settle()
        key = capture_key(record.key, self._sha256)
        source = ids(self._connection, Source, [record.key])[record.key]
        capture = ids(self._connection, Capture, [key])[key]
        states = self._recorder.reanchored.get(capture, Counter())
        found = [f"{states[name]} {name}" for name in VERIFICATIONS if states[name]]
        name = PurePath(self._name).name or self._name
        became = f" ({', '.join(found)})" if found else ""
        change = self._recorder.log("ingest", f"{name}: {what} {record.key}{became}")
        return Ingested(
            name=self._name,
            outcome=outcome,
            source=record.key,
            source_id=source,
            capture=capture,
            states=states,
            dated=record.published is not None,
            change=change,
        )

    def _new_record(self) -> SourceRecord:
        known = metadata_of(self._incoming, self._article)
        told = self._incoming.told
        title = known.title or _title_of(self._name)
        url = known.url or _header(self._incoming.document.url)
        day = known.published.edtf if known.published else ""
        begin = begin_of_key(known.publisher or "", title, day) or "source"
        record = SourceRecord(
            key=told.key or new_key(self._connection, Source, begin),
            title=title,
            kind=told.kind or "article",
            publisher=known.publisher,
            byline=known.byline,
            credit=known.credit,
            url=canonical(url) if url else None,
            language=known.language,
            published=known.published,
            sha256=self._sha256,
        )
        checked = checked_record_of("source", mapping_of(record))
        assert isinstance(checked, SourceRecord)  # noqa: S101 - the noun says so
        return checked

    def _capture(self, source: str, *, coded: bool) -> lines.Capture:
        document, article = self._incoming.document, self._article
        return lines.Capture(
            key=capture_key(source, self._sha256),
            source=source,
            sha256=self._sha256,
            coded=coded,
            extractor=article.extractor,
            extractor_version=article.extractor_version,
            captured_at=document.captured_at or self._recorder.actor.at,
            content=document.content,
            text=article.text,
            url=_header(document.url),
            media_type=_header(document.media_type),
            status=document.status,
            path_sha256=self._incoming.path_sha256,
            etag=self._incoming.etag,
            last_modified=self._incoming.last_modified,
            blocks=tuple(lines.Block(block.kind, block.span) for block in article.blocks),
        )


def told_of(connection: Connection, capture: KnownCapture, name: str, outcome: Outcome) -> Ingested:
    """Return what is told of a document that the record has as a capture."""
    record = load_sources(connection, [capture.source_key])[capture.source_key]
    return Ingested(
        name=name,
        outcome=outcome,
        source=capture.source_key,
        source_id=capture.source,
        capture=capture.id,
        withdrawn=capture.withdrawn,
        dated=record.published is not None,
    )


def _same_source(
    connection: Connection, incoming: Incoming, article: Article
) -> KnownSource | None:
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
    received, named = _header(incoming.document.url), metadata_of(incoming, article).url
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
    title = metadata_of(incoming, article).title or _title_of(incoming.document.name)
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


def _header(told: str | None) -> str | None:
    """Return what a server or an archive said of a document, as text that can be stored."""
    return clean(told)[:_LONGEST] if told else None


def _title_of(name: str) -> str:
    """Return what to call a document that has no title: the end of its name."""
    return PurePath(name.rstrip("/")).name or name


def failure_of(problem: str, name: str) -> str:
    """Return the one line that says why a document was not taken in, with its name."""
    return problem if problem.startswith(f"{name}: ") else f"{name}: {problem}"
