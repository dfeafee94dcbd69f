"""Plain text: decoded and kept as it is, to the last line break; its paragraphs are found in it."""

import re
from typing import Final

from onrecord.ingest.blocks import check_blocks, check_length
from onrecord.ingest.charset import decoded
from onrecord.ingest.document import Article, Block, Document, Metadata
from onrecord.ingest.formats import charset_of
from onrecord.ingest.refusal import DocumentError
from onrecord.spans import Span

# Lines in a row that hold something. \r is part of a line end, never of a paragraph.
_PARAGRAPH: Final = re.compile(r"\S[^\r\n]*(?:(?:\r\n|\n|\r)[^\S\r\n]*\S[^\r\n]*)*")
_VERSION: Final = "1"


def read_plain(document: Document) -> Article:
    """Return the text as it is, its paragraphs as blocks; raises DocumentError."""
    text = plain_text(document)
    blocks: list[Block] = []
    for found in _PARAGRAPH.finditer(text):
        words = found[0].rstrip()
        blocks.append(Block("paragraph", Span(found.start(), found.start() + len(words))))
        check_blocks(len(blocks), document.name)
    return Article(
        text=text,
        blocks=tuple(blocks),
        metadata=Metadata(url=document.url),
        extractor="onrecord-text",
        extractor_version=_VERSION,
    )


def plain_text(document: Document) -> str:
    """Return the characters of a text; raises DocumentError for NUL and for what is too long."""
    # Four bytes make a character at most: a longer one need not be decoded to be refused.
    check_length(-(-len(document.content) // 4), document.name)
    text = decoded(document.content, (charset_of(document),), document.name, page=False)
    check_length(len(text), document.name)
    at = text.find("\0")
    if at >= 0:
        raise DocumentError(
            document.name,
            f"a NUL stands at character {at}, so this is no plain text, or UTF-16 without its "
            "mark. Save it as UTF-8.",
        )
    if not text.strip():
        raise DocumentError(document.name, "holds no text. Check that it is the right file.")
    return text
