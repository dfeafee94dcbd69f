"""What a read returns: plain frozen values with ids and names, ready to print or report.

Bounds are ISO days, ``None`` where open. The JSON shapes of ``onrecord.json_shape`` and all
reports are made from these values alone.
"""

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.origin_views import CorroborationView
from onrecord.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A time expression of a claim or a source."""

    role: str
    edtf: str
    earliest: str | None
    latest: str | None
    phrase: str | None
    basis: str
    anchor: str | None
    note: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRef:
    """A speaker as other records name it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """A source as other records name it; ``published`` is EDTF."""

    id: int
    key: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterView:
    """What the latest of the later copies has otherwise at which nobody has looked.

    ``verification`` is ``altered`` or ``gone``.
    """

    verification: str
    capture_sha256: str
    captured_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceView:
    """One report of a claim with its evidence.

    ``exact`` is ``None`` where the words may not be held. ``context`` holds the words before and
    after each span, empty where no text is held. ``verification`` is ``None`` where there is
    no anchor at all (a quotation typed in, without a capture). ``later`` tells that a later copy
    has other words, and that nobody has looked at that.
    """

    id: int
    key: str
    source: SourceRef
    quote_type: str
    exact: tuple[str, ...] | None
    spans: tuple[Span, ...]
    context: tuple[tuple[str, str], ...]
    cue: str | None
    described_as: str | None
    relayed_by: tuple[SpeakerRef, ...]
    translated_by: str
    verification: str | None
    capture_sha256: str | None
    note: str | None
    later: LaterView | None = None


@dataclass(frozen=True, slots=True)
class PropositionRef:
    """A proposition as other records name it."""

    id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueView:
    """The value that a stance gives to a slot."""

    low: float | None
    high: float | None
    qualifier: str | None
    unit: str | None
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceView:
    """How a claim stands to a proposition."""

    proposition: PropositionRef
    stance: str
    value: ValueView | None
    certainty: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """A relation of a claim to another; ``inverse`` where the other claim states it."""

    kind: str
    claim_id: int
    claim_key: str
    statement: str
    inverse: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with everything that a person needs to judge it.

    ``proposed_by`` is what drafted it and ``confidence`` what that gave the draft; ``None`` where a
    person wrote it. ``via`` tells why a claim came up when another speaker was asked for:
    ``on_behalf_of`` or ``joint``; ``None`` where the speaker asked for made it.
    """

    id: int
    key: str
    kind: str
    speaker: SpeakerRef
    on_behalf_of: SpeakerRef | None
    statement: str
    modality: str
    status: str
    place: str | None
    said: DateView | None
    event: DateView | None
    topics: tuple[str, ...]
    stances: tuple[StanceView, ...]
    appearances: tuple[AppearanceView, ...]
    corroboration: CorroborationView
    note: str | None
    proposed_by: str | None = None
    confidence: float | None = None
    via: Literal["on_behalf_of", "joint"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """A side of a contradiction by ids; ``role`` is the role's wording, dates included."""

    claim_id: int
    appearance_id: int | None
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One reason: the rule's name, a sentence in words, the compared spans.

    Each entry of ``spans`` is ``(appearance key, start, end)``; empty where none is known. Each of
    ``words`` is ``(claim key, start, end)``, in code points of that claim's statement.
    """

    rule: str
    detail: str
    spans: tuple[tuple[str, int, int], ...] = ()
    words: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A person's verdict on a contradiction."""

    verdict: str
    reason: str | None
    note: str | None
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionView:
    """A reviewable record of two sides. ``claims`` are two, the same one twice if need be.

    ``score`` and ``proposed_by`` are ``None`` where a person recorded the pair and no machine
    produced it.
    """

    id: int
    key: str
    scope: str
    kind: str
    score: float | None
    status: str
    proposition: PropositionRef | None
    sides: tuple[SideView, SideView]
    claims: tuple[ClaimView, ClaimView]
    trace: tuple[TraceStep, ...]
    decisions: tuple[DecisionView, ...]
    proposed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """An office held; ``start`` and ``end`` are EDTF."""

    id: int
    title: str
    organisation: str | None
    start: str | None
    end: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """A speaker with the names it goes by and the offices it held."""

    id: int
    key: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    roles: tuple[RoleView, ...]
    members: tuple[SpeakerRef, ...]
    source: SourceRef | None
    note: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureView:
    """One immutable copy of a source's text, held or by hash only.

    ``url`` is where the bytes came from in the end, ``media_type`` and ``status`` what the server
    said of them. ``coded`` marks the one that the record's spans count in.
    """

    id: int
    sha256: str
    held: bool
    length: int | None
    captured_at: str
    extractor: str
    extractor_version: str
    url: str | None = None
    media_type: str | None = None
    status: int | None = None
    coded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source with its captures; ``credit`` names the wires."""

    id: int
    key: str
    kind: str
    title: str
    publisher: str | None
    byline: str | None
    credit: tuple[str, ...]
    url: str | None
    language: str | None
    published: DateView | None
    captures: tuple[CaptureView, ...]
    note: str | None
    claims: int

    @property
    def text(self) -> str:
        """Where its text is: ``held``, ``by hash only``, or there is ``no capture`` of it."""
        if not self.captures:
            return "no capture"
        return "held" if any(capture.held for capture in self.captures) else "by hash only"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic with the number of accepted claims under it."""

    id: int
    key: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionView:
    """A proposition with its scope and the number of stances on it by kind."""

    id: int
    key: str
    text: str
    topic: str | None
    period: str | None
    place: str | None
    measure: str | None
    unit: str | None
    slot: bool
    stances: tuple[tuple[str, int], ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """One stance of one speaker at one time, with the roles held then: the flip-flop view.

    ``turn`` is how it stands to the speaker's last position on that proposition: ``first``,
    ``same``, ``reversal``, ``softer``, ``firmer``, ``changed``, or ``unordered`` where nobody can
    say which came first.
    """

    proposition: PropositionRef
    stance: str
    certainty: str | None
    value: ValueView | None
    claim: ClaimView
    roles: tuple[RoleView, ...]
    turn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One entry of the change log; ``records`` counts what it touched.

    ``undoes`` is the change that it took back, ``undone_by`` the one that took it back.
    """

    number: int
    at: str
    by: str
    act: str
    summary: str
    records: int
    undoes: int | None
    undone_by: int | None

    @property
    def id(self) -> int:
        """The number, where records of every noun are told apart by their ids."""
        return self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedView:
    """A record that a change touched, before and after; both ``None`` where it was made new."""

    noun: str
    key: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDetailView:
    """A change with all that it touched."""

    change: ChangeView
    touched: tuple[TouchedView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a report or an export was asked for, and the state of the record it was made from.

    ``filters`` are (name, value) pairs in a fixed order, only those that were given; ``keys`` are
    (noun, key) of the records that the names among them meant.
    """

    kind: str
    filters: tuple[tuple[str, str], ...]
    last_change: int
    made_from: str
    keys: tuple[tuple[str, str], ...] = ()


JsonObject = dict[str, Any]
