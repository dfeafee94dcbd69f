"""One document in, one article out, or one clear line: the door of this package."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Final

from onrecord.ingest.credits import agencies_in_datelines
from onrecord.ingest.document import Article, Document
from onrecord.ingest.fit import fit
from onrecord.ingest.formats import Format, format_of
from onrecord.ingest.limits import MAX_BYTES, MEBIBYTE
from onrecord.ingest.markdown import read_markdown
from onrecord.ingest.plain import read_plain
from onrecord.ingest.refusal import DocumentError

_DATELINES: Final = 3
"""Paragraphs at the beginning in which a dateline is looked for."""


def read_document(document: Document) -> Article:
    """Return the text of a document, its blocks and what it says of itself.

    Pure: the same bytes give the same article. Raises DocumentError, one line, for a document
    that gives no text; nothing else leaves it.
    """
    if not document.content.strip(b" \t\r\n\0"):
        raise DocumentError(document.name, "is empty. Get the file again.")
    if len(document.content) > MAX_BYTES:
        raise DocumentError(
            document.name,
            f"has {len(document.content) // MEBIBYTE} MiB, more than the {MAX_BYTES // MEBIBYTE} "
            "that are read. Split it into several documents.",
        )
    try:
        return _with_credit(_READERS[format_of(document)](document))
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # the libraries raise what they like on broken bytes
        raise DocumentError(
            document.name,
            f"is damaged: reading it ended in {type(error).__name__}. Save it again, or as PDF.",
        ) from error


def _with_credit(article: Article) -> Article:
    """Return the article with the agencies that its datelines name among its credit."""
    article = replace(article, metadata=fit(article.metadata))
    paragraphs = (block for block in article.blocks if block.kind == "paragraph")
    first = [block.span.words(article.text) or "" for block in islice(paragraphs, _DATELINES)]
    told = article.metadata.credit
    credit = tuple(dict.fromkeys((*told, *agencies_in_datelines(first))))
    if credit == told:
        return article
    return replace(article, metadata=replace(article.metadata, credit=credit))


def _html(document: Document) -> Article:
    from onrecord.ingest.page import read_page

    return read_page(document)


def _pdf(document: Document) -> Article:
    from onrecord.ingest.pdf import read_pdf

    return read_pdf(document)


def _docx(document: Document) -> Article:
    from onrecord.ingest.docx import read_docx

    return read_docx(document)


_READERS: Final[dict[Format, Callable[[Document], Article]]] = {
    "docx": _docx,
    "html": _html,
    "markdown": read_markdown,
    "pdf": _pdf,
    "text": read_plain,
}
