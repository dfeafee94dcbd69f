"""A report as renderers get it: sections of views in the order of printing, and what is hashed.

Renderers add nothing of their own, no clock and no randomness: the same report gives the same
bytes, and its SHA-256 is over the records alone, whatever the format.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from onrecord import json_shape, json_text
from onrecord.report import proposals
from onrecord.report.numbers_shape import numbers
from onrecord.report.numbers_view import NumbersView
from onrecord.report.proposals import Proposals
from onrecord.views import (
    ClaimView,
    ContradictionView,
    JsonObject,
    PositionView,
    PropositionRef,
    PropositionView,
    Selection,
    SideView,
    SpeakerView,
    StanceView,
    TopicView,
)

ReportKind = Literal["speaker", "topic", "contradictions", "timeline", "numbers"]

Mark = tuple[str, int, int]
"""Compared words: appearance key, start and end in code points of the capture's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSection:
    """Who the speaker is: names, offices, members."""

    kind: ClassVar[str] = "who"
    title: str
    speaker: SpeakerView


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionGroup:
    """One speaker's positions on one proposition, in order of saying."""

    proposition: PropositionRef
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionsSection:
    """Positions over time, a group for each proposition."""

    kind: ClassVar[str] = "positions"
    title: str
    groups: tuple[PositionGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim in a column; ``number`` is what the pairs of its group call it."""

    number: int
    claim: ClaimView
    stance: StanceView | None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The claims that hold one position on a proposition."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionGroup:
    """A proposition with the claims for and against it."""

    proposition: PropositionView
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionsSection:
    """Propositions with who holds what."""

    kind: ClassVar[str] = "propositions"
    title: str
    groups: tuple[PropositionGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A contradiction; ``numbers`` are its claims' numbers in the group, ``None`` without one."""

    contradiction: ContradictionView
    numbers: tuple[int, int] | None

    @property
    def both(self) -> tuple[tuple[SideView, ClaimView], tuple[SideView, ClaimView]]:
        """Each side with its claim."""
        first, second = zip(self.contradiction.sides, self.contradiction.claims, strict=True)
        return first, second

    @property
    def shows_sides(self) -> bool:
        """Whether the conflict lies in an appearance or a role, which no column shows."""
        sides = self.contradiction.sides
        return self.numbers is None or any(one.appearance_id or one.role for one in sides)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The words that the trace compares."""
        return tuple(mark for step in self.contradiction.trace for mark in step.spans)

    @property
    def words(self) -> tuple[Mark, ...]:
        """The words of the statements that the trace compares, by the claims' keys."""
        return tuple(mark for step in self.contradiction.trace for mark in step.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionGroup:
    """Contradictions on one proposition: every claim once in a column, then the pairs.

    Without a proposition there are no columns, and each pair shows its own two sides.
    """

    proposition: PropositionRef | None
    scope: PropositionView | None
    columns: tuple[Column, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionsSection:
    """Contradictions, a group for each proposition."""

    kind: ClassVar[str] = "contradictions"
    title: str
    groups: tuple[ContradictionGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSection:
    """Claims by the day of saying, as a picture where the format has pictures, and a table."""

    kind: ClassVar[str] = "timeline"
    title: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsSection:
    """Claims in full, in order of saying."""

    kind: ClassVar[str] = "claims"
    title: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersSection:
    """The values of a slot, as a picture where the format has pictures, and a table."""

    kind: ClassVar[str] = "numbers"
    title: str
    numbers: NumbersView


Section = (
    WhoSection
    | PositionsSection
    | PropositionsSection
    | ContradictionsSection
    | TimelineSection
    | ClaimsSection
    | NumbersSection
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A title, the records that were selected, each once, and their arrangement in sections."""

    title: str
    selection: Selection
    sections: tuple[Section, ...]
    claims: tuple[ClaimView, ...]
    contradictions: tuple[ContradictionView, ...] = ()
    positions: tuple[PositionView, ...] = ()
    propositions: tuple[PropositionView, ...] = ()
    speaker: SpeakerView | None = None
    topic: TopicView | None = None
    numbers: NumbersView | None = None
    proposals: Proposals | None = None

    def contradictions_of(self, claim: ClaimView) -> tuple[ContradictionView, ...]:
        """Return the contradictions that a claim takes part in."""
        return tuple(
            one for one in self.contradictions if claim.key in {other.key for other in one.claims}
        )

    @property
    def selected(self) -> JsonObject:
        """The selection and every record in the report, as JSON: what ``sha256`` is made of."""
        shape = json_shape
        records: JsonObject = {
            "selection": shape.selection(self.selection),
            "speaker": shape.speaker_detail(self.speaker) if self.speaker else None,
            "topic": shape.topic(self.topic) if self.topic else None,
            "propositions": [shape.proposition_detail(one) for one in self.propositions],
            "positions": [shape.position(one) for one in self.positions],
            "claims": [shape.claim_detail(one) for one in self.claims],
            "contradictions": [shape.contradiction_detail(one) for one in self.contradictions],
        }
        # Other reports keep the keys, and so the hash, that they always had.
        if self.numbers:
            records["numbers"] = numbers(self.numbers)
        if self.proposals:
            records["proposals"] = proposals.shape(self.proposals)
        return records

    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical JSON of ``selected``."""
        return json_text.canonical_hash(self.selected)


class Renderer(Protocol):
    """A format that reports can be written in."""

    @property
    def extension(self) -> str:
        """The file name's ending, without a dot."""
        ...

    def render(self, report: Report) -> str | bytes:
        """Return the whole report, as text where the format is one."""
        ...
