"""The rows that a record makes in the tables, with ids assigned here, for plain loading.

One entry of ``COLUMNS`` a table, in an order in which they may be written; the functions below
give tuples in the order of those columns.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from benchmarks.claims import claims
from benchmarks.generate import World
from onrecord.dates import OPEN_END, OPEN_START, bounds
from onrecord.records import (
    AppearanceRecord,
    ClaimRecord,
    DateRecord,
    PropositionRecord,
    SourceRecord,
    SpeakerRecord,
)
from onrecord.spans import digest
from onrecord.text import fold, search_text

BATCH: Final = 2_000  # claims

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "change": ("id", "at", "made_by", "act", "summary"),
    "change_record": ("change_id", "noun", "key"),
    "date": ("id", "key", "role", "edtf", "earliest", "latest", "basis", "phrase", "anchor",
             "note"),
    "source": ("id", "key", "kind", "title", "publisher", "byline", "credit", "url", "language",
               "published_date_id", "published_from", "published_to", "folded", "note"),
    "capture": ("id", "key", "source_id", "sha256", "content", "text", "text_sha256", "extractor",
                "extractor_version", "captured_at", "coded"),
    "topic": ("id", "key", "name", "folded"),
    "speaker": ("id", "key", "name", "kind", "folded", "source_id", "note"),
    "alias": ("id", "speaker_id", "position", "name", "folded"),
    "role": ("id", "key", "speaker_id", "position", "title", "organisation", "start", "end",
             "held_from", "held_to", "evidence"),
    "membership": ("group_id", "member_id", "position"),
    "proposition": ("id", "key", "text", "folded", "topic_id", "slot", "period", "period_from",
                    "period_to", "place", "measure", "unit", "note"),
    "claim": ("id", "key", "kind", "speaker_id", "on_behalf_of_id", "statement", "modality",
              "status", "place", "said_date_id", "said_from", "said_to", "event_date_id",
              "event_from", "event_to", "note", "search_text"),
    "claim_topic": ("claim_id", "topic_id"),
    "stance": ("id", "key", "claim_id", "proposition_id", "speaker_id", "said_from", "said_to",
               "position", "stance", "value_low", "value_high", "qualifier", "unit", "as_of",
               "as_of_from", "as_of_to", "certainty", "note"),
    "appearance": ("id", "key", "claim_id", "source_id", "position", "quote_type", "exact", "cue",
                   "described_as", "translated_by", "note"),
    "relay": ("appearance_id", "position", "speaker_id"),
    "anchor": ("id", "appearance_id", "capture_id", "verification"),
    "anchor_span": ("anchor_id", "position", "span_start", "span_end", "sha256", "prefix",
                    "suffix"),
    "claim_relation": ("claim_id", "kind", "target_id"),
}  # fmt: skip

Batch = dict[str, list[tuple[Any, ...]]]
_NOW: Final = "2031-06-01T10:00:00Z"
_NO_DATE: Final = (None, OPEN_START, OPEN_END)


def batches(world: World) -> Iterator[Batch]:
    """Give the rows of a record by table, some thousand claims at a time."""
    maker = _Maker(world)
    yield maker.entities()
    for claim in claims(world):
        maker.claim(claim)
        if len(maker.rows["claim"]) >= BATCH:
            yield maker.taken()
    yield maker.taken()


@dataclass(slots=True)
class _Maker:
    """What is known so far: the next ids, and the rows that wait to be taken."""

    world: World
    rows: Batch = field(default_factory=lambda: defaultdict(list))
    last: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    captures: dict[int, int] = field(default_factory=dict)  # by source id

    def taken(self) -> Batch:
        taken, self.rows = self.rows, defaultdict(list)
        return taken

    def entities(self) -> Batch:
        """Return the rows of everything that is not a claim, and the one entry of the log."""
        summary = f"{self.world.claims} claims"
        self.rows["change"].append((1, _NOW, "benchmark", "import", summary))
        for record in self.world.sources():
            self._source(record)
        for topic in self.world.topics():
            self._log("topic", topic.key)
            row = (self._id("topic"), topic.key, topic.name, fold(topic.name))
            self.rows["topic"].append(row)
        for speaker in self.world.speakers():
            self._speaker(speaker)
        for proposition in self.world.propositions():
            self._proposition(proposition)
        return self.taken()

    def claim(self, record: ClaimRecord) -> None:
        self._log("claim", record.key)
        claim_id, speaker_id = self._id("claim"), _id_of(record.speaker)
        said = self._date(record.key, "said", record.said)
        event = self._date(record.key, "event", record.event)
        quoted = [words for a in record.appearances for words in a.exact]
        self.rows["claim"].append((
            claim_id, record.key, record.kind, speaker_id,
            record.on_behalf_of and _id_of(record.on_behalf_of), record.statement, record.modality,
            record.status, record.place, *said, *event, record.note,
            search_text(record.statement, *quoted),
        ))  # fmt: skip
        self.rows["claim_topic"] += [(claim_id, _id_of(topic)) for topic in record.topics]
        for position, stance in enumerate(record.stances):
            as_of = bounds(stance.as_of).stored if stance.as_of else _NO_DATE[1:]
            self.rows["stance"].append((
                self._id("stance"), f"{record.key}|{stance.proposition}", claim_id,
                _id_of(stance.proposition), speaker_id, *said[1:], position, stance.stance,
                stance.value_low, stance.value_high, stance.qualifier, stance.unit, stance.as_of,
                *as_of, stance.certainty, stance.note,
            ))  # fmt: skip
        for position, appearance in enumerate(record.appearances):
            self._appearance(claim_id, position, appearance)
        self.rows["claim_relation"] += [
            (claim_id, relation.kind, int(relation.claim[1:])) for relation in record.relations
        ]

    def _log(self, noun: str, key: str) -> None:
        """Name a record that was made new: more of it the log does not hold."""
        self.rows["change_record"].append((1, noun, key))

    def _id(self, table: str) -> int:
        self.last[table] += 1
        return self.last[table]

    def _date(self, owner: str, role: str, date: DateRecord | None) -> tuple[Any, str, str]:
        if date is None:
            return _NO_DATE
        date_id, stored = self._id("date"), bounds(date.edtf).stored
        self.rows["date"].append((
            date_id, f"{owner}/{role}", role, date.edtf, *stored, date.basis, date.phrase,
            date.anchor, date.note,
        ))  # fmt: skip
        return date_id, *stored

    def _source(self, record: SourceRecord) -> None:
        self._log("source", record.key)
        source_id = self._id("source")
        published = self._date(record.key, "published", record.published)
        self.rows["source"].append((
            source_id, record.key, record.kind, record.title, record.publisher, record.byline,
            json.dumps(record.credit), record.url, record.language, *published,
            fold(f"{record.title} {record.publisher or ''}"), record.note,
        ))  # fmt: skip
        if record.sha256 is None:
            return
        text = self.world.text(source_id - 1)
        self.captures[source_id] = self._id("capture")
        self.rows["capture"].append((
            self.captures[source_id], f"{record.key}@{record.sha256[:16]}", source_id,
            record.sha256, text and text.encode(), text, text and digest(text), "plain-text", "1",
            _NOW, True,
        ))  # fmt: skip

    def _speaker(self, record: SpeakerRecord) -> None:
        self._log("speaker", record.key)
        speaker_id = self._id("speaker")
        folded = "" if record.kind == "unnamed" else fold(record.name)
        source = record.source and _id_of(record.source)
        self.rows["speaker"].append(
            (speaker_id, record.key, record.name, record.kind, folded, source, record.note)
        )
        for position, name in enumerate(record.aliases):
            row = (self._id("alias"), speaker_id, position, name, fold(name))
            self.rows["alias"].append(row)
        for position, role in enumerate(record.roles):
            self.rows["role"].append((
                self._id("role"), role.key, speaker_id, position, role.title, role.organisation,
                role.start, role.end, bounds(role.start).stored[0] if role.start else OPEN_START,
                bounds(role.end).stored[1] if role.end else OPEN_END, role.evidence,
            ))  # fmt: skip
        for position, member in enumerate(record.members):
            self.rows["membership"].append((speaker_id, _id_of(member), position))

    def _proposition(self, record: PropositionRecord) -> None:
        self._log("proposition", record.key)
        period = bounds(record.period).stored if record.period else _NO_DATE[1:]
        self.rows["proposition"].append((
            self._id("proposition"), record.key, record.text, fold(record.text),
            record.topic and _id_of(record.topic), record.slot, record.period, *period,
            record.place, record.measure, record.unit, record.note,
        ))  # fmt: skip

    def _appearance(self, claim_id: int, position: int, record: AppearanceRecord) -> None:
        appearance_id, source_id = self._id("appearance"), _id_of(record.source)
        self.rows["appearance"].append((
            appearance_id, record.key, claim_id, source_id, position, record.quote_type,
            json.dumps(record.exact), record.cue, record.described_as, record.translated_by,
            record.note,
        ))  # fmt: skip
        for place, speaker in enumerate(record.relayed_by):
            self.rows["relay"].append((appearance_id, place, _id_of(speaker)))
        if not record.spans:
            return
        anchor_id, text = self._id("anchor"), self.world.text(source_id - 1)
        proved = "not_held" if text is None else "verified"
        self.rows["anchor"].append((anchor_id, appearance_id, self.captures[source_id], proved))
        for place, span in enumerate(record.spans):
            hashed = digest(record.exact[place]) if record.exact else record.sha256[place]
            around = span.context(text) if text is not None else (None, None)
            row = (anchor_id, place, span.start, span.end, hashed, *around)
            self.rows["anchor_span"].append(row)


def _id_of(key: str) -> int:
    """Return the id of a source, speaker, topic or proposition, whose keys count from 0."""
    return int(key[1:]) + 1
