"""What was received, and what was read out of it: the two ends of reading a document."""

from dataclasses import dataclass

from onrecord.records import DateRecord
from onrecord.spans import Span
from onrecord.vocabulary import BlockKind

__all__ = ["Article", "Block", "BlockKind", "Document", "Metadata"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Bytes as they were received, and what came with them.

    ``name`` is what people know it by: a path, a URL, a path inside an archive. ``url`` is where
    the bytes came from in the end, after redirects; ``media_type`` what a server or an archive
    declared, with its charset; ``status`` the HTTP status; ``captured_at`` the time of receipt in
    UTC (RFC 3339), ``None`` where it is now.
    """

    name: str
    content: bytes
    url: str | None = None
    media_type: str | None = None
    status: int | None = None
    captured_at: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text: half-open, in code points.

    Captions and pull-quotes stand after the body.
    """

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself; ``None`` is not known, never guessed."""

    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    credit: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    published: DateRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text of a document, its blocks in order, and who read it out.

    ``text[span]`` is the block; blocks stand in order and do not overlap. Plain text and Markdown
    are kept as they are, to the last line break. What is taken out of a page, a PDF or a Word
    document is its blocks, joined by one empty line, without control characters. ``notes`` tell, a
    line each, what of the document is not in the text.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    extractor: str
    extractor_version: str
    notes: tuple[str, ...] = ()
