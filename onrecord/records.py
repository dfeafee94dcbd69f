"""The record as people write it and as it is exported: frozen values that refer by key.

A record of this module is the whole record of its key: importing one replaces what the
database holds under that key, and comparing two of them tells whether anything changed.
Defaults stand here once; what equals its default is left out where a record is written down.
A claim has a status; of the other nouns, ``withdrawn`` marks what is no longer part of the record.
"""

from dataclasses import dataclass

from onrecord.spans import Span
from onrecord.vocabulary import (
    Certainty,
    ClaimKind,
    ClaimStatus,
    ContradictionKind,
    DateBasis,
    DismissalReason,
    Modality,
    Qualifier,
    QuoteType,
    RelationKind,
    SourceKind,
    SpeakerKind,
    StanceKind,
    TranslatedBy,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRecord:
    """A time expression: the phrase as worded, its EDTF value and how the one led to the other.

    ``anchor`` is the ISO day that a relative phrase counts from. ``span`` is the place of the
    phrase in the capture of ``source``; both are given together or not at all.
    """

    edtf: str
    phrase: str | None = None
    anchor: str | None = None
    basis: DateBasis = "explicit"
    note: str | None = None
    source: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """A publication that reports claims. ``sha256`` names its capture, by hash only unless held.

    ``file`` is a text beside the record file whose bytes have that hash: the capture is then
    held. It is a way in, not part of the stored record.
    """

    key: str
    title: str
    kind: SourceKind = "article"
    publisher: str | None = None
    byline: str | None = None
    credit: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    published: DateRecord | None = None
    note: str | None = None
    sha256: str | None = None
    file: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRecord:
    """An office held (Popolo Membership). ``start`` and ``end`` are EDTF, ``None`` if unknown."""

    key: str
    title: str
    organisation: str | None = None
    start: str | None = None
    end: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRecord:
    """Whoever speaks. ``source`` is set for an unnamed speaker and for no other kind."""

    key: str
    name: str
    kind: SpeakerKind = "person"
    aliases: tuple[str, ...] = ()
    roles: tuple[RoleRecord, ...] = ()
    members: tuple[str, ...] = ()
    source: str | None = None
    note: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRecord:
    """A short name for what claims are about; other records refer to it by key."""

    key: str
    name: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionRecord:
    """A sentence that is true or false apart from anyone saying it, with its scope.

    ``slot`` marks one with an open value ("N strikes had been flown"); ``period`` is EDTF.
    """

    key: str
    text: str
    topic: str | None = None
    period: str | None = None
    place: str | None = None
    measure: str | None = None
    unit: str | None = None
    slot: bool = False
    note: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRecord:
    """How a claim stands to a proposition; the values are for slots, ``as_of`` is EDTF."""

    proposition: str
    stance: StanceKind
    value_low: float | None = None
    value_high: float | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
    as_of: str | None = None
    certainty: Certainty | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceRecord:
    """One report of a claim.

    ``exact`` holds the quoted words, one string a span where spans are known, and is empty where
    they may not be held. ``sha256`` holds the hash of each span's words where ``exact`` is empty.
    ``relayed_by`` runs from the holder's side to the source's side.
    """

    key: str
    source: str
    quote_type: QuoteType
    exact: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    sha256: tuple[str, ...] = ()
    cue: str | None = None
    described_as: str | None = None
    relayed_by: tuple[str, ...] = ()
    translated_by: TranslatedBy = "unknown"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRecord:
    """How a claim relates to an earlier one, by key."""

    kind: RelationKind
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """One speaker, one statement, one time of saying.

    ``proposed_by`` is the name and version of the machine that drafted it, ``confidence`` (0 to 1)
    what it gave the draft; both stay when a person has decided, and are ``None`` where a person
    wrote the claim.
    """

    key: str
    speaker: str
    statement: str
    kind: ClaimKind = "statement"
    on_behalf_of: str | None = None
    modality: Modality = "asserted"
    status: ClaimStatus = "accepted"
    place: str | None = None
    said: DateRecord | None = None
    event: DateRecord | None = None
    topics: tuple[str, ...] = ()
    stances: tuple[StanceRecord, ...] = ()
    appearances: tuple[AppearanceRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    note: str | None = None
    proposed_by: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRecord:
    """One side of a contradiction: a claim, with an appearance or a role if that is the point."""

    claim: str
    appearance: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """A person's verdict. ``at`` is UTC, ``2026-11-24T10:00:00Z``."""

    verdict: Verdict
    by: str
    at: str
    reason: DismissalReason | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionRecord:
    """A pair that people judged, found by the machine or not; told apart by its two sides.

    ``proposition`` is what the sides disagree on; without one, ``kind`` tells pairs apart.
    """

    sides: tuple[SideRecord, SideRecord]
    kind: ContradictionKind
    proposition: str | None = None
    decisions: tuple[DecisionRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSet:
    """Everything that one file records, in the order in which it may be written.

    ``mentioned_topics`` are those that other records refer to without declaring them: they are
    made where the database lacks them, and never rename one that it has.
    """

    sources: tuple[SourceRecord, ...] = ()
    speakers: tuple[SpeakerRecord, ...] = ()
    topics: tuple[TopicRecord, ...] = ()
    propositions: tuple[PropositionRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
    contradictions: tuple[ContradictionRecord, ...] = ()
    mentioned_topics: tuple[TopicRecord, ...] = ()
