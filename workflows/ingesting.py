"""Take one document that was read into the record: one document, one transaction.

Bytes that the record has change nothing. A document that is another copy of a known source, by its
address or its file, becomes a new capture of it; any other becomes a new source. Of a
source that is known only empty fields change, where a person tells them. No date is made up.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final, Literal

from sqlalchemy import Connection, Engine

from db.engine import reading, trying, writing
from db.reads.documents import KnownCapture, KnownSource, captures_with
from db.reads.reanchoring import quoted_in
from db.store.captures import add_captures, fill_captures, take_over_captures
from db.store.rows import ids
from db.store.sources import capture_key, load_sources
from db.tables import Capture, Source
from onrecord.errors import OnrecordError, RecordError
from onrecord.ingest import Article
from onrecord.ingest.believed import believed
from onrecord.ingest.sidecar import Sidecar
from onrecord.jsonlines import lines
from onrecord.recordfile import checked_record_of, mapping_of
from onrecord.records import RecordSet, SourceRecord
from onrecord.spans import locate
from onrecord.vocabulary import APART_KINDS, VERIFICATIONS
from workflows.actor import Actor
from workflows.incoming import Incoming, header, metadata_of, title_of
from workflows.naming import begin_of_key, new_key
from workflows.recording import Recorder
from workflows.same_source import address_of, same_source
from workflows.telling import Told, compare_told, take_told

Outcome = Literal["new", "capture", "known", "filled", "unchanged"]
_NOTHING_TOLD: Final = Sidecar()
_UNFIT: Final = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL, or UTF-8, does not hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of a document.

    A ``new`` source, a new ``capture`` of a known one, ``filled`` where the text of bytes that were
    known by their hash is held from now on, or ``known``; ``unchanged`` where the server says that
    the page is as the capture has it. ``source`` is the key, ``withdrawn`` tells that it is no part
    of the record. ``dated`` is false where nobody knows when it was published. ``states`` counts
    what became of quotations in a later copy. ``told`` is what became of what a person told of a
    source that the record had. ``doubted`` says which day of publication, told by the document
    itself, cannot be and was not taken. ``change`` is the number in the log, ``None`` where no text
    came in. ``notes`` are those of the article.
    """

    name: str
    outcome: Outcome
    source: str
    source_id: int
    capture: int
    withdrawn: bool = False
    dated: bool = True
    states: Mapping[str, int] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    doubted: str | None = None
    change: int | None = None
    notes: tuple[str, ...] = ()


def known_already(engine: Engine, incoming: Incoming) -> Ingested | None:
    """Return what the record has of these bytes, ``None`` where they have to be read.

    ``told`` says what ``take_known`` would fill.
    """
    with reading(engine) as connection:
        found = captures_with(connection, incoming.sha256)
        if not found or not (found[0].held or found[0].withdrawn):
            return None
        return told_of(connection, found[0], incoming.document.name, "known", incoming.told)


def take_known(
    engine: Engine, incoming: Incoming, actor: Actor, *, dry_run: bool = False
) -> Ingested:
    """Fill what is empty of the source of known bytes with what a person told; OnrecordError."""
    with (trying if dry_run else writing)(engine) as connection:
        return _take_known(
            connection, captures_with(connection, incoming.sha256)[0], incoming, actor
        )


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
            return _take_known(connection, found[0], incoming, actor)
        source = None if found else same_source(connection, incoming, article)
        key = found[0].source_key if found else source and source.key
        told = take_told(connection, key, incoming.told, actor) if key else Told()
        writer = _Writer(connection, incoming, article, actor)
        if found:
            return replace(writer.fill(found[0]), told=told)
        if source is None:
            return replace(writer.add_source(), doubted=doubted or of_feed)
        return replace(writer.add_capture(source), told=told)


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
        text = self._article.text
        apart = [b.span for b in self._article.blocks if b.kind in APART_KINDS]
        return all(locate(text, p.words or "", apart=apart) is not None for p in passages)

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
            notes=self._article.notes,
        )

    def _new_record(self) -> SourceRecord:
        known = metadata_of(self._incoming, self._article)
        told = self._incoming.told
        title = known.title or title_of(self._name)
        url = address_of(self._connection, self._incoming, self._article)
        day = known.published.edtf if known.published else ""
        begin = begin_of_key(known.publisher or "", title, day) or "source"
        record = SourceRecord(
            key=told.key or new_key(self._connection, Source, begin),
            title=title,
            kind=told.kind or "article",
            publisher=known.publisher,
            byline=known.byline,
            credit=known.credit,
            url=url,
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
            url=header(document.url),
            media_type=header(document.media_type),
            status=document.status,
            path_sha256=self._incoming.path_sha256,
            etag=self._incoming.etag,
            last_modified=self._incoming.last_modified,
            blocks=tuple(lines.Block(block.kind, block.span) for block in article.blocks),
        )


def told_of(
    connection: Connection,
    capture: KnownCapture,
    name: str,
    outcome: Outcome,
    told: Sidecar = _NOTHING_TOLD,
) -> Ingested:
    """Return what is said of a document that the record has as a capture.

    ``told`` is what a person told of it, compared with what the record has.
    """
    record = load_sources(connection, [capture.source_key])[capture.source_key]
    return Ingested(
        name=name,
        outcome=outcome,
        source=capture.source_key,
        source_id=capture.source,
        capture=capture.id,
        withdrawn=capture.withdrawn,
        dated=record.published is not None,
        told=compare_told(record, told),
    )


def _take_known(
    connection: Connection, capture: KnownCapture, incoming: Incoming, actor: Actor
) -> Ingested:
    told = take_told(connection, capture.source_key, incoming.told, actor)
    known = told_of(connection, capture, incoming.document.name, "known")
    return replace(known, told=told)


def failure_of(problem: str, name: str) -> str:
    """Return the one line that says why a document was not taken in, with its name."""
    return problem if problem.startswith(f"{name}: ") else f"{name}: {problem}"
