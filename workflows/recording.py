"""Write whole records: what every act on the record goes through, whoever asks for it.

A record replaces what the database holds under its key. What does not differ is not touched, so
that writing the same again changes nothing and logs nothing. All of it happens in the caller's
transaction: an error anywhere leaves everything as it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any, Final, TypeVar

from sqlalchemy import Connection

from db.reads.pairs import claim_keys, claims_of
from db.reads.references import refuse_withdrawn
from db.store.changes import Entry, Touched, log_change
from db.store.claims import load_claims, save_claims, save_relations
from db.store.propositions import load_propositions, load_topics, save_propositions, save_topics
from db.store.rows import chunks, ids
from db.store.sources import capture_key, load_source_facts, load_sources, save_sources
from db.store.speakers import load_speakers, save_speakers
from db.tables import Claim, Proposition, Source, Speaker
from onrecord.errors import RecordError
from onrecord.evidence import Evidence, SourceFacts, complete_claim, complete_date
from onrecord.recordfile import mapping_of
from onrecord.records import (
    ClaimRecord,
    ContradictionRecord,
    DateRecord,
    RecordSet,
    SourceRecord,
    SpeakerRecord,
)
from workflows.actor import Actor
from workflows.detection import Detected, detect
from workflows.recorded_pairs import save_recorded_pairs

R = TypeVar("R")
Loader = Callable[[Connection, Iterable[str]], Mapping[str, Any]]
LOADERS: Final[Mapping[str, Loader]] = {
    "source": load_sources,
    "speaker": load_speakers,
    "topic": load_topics,
    "proposition": load_propositions,
    "claim": load_claims,
}
# The fields whose change concerns the claims that refer to a record: what claims are compared by,
# and what their own dates are worked out from. A prolific speaker's alias is nobody's business.
_COMPARED: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("publisher", "language", "published", "sha256", "withdrawn"),
    "speaker": ("name", "kind", "roles", "withdrawn"),
    "topic": (),
    "proposition": ("text", "period", "place", "measure", "unit", "slot", "withdrawn"),
    "claim": tuple(field.name for field in fields(ClaimRecord)),
}
Contents = Mapping[str, tuple[bytes, str]]
"""Bytes and text by the SHA-256 of the bytes."""


class Recorder:
    """What one transaction writes, and the log of it.

    ``take`` record sets, ``settle`` once, ``take_pairs`` if there are any, then ``log``.
    ``roles_move`` lets offices go from one speaker to another: where two are merged or parted.
    ``keeps_evidence`` has evidence that does not change stay as it is marked, also where it does
    not hold: a claim with a wrong quotation can then be withdrawn, or corrected bit by bit.
    """

    def __init__(
        self,
        connection: Connection,
        actor: Actor,
        *,
        roles_move: bool = False,
        keeps_evidence: bool = False,
    ) -> None:
        self.connection = connection
        self.keeps_evidence = keeps_evidence
        self.actor = actor
        self._save_speakers = partial(save_speakers, roles_move=roles_move)
        self.created = 0
        self.changed = 0
        self.unchanged = 0
        self._touched: dict[tuple[str, str], Touched] = {}
        self._concerned: dict[str, set[str]] = {}
        self._reproved: set[str] = set()

    @property
    def touched(self) -> tuple[Touched, ...]:
        """The records that were touched, in the order in which they were first."""
        return tuple(self._touched.values())

    def touch(self, noun: str, key: str, before: Any = None, after: Any = None) -> None:
        """Note a record that changed, or was made new, for the log."""
        known = self._touched.get((noun, key))
        if known is None:
            found = Touched(noun=noun, key=key, before=before, after=after)
        elif known.before is None:
            return  # it was made new in this transaction: its words are in the tables
        else:
            found = replace(known, after=after)
        self._touched[noun, key] = found

    def concern(self, noun: str, keys: Iterable[str]) -> None:
        """Have ``settle`` look at what these records concern, though they did not change."""
        self._concerned.setdefault(noun, set()).update(keys)

    def reprove(self, sources: Iterable[str]) -> None:
        """Have the claims of these sources proved again: their text is held now, or no longer."""
        named = set(sources)
        self._reproved |= named
        self.concern("source", named)

    def take(self, records: RecordSet, contents: Contents | None = None) -> None:
        """Store records; raises RecordError for one that refers to nothing or proves wrong."""
        self._take_sources(records.sources, contents or {})
        topics = {topic.key: topic for topic in records.mentioned_topics}
        known = load_topics(self.connection, topics)
        missing = [topic for key, topic in topics.items() if key not in known]
        self._upsert("topic", (*records.topics, *missing), load_topics, save_topics)
        self._upsert("speaker", records.speakers, load_speakers, self._save_speakers)
        self._upsert("proposition", records.propositions, load_propositions, save_propositions)
        related: list[ClaimRecord] = []
        for chunk in chunks(records.claims):
            related += self._take_claims(chunk)
        for chunk in chunks(related):  # a claim may relate to one that is stored after it
            save_relations(self.connection, chunk)

    def _take_claims(self, records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
        stored = load_claims(self.connection, [record.key for record in records])
        standing = self._standing(stored.values())
        different = self._differing("claim", self._completed(records, standing), stored)
        if different:
            save_claims(self.connection, different, _keys_among(different, standing))
        return different

    def settle(self) -> Detected:
        """Bring everything up to date that the records taken in concern.

        Raises RecordError where a record that is not withdrawn refers to one that is.
        """
        self._follow_sources()
        touched: dict[str, list[str]] = {}
        for noun, key in self._touched:
            touched.setdefault(noun, []).append(key)
        refuse_withdrawn(self.connection, touched)
        return detect(self.connection, self._concerned_claims())

    def take_pairs(self, records: Sequence[ContradictionRecord]) -> None:
        """Store pairs that people recorded, with their decisions."""
        for noun, key in save_recorded_pairs(self.connection, records):
            self.created += 1
            self.touch(noun, key)

    def log(self, act: str, summary: str, *, undoes: int | None = None) -> int | None:
        """Append the entry and return its number, ``None`` where nothing changed."""
        if not self._touched:
            return None
        entry = Entry(
            at=self.actor.at,
            by=self.actor.by,
            act=act,
            summary=summary,
            touched=self.touched,
            undoes=undoes,
        )
        return log_change(self.connection, entry)

    def _differing(self, noun: str, records: Sequence[Any], stored: Mapping[str, Any]) -> list[Any]:
        different = [record for record in records if stored.get(record.key) != record]
        self.unchanged += len(records) - len(different)
        for record in different:
            known = stored.get(record.key)
            if known is None or any(
                getattr(record, name) != getattr(known, name) for name in _COMPARED[noun]
            ):
                self.concern(noun, [record.key])
            if known is not None:
                self.changed += 1
                self.touch(noun, record.key, mapping_of(known), mapping_of(record))
            else:
                self.created += 1
                self.touch(noun, record.key)
        return different

    def _upsert(
        self,
        noun: str,
        records: Sequence[R],
        load: Callable[[Connection, Iterable[str]], Mapping[str, R]],
        save: Callable[[Connection, Sequence[R]], None],
    ) -> list[R]:
        keys = [record.key for record in records]  # type: ignore[attr-defined]
        different = self._differing(noun, records, load(self.connection, keys))
        if different:
            save(self.connection, different)
        return different

    def _take_sources(self, records: Sequence[SourceRecord], contents: Contents) -> None:
        keys = [record.key for record in records]
        stored = load_sources(self.connection, keys)
        facts = load_source_facts(self.connection, keys)
        completed = [
            _complete_source(record, stored.get(record.key), facts, contents) for record in records
        ]
        different = self._differing("source", completed, stored)
        unheld = [
            record
            for record in completed
            if record.sha256 in contents
            and record not in different
            and facts[record.key].text is None
        ]
        self._now_held(unheld)
        save_sources(self.connection, [*different, *unheld], contents, self.actor.at)

    def _now_held(self, records: Sequence[SourceRecord]) -> None:
        """Count sources that are as they were, but whose text is held from now on."""
        self.unchanged -= len(records)
        self.changed += len(records)
        self.reprove(record.key for record in records)
        for record in records:
            key = capture_key(record.key, record.sha256 or "")
            self.touch("capture", key, {"held": False}, {"held": True})

    def _completed(
        self, records: Sequence[ClaimRecord], standing: Mapping[str, Evidence]
    ) -> list[ClaimRecord]:
        facts = load_source_facts(self.connection, _named_sources(records))
        voices = load_speakers(self.connection, [record.speaker for record in records])
        return [
            _complete(record, facts, voices, standing.get(record.key, ())) for record in records
        ]

    def _standing(self, stored: Iterable[ClaimRecord]) -> dict[str, Evidence]:
        """Return the evidence of stored claims that stays as it is, in texts that stay, by key."""
        if not self.keeps_evidence:
            return {}
        changed = {
            touched.key
            for touched in self._touched.values()
            if touched.noun == "source"
            and (touched.before or {}).get("sha256") != (touched.after or {}).get("sha256")
        }
        changed |= self._reproved
        return {
            claim.key: [
                evidence
                for evidence in (*claim.appearances, claim.said, claim.event)
                if evidence is not None and evidence.source not in changed
            ]
            for claim in stored
        }

    def _follow_sources(self) -> None:
        """Bring the claims of changed sources up to date, also those that were not taken in.

        A time of saying that came from a date of publication is worked out again; quotations in a
        text that is held from now on, or no longer, are proved again.
        """
        touched = self._concerned.get("source", set())
        sources = list(ids(self.connection, Source, touched).values())
        keys = claim_keys(self.connection, claims_of(self.connection, sources=sources))
        stored = load_claims(self.connection, keys)
        standing = self._standing(stored.values())
        completed = self._completed([underived(record) for record in stored.values()], standing)
        followed = [
            record
            for record in completed
            if record != stored[record.key]
            or any(a.source in self._reproved for a in record.appearances)
        ]
        different = [record for record in followed if record != stored[record.key]]
        self._differing("claim", different, stored)
        if followed:
            save_claims(self.connection, followed, _keys_among(followed, standing))

    def _concerned_claims(self) -> set[int]:
        def found(noun: str, table: Any) -> list[int]:
            return list(ids(self.connection, table, self._concerned.get(noun, ())).values())

        return set(found("claim", Claim)) | claims_of(
            self.connection,
            propositions=found("proposition", Proposition),
            speakers=found("speaker", Speaker),
            sources=found("source", Source),
        )


def underived(record: ClaimRecord) -> ClaimRecord:
    """Return a claim without a time of saying that was only worked out from its sources."""
    said = record.said
    derived = said is not None and said == DateRecord(edtf=said.edtf, basis="publication")
    return replace(record, said=None) if derived else record


def _complete_source(
    record: SourceRecord,
    stored: SourceRecord | None,
    facts: Mapping[str, SourceFacts],
    contents: Contents,
) -> SourceRecord:
    sha256 = record.sha256 or (stored.sha256 if stored else None)
    text = contents[sha256][1] if sha256 is not None and sha256 in contents else None
    if text is None and stored is not None and stored.sha256 == sha256:
        text = facts[record.key].text
    own = {record.key: SourceFacts(record.published, sha256 is not None, text)}
    published = complete_date("source", record.key, "published", record.published, own)
    return replace(record, sha256=sha256, published=published, file=None)


def _complete(
    record: ClaimRecord,
    facts: Mapping[str, SourceFacts],
    voices: Mapping[str, SpeakerRecord],
    standing: Evidence,
) -> ClaimRecord:
    for index, appearance in enumerate(record.appearances):
        _need_source(record, f"appearances[{index}].source", appearance.source, facts)
    for path, date in (("said.source", record.said), ("event.source", record.event)):
        if date is not None and date.source is not None:
            _need_source(record, path, date.source, facts)
    speaker = voices.get(record.speaker)
    own_voice = speaker is not None and speaker.kind == "publication"
    completed = complete_claim(record, facts, own_voice=own_voice, standing=standing)
    relations = tuple(sorted(completed.relations, key=lambda r: (r.kind, r.claim)))
    return replace(completed, relations=relations)


def _keys_among(records: Iterable[ClaimRecord], standing: Mapping[str, Evidence]) -> set[str]:
    """Return the keys of the appearances that are standing evidence."""
    return {
        appearance.key
        for record in records
        for appearance in record.appearances
        if appearance in standing.get(record.key, ())
    }


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
