"""The compressed streams of a PDF, measured before a library unpacks them.

A stream can grow a thousandfold. Each is inflated here piece by piece and thrown away, so that
a bomb costs a moment and no memory.
"""

import re
import zlib
from typing import Final

from onrecord.ingest.document import Document
from onrecord.ingest.limits import MAX_PDF_STREAM, MAX_PDF_TOTAL, MEBIBYTE
from onrecord.ingest.refusal import DocumentError

_STREAM: Final = re.compile(rb"stream\r?\n")
_DICTIONARY: Final = 2_000  # bytes before a stream in which its description is looked for
_PIECE: Final = MEBIBYTE
_FLATE: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE: Final = re.compile(rb"/Subtype\s*/Image\b")


def check_streams(document: Document) -> None:
    """Raise DocumentError for a PDF whose streams unpack to more than one may hold."""
    content = document.content
    total = 0
    end = 0
    for found in _STREAM.finditer(content):
        if found.start() < end or content[found.start() - 3 : found.start()] == b"end":
            continue
        described = content[max(end, found.start() - _DICTIONARY) : found.start()]
        described = described[described.rfind(b" obj") + 1 :]
        filters = len(_FLATE.findall(described))
        if not filters:
            continue
        if filters > 2:  # noqa: PLR2004 once for itself, once for what predicts it
            raise _refused(document)
        end = content.find(b"endstream", found.end())
        end = len(content) if end < 0 else end
        picture = _PICTURE.search(described) is not None
        total += _unpacked(document, found.end(), end, MAX_PDF_TOTAL if picture else MAX_PDF_STREAM)
        if total > MAX_PDF_TOTAL:
            raise _refused(document)


def _unpacked(document: Document, start: int, end: int, most: int) -> int:
    """Return the size of a stream, unpacked; raises DocumentError past ``most`` bytes."""
    inflater = zlib.decompressobj()
    pending = memoryview(document.content)[start:end]
    size = 0
    try:
        data: bytes | memoryview = pending
        while data and not inflater.eof:
            size += len(inflater.decompress(data, _PIECE))
            if size > most:
                raise _refused(document)
            data = inflater.unconsumed_tail
    except zlib.error:  # damaged, or encrypted: the library's business
        return size
    return size


def _refused(document: Document) -> DocumentError:
    return DocumentError(
        document.name,
        f"unpacks to more than a PDF may hold ({MAX_PDF_STREAM // MEBIBYTE} MiB a stream, "
        f"{MAX_PDF_TOTAL // MEBIBYTE} in all). Print it to a new PDF, or give its text.",
    )
