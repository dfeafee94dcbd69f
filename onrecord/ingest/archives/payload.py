"""What a server sent, without what was only for the way: chunks and packing."""

import re
from io import BytesIO
from typing import Any, Final

from onrecord.ingest.limits import MAX_BYTES
from onrecord.ingest.packing import PackingError, encodings_of, unpack, whole

_CHUNK: Final = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n")
_GZIP: Final = b"\x1f\x8b"


def content_of(raw: bytes, headers: Any) -> tuple[bytes, bytes]:
    """Return the bytes without chunks, and those unpacked; raises PackingError.

    Many programs archive what a browser made of an answer beside the headers that the server sent:
    bytes that are plainly neither chunked nor packed are taken as they are.
    """
    if headers is None:
        return raw, raw
    dechunked = raw
    if "chunked" in str(headers.get_header("Transfer-Encoding", "") or "").lower():
        dechunked = _dechunked(raw)
    encodings = encodings_of(headers.get_header("Content-Encoding"))
    if _is_plain(dechunked, encodings):
        return dechunked, dechunked
    return dechunked, whole(unpack([dechunked], encodings), MAX_BYTES)


def _dechunked(raw: bytes) -> bytes:
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

    if not _CHUNK.match(raw):
        return raw
    try:
        found: bytes = ChunkedDataReader(BytesIO(raw), raise_exceptions=True).read()
    except ChunkedDataException:
        raise PackingError("breaks off in the middle. Look for a whole copy.") from None
    return found


def _is_plain(data: bytes, encodings: tuple[str, ...]) -> bool:
    if not encodings or not data:
        return True
    if encodings[-1] in {"gzip", "x-gzip"}:
        return not data.startswith(_GZIP)
    # Brotli and deflate have no mark of their own; a page has.
    return data[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html", b"%pdf-"))
