"""Take JSON Lines into a record that is there already: an upsert by key, as of any record file.

What only tells how another database came to be as it is (its change log, its marks) is passed
over. What a machine proposed is passed over, too, unless people decided on it: the search for
contradictions finds it again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from db.store.bulk_history import add_contradictions, add_decisions
from db.store.bulk_withdrawn import add_withdrawn
from db.store.captures import add_captures, capture_texts, fill_captures, take_over_captures
from db.store.contradictions import refresh_status, stored_pairs
from db.store.known import Known
from db.store.rows import ids, next_id
from db.tables import Claim, Contradiction, Decision
from onrecord.errors import RecordError
from onrecord.jsonlines import lines
from onrecord.records import RecordSet
from workflows.batches import Batch, twice
from workflows.recording import Recorder
from workflows.restoring import refuse_other_captures, refuse_other_key


class Taker:
    """Takes the batches of one file: ``take``, settle the recorder, then ``take_pairs``."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._connection = recorder.connection
        self._first = next_id(self._connection, Claim)
        self._pairs: list[Batch] = []
        self.passed_over: Counter[str] = Counter()

    def take(self, batches: Iterable[Batch]) -> None:
        """Store the records of a file; raises JsonLinesError."""
        for batch in batches:
            try:
                self._take(batch)
            except RecordError as error:
                raise batch.located(error) from error

    def take_pairs(self) -> None:
        """Store the contradictions that people recorded or decided on; raises JsonLinesError."""
        for batch in self._pairs:
            try:
                self._take_pairs(batch.values)
            except RecordError as error:
                raise batch.located(error) from error

    def _take(self, batch: Batch) -> None:
        match batch.noun:
            case "source":
                self._sources(batch)
            case "topic":
                self._recorder.take(RecordSet(topics=tuple(batch.values)))
            case "speaker":
                self._recorder.take(RecordSet(speakers=tuple(batch.values)))
                self._withdrawn(batch)
            case "proposition":
                self._recorder.take(RecordSet(propositions=tuple(batch.values)))
            case "claim":
                self._claims(batch)
            case "contradiction":
                self._keep_pairs(batch)
            case "change":
                self.passed_over["change"] += len(batch.entries)

    def _sources(self, batch: Batch) -> None:
        captures = batch.own(lines.Capture)
        for entry in batch.entries:
            own = [line.value for line in entry.own if isinstance(line.value, lines.Capture)]
            if own:
                refuse_other_captures(entry.value, own)
        known = capture_texts(self._connection, [capture.key for capture in captures])
        contents = {
            capture.sha256: (capture.content, capture.text)
            for capture in captures
            if capture.coded and capture.content is not None and capture.text is not None
        }
        self._recorder.take(RecordSet(sources=tuple(batch.values)), contents)
        new = [capture for capture in captures if capture.key not in known]
        take_over_captures(
            self._connection,
            [
                capture
                for capture in captures
                if capture.coded and (capture.key not in known or _fills(capture, known))
            ],
        )
        others = [capture for capture in new if not capture.coded]
        add_captures(self._connection, others)
        for capture in others:
            self._recorder.touch("capture", capture.key)
        filled = [capture for capture in captures if not capture.coded and _fills(capture, known)]
        fill_captures(self._connection, filled)
        for capture in filled:
            self._recorder.touch("capture", capture.key, {"held": False}, {"held": True})

    def _claims(self, batch: Batch) -> None:
        self._recorder.take(RecordSet(claims=tuple(batch.values)))
        for entry in batch.entries:
            if self._recorder.made_again(entry.value.key) >= self._first:
                raise twice(batch.name, entry.line)
        self._withdrawn(batch)
        marks = len(batch.own(lines.Anchor)) + len(batch.own(lines.DateAnchor))
        if marks:
            self.passed_over["mark"] += marks

    def _withdrawn(self, batch: Batch) -> None:
        withdrawn = batch.own(lines.Withdrawn)
        if withdrawn:
            add_withdrawn(self._connection, Known(self._connection), withdrawn)

    def _keep_pairs(self, batch: Batch) -> None:
        kept = [e for e in batch.entries if e.value.decisions or e.value.proposed_by is None]
        if kept:
            self._pairs.append(Batch(batch.name, kept))
        if len(kept) < len(batch.entries):
            self.passed_over["proposal"] += len(batch.entries) - len(kept)

    def _take_pairs(self, pairs: Sequence[lines.Contradiction]) -> None:
        for pair in pairs:
            refuse_other_key(pair)
        known = stored_pairs(self._connection, [pair.key for pair in pairs])
        new = [pair for pair in pairs if pair.key not in known]
        add_contradictions(self._connection, [replace(pair, decisions=()) for pair in new])
        for pair in new:
            self._made("contradiction", pair.key)
        keys = [decision.key for pair in pairs for decision in pair.decisions]
        there = ids(self._connection, Decision, keys)
        added = [
            replace(pair, decisions=tuple(d for d in pair.decisions if d.key not in there))
            for pair in pairs
        ]
        found = ids(self._connection, Contradiction, [pair.key for pair in added])
        add_decisions(self._connection, added, found)
        for pair in added:
            for decision in pair.decisions:
                self._made("decision", decision.key)
        stale = {key for key, row in known.items() if row.status == "stale"}
        stale |= {pair.key for pair in new if pair.status == "stale"}
        judged = [pair.key for pair in added if pair.decisions and pair.key not in stale]
        refresh_status(self._connection, judged, produced=True)

    def _made(self, noun: str, key: str) -> None:
        self._recorder.created += 1
        self._recorder.touch(noun, key)


def _fills(capture: lines.Capture, known: Mapping[str, tuple[int, str | None]]) -> bool:
    """Tell whether a capture brings the text of one that is known by its hash only."""
    return capture.text is not None and capture.key in known and known[capture.key][1] is None
