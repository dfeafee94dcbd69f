"""What a document is: its first bytes decide, then the declared media type, then its name."""

import re
from typing import Final, Literal

from onrecord.ingest.document import Document
from onrecord.ingest.markup import is_feed, xml_other_than_a_page
from onrecord.ingest.refusal import DocumentError

Format = Literal["html", "pdf", "docx", "markdown", "text"]

_SNIFFED: Final = 1024
_SNIFFED_OF_XML: Final = 65_536  # comments and document types may be long
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,900}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|"
    rb"meta|script|link|article|main|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_BY_TYPE: Final[dict[str, Format]] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}  # fmt: skip
_BY_ENDING: Final[dict[str, Format]] = {
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html", "md": "markdown",
    "markdown": "markdown",
}  # fmt: skip
_XML_ENDINGS: Final = frozenset({"xml", "rss", "atom", "rdf", "opml", "svg"})
_WORD: Final = b"word/document.xml"
# First bytes of what gives no text, with what it is and what to do.
_REFUSED: Final = (
    (b"\xd0\xcf\x11\xe0", "is an old or a locked Office file. Save it as .docx, unlocked."),
    (b"{\\rtf", "is RTF, which is not read. Save it as .docx or as PDF."),
    (b"\x1f\x8b", "is compressed with gzip. Unpack it first."),
    (b"7z\xbc\xaf", "is a 7z archive. Unpack it first."),
    (b"Rar!", "is a RAR archive. Unpack it first."),
    (b"\x89PNG", "is a picture: it has no text, it needs OCR. Make a PDF with text of it."),
    (b"\xff\xd8\xff", "is a picture: it has no text, it needs OCR. Make a PDF with text of it."),
    (b"GIF8", "is a picture: it has no text, it needs OCR. Make a PDF with text of it."),
    (b"II*\0", "is a picture: it has no text, it needs OCR. Make a PDF with text of it."),
    (b"MM\0*", "is a picture: it has no text, it needs OCR. Make a PDF with text of it."),
    (b"ID3", "is a sound recording. Write down what is said in it and give the text."),
    (b"SQLite format 3", "is a database, not a document."),
)  # fmt: skip


def format_of(document: Document) -> Format:
    """Return the format of a document; raises DocumentError for one that gives no text."""
    start = document.content[:_SNIFFED]
    found = _by_first_bytes(document, start)
    if found is not None:
        return found
    media_type = (document.media_type or "").partition(";")[0].strip().lower()
    ending = _ending(document.name) or _ending(document.url or "")
    if media_type in _BY_TYPE:
        return _BY_TYPE[media_type]
    if media_type == "application/pdf" or (not media_type and ending == "pdf"):
        raise DocumentError(
            document.name, "is called PDF, but its bytes are none. Get the file again."
        )
    named_xml = media_type.endswith(("/xml", "+xml")) or (not media_type and ending in _XML_ENDINGS)
    if named_xml and _bare(start).lstrip().startswith(b"<"):
        raise _no_page(document, "by its name")
    return _BY_ENDING.get(ending, "text")


def charset_of(document: Document) -> str | None:
    """Return the charset that came with the media type."""
    found = re.search(
        r"charset\s*=\s*[\"']?([\w.:-]{1,40})", document.media_type or "", re.IGNORECASE
    )
    return found[1] if found else None


def _by_first_bytes(document: Document, start: bytes) -> Format | None:
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _of_archive(document)
    for magic, sentence in _REFUSED:
        if start.startswith(magic):
            raise DocumentError(document.name, sentence)
    # UTF-16 is ASCII with zeros between, as far as tags go.
    bare = _bare(start)
    if bare.lstrip().startswith(b"<"):
        _refuse_xml(document)
    if bare.startswith((b"MIME-Version:", b"From: <Saved by")) and b"multipart/related" in bare:
        raise DocumentError(
            document.name, 'is a web archive (MHTML). Save the page as "HTML only" or as PDF.'
        )
    return "html" if _HTML.match(bare) else None


def _bare(start: bytes) -> bytes:
    return start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")


def _refuse_xml(document: Document) -> None:
    root = xml_other_than_a_page(_bare(document.content[:_SNIFFED_OF_XML]))
    if root is None:
        return
    if is_feed(root):
        raise DocumentError(
            document.name, "is a feed, not a document. Give the pages that it links to."
        )
    raise _no_page(document, root)


def _no_page(document: Document, root: str) -> DocumentError:
    return DocumentError(
        document.name,
        f"is XML ({root}) and no web page: what of it is text, nobody can tell. Save it as a web "
        "page, as PDF or as text.",
    )


def _of_archive(document: Document) -> Format:
    if _WORD in document.content:
        return "docx"
    raise DocumentError(
        document.name, "is a zip archive and no Word document. Unpack it, or save it as PDF."
    )


def _ending(name: str) -> str:
    last = re.split(r"[/\\]", name.partition("?")[0].partition("#")[0])[-1]
    return last.rpartition(".")[2].lower() if "." in last else ""
