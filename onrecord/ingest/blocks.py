"""Parts of a text put together: the text, and where each part stands in it.

Invariant: ``text[span]`` is the block; blocks stand in order, are not empty, do not overlap.
"""

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from onrecord.ingest.document import Block, BlockKind
from onrecord.ingest.limits import MAX_BLOCKS, MAX_TEXT
from onrecord.ingest.refusal import DocumentError
from onrecord.spans import Span

Part: TypeAlias = tuple[BlockKind, str]

SEPARATOR: Final = "\n\n"
# NUL, which PostgreSQL refuses, lone surrogates, which are no text, and controls without meaning.
CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What a browser collapses; a no-break space and a zero-width joiner are letters to it.
SPACE: Final = re.compile("[ \t\n\v\f\r]+")


def assembled(parts: Iterable[Part], name: str) -> tuple[str, tuple[Block, ...]]:
    """Return the text of ``parts``, joined by one empty line, and its blocks.

    What was taken out of a page or a print is no one's text yet: its control characters are left
    out here. Raises DocumentError where it is more than a text may be.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for kind, words in parts:
        kept = CONTROLS.sub("", words).strip()
        if not kept:
            continue
        texts.append(kept)
        blocks.append(Block(kind, Span(at, at + len(kept))))
        at += len(kept) + len(SEPARATOR)
        check_blocks(len(blocks), name)
        check_length(at - len(SEPARATOR), name)
    return SEPARATOR.join(texts), tuple(blocks)


def check_length(length: int, name: str) -> None:
    """Raise DocumentError where a text has more characters than one may have."""
    if length > MAX_TEXT:
        raise DocumentError(
            name,
            f"its text is longer than {MAX_TEXT:,} characters, the most that is read. "
            "Split it into several documents.",
        )


def check_blocks(count: int, name: str) -> None:
    """Raise DocumentError where a text has more parts than one may have."""
    if count > MAX_BLOCKS:
        raise DocumentError(
            name,
            f"its text has more than {MAX_BLOCKS:,} paragraphs, the most that is read. "
            "Split it into several documents.",
        )


def collapsed(text: str) -> str:
    """Return ``text`` with its white space as a browser shows it, on one line."""
    return SPACE.sub(" ", text).strip(" ")
