"""Which drafts of a text go into the record, beside what it has of that text already.

A draft is found again by its key, which follows from the place of its words. One that nobody has
looked at is brought up to date, or withdrawn where a newer version does not find it any more.
Whatever a person made, changed, decided or took back stays, and so does everything about the
same words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from db.reads.extracting import Reported, SourceText, people_touched, reported_in
from db.reads.speakers_met import SpeakersMet
from db.store.claims import load_claims
from db.store.rows import ids
from db.tables import Claim
from onrecord.drafts import SAME, Drafts, KnownTopic, Record, drafts, holders, names_in, overlap
from onrecord.drafts.work import Found
from onrecord.records import ClaimRecord, RecordSet, SpeakerRecord
from workflows.completing import underived
from workflows.foreseen_speakers import ForeseenSpeakers
from workflows.recording import Recorder


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What went into the record: new and changed drafts, and keys of those withdrawn.

    ``known`` counts drafts that were there already, or whose words a person has dealt with.
    """

    speakers: tuple[SpeakerRecord, ...]
    new: tuple[ClaimRecord, ...]
    changed: tuple[ClaimRecord, ...]
    withdrawn: tuple[str, ...]
    known: int

    @property
    def touched(self) -> set[tuple[str, str]]:
        """The records that went in, as (noun, key)."""
        claims = {*(claim.key for claim in (*self.new, *self.changed)), *self.withdrawn}
        return {("claim", key) for key in claims} | {("speaker", s.key) for s in self.speakers}

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(
            speakers=self.speakers + other.speakers,
            new=self.new + other.new,
            changed=self.changed + other.changed,
            withdrawn=self.withdrawn + other.withdrawn,
            known=self.known + other.known,
        )


def take(
    recorder: Recorder,
    texts: Sequence[tuple[SourceText, Found]],
    topics: tuple[KnownTopic, ...],
    *,
    made_by: str,
    least: float,
    foreseen: ForeseenSpeakers,
) -> list[Taken]:
    """Have the recorder take the drafts of texts whose confidence is ``least`` or more.

    Each text sees what those before it brought, as if it came alone. The list ends before the
    first text that has a draft under a key that one of an earlier text has just got: it waits
    for the next transaction. ``foreseen`` are speakers that a dry run would have added before.
    """
    drafter = _Drafter(recorder.connection, texts, topics, made_by, foreseen)
    taken: list[Taken] = []
    withdrawn: list[ClaimRecord] = []
    keys: set[str] = set()
    for text, found in texts:
        made = drafter.drafts(text, found)
        own = {claim.key for claim in made.claims}
        if own & keys:
            break
        keys |= own
        one, gone = drafter.sorted(text, made, least)
        taken.append(one)
        withdrawn += gone
    chosen = [claim for one in taken for claim in (*one.new, *one.changed)]
    missing = [speaker for one in taken for speaker in one.speakers]
    before = foreseen.of(_named(chosen) | {key for one in missing for key in one.members})
    recorder.take(RecordSet(speakers=(*before, *missing), claims=(*chosen, *withdrawn)))
    return taken


class _Drafter:
    """Makes the drafts of some texts, looking up at once what concerns them all."""

    def __init__(
        self,
        connection: Connection,
        texts: Sequence[tuple[SourceText, Found]],
        topics: tuple[KnownTopic, ...],
        made_by: str,
        foreseen: ForeseenSpeakers,
    ) -> None:
        self._connection = connection
        self._made_by = made_by
        self._foreseen = foreseen
        self._met = SpeakersMet(
            connection,
            (
                name
                for _, found in texts
                for name in names_in(found.resolutions, holders(found.reading.tokens))
            ),
        )
        self._record = Record(
            named=lambda name: (*self._met.named(name), *foreseen.named(name)),
            taken=lambda key: self._met.has(key) or foreseen.has(key),
            topics=topics,
        )
        self._reported = reported_in(connection, [text.capture for text, _ in texts])

    def drafts(self, text: SourceText, found: Found) -> Drafts:
        """Return the drafts of a text, linked to whom the record knows by now."""
        return drafts(
            found.reading,
            found.resolutions,
            found.times,
            text.source,
            self._record,
            proposed_by=self._made_by,
        )

    def sorted(
        self, text: SourceText, made: Drafts, least: float
    ) -> tuple[Taken, list[ClaimRecord]]:
        """Tell what becomes of the drafts of a text, and give the claims that are withdrawn."""
        connection = self._connection
        known = ids(connection, Claim, [claim.key for claim in made.claims])
        stored = load_claims(connection, known) if known else {}
        sorted_ = _Sorted(
            self._reported.get(text.capture, ()), stored, people_touched(connection, stored)
        )
        for claim in made.claims:
            sorted_.add(claim, sure=(claim.confidence or 0.0) >= least)
        gone = sorted_.gone(self._made_by)
        old = load_claims(connection, gone) if gone else {}
        speakers = _used((*sorted_.new, *sorted_.changed), made.speakers)
        lacking = self._met.lacking(speaker.key for speaker in speakers)
        missing = tuple(s for s in speakers if s.key in lacking and not self._foreseen.has(s.key))
        self._met.add(missing)
        taken = Taken(
            speakers=missing,
            new=tuple(sorted_.new),
            changed=tuple(sorted_.changed),
            withdrawn=tuple(gone),
            known=sorted_.known,
        )
        return taken, [replace(old[key], status="withdrawn") for key in gone]


class _Sorted:
    """The drafts of a text, told apart by what is to become of them."""

    def __init__(
        self,
        reported: Sequence[Reported],
        stored: Mapping[str, ClaimRecord],
        touched: set[str],
    ) -> None:
        self._reported = reported
        self._stored = stored
        self._touched = touched
        self._produced: set[str] = set()
        self.new: list[ClaimRecord] = []
        self.changed: list[ClaimRecord] = []
        self.known = 0

    def add(self, draft: ClaimRecord, *, sure: bool) -> None:
        """Sort one draft in; one that is not ``sure`` goes nowhere, but it was found."""
        self._produced.add(draft.key)
        stored = self._stored.get(draft.key)
        if stored is not None:
            if draft.key not in self._touched and _differs(draft, stored):
                self.changed.append(draft)
            else:
                self.known += 1
            return
        same = [one for one in self._reported if self._is_same(one, draft)]
        self._produced |= {one.key for one in same}
        if same:
            self.known += 1
        elif sure:
            self.new.append(draft)

    def gone(self, made_by: str) -> list[str]:
        """Return the keys of drafts of other versions, untouched, that were not found again."""
        return sorted(
            {
                one.key
                for one in self._reported
                if one.by_machine
                and one.status == "draft"
                and _is_older(one.proposed_by, made_by)
                and one.key not in self._produced
            }
        )

    def _is_same(self, one: Reported, draft: ClaimRecord) -> bool:
        spans = draft.appearances[0].spans
        return (not one.by_machine or one.speaker == draft.speaker) and (
            overlap(one.spans, spans) >= SAME
        )


def _is_older(one: str | None, made_by: str) -> bool:
    """Tell whether it is another version of the same machine: its name stands before the blank."""
    return one is not None and one != made_by and one.split()[:1] == made_by.split()[:1]


def _differs(draft: ClaimRecord, stored: ClaimRecord) -> bool:
    """Tell whether a draft is otherwise than it was, whoever made it and however sure it is."""
    return _plain(draft) != _plain(underived(stored))


def _plain(claim: ClaimRecord) -> ClaimRecord:
    hashless = tuple(replace(a, sha256=()) for a in claim.appearances)
    return replace(claim, appearances=hashless, proposed_by=None, confidence=None)


def _used(
    claims: Sequence[ClaimRecord], speakers: tuple[SpeakerRecord, ...]
) -> tuple[SpeakerRecord, ...]:
    """Return the speakers whom claims name, and the members of groups among them."""
    named = _named(claims)
    named |= {member for s in speakers if s.key in named for member in s.members}
    return tuple(speaker for speaker in speakers if speaker.key in named)


def _named(claims: Sequence[ClaimRecord]) -> set[str]:
    named = {claim.speaker for claim in claims}
    named |= {claim.on_behalf_of for claim in claims if claim.on_behalf_of}
    return named | {key for claim in claims for a in claim.appearances for key in a.relayed_by}
