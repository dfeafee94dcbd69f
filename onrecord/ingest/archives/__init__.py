"""Web archives: WARC files, packed or not, and WACZ packages, read into documents.

Nothing is written to disk, and no archive costs more memory than its largest page. What cannot be
read is given as an error in its place, so that one damaged record does not cost the others.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from onrecord.ingest.archives.records import read_warc
from onrecord.ingest.archives.wacz import read_wacz
from onrecord.ingest.document import Document
from onrecord.ingest.refusal import DocumentError

_ZIP: Final = b"PK\x03\x04"
_WARC: Final = b"WARC/"
_GZIP: Final = b"\x1f\x8b"

__all__ = ["looks_like_archive", "read_archive", "read_wacz", "read_warc"]


def read_archive(file: BinaryIO, name: str) -> Iterator[Document | DocumentError]:
    """Give the pages of a web archive; ``file`` is open, seekable, and at its start.

    ``name`` is what people know the archive by. Never raises for what the archive holds.
    """
    start = file.read(len(_WARC))
    file.seek(0)
    if start.startswith(_ZIP):
        yield from read_wacz(file, name)
    else:
        yield from read_warc(file, name)


def looks_like_archive(name: str, start: bytes) -> bool:
    """Return whether a file is a web archive, by its first bytes and its name."""
    lower = name.lower()
    if start.startswith(_ZIP):
        return lower.endswith(".wacz")
    return start.startswith(_WARC) or (start.startswith(_GZIP) and lower.endswith(".warc.gz"))
