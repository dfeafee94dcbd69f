"""What a read returns of origins: which sources go back to one text, and why."""

from dataclasses import dataclass

from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class CorroborationView:
    """On how much a claim rests: how many sources report it, and how many origins these have.

    At most so many are independent. ``not_compared`` of the sources have no text that was held
    against the others, or too little of one outside quotations; each counts as an origin of its
    own. A single source is not compared.
    """

    sources: int
    origins: int
    not_compared: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """A source of an origin; ``share`` of it stands in the text that stands for the origin.

    ``credit`` has the agencies that its record or else its text names.
    """

    id: int
    key: str
    title: str
    publisher: str | None
    published: str | None
    role: str
    share: float | None
    credit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Sources that go back to one text; the first member stands for it."""

    members: tuple[MemberView, ...]

    @property
    def credit(self) -> tuple[str, ...]:
        """The agencies that its members credit, each once."""
        return tuple(dict.fromkeys(name for one in self.members for name in one.credit))


@dataclass(frozen=True, slots=True)
class PassageView:
    """Words that two texts share; ``exact`` as the first has them, with the place in each."""

    exact: str
    span: Span
    other_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """What a source shares with another: a machine's verdict, its reasons, the longest passages."""

    other: MemberView
    verdict: str
    reasons: tuple[str, ...]
    passages: tuple[PassageView, ...]
    proposed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginDecisionView:
    """That a person joined a source with another, or parted it from that."""

    verdict: str
    other: str
    note: str | None
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOriginsView:
    """All that is known of what a source goes back to; ``compared`` tells that its text was."""

    compared: bool
    origins: tuple[OriginView, ...]
    links: tuple[LinkView, ...]
    decisions: tuple[OriginDecisionView, ...]
