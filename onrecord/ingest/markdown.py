"""Markdown: the text is kept as it is, marks included; its blocks follow its structure.

The spans of headings, list items and quotations begin behind the first mark. Front matter in YAML
is metadata, where it can be read, and no block; it stays in the text like the rest.
"""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.ingest.blocks import check_blocks
from onrecord.ingest.credits import without_by
from onrecord.ingest.document import Article, Block, BlockKind, Document, Metadata
from onrecord.ingest.plain import plain_text
from onrecord.ingest.stated import stated
from onrecord.recordfile.nodes import ListNode, MappingNode, Node, ScalarNode, parse
from onrecord.recordfile.refusal import RefusedError
from onrecord.records import DateRecord
from onrecord.spans import Span

_VERSION: Final = "1"
_FRONT: Final = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_MAX_FRONT: Final = 100_000

_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\Z")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-{2,})[ \t]*\Z")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTED: Final = re.compile(r" {0,3}>[ \t]?")
_FENCE: Final = re.compile(r" {0,3}(```+|~~~+)")
_ROW: Final = re.compile(r"[ \t]*\|")


def read_markdown(document: Document) -> Article:
    """Return the text as it is with its blocks and its front matter; raises DocumentError."""
    text = plain_text(document)
    front = _FRONT.match(text, 0, _MAX_FRONT)
    blocks: list[Block] = []
    for block in _blocks(text, front.end() if front else 0):
        blocks.append(block)
        check_blocks(len(blocks), document.name)
    metadata = _metadata(front[1] if front else "", document.url)
    if metadata.title is None:
        title = next((block for block in blocks if block.kind == "title"), None)
        words = title.span.words(text) if title else None
        metadata = _metadata(front[1] if front else "", document.url, words)
    return Article(
        text=text,
        blocks=tuple(blocks),
        metadata=metadata,
        extractor="onrecord-markdown",
        extractor_version=_VERSION,
    )


class _Run:
    """Lines in a row that make one block."""

    def __init__(self) -> None:
        self.kind: BlockKind | None = None
        self.start = self.end = 0

    def add(self, kind: BlockKind, start: int, end: int) -> None:
        if self.kind is None:
            self.kind, self.start = kind, start
        self.end = end

    def closed(self, kind: BlockKind | None = None) -> Iterator[Block]:
        """Yield the block that ends here, if there is one."""
        if self.kind is not None and self.start < self.end:
            yield Block(kind or self.kind, Span(self.start, self.end))
        self.kind = None


def _blocks(text: str, start: int) -> Iterator[Block]:
    run = _Run()
    fence: str | None = None
    titled = False
    for at, line in _lines(text, start):
        end = at + len(line.rstrip())
        if fence is not None or (found := _FENCE.match(line)):
            if fence is None:
                yield from run.closed()
                fence = found[1] if found else None
            elif line.strip().startswith(fence):
                fence = None
                yield from run.closed()
            elif line.strip():
                run.add("paragraph", at, end)
        elif (heading := _heading(run, line)) is not None:
            kind, words = heading
            kind = "title" if kind == "title" and not titled else "heading"
            titled = titled or kind == "title"
            if words is None:
                yield from run.closed(kind)
            else:
                yield from run.closed()
                run.add(kind, at + words.start, at + words.end)
                yield from run.closed()
        else:
            yield from _line(run, line, at, end)
    yield from run.closed()


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    at = start
    for line in re.split(r"(?<=\n)", text[start:]):
        yield at, line.rstrip("\r\n")
        at += len(line)


def _heading(run: _Run, line: str) -> tuple[BlockKind, Span | None] | None:
    """Return the kind of a heading and its words, ``None`` for those of the lines before."""
    found = _HEADING.match(line)
    if found and found[2]:
        return ("title" if found[1] == "#" else "heading"), Span(*found.span(2))
    underline = _UNDERLINE.match(line)
    if underline and run.kind == "paragraph":
        return ("title" if underline[1][0] == "=" else "heading"), None
    return None


def _line(run: _Run, line: str, at: int, end: int) -> Iterator[Block]:
    if not line.strip() or _RULE.match(line):
        yield from run.closed()
    elif found := _QUOTED.match(line):
        if run.kind != "quotation" or not line[found.end() :].strip():
            yield from run.closed()
        if line[found.end() :].strip():
            run.add("quotation", at + found.end(), end)
    elif found := _ITEM.match(line):
        yield from run.closed()
        run.add("list_item", at + found.end(), end)
    elif _ROW.match(line):
        if run.kind != "table":
            yield from run.closed()
        run.add("table", at + len(line) - len(line.lstrip()), end)
    else:
        if run.kind == "table":
            yield from run.closed()
        run.add("paragraph", at + len(line) - len(line.lstrip()), end)


def _metadata(front: str, url: str | None, title: str | None = None) -> Metadata:
    told = _front_matter(front)
    date = stated(_text(told, "published") or _text(told, "date"), "front matter")
    return Metadata(
        title=_text(told, "title") or title,
        publisher=_text(told, "publisher"),
        byline=without_by(_text(told, "byline") or _text(told, "author") or "") or None,
        credit=tuple(_texts(told.get("credit"))),
        language=_text(told, "language") or _text(told, "lang"),
        url=_text(told, "url") or url,
        published=DateRecord(edtf=date.day.isoformat(), phrase=date.phrase) if date else None,
    )


def _front_matter(front: str) -> dict[str, Node]:
    """Return what front matter tells; what is no YAML of a plain kind tells nothing."""
    try:
        nodes = parse(front)
    except RefusedError:
        return {}
    if len(nodes) != 1 or not isinstance(nodes[0], MappingNode):
        return {}
    return {key.lower(): entry.value for key, entry in nodes[0].entries.items()}


def _text(told: dict[str, Node], key: str) -> str | None:
    return ", ".join(_texts(told.get(key))) or None


def _texts(node: Node | None) -> Iterator[str]:
    if isinstance(node, ScalarNode) and not node.absent and node.text.strip():
        yield " ".join(node.text.split())
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _texts(item) if isinstance(item, ScalarNode) else ()
