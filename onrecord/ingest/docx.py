"""Word documents: mammoth makes a page of one, tracked insertions and tables included.

A page made so is all article: nothing is left out of it as a menu would be. The file's author and
dates are those of whoever typed it: neither byline nor day of publication is taken from them.
"""

import io
import zipfile
from collections import Counter
from importlib.metadata import version
from typing import Any, Final

from onrecord.ingest.blocks import Part, assembled
from onrecord.ingest.document import Article, Document, Metadata
from onrecord.ingest.limits import (
    MAX_DOCX_ENTRIES,
    MAX_DOCX_ENTRY,
    MAX_DOCX_RATIO,
    MAX_DOCX_TOTAL,
    MAX_DOCX_XML,
    MEBIBYTE,
)
from onrecord.ingest.page.body import parts_of
from onrecord.ingest.page.readable import made_readable
from onrecord.ingest.page.tree import parsed, words_of
from onrecord.ingest.refusal import DocumentError
from onrecord.ingest.word_xml import Mended, NotReadError, mended

_VERSION: Final = "2"
_STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
"""
_ENCRYPTED: Final = 0x1
_SAVE_AS_PDF: Final = "so its text would lack them. Save it as PDF and give that."
_NAMED: Final = 5  # words that were not read


def read_docx(document: Document) -> Article:
    """Return the text of a Word document; raises DocumentError for one that is none or a bomb."""
    check_archive(document)
    try:
        word = mended(document.content)
    except NotReadError as error:
        raise DocumentError(document.name, f"{error}, {_SAVE_AS_PDF}") from None
    root = parsed(_markup(word), document.name)
    if root is None:
        raise DocumentError(document.name, "holds no text. Check that it is the right file.")
    made_readable(root)
    _drop_returns(root)
    numbers = "".join(words_of(link) for link in root.xpath("//a[contains(@id, 'note-ref-')]"))
    captions: list[Part] = []
    for element in root.xpath("//p[@class='caption']"):
        captions.append(("caption", words_of(element)))
        element.drop_tree()
    body = root.find("body")
    parts = _titled([] if body is None else list(parts_of(body)))
    text, blocks = assembled([*parts, *captions], document.name)
    if not blocks:
        raise DocumentError(document.name, "holds no text. Check that it is the right file.")
    _check_words(document, word.words, text, numbers)
    title = next((block.span.words(text) for block in blocks if block.kind == "title"), None)
    return Article(
        text=text,
        blocks=blocks,
        metadata=Metadata(title=title, url=document.url),
        extractor="mammoth",
        extractor_version=f"{version('mammoth')}+onrecord.{_VERSION}",
    )


def _check_words(document: Document, shown: str, text: str, numbers: str) -> None:
    """Raise DocumentError where words of the document are not in its text.

    Letters are counted, for which of them make a word is told differently here and there. The
    ``numbers`` of notes are made, and make up for nothing that is missing.
    """
    lost = _letters(shown) - (_letters(text) - _letters(numbers))
    if not lost:
        return
    words = Counter(shown.split()) - Counter(text.split())
    named = f" ({', '.join(list(words)[:_NAMED])})" if words else ""
    raise DocumentError(
        document.name,
        f"{lost.total():,} letters of its words were not read{named[:200]}: what holds them is not "
        f"known, {_SAVE_AS_PDF}",
    )


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


def check_archive(document: Document) -> None:
    """Raise DocumentError for an archive that is damaged, locked, or unpacks to too much.

    The sizes that it claims are those at which Python stops unpacking.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            entries = archive.infolist()
            _check_sizes(document, entries)
            for entry in entries:
                if _is_xml(entry) and b"<!DOCTYPE" in archive.read(entry).replace(b"\0", b""):
                    raise DocumentError(
                        document.name,
                        f"declares entities in {entry.filename[:100]}, which no Word document "
                        "does. It is not read; save it as PDF if you trust it.",
                    )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise DocumentError(
            document.name, "is a damaged Word document. Open it in Word and save it again."
        ) from error


def _check_sizes(document: Document, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise DocumentError(document.name, "is encrypted. Save it without a password.")
    total = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if _is_xml(entry))
    if (
        len(entries) > MAX_DOCX_ENTRIES
        or total > MAX_DOCX_TOTAL
        or xml > MAX_DOCX_XML
        or any(_is_bomb(entry) for entry in entries)
    ):
        raise DocumentError(
            document.name,
            f"unpacks to {total // MEBIBYTE} MiB in {len(entries):,} parts, {xml // MEBIBYTE} of "
            "them XML, which is more than a Word document may hold or packed too tightly. "
            "Save it as PDF or as text.",
        )


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > MAX_DOCX_ENTRY or (
        entry.file_size > MEBIBYTE and entry.file_size > MAX_DOCX_RATIO * entry.compress_size
    )


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _markup(word: Mended) -> str:
    import mammoth

    made = mammoth.convert_to_html(
        word.archive,
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(_no_picture),
    )
    return f"<html><body>{made.value}</body></html>"


def _no_picture(_image: Any) -> dict[str, str]:
    """Return the attributes of a picture: none, for it would be written out in full."""
    return {"src": ""}


def _drop_returns(root: Any) -> None:
    """Take out the arrows that lead from a footnote back to its number."""
    for link in list(root.iter("a")):
        if link.get("href", "").startswith("#") and "-ref-" in link.get("href", ""):
            link.drop_tree()


def _titled(parts: list[Part]) -> list[Part]:
    """Return the parts, the heading that they begin with made the title."""
    shown = [part for part in parts if part[1].strip()]
    if shown and shown[0][0] == "heading":
        return [("title", shown[0][1]), *shown[1:]]
    return shown
