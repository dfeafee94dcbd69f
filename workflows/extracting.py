"""Draft claims out of the texts of sources: read side by side, written some sources at a time.

Some sources share a transaction, since looking up and storing for many costs little more than for
one. Each is one entry of the log, to be undone alone, and is whole in the record or not in it: a
run that is broken off loses the last few sources that it read, and the next run reads those again.
Running again makes nothing twice, and what a person made, changed or decided is never touched:
``workflows.drafts_taken`` says how.
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
    source_texts,
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
from workflows.entries import Part, log_parts
from workflows.foreseen_speakers import ForeseenSpeakers
from workflows.ingest_many import HALTS
from workflows.merges_followed import MergesFollowed
from workflows.readers import Readers
from workflows.recording import Recorder

_AT_ONCE: Final = 32  # texts in one look at the record, and sources in one transaction
_LONG: Final = 400_000  # code points of texts that wait to be written, at most one text more
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
        for chunk in chunks(ids, _AT_ONCE):
            texts = source_texts(connection, chunk)
            for id_ in chunk:
                if id_ not in texts or texts[id_].text is None:
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
    ends the work. What is told of is written; of what was read, the last few sources may not be.
    ``dry_run`` changes nothing.
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
                yield from writer.land(flying.popleft(), by)
        while flying:
            yield from writer.land(flying.popleft(), by)
        yield from writer.write()


def _texts(engine: Engine, sources: Iterable[int]) -> Iterator[SourceText]:
    """Give the texts of sources one by one; one that is held no longer is passed over."""
    for chunk in chunks(sources, _AT_ONCE):
        with reading(engine) as connection:
            texts = source_texts(connection, chunk)
        yield from (texts[id_] for id_ in chunk if id_ in texts and texts[id_].text is not None)


@dataclass(frozen=True, slots=True)
class _Besides:
    """What a proposer adds to what was found in a text."""

    found: Found
    proposed: Proposed


@dataclass(frozen=True, slots=True)
class _Landed:
    """What was found in a text; it waits for others to be written with it."""

    read: SourceText
    found: Found
    besides: _Besides | None


@dataclass(slots=True)
class _Writer:
    """Writes what was read, some sources in one transaction."""

    engine: Engine
    topics: tuple[KnownTopic, ...]
    wanted: Wanted
    now: Callable[[], Actor]
    dry_run: bool = field(kw_only=True)
    _waiting: list[_Landed | Failed] = field(default_factory=list)
    _length: int = 0
    foreseen: ForeseenSpeakers = field(default_factory=ForeseenSpeakers)

    def land(self, flying: _InFlight, by: DraftReaders) -> list[Extracted | Failed]:
        """Take what was read in one text; write, and tell of what is written, when it is enough."""
        try:
            found = by.result(flying.text, flying.future)
            if isinstance(found, str):
                self._waiting.append(Failed(flying.text.name, found))
            else:
                besides = self._proposed(flying.text, found)
                self._waiting.append(_Landed(flying.read, found, besides))
        except HALTS:
            raise
        except OnrecordError as error:
            self._waiting.append(_failed(flying.text.name, error))
        self._length += len(flying.text.text)
        # A dry run takes back what it wrote; the answers of a proposer are dear to lose.
        alone = self.dry_run or self.wanted.proposer is not None
        if alone or len(self._waiting) >= _AT_ONCE or self._length >= _LONG:
            return self.write()
        return []

    def write(self) -> list[Extracted | Failed]:
        """Write what waits, and tell what became of it, in its order."""
        landed = [one for one in self._waiting if isinstance(one, _Landed)]
        written = self._written(landed)
        done = [next(written) if isinstance(one, _Landed) else one for one in self._waiting]
        self._waiting, self._length = [], 0
        return done

    def _written(self, landed: Sequence[_Landed]) -> Iterator[Extracted | Failed]:
        """Write sources together; where one is refused, each alone, so that the others go in."""
        at = 0
        while at < len(landed):
            together = landed[at:]
            try:
                with (trying if self.dry_run else writing)(self.engine) as connection:
                    done = self._in_transaction(connection, together)
            except HALTS:
                raise
            except OnrecordError as error:
                if len(together) == 1:
                    yield _failed(together[0].read.source.key, error)
                else:
                    for one in together:
                        yield from self._written([one])
                return
            yield from done
            at += len(done)

    def _proposed(self, text: Text, found: Found) -> _Besides | None:
        """Ask the proposer, outside any transaction: an answer may take minutes."""
        if self.wanted.proposer is None:
            return None
        proposed = proposals(text.text, self.wanted.proposer)
        return _Besides(beside(found, proposed), proposed)

    def _in_transaction(self, connection: Connection, landed: Sequence[_Landed]) -> list[Extracted]:
        """Write sources, the first of those given or more; each is an entry of the log."""
        _refuse_changed(connection, landed)
        recorder = Recorder(
            connection,
            self.now(),
            keeps_evidence=True,
            prepared=MergesFollowed(connection).follow,
        )
        taken = self._take(recorder, landed)
        recorder.settle(check=False)  # drafts contradict nobody
        made_by = _readers_of(self.wanted.proposer)
        done = list(zip(landed, taken, strict=False))
        parts = [
            Part(summary=_summary(one.read, own, made_by), records=own.touched) for one, own in done
        ]
        changes = log_parts(recorder, EXTRACT, parts)
        mark_read(connection, [one.read.capture for one, _ in done], made_by)
        if self.dry_run:
            self.foreseen.add(speaker for own in taken for speaker in own.speakers)
        return [
            self._extracted(connection, one, own, change)
            for (one, own), change in zip(done, changes, strict=True)
        ]

    def _take(self, recorder: Recorder, landed: Sequence[_Landed]) -> list[Taken]:
        least = self.wanted.min_confidence
        found = [(one.read, one.found) for one in landed]
        taken = take(
            recorder,
            found,
            self.topics,
            made_by=proposed_by(),
            least=least,
            foreseen=self.foreseen,
        )
        for place, besides in enumerate(one.besides for one in landed[: len(taken)]):
            if besides is not None:
                more = [(landed[place].read, besides.found)]
                by = besides.proposed.by
                (added,) = take(
                    recorder, more, self.topics, made_by=by, least=least, foreseen=self.foreseen
                )
                taken[place] += added
        return taken

    def _extracted(
        self, connection: Connection, one: _Landed, taken: Taken, change: int | None
    ) -> Extracted:
        return Extracted(
            source=one.read.source.key,
            source_id=one.read.id,
            new=len(taken.new),
            changed=len(taken.changed),
            withdrawn=len(taken.withdrawn),
            known=taken.known,
            change=change,
            records=self._records(connection, one.read, taken),
            refused=one.besides.proposed.refused if one.besides is not None else (),
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


def _refuse_changed(connection: Connection, landed: Iterable[_Landed]) -> None:
    """Raise OnrecordError where a source has another text or date than was read."""
    read = {one.read.id: one.read for one in landed}
    now = source_texts(connection, read)
    for id_, one in read.items():
        if now.get(id_) != one:
            raise OnrecordError(
                "another text, or another date, came in while it was read. Extract it again: "
                f"onrecord extract {one.source.key}"
            )


def _failed(name: str, error: OnrecordError) -> Failed:
    return Failed(name, f"{name}: {error}")


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
