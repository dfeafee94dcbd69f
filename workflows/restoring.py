"""Put a whole export back into an empty database, verbatim, its history included.

Nothing is worked out anew and nothing is logged: exporting the database again gives the same
bytes. Quotations fail closed all the same: where the text is held, what is said to be verified is
proved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection

from db.store.bulk_claims import add_claims
from db.store.bulk_history import (
    add_anchors,
    add_changed,
    add_changes,
    add_contradictions,
    move_dates,
)
from db.store.bulk_sources import add_sources
from db.store.bulk_withdrawn import add_withdrawn
from db.store.captures import capture_texts
from db.store.claims import save_relations
from db.store.known import Known
from db.store.propositions import save_propositions, save_topics
from db.store.rows import chunks
from db.store.sources import capture_key
from db.store.speakers import save_speakers
from onrecord.contradict import identity
from onrecord.errors import RecordError
from onrecord.evidence import SourceFacts, complete_date, prove
from onrecord.jsonlines import lines
from onrecord.records import AppearanceRecord, ClaimRecord, DateRecord, SourceRecord
from onrecord.spans import digest
from workflows.batches import Batch


class Restorer:
    """Takes the batches of one whole export."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known = Known(connection)
        self._related: list[tuple[Batch, list[ClaimRecord]]] = []
        self.records = 0
        self.changes = 0

    def restore(self, batches: Iterable[Batch]) -> None:
        """Store everything; raises JsonLinesError."""
        put: Mapping[str, Callable[[Batch], None]] = {
            "source": self._sources,
            "topic": lambda batch: save_topics(self._connection, batch.values),
            "speaker": self._speakers,
            "proposition": lambda batch: save_propositions(self._connection, batch.values),
            "claim": self._claims,
            "contradiction": self._contradictions,
            "change": self._changes,
            "made": self._changed,
            "changed": self._changed,
        }
        for batch in batches:
            try:
                put[batch.noun](batch)
            except RecordError as error:
                raise batch.located(error) from error
            if batch.noun in _RECORDS:
                self.records += len(batch.entries)
        self._relations()

    def _sources(self, batch: Batch) -> None:
        captures = batch.own(lines.Capture)
        texts = {capture.key: capture.text for capture in captures}
        moved = {anchor.date: anchor.capture for anchor in batch.own(lines.DateAnchor)}
        for entry in batch.entries:
            own = [line.value for line in entry.own if isinstance(line.value, lines.Capture)]
            source, coded = entry.value, _coded(entry.value, own)
            stray = moved.get(f"{source.key}/published")
            text = texts.get(stray) if stray else coded.text if coded else None
            facts = SourceFacts(source.published, coded is not None, text)
            _prove_date("source", source.key, "published", source.published, facts)
        add_sources(self._connection, batch.values, captures, moved)

    def _speakers(self, batch: Batch) -> None:
        save_speakers(self._connection, batch.values)
        add_withdrawn(self._connection, self._known, batch.own(lines.Withdrawn))

    def _claims(self, batch: Batch) -> None:
        anchors = batch.own(lines.Anchor)
        withdrawn = batch.own(lines.Withdrawn)
        elsewhere = self._prove(batch, anchors, withdrawn)
        add_claims(self._connection, self._known, batch.values, elsewhere)
        add_withdrawn(self._connection, self._known, withdrawn, elsewhere)
        add_anchors(self._connection, anchors)
        move_dates(self._connection, batch.own(lines.DateAnchor))
        related = [record for record in batch.values if record.relations]
        if related:
            entries = [entry for entry in batch.entries if entry.value.relations]
            self._related.append((Batch(batch.name, entries), related))

    def _prove(
        self,
        batch: Batch,
        anchors: Iterable[lines.Anchor],
        withdrawn: Iterable[lines.Withdrawn],
    ) -> frozenset[str]:
        """Prove what is said to be verified; return the appearances anchored by lines of their own.

        Those are not anchored as their records would have it.
        """
        texts = capture_texts(self._connection, _captures_named(batch))
        owners = list(_appearances(batch.values, withdrawn))
        facts = self._known.sources(_sources_named(batch.values, owners))
        coded = self._known.captures({appearance.source for _, _, appearance in owners})
        by_key: dict[str, list[lines.Anchor]] = {}
        for anchor in anchors:
            by_key.setdefault(anchor.appearance, []).append(anchor)
        elsewhere: set[str] = set()
        for claim, path, appearance in owners:
            own = by_key.get(appearance.key, ())
            for anchor in own:
                _prove_anchor(appearance, anchor, texts)
                if texts[anchor.capture][0] == coded.get(appearance.source):
                    elsewhere.add(appearance.key)
            if appearance.key not in elsewhere:
                _prove_record(claim, path, appearance, facts)
        self._prove_dates(batch, texts, facts)
        return frozenset(elsewhere)

    def _prove_dates(
        self,
        batch: Batch,
        texts: Mapping[str, tuple[int, str | None]],
        facts: Mapping[str, SourceFacts],
    ) -> None:
        moved = {anchor.date: anchor.capture for anchor in batch.own(lines.DateAnchor)}
        for record in batch.values:
            for role, date in (("said", record.said), ("event", record.event)):
                if date is None or date.source is None or date.source not in facts:
                    continue
                known, stray = facts[date.source], moved.get(f"{record.key}/{role}")
                if stray is not None:
                    known = replace(known, text=texts[stray][1] if stray in texts else None)
                _prove_date("claim", record.key, role, date, known)

    def _relations(self) -> None:
        for batch, related in self._related:
            try:
                for chunk in chunks(related):
                    save_relations(self._connection, chunk)
            except RecordError as error:
                raise batch.located(error) from error

    def _contradictions(self, batch: Batch) -> None:
        for pair in batch.values:
            refuse_other_key(pair)
        add_contradictions(self._connection, batch.values)

    def _changes(self, batch: Batch) -> None:
        add_changes(self._connection, batch.values)
        self.changes += len(batch.entries)

    def _changed(self, batch: Batch) -> None:
        add_changed(self._connection, batch.values)


_RECORDS: Final = frozenset({"source", "topic", "speaker", "proposition", "claim"})


def refuse_other_key(pair: lines.Contradiction) -> None:
    """Raise RecordError for a contradiction whose key is not made of its sides."""
    if pair.key != identity(pair.sides, pair.proposition, pair.kind):
        raise RecordError(
            "contradiction", pair.key, "key",
            "the key is not that of its sides: one of them was altered. Export the file again",
        )  # fmt: skip


def _coded(source: Any, captures: Sequence[lines.Capture]) -> lines.Capture | None:
    """Return the capture that a source names; raises RecordError where there is none or another."""
    refuse_other_captures(source, captures)
    coded = [capture for capture in captures if capture.coded]
    if source.sha256 is not None and not coded:
        raise RecordError(
            "source", source.key, "sha256",
            "names a capture that does not stand behind it as coded. Export the file again",
        )  # fmt: skip
    return coded[0] if coded else None


def refuse_other_captures(source: SourceRecord, captures: Iterable[lines.Capture]) -> None:
    """Raise RecordError for captures that do not fit their source, their hash or their bytes."""
    coded = [capture.sha256 for capture in captures if capture.coded]
    if coded and coded != [source.sha256]:
        raise RecordError(
            "source", source.key, "sha256",
            "names another capture than the one that stands behind it as coded. "
            "Export the file again",
        )  # fmt: skip
    for capture in captures:
        if capture.key != capture_key(source.key, capture.sha256):
            raise RecordError(
                "capture", capture.key, "key",
                "the key is not made of its source and hash. Export the file again",
            )  # fmt: skip
        if capture.extractor == "plain-text" and capture.text is not None:
            _need_plain(capture)


def _need_plain(capture: lines.Capture) -> None:
    if capture.text is not None and capture.text.encode() != capture.content:
        raise RecordError(
            "capture", capture.key, "text",
            "its text is not that of its bytes: one of them was altered. Export the file again",
        )  # fmt: skip


def _appearances(
    records: Iterable[ClaimRecord], withdrawn: Iterable[lines.Withdrawn]
) -> Iterator[tuple[str, str, AppearanceRecord]]:
    """Give (claim, path, appearance) of everything that is reported, or was."""
    for record in records:
        for place, appearance in enumerate(record.appearances):
            yield record.key, f"appearances[{place}]", appearance
    for one in withdrawn:
        if isinstance(one.record, AppearanceRecord):
            yield one.owner, "appearances", one.record


def _captures_named(batch: Batch) -> set[str]:
    return {anchor.capture for anchor in batch.own(lines.Anchor)} | {
        anchor.capture for anchor in batch.own(lines.DateAnchor)
    }


def _sources_named(
    records: Iterable[ClaimRecord], owners: Iterable[tuple[str, str, AppearanceRecord]]
) -> set[str]:
    dates: list[DateRecord | None] = [d for r in records for d in (r.said, r.event)]
    return {appearance.source for _, _, appearance in owners} | {
        date.source for date in dates if date is not None and date.source is not None
    }


def _prove_record(
    claim: str, path: str, appearance: AppearanceRecord, facts: Mapping[str, SourceFacts]
) -> None:
    """Prove that the words of an appearance with spans stand in the held text of its source."""
    known = facts.get(appearance.source)
    if known is None or not appearance.spans:
        return  # what refers to nothing is refused where it is stored
    if not known.has_capture:
        raise RecordError(
            "claim", claim, f"{path}.spans",
            f'source "{appearance.source}" has no capture that a span could refer to. '
            "Export the file again",
        )  # fmt: skip
    if known.text is None:
        return
    if not appearance.exact and not appearance.sha256:
        raise RecordError(
            "claim", claim, f"{path}.spans",
            "the words at its spans have no hash to be proved by. Export the file again",
        )  # fmt: skip
    prove(claim, path, appearance, known.text)


def _prove_anchor(
    appearance: AppearanceRecord,
    anchor: lines.Anchor,
    texts: Mapping[str, tuple[int, str | None]],
) -> None:
    """Prove an anchor that is said to be verified; what is marked otherwise claims nothing."""

    def refused(problem: str) -> RecordError:
        return RecordError(
            "appearance",
            appearance.key,
            anchor.capture,
            f"{problem}. Export the file again, or correct it",
        )

    if anchor.capture not in texts:
        raise refused(f'it is anchored in the capture "{anchor.capture}", which the file lacks')
    if anchor.verification != "verified":
        return
    _, text = texts[anchor.capture]
    if text is None or not anchor.spans:
        raise refused("it is marked verified where no text is held to verify it by")
    if appearance.exact and len(appearance.exact) != len(anchor.spans):
        raise refused("it has not as many spans as quoted passages")
    for index, one in enumerate(anchor.spans):
        words = one.span.words(text)
        exact = appearance.exact[index] if appearance.exact else words
        if (
            words is None
            or words != exact
            or one.sha256 != digest(words)
            or (one.prefix, one.suffix) != one.span.context(text)
        ):
            raise refused(
                "it is marked verified, but its words are not those of the text at "
                f"[{one.span.start}, {one.span.end})"
            )


def _prove_date(
    noun: str, key: str, role: str, date: DateRecord | None, facts: SourceFacts
) -> None:
    """Prove that a date's phrase stands at its span, where the text is held."""
    if date is not None and date.source is not None:
        complete_date(noun, key, role, date, {date.source: facts})
