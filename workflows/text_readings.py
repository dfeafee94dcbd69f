"""The text of bytes that a person names for a source: read as ingest reads them.

Plain text in UTF-8 is decoded and nothing else. Bytes of another format were once taken for plain
text as well, and spans may have been counted in that: the reading that bears out more of what was
coded is the source's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from db.store.sources import EXTRACTOR
from onrecord.errors import OnrecordError
from onrecord.ingest import Article, Document, DocumentError, read_document
from onrecord.ingest.formats import format_of
from onrecord.jsonlines.lines import Block
from workflows.input_files import text_of

_UNFIT: Final = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL, or UTF-8, does not hold


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its parts, and what read it out of the bytes, in which version."""

    text: str
    extractor: str
    extractor_version: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Readings:
    """What bytes may be read as: ``own``, or the error that refuses it, and as ``plain`` text."""

    own: Reading | OnrecordError
    plain: Reading | None

    def best(self, borne_out: Callable[[str], int]) -> Reading:
        """Return the reading that bears out more, as ``borne_out`` counts in a text; or raise."""
        own, plain = self.own, self.plain
        if plain is not None and plain is not own:
            least = borne_out(own.text) if isinstance(own, Reading) else 0
            if borne_out(plain.text) > least:
                return plain
        if isinstance(own, OnrecordError):
            raise own
        return own


def readings_of(content: bytes, name: str, where: tuple[str, str, str]) -> Readings:
    """Return what bytes can be read as; ``where`` is what errors name: noun, key, field."""
    document = Document(name=name, content=content)
    try:
        plain = Reading(text_of(content, where), *EXTRACTOR)
    except OnrecordError as error:
        return Readings(_own(document, error), None)
    if _is_text(document):
        return Readings(plain, plain)
    return Readings(_own(document, None), plain)


def _is_text(document: Document) -> bool:
    try:
        return format_of(document) == "text"
    except DocumentError:
        return False


def _own(document: Document, of_text: OnrecordError | None) -> Reading | OnrecordError:
    """Return a document as it is read; a text that is none is refused for what it should be."""
    try:
        return _reading(read_document(document), document.name)
    except DocumentError as error:
        return of_text if of_text is not None and _is_text(document) else error


def _reading(article: Article, name: str) -> Reading:
    if unfit := _UNFIT.search(article.text):
        raise DocumentError(
            name,
            f"its text holds U+{ord(unfit[0]):04X}, which is no character of a text. Save it "
            "again, or as plain text.",
        )
    blocks = tuple(Block(block.kind, block.span) for block in article.blocks)
    return Reading(article.text, article.extractor, article.extractor_version, blocks)
