"""PDF: lines as they are printed, without what every page repeats, joined into paragraphs.

Author and dates of the file are those of the program that wrote it: neither byline nor day of
publication is taken from them.
"""

import re
from importlib.metadata import version
from typing import Any, Final

from onrecord.ingest.blocks import Part, assembled, check_length
from onrecord.ingest.document import Article, Document, Metadata
from onrecord.ingest.limits import MAX_PAGES
from onrecord.ingest.pdf.lines import Line, lines_of_page
from onrecord.ingest.pdf.margins import without_margins
from onrecord.ingest.pdf.paragraphs import paragraphs
from onrecord.ingest.pdf.pictures import MOST_MARGINS, is_drawn, unread
from onrecord.ingest.pdf.streams import check_streams
from onrecord.ingest.refusal import DocumentError

_VERSION: Final = "1"
# What programs write for want of a title.
_NO_TITLE: Final = re.compile(
    r"untitled.*|microsoft word - .*|.*\.(?:docx?|pdf|indd|qxp|odt|tmp|rtf)|document\s*\d*|\W*",
    re.IGNORECASE | re.DOTALL,
)


def read_pdf(document: Document) -> Article:
    """Return the text of a PDF; raises DocumentError for one that is locked, scanned or damaged."""
    check_streams(document)
    pages, drawn, told = _pages(document)
    if not any(pages):
        raise DocumentError(
            document.name,
            "has no text, needs OCR: its pages are pictures. Run it through an OCR program and "
            "give the result.",
        )
    kept = without_margins(pages)
    parts = paragraphs(kept)
    text, blocks = assembled(parts, document.name)
    if not blocks:
        raise DocumentError(document.name, "has no text but page numbers. Check the file.")
    return Article(
        text=text,
        blocks=blocks,
        metadata=Metadata(title=told or _title(parts), url=document.url),
        extractor="pypdfium2",
        extractor_version=f"{version('pypdfium2')}+onrecord.{_VERSION}",
        notes=unread([number for number in drawn if not kept[number - 1]]),
    )


def _pages(document: Document) -> tuple[list[list[Line]], list[int], str | None]:
    """Return the lines of each page, the numbers of pages that may be pictures, and the title."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(document.content)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(document, str(error)) from None
    try:
        if len(pdf) > MAX_PAGES:
            raise DocumentError(
                document.name,
                f"has {len(pdf):,} pages, more than the {MAX_PAGES:,} that are read. Split it.",
            )
        pages: list[list[Line]] = []
        drawn: list[int] = []
        length = 0
        for index in range(len(pdf)):
            lines, is_drawn = _read_page(pdf, index, document)
            pages.append(lines)
            drawn += [index + 1] if is_drawn else []
            length += sum(len(line.text) for line in pages[-1])
            check_length(length, document.name)
        return pages, drawn, _told_title(pdf)
    finally:
        pdf.close()


def _read_page(pdf: Any, index: int, document: Document) -> tuple[list[Line], bool]:
    """Return the lines of a page, and whether it may be a picture with lines at its margins."""
    import pypdfium2

    try:
        page = pdf[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise DocumentError(
            document.name,
            f"is damaged: page {index + 1} cannot be read. Print it to a new PDF.",
        ) from None
    try:
        check_length(text.count_chars(), document.name)
        lines = lines_of_page(text)
        return lines, len(lines) <= MOST_MARGINS and is_drawn(page)
    finally:
        text.close()
        page.close()


def _unreadable(document: Document, told: str) -> DocumentError:
    if "password" in told.lower() or "security" in told.lower():
        return DocumentError(
            document.name, "is encrypted and needs a password. Save it without one."
        )
    return DocumentError(
        document.name, "is a damaged PDF. Get the file again, or print it to a new PDF."
    )


def _told_title(pdf: Any) -> str | None:
    told = " ".join(str(pdf.get_metadata_value("Title")).split())
    return told if told.isprintable() and not _NO_TITLE.fullmatch(told) else None


def _title(parts: list[Part]) -> str | None:
    return next((" ".join(words.split()) for kind, words in parts if kind == "title"), None)
