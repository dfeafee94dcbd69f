"""Write whole records: what every act on the record goes through, whoever asks for it.

A record replaces what the database holds under its key. What does not differ is not touched, so
that writing the same again changes nothing and logs nothing. All of it happens in the caller's
transaction: an error anywhere leaves everything as it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeVar

from sqlalchemy import Connection

from db.reads.pairs import keys_from
from db.reads.reanchoring import sources_reporting
from db.reads.references import refuse_withdrawn
from db.reads.slots import refuse_values
from db.store.bulk_claims import add_claims
from db.store.bulk_sources import add_sources, new_captures
from db.store.changes import Entry, Touched, log_change, log_new_claims
from db.store.claims import load_claims, save_claims, save_relations
from db.store.known import Known
from db.store.propositions import load_propositions, load_topics, save_propositions, save_topics
from db.store.rows import chunks, ids, next_id
from db.store.sources import capture_key, load_source_facts, load_sources, save_sources
from db.store.speakers import load_speakers, save_speakers
from db.store.statements import mark_changed
from db.tables import Claim, Source
from onrecord.evidence import Evidence, refuse_self
from onrecord.recordfile import mapping_of
from onrecord.records import (
    ClaimRecord,
    ContradictionRecord,
    RecordSet,
    SourceRecord,
)
from workflows.actor import Actor
from workflows.completing import (
    Contents,
    complete,
    complete_source,
    evidence_outside,
    keys_among,
    named_sources,
    underived,
)
from workflows.concerned import claims_in_sources, concerned_claims, concerns_claims
from workflows.detection import detect, detect_many
from workflows.finding_rows import Detected
from workflows.origins import place_changed
from workflows.reanchoring import reanchor
from workflows.recorded_pairs import save_recorded_pairs

R = TypeVar("R")
_MANY: Final = 2000
_NOTHING: Final = Detected(0, 0)
_NONE: Final[Mapping[str, Evidence]] = {}
_NEW: Final[Mapping[str, ClaimRecord]] = {}
Loader = Callable[[Connection, Iterable[str]], Mapping[str, Any]]
LOADERS: Final[Mapping[str, Loader]] = {
    "source": load_sources,
    "speaker": load_speakers,
    "topic": load_topics,
    "proposition": load_propositions,
    "claim": load_claims,
}


def _as_they_are(records: RecordSet) -> RecordSet:
    return records


class Recorder:
    """What one transaction writes, and the log of it.

    ``take`` record sets, ``settle`` once, ``take_pairs`` if there are any, then ``log``.
    ``roles_move`` lets offices go from one speaker to another: where two are merged or parted.
    ``keeps_evidence`` has evidence that does not change stay as it is marked, also where it does
    not hold: a claim with a wrong quotation can then be withdrawn, or corrected bit by bit.
    ``prepared`` is what record sets go through before they are taken.
    ``puts_back`` takes what stood in the record before as it was, whatever is refused by now.
    """

    def __init__(
        self,
        connection: Connection,
        actor: Actor,
        *,
        roles_move: bool = False,
        keeps_evidence: bool = False,
        puts_back: bool = False,
        prepared: Callable[[RecordSet], RecordSet] = _as_they_are,
    ) -> None:
        self.connection = connection
        self.keeps_evidence = keeps_evidence
        self._puts_back = puts_back
        self.actor = actor
        self._prepared = prepared
        self._save_speakers = partial(save_speakers, roles_move=roles_move)
        self.created = 0
        self.changed = 0
        self.unchanged = 0
        self.reanchored: Mapping[int, Mapping[str, int]] = {}
        self._touched: dict[tuple[str, str], Touched] = {}
        self._concerned: dict[str, set[str]] = {}
        self._reproved: set[str] = set()
        self._known = Known(connection)
        # New claims may be a million: they are told from the others by their ids.
        self._first_new = next_id(connection, Claim)
        self._made = False
        self._remade: dict[str, int] = {}
        self._late: set[str] = set()
        self._related: dict[str, ClaimRecord] = {}  # a later file may have a claim again
        self._texts: set[str] = set()
        self.compared = True

    @property
    def touched(self) -> tuple[Touched, ...]:
        """The records that were touched, new claims left out, in the order of the first time."""
        return tuple(self._touched.values())

    def new_claims(self) -> tuple[Touched, ...]:
        """Return the claims that were made new, which ``touched`` leaves out."""
        keys = keys_from(self.connection, self._first_new) if self._made else ()
        return tuple(Touched(noun="claim", key=key) for key in keys)

    def touch(self, noun: str, key: str, before: Any = None, after: Any = None) -> None:
        """Note a record that changed, or was made new, for the log."""
        known = self._touched.get((noun, key))
        if noun == "claim" and key in self._remade:
            return  # it was made new in this transaction: its words are in the tables
        if known is None:
            found = Touched(noun=noun, key=key, before=before, after=after)
        elif known.before is None:
            return  # it was made new in this transaction: its words are in the tables
        else:
            found = replace(known, after=after)
        self._touched[noun, key] = found

    def made_again(self, claim: str) -> int:
        """Return the id of a claim that was made new here and taken in again, else 0."""
        return self._remade.get(claim, 0)

    def concern(self, noun: str, keys: Iterable[str]) -> None:
        """Have ``settle`` look at what these records concern, though they did not change."""
        named = set(keys)
        self._concerned.setdefault(noun, set()).update(named)
        if noun == "source" and self._made:  # new claims were stored by what it was before
            self._late |= named

    def reprove(self, sources: Iterable[str]) -> None:
        """Have the claims of these sources proved again: their text is held now, or no longer."""
        named = set(sources)
        self._reproved |= named
        self.concern("source", named)

    def take(self, records: RecordSet, contents: Contents | None = None) -> None:
        """Store records; raises RecordError for one that refers to nothing or proves wrong."""
        records = self._prepared(records)
        self._take_sources(records.sources, contents or {})
        topics = {topic.key: topic for topic in records.mentioned_topics}
        known = load_topics(self.connection, topics)
        missing = [topic for key, topic in topics.items() if key not in known]
        self._upsert("topic", (*records.topics, *missing), load_topics, save_topics)
        self._upsert("speaker", records.speakers, load_speakers, self._save_speakers)
        self._upsert("proposition", records.propositions, load_propositions, save_propositions)
        if records.sources or records.speakers:
            self._known.forget()
        for chunk in chunks(records.claims, _MANY):
            self._take_claims(chunk)

    def settle(self, *, check: bool = True) -> Detected:
        """Bring everything up to date that the records taken in concern.

        ``check`` has contradictions searched for. Raises RecordError where a record that is not
        withdrawn refers to one that is.
        """
        for chunk in chunks(self._related.values()):
            save_relations(self.connection, chunk)
        self._follow_sources()
        captures = {key for noun, key in self._touched if noun == "capture"}
        self.compared = place_changed(self.connection, self._texts | captures)
        touched: dict[str, list[str]] = {}
        for noun, key in self._touched:
            touched.setdefault(noun, []).append(key)
        refuse_withdrawn(self.connection, touched, first_new=self._first_new)
        refuse_values(self.connection, touched, self._first_new)
        self._reanchor(touched)
        old = concerned_claims(self.connection, self._concerned, self._first_new)
        if not check:
            mark_changed(self.connection, old)
            return _NOTHING
        new = detect_many(self.connection, Claim.id >= self._first_new) if self._made else _NOTHING
        return new + detect(self.connection, old)

    def take_pairs(self, records: Sequence[ContradictionRecord]) -> None:
        """Store pairs that people recorded, with their decisions."""
        for noun, key in save_recorded_pairs(self.connection, records):
            self.created += 1
            self.touch(noun, key)

    def log(self, act: str, summary: str, *, undoes: int | None = None) -> int | None:
        """Append the entry and return its number, ``None`` where nothing changed."""
        if not self._touched and not self._made:
            return None
        entry = Entry(
            at=self.actor.at,
            by=self.actor.by,
            act=act,
            summary=summary,
            touched=self.touched,
            undoes=undoes,
        )
        number = log_change(self.connection, entry)
        if self._made:
            log_new_claims(self.connection, number, self._first_new)
        return number

    def _take_claims(self, records: Sequence[ClaimRecord]) -> None:
        """Store claims: those whose keys are new many at a time, the others one by one."""
        found = ids(self.connection, Claim, [record.key for record in records])
        new = [record for record in records if record.key not in found]
        for chunk in chunks(new, _MANY):
            self._refuse_self(chunk)
            completed = [done for part in chunks(chunk) for done in self._completed(part)]
            add_claims(self.connection, self._known, completed)
            self.created += len(completed)
            self._made = True
            self._related |= {r.key: _skeleton(r) for r in completed if r.relations}
        self._remade |= {key: id_ for key, id_ in found.items() if id_ >= self._first_new}
        for part in chunks(record for record in records if record.key in found):
            stored = load_claims(self.connection, [record.key for record in part])
            stored |= {  # their relations are stored when all claims are there
                key: replace(record, relations=self._related[key].relations)
                for key, record in stored.items()
                if key in self._related
            }
            given = [record for record in part if record != stored[record.key]]
            self.unchanged += len(part) - len(given)
            self._refuse_self(given, stored)
            standing = self._standing(stored.values())
            different = self._differing("claim", self._completed(given, standing), stored)
            if different:
                save_claims(self.connection, different, keys_among(different, standing))
            self._related |= {record.key: _skeleton(record) for record in different}

    def _refuse_self(
        self, records: Iterable[ClaimRecord], stored: Mapping[str, ClaimRecord] = _NEW
    ) -> None:
        if not self._puts_back:
            for record in records:
                refuse_self(record, stored.get(record.key))

    def _differing(self, noun: str, records: Sequence[Any], stored: Mapping[str, Any]) -> list[Any]:
        different = [record for record in records if stored.get(record.key) != record]
        self.unchanged += len(records) - len(different)
        for record in different:
            known = stored.get(record.key)
            if concerns_claims(noun, record, known):
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
        if not records:
            return []
        keys = [record.key for record in records]  # type: ignore[attr-defined]
        different = self._differing(noun, records, load(self.connection, keys))
        if different:
            save(self.connection, different)
        return different

    def _take_sources(self, records: Sequence[SourceRecord], contents: Contents) -> None:
        if not records:
            return
        keys = [record.key for record in records]
        stored = load_sources(self.connection, keys)
        facts = load_source_facts(self.connection, keys)
        completed = [
            complete_source(record, stored.get(record.key), facts, contents) for record in records
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
        self._texts |= {
            capture_key(record.key, record.sha256 or "")
            for record in completed
            if record.sha256 in contents
        }
        new = [record for record in different if record.key not in stored]
        add_sources(self.connection, new, new_captures(new, contents, self.actor.at))
        old = [record for record in different if record.key in stored]
        save_sources(self.connection, [*old, *unheld], contents, self.actor.at)

    def _now_held(self, records: Sequence[SourceRecord]) -> None:
        """Count sources that are as they were, but whose text is held from now on."""
        self.unchanged -= len(records)
        self.changed += len(records)
        self.reprove(record.key for record in records)
        for record in records:
            key = capture_key(record.key, record.sha256 or "")
            self.touch("capture", key, {"held": False}, {"held": True})

    def _completed(
        self, records: Sequence[ClaimRecord], standing: Mapping[str, Evidence] = _NONE
    ) -> list[ClaimRecord]:
        facts = self._known.sources(named_sources(records))
        kinds = self._known.kinds(record.speaker for record in records)
        return [
            complete(record, facts, kinds.get(record.speaker), standing.get(record.key, ()))
            for record in records
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
        return evidence_outside(stored, changed | self._reproved)

    def _follow_sources(self) -> None:
        """Bring the claims of changed sources up to date, also those that were not taken in.

        A time of saying that came from a date of publication is worked out again; quotations in a
        text that is held from now on, or no longer, are proved again.
        """
        self._known.forget()
        sources = self._concerned.get("source", ())
        for keys in claims_in_sources(self.connection, sources, self._late, self._first_new):
            self._follow(load_claims(self.connection, keys))

    def _follow(self, stored: Mapping[str, ClaimRecord]) -> None:
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
            save_claims(self.connection, followed, keys_among(followed, standing))

    def _reanchor(self, touched: Mapping[str, Sequence[str]]) -> None:
        """Look for what claims quote in the later copies of their sources, too."""
        keys = {key.rpartition("@")[0] for key in touched.get("capture", ())}
        sources = set(ids(self.connection, Source, keys).values())
        claims = ids(self.connection, Claim, touched.get("claim", ()))
        if self._made or claims:
            changed = list(claims.values())
            sources |= sources_reporting(self.connection, changed, self._first_new)
        if sources:
            self.reanchored = reanchor(self.connection, sources)


def _skeleton(record: ClaimRecord) -> ClaimRecord:
    """Return what is needed of a claim to store its relations."""
    return ClaimRecord(
        key=record.key, speaker=record.speaker, statement="", relations=record.relations
    )
