"""What a line holds beside the records of ``onrecord.records``: what only a database knows.

docs/json-lines.md lists the nouns with their keys. Everything refers by key, nothing by id.
"""

from dataclasses import dataclass
from typing import Any, Final

from onrecord.records import (
    AppearanceRecord,
    DecisionRecord,
    RoleRecord,
    SideRecord,
    StanceRecord,
)
from onrecord.spans import Span

FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first line. ``whole`` tells that the file is all that a database holds."""

    format: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The last line: how many stand before it."""

    lines: int


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a capture's text."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A copy of a source's text; ``content`` and ``text`` are ``None`` for one by hash only.

    The blocks are in their order. ``extracted_by`` is what read the text for draft claims.
    """

    key: str
    source: str
    sha256: str
    coded: bool
    extractor: str
    extractor_version: str
    captured_at: str
    content: bytes | None
    text: str | None
    url: str | None = None
    media_type: str | None = None
    status: int | None = None
    path_sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    blocks: tuple[Block, ...] = ()
    extracted_by: str | None = None


@dataclass(frozen=True, slots=True)
class AnchorSpan:
    """One span of an anchor, with what is stored of its words and of those around it."""

    span: Span
    sha256: str | None
    prefix: str | None
    suffix: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An anchor that does not follow from the appearance's own record."""

    appearance: str
    capture: str
    verification: str
    spans: tuple[AnchorSpan, ...]
    seen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAnchor:
    """In which capture a date's span counts, where that is not the one that the source names."""

    date: str
    capture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A role of a speaker, or an appearance or a stance of a claim, that it no longer has."""

    owner: str
    position: int
    record: RoleRecord | AppearanceRecord | StanceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's verdict under its key."""

    key: str
    record: DecisionRecord
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A pair as it is stored; ``proposed_by`` is ``None`` for one that a person recorded.

    The decisions are in the order in which they count.
    """

    key: str
    scope: str
    kind: str
    status: str
    score: float | None
    proposition: str | None
    sides: tuple[SideRecord, SideRecord]
    trace: list[dict[str, Any]]
    proposed_by: str | None
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginDecision:
    """That a person joined or parted two sources: whether their texts go back to one."""

    key: str
    first: str
    second: str
    verdict: str
    by: str
    at: str
    note: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An entry of the change log; ``undoes`` is the number of the change that it took back."""

    number: int
    at: str
    by: str
    act: str
    summary: str
    undoes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Records of one noun that a change made new."""

    change: int
    noun: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A record that a change touched, before and after."""

    change: int
    noun: str
    key: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
