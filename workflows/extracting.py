"""Draft claims out of the texts of sources: read side by side, written one source at a time.

Each source is one transaction, and one entry of the log. Running again makes nothing twice, and
what a person made, changed or decided is never touched: ``workflows.drafts_taken`` says how.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, Engine

from db.engine import reading, trying, writing
from db.reads.extracting import (
    EXTRACT,
    SourceText,
    held_sources,
    known_topics,
    source_text,
    unread,
)
from db.reads.names import find_source, key_of
from db.store.extraction import mark_read
from db.store.rows import chunks
from db.store.sources import load_sources
from onrecord.drafts import KnownTopic
from onrecord.drafts.work import Found, Text, beside, proposed_by
from onrecord.errors import OnrecordError
from onrecord.extract.proposing import Proposed, Proposer, Refused, proposals
from onrecord.records import RecordSet
from workflows.actor import Actor
from workflows.document_files import Failed
from workflows.drafts_taken import Taken, take
from workflows.foreseen_speakers import ForeseenSpeakers
from workflows.ingest_many import HALTS
from workflows.merges_followed import MergesFollowed
from workflows.readers import Readers
from workflows.recording import Recorder

_AT_ONCE: Final = 16  # texts in one look at the record
DraftReaders = Readers[Text, Found]


class NoTextHeldError(OnrecordError):
    """There is no text of a source that could be read."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f'The text of source "{key}" is not held, so nothing can be read in it. '
            f"Attach it: onrecord source attach {key} FILE"
        )


class NothingToReadError(OnrecordError):
    """The record has no text at all."""

    def __init__(self) -> None:
        super().__init__(
            "No source has a text that could be read. Take one in: onrecord ingest FILE"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What became of the text of one source.

    ``new`` drafts, ``changed`` ones that nobody had looked at, ``withdrawn`` ones of an older
    version, and how many were ``known``: there already, or decided. ``records`` are what a dry run
    would write. ``change`` is the number in the log, ``None`` where nothing changed. ``refused``
    are proposals of a language model that the text does not bear out.
    """

    source: str
    source_id: int
    new: int
    changed: int
    withdrawn: int
    known: int
    change: int | None
    records: RecordSet = field(default_factory=RecordSet)
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be read: the ids of sources, and how sure a draft has to be, 0 to 1.

    ``proposer`` is asked about each text besides, such as a language model.
    """

    sources: tuple[int, ...]
    min_confidence: float = 0.0
    proposer: Proposer | None = None


@dataclass(slots=True)
class _InFlight:
    read: SourceText
    text: Text
    future: "Future[Found | str] | None"


def to_extract(engine: Engine, named: Sequence[str], proposer: Proposer | None = None) -> list[int]:
    """Return the ids of the sources that are named, or of all that this version has not read.

    With a ``proposer``: that it has not read either.

    Raises NotFoundError and UsageError for names that nobody or several have, NoTextHeldError for
    one without a text, NothingToReadError where no source has one.
    """
    with reading(engine) as connection:
        if not named:
            found = unread(connection, _readers_of(proposer))
            if not found and not held_sources(connection):
                raise NothingToReadError
            return found
        ids = list(dict.fromkeys(find_source(connection, name) for name in named))
        for id_ in ids:
            held = source_text(connection, id_)
            if held is None or held.text is None:
                raise NoTextHeldError(key_of(connection, "source", id_))
    return ids


def extract_many(
    engine: Engine,
    wanted: Wanted,
    now: Callable[[], Actor],
    by: DraftReaders,
    *,
    dry_run: bool = False,
) -> Iterator[Extracted | Failed]:
    """Read the texts of sources, and tell what became of each, in their order.

    A text that cannot be read is told of and the next one comes; what ails the database itself
    ends the work. ``dry_run`` changes nothing.
    """
    with reading(engine) as connection:
        topics = known_topics(connection)
    writer = _Writer(engine, topics, wanted, now, dry_run=dry_run)
    flying: deque[_InFlight] = deque()
    # SQLite tidies its file up whenever the last connection to it ends: one stays open.
    with engine.connect():
        for one in _texts(engine, wanted.sources):
            text = Text(one.source.key, one.text or "", one.source.published)
            flying.append(_InFlight(one, text, by.start(text)))
            if len(flying) >= by.ahead:
                yield writer.land(flying.popleft(), by)
        while flying:
            yield writer.land(flying.popleft(), by)


def _texts(engine: Engine, sources: Iterable[int]) -> Iterator[SourceText]:
    """Give the texts of sources one by one; one that is held no longer is passed over."""
    for chunk in chunks(sources, _AT_ONCE):
        with reading(engine) as connection:
            texts = [source_text(connection, source) for source in chunk]
        yield from (one for one in texts if one is not None and one.text is not None)


@dataclass(frozen=True, slots=True)
class _Besides:
    """What a proposer adds to what was found in a text."""

    found: Found
    proposed: Proposed


@dataclass(frozen=True, slots=True)
class _Writer:
    engine: Engine
    topics: tuple[KnownTopic, ...]
    wanted: Wanted
    now: Callable[[], Actor]
    dry_run: bool = field(kw_only=True)
    foreseen: ForeseenSpeakers = field(default_factory=ForeseenSpeakers)

    def land(self, flying: _InFlight, by: DraftReaders) -> Extracted | Failed:
        """Write what was read in one text."""
        name = flying.text.name
        try:
            found = by.result(flying.text, flying.future)
            if isinstance(found, str):
                return Failed(name, found)
            besides = self._proposed(flying.text, found)
            with (trying if self.dry_run else writing)(self.engine) as connection:
                return self._write(connection, flying.read, found, besides)
        except HALTS:
            raise
        except OnrecordError as error:
            return Failed(name, f"{name}: {error}")

    def _proposed(self, text: Text, found: Found) -> "_Besides | None":
        """Ask the proposer, outside any transaction: an answer may take minutes."""
        if self.wanted.proposer is None:
            return None
        proposed = proposals(text.text, self.wanted.proposer)
        return _Besides(beside(found, proposed), proposed)

    def _write(
        self, connection: Connection, read: SourceText, found: Found, besides: "_Besides | None"
    ) -> Extracted:
        now = source_text(connection, read.id)
        if now is None or now.text != read.text or now.source != read.source:
            raise OnrecordError(
                "another text, or another date, came in while it was read. Extract it again: "
                f"onrecord extract {read.source.key}"
            )
        made_by = proposed_by()
        recorder = Recorder(
            connection,
            self.now(),
            keeps_evidence=True,
            prepared=MergesFollowed(connection).follow,
        )
        least = self.wanted.min_confidence
        taken = take(
            recorder, now, found, self.topics, made_by=made_by, least=least, foreseen=self.foreseen
        )
        if besides is not None:
            by = besides.proposed.by
            taken += take(
                recorder, now, besides.found, self.topics,
                made_by=by, least=least, foreseen=self.foreseen,
            )  # fmt: skip
        recorder.settle(check=False)  # drafts contradict nobody
        change = recorder.log(EXTRACT, _summary(read, taken, _readers_of(self.wanted.proposer)))
        mark_read(connection, now.capture, _readers_of(self.wanted.proposer))
        if self.dry_run:
            self.foreseen.add(taken.speakers)
        return Extracted(
            source=read.source.key,
            source_id=read.id,
            new=len(taken.new),
            changed=len(taken.changed),
            withdrawn=len(taken.withdrawn),
            known=taken.known,
            change=change,
            records=self._records(connection, read, taken),
            refused=besides.proposed.refused if besides is not None else (),
        )

    def _records(self, connection: Connection, read: SourceText, taken: Taken) -> RecordSet:
        if not self.dry_run:
            return RecordSet()
        stored = load_sources(connection, [read.source.key])
        return RecordSet(
            sources=tuple(stored.values()),
            speakers=taken.speakers,
            claims=(*taken.new, *taken.changed),
        )


def _readers_of(proposer: Proposer | None) -> str:
    """Return the names and versions of all that read a text."""
    if proposer is None:
        return proposed_by()
    return f"{proposed_by()} and {proposer.name} {proposer.version}"


def _summary(read: SourceText, taken: Taken, made_by: str) -> str:
    parts = [f"{len(taken.new)} new drafts"]
    if taken.changed:
        parts.append(f"{len(taken.changed)} changed")
    if taken.withdrawn:
        parts.append(f"{len(taken.withdrawn)} withdrawn that it does not find")
    return f"source {read.source.key}: {', '.join(parts)} by {made_by}"
