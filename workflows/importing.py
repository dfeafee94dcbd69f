"""Take in record files: an upsert by key, whole or not at all.

A record of a file replaces what the database holds under its key. What does not differ is not
touched, so that a second import changes nothing and logs nothing.
"""

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from db.engine import writing
from db.reads.pairs import claim_keys, claims_of
from db.store.changes import Entry, log_change
from db.store.claims import load_claims, save_claims, save_relations
from db.store.propositions import load_propositions, load_topics, save_propositions, save_topics
from db.store.rows import chunks, ids
from db.store.sources import load_source_facts, load_sources, save_sources
from db.store.speakers import load_speakers, save_speakers
from db.tables import Claim, Proposition, Source, Speaker
from onrecord.errors import OnrecordError, RecordError
from onrecord.evidence import SourceFacts, complete_claim, complete_date
from onrecord.recordfile import RecordFile, RecordFileError, decode, read
from onrecord.records import ClaimRecord, DateRecord, RecordSet, SourceRecord, SpeakerRecord
from workflows.actor import Actor
from workflows.deciding import save_recorded_pairs
from workflows.detection import Detected, detect

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A record file, and the folder that holds the texts it names."""

    name: str
    content: bytes
    folder: Any  # Path or importlib's Traversable


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. ``change`` is its number in the log, ``None`` where nothing changed."""

    created: int
    changed: int
    unchanged: int
    detected: Detected
    change: int | None


@dataclass(slots=True)
class _Tally:
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    touched: dict[str, list[str]] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)

    def differing(self, noun: str, records: Sequence[Any], stored: Mapping[str, Any]) -> list[Any]:
        """Return the records that differ from the stored ones, and count all."""
        different = [record for record in records if stored.get(record.key) != record]
        self.unchanged += len(records) - len(different)
        for record in different:
            self.touched.setdefault(noun, []).append(record.key)
            if record.key in stored:
                self.changed += 1
                self.before[f"{noun}/{record.key}"] = dataclasses.asdict(stored[record.key])
                self.after[f"{noun}/{record.key}"] = dataclasses.asdict(record)
            else:
                self.created += 1
                self.after[f"{noun}/{record.key}"] = None
        return different

    def now_held(self, sources: Iterable[str]) -> None:
        """Count sources that are as they were, but whose text is held from now on."""
        for key in sources:
            self.unchanged -= 1
            self.changed += 1
            self.held.add(key)
            self.touched.setdefault("source", []).append(key)
            self.before[f"source/{key}"] = {"held": False}
            self.after[f"source/{key}"] = {"held": True}


def read_path(path: Path) -> InputFile:
    """Read a record file from disk; raises OnrecordError where it cannot be read."""
    try:
        return InputFile(str(path), path.read_bytes(), path.parent)
    except OSError as error:
        raise OnrecordError(
            f"Cannot read {path}: {error.strerror}. Check the name and try again"
        ) from None


def import_files(engine: Engine, inputs: Sequence[InputFile], actor: Actor) -> Imported:
    """Import record files in order, in one transaction; any error leaves everything as it was.

    Raises RecordFileError with file, line and column for whatever cannot be taken in.
    """
    files = [(read(decode(i.content, i.name), i.name), i.folder) for i in inputs]
    tally = _Tally()
    with writing(engine) as connection:
        for file, folder in files:
            try:
                _import_records(connection, file.records, folder, tally, actor)
            except RecordError as error:
                raise _located(file, error) from error
        _follow_sources(connection, tally)
        detected = detect(connection, _concerned(connection, tally))
        for file, _ in files:
            try:
                made = save_recorded_pairs(connection, file.records.contradictions)
            except RecordError as error:
                raise _located(file, error) from error
            tally.created += len(made)
            tally.after.update(dict.fromkeys(made))
        change = _log(connection, [i.name for i in inputs], tally, detected, actor)
    return Imported(tally.created, tally.changed, tally.unchanged, detected, change)


def _import_records(
    connection: Connection, records: RecordSet, folder: Any, tally: _Tally, actor: Actor
) -> None:
    _import_sources(connection, records.sources, folder, tally, actor)
    topics = {topic.key: topic for topic in records.mentioned_topics}
    known = load_topics(connection, topics)
    missing = [topic for key, topic in topics.items() if key not in known]
    _upsert(connection, tally, "topic", (*records.topics, *missing), load_topics, save_topics)
    _upsert(connection, tally, "speaker", records.speakers, load_speakers, save_speakers)
    _upsert(
        connection, tally, "proposition", records.propositions, load_propositions, save_propositions
    )
    for chunk in chunks(records.claims):
        completed = _completed(connection, chunk)
        _upsert(connection, tally, "claim", completed, load_claims, save_claims)
    for chunk in chunks(records.claims):
        save_relations(connection, chunk)


def _upsert(
    connection: Connection,
    tally: _Tally,
    noun: str,
    records: Sequence[R],
    load: Callable[[Connection, Iterable[str]], Mapping[str, R]],
    save: Callable[[Connection, Sequence[R]], None],
) -> None:
    stored = load(connection, [record.key for record in records])  # type: ignore[attr-defined]
    different = tally.differing(noun, records, stored)
    if different:
        save(connection, different)


def _import_sources(
    connection: Connection,
    records: Sequence[SourceRecord],
    folder: Any,
    tally: _Tally,
    actor: Actor,
) -> None:
    contents = {
        record.sha256: _content(record, folder)
        for record in records
        if record.file is not None and record.sha256 is not None
    }
    keys = [record.key for record in records]
    stored, facts = load_sources(connection, keys), load_source_facts(connection, keys)
    completed = [
        _complete_source(record, stored.get(record.key), facts, contents) for record in records
    ]
    different = tally.differing("source", completed, stored)
    unheld = [
        record
        for record in completed
        if record.sha256 in contents and record not in different and facts[record.key].text is None
    ]
    tally.now_held(record.key for record in unheld)
    save_sources(connection, [*different, *unheld], contents, actor.at)


def _complete_source(
    record: SourceRecord,
    stored: SourceRecord | None,
    facts: Mapping[str, SourceFacts],
    contents: Mapping[str, tuple[bytes, str]],
) -> SourceRecord:
    sha256 = record.sha256 or (stored.sha256 if stored else None)
    text = contents[sha256][1] if sha256 is not None and sha256 in contents else None
    if text is None and stored is not None and stored.sha256 == sha256:
        text = facts[record.key].text
    own = {record.key: SourceFacts(record.published, sha256 is not None, text)}
    published = complete_date("source", record.key, "published", record.published, own)
    return replace(record, sha256=sha256, published=published, file=None)


def _content(record: SourceRecord, folder: Any) -> tuple[bytes, str]:
    where = ("source", record.key, "file")
    path = folder.joinpath(record.file)
    if isinstance(path, Path) and not path.resolve().is_relative_to(folder.resolve()):
        raise RecordError(
            *where, f"{record.file} leads out of the record file's folder. Copy it in"
        )
    try:
        content: bytes = path.read_bytes()
    except OSError as error:
        raise RecordError(
            *where, f"cannot read {record.file} ({error.strerror}). Put it beside the record file"
        ) from None
    if hashlib.sha256(content).hexdigest() != record.sha256:
        raise RecordError(
            *where,
            f"{record.file} does not have the SHA-256 {record.sha256}. "
            "Give the hash of these bytes, or the file of that hash",
        )
    return content, text_of(content, where)


def text_of(content: bytes, where: tuple[str, str, str]) -> str:
    """Return plain text as it is: decoded, never normalised."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RecordError(
            *where, f"the text is not UTF-8 (byte {error.start}). Convert it first"
        ) from None
    if "\0" in text:
        raise RecordError(*where, "the text holds a NUL character. Is it a text file?")
    return text


def _completed(connection: Connection, records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    facts = load_source_facts(connection, _named_sources(records))
    voices = load_speakers(connection, [record.speaker for record in records])
    return [_complete(record, facts, voices) for record in records]


def _follow_sources(connection: Connection, tally: _Tally) -> None:
    """Bring the claims of changed sources up to date, those of other files too.

    A time of saying that came from a date of publication is worked out again; quotations in a
    text that is held from now on are proved.
    """
    sources = list(ids(connection, Source, tally.touched.get("source", ())).values())
    keys = claim_keys(connection, claims_of(connection, sources=sources))
    stored = load_claims(connection, keys)
    completed = _completed(connection, [_underived(record) for record in stored.values()])
    followed = [
        record
        for record in completed
        if record != stored[record.key] or any(a.source in tally.held for a in record.appearances)
    ]
    different = [record for record in followed if record != stored[record.key]]
    tally.differing("claim", different, stored)
    if followed:
        save_claims(connection, followed)


def _underived(record: ClaimRecord) -> ClaimRecord:
    said = record.said
    derived = said is not None and said == DateRecord(edtf=said.edtf, basis="publication")
    return replace(record, said=None) if derived else record


def _complete(
    record: ClaimRecord, facts: Mapping[str, SourceFacts], voices: Mapping[str, SpeakerRecord]
) -> ClaimRecord:
    for index, appearance in enumerate(record.appearances):
        _need_source(record, f"appearances[{index}].source", appearance.source, facts)
    for path, date in (("said.source", record.said), ("event.source", record.event)):
        if date is not None and date.source is not None:
            _need_source(record, path, date.source, facts)
    speaker = voices.get(record.speaker)
    own_voice = speaker is not None and speaker.kind == "publication"
    completed = complete_claim(record, facts, own_voice=own_voice)
    relations = tuple(sorted(completed.relations, key=lambda r: (r.kind, r.claim)))
    return replace(completed, relations=relations)


def _need_source(record: ClaimRecord, path: str, key: str, facts: Mapping[str, Any]) -> None:
    if key not in facts:
        raise RecordError(
            "claim",
            record.key,
            path,
            f'refers to the source "{key}", which neither this file nor the database has. '
            "Add it, or correct the key (onrecord source list)",
        )


def _named_sources(records: Iterable[ClaimRecord]) -> set[str]:
    keys: set[str] = set()
    for record in records:
        dates: tuple[DateRecord | None, ...] = (record.said, record.event)
        keys |= {appearance.source for appearance in record.appearances}
        keys |= {d.source for d in dates if d is not None and d.source is not None}
    return keys


def _concerned(connection: Connection, tally: _Tally) -> set[int]:
    touched = tally.touched
    return set(ids(connection, Claim, touched.get("claim", ())).values()) | claims_of(
        connection,
        propositions=list(ids(connection, Proposition, touched.get("proposition", ())).values()),
        speakers=list(ids(connection, Speaker, touched.get("speaker", ())).values()),
        sources=list(ids(connection, Source, touched.get("source", ())).values()),
    )


def _log(
    connection: Connection,
    names: Sequence[str],
    tally: _Tally,
    detected: Detected,
    actor: Actor,
) -> int | None:
    if not (tally.created or tally.changed):
        return None
    summary = (
        f"{', '.join(Path(name).name for name in names)}: {tally.created} new, "
        f"{tally.changed} changed, {detected.new} new contradictions"
    )
    entry = Entry(
        at=actor.at,
        by=actor.by,
        act="import",
        summary=summary,
        before=tally.before,
        after=tally.after,
    )
    return log_change(connection, entry)


def _located(file: RecordFile, error: RecordError) -> RecordFileError:
    position = file.where(error.noun, error.key, error.path)
    return RecordFileError(file.name, position, str(error))
