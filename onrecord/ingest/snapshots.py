"""Captures written as a WARC file, which any program for web archives reads.

What a server sent besides the bytes is not kept, so a capture is written as a resource and not as
an answer with headers that nobody sent. The same captures give the same file.
"""

import base64
import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO, Final
from urllib.parse import quote

from onrecord import __version__
from onrecord.ingest.archives.records import OWN_SCHEME, STATUS
from onrecord.ingest.document import Document
from onrecord.ingest.formats import Format, format_of
from onrecord.ingest.refusal import DocumentError
from onrecord.safe import clean

_INFO: Final = f"software: onrecord/{__version__}\r\nformat: WARC File Format 1.0\r\n"
_UNKNOWN: Final = "application/octet-stream"
_TYPES: Final[dict[Format, str]] = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "markdown": "text/markdown",
    "text": "text/plain",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One capture that is held: its key in the record, its bytes, and what came with them.

    ``captured_at`` is UTC (RFC 3339, to the second).
    """

    key: str
    content: bytes
    captured_at: str
    url: str | None = None
    media_type: str | None = None
    status: int | None = None


def write_snapshots(out: BinaryIO, snapshots: Iterable[Snapshot], title: str, at: str) -> int:
    """Write captures in their order, packed one by one, and return how many they were.

    ``title`` names the file in its first record, ``at`` is the time (UTC) that it gives.
    """
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(out, gzip=True)
    info = _INFO + f"description: {_one_line(title)}\r\n"
    headers = {"WARC-Record-ID": _id("warcinfo", f"{title}\n{at}"), "WARC-Date": at}
    _write(writer, "warcinfo", "", info.encode(), headers, "application/warc-fields")
    count = 0
    for snapshot in snapshots:
        headers = {
            "WARC-Record-ID": _id("resource", f"{snapshot.key}\n{snapshot.captured_at}"),
            "WARC-Date": snapshot.captured_at,
        }
        if snapshot.status is not None:
            headers[STATUS] = str(snapshot.status)
        media_type = _one_line(snapshot.media_type or _guessed(snapshot))
        _write(writer, "resource", _address(snapshot), snapshot.content, headers, media_type)
        count += 1
    return count


def _write(
    writer: Any, kind: str, uri: str, content: bytes, headers: dict[str, str], media_type: str
) -> None:
    digest = base64.b32encode(
        hashlib.sha256(content).digest()
    ).decode()  # padded, as warcio compares it
    headers = headers | {"WARC-Block-Digest": f"sha256:{digest}"}
    if kind == "resource":
        headers["WARC-Payload-Digest"] = f"sha256:{digest}"
    record = writer.create_warc_record(
        uri,
        kind,
        payload=BytesIO(content),
        length=len(content),
        warc_content_type=media_type,
        warc_headers_dict=headers,
    )
    writer.write_record(record)


def _id(kind: str, name: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{OWN_SCHEME}{kind}:{name}')}>"


def _address(snapshot: Snapshot) -> str:
    """Return where the bytes came from; a source's own address would claim more than is known."""
    if snapshot.url:
        return quote(_one_line(snapshot.url), safe=":/?#[]@!$&'()*+,;=%~")
    return OWN_SCHEME + quote(snapshot.key, safe="/:")


def _guessed(snapshot: Snapshot) -> str:
    document = Document(name=snapshot.key, content=snapshot.content, url=snapshot.url)
    try:
        return _TYPES[format_of(document)]
    except DocumentError:
        return _UNKNOWN


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
