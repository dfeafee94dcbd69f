"""The records of a WARC file: which of them are pages, and whether they are whole.

Pages are answers of status 200 and resources, of the kinds that are read. A record that says "as
before" adds nothing where the copy before is in the archive.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO, Final
from urllib.parse import quote, urldefrag, urljoin

from onrecord.ingest.archives import digests
from onrecord.ingest.archives.payload import content_of
from onrecord.ingest.archives.stream import HEADER_LIMIT, ArchiveError, Stream
from onrecord.ingest.document import Document
from onrecord.ingest.limits import MAX_BYTES
from onrecord.ingest.packing import PackingError, in_mebibytes
from onrecord.ingest.refusal import DocumentError
from onrecord.safe import clean, without_password

OWN_SCHEME: Final = "urn:onrecord:"
"""What a snapshot of ours names a capture without an address by."""
STATUS: Final = "Onrecord-Status"
"""The header in which a snapshot of ours keeps the status that came with a capture."""
_VERSIONS: Final = ("WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
_KINDS: Final = frozenset({
    "text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})  # fmt: skip
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PIECE: Final = 1 << 16
_CONTROLS: Final = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029]")
_LONGEST_ADDRESS: Final = 4096
_LONGEST_TYPE: Final = 200
_STATUS: Final = re.compile(r"[1-5]\d\d")
_LENGTH: Final = re.compile(r"\d{1,18}")


class PageError(Exception):
    """A page that is not taken; ``str()`` is a clause with what to do next."""


@dataclass(slots=True)
class Seen:
    """What an archive has shown so far: addresses and digests of copies.

    ``wanted`` are the pages that are looked for, with where they led; ``redirects`` says where.
    """

    copies: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)
    redirects: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Head:
    """The headers of a record, and how many bytes of it are left to read."""

    headers: Any
    length: int

    def get(self, name: str) -> str:
        return str(self.headers.get_header(name, "") or "")

    @property
    def uri(self) -> str:
        """The address, with what could act in print or be refused by a database encoded."""
        uri = without_password(self.get("WARC-Target-URI").strip("<> "))
        return _CONTROLS.sub(lambda found: quote(found[0]), uri)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The beginning of a record's content: what a server answered, and the bytes after that."""

    status: int | None
    media_type: str
    headers: Any
    start: int


def read_warc(
    file: BinaryIO, name: str, seen: Seen | None = None
) -> Iterator[Document | DocumentError]:
    """Give the pages of a WARC file in its order; ``seen`` is filled in."""
    seen = Seen() if seen is None else seen
    try:
        stream = Stream(file)
        line = _first_line(stream)
        while line:
            head, ends = _head(stream, line), stream.ends
            reader = _Content(stream, head.length)
            found = _read(reader, head, name, seen)
            if isinstance(found, DocumentError):
                yield found
            reader.skip()
            # The checksum of a packed record is proved past its end, and not before.
            try:
                line = _first_line(stream)
            except (ArchiveError, PackingError):
                if isinstance(found, Document) and stream.is_proved(ends):
                    yield found
                raise
            if isinstance(found, Document):
                yield found
    except (ArchiveError, PackingError) as error:
        yield DocumentError(name, f"the archive {error}")
    except OSError as error:
        yield DocumentError(
            name, f"the archive cannot be read on ({error.strerror}). Check the file."
        )


class _Content:
    """What is left of a record."""

    def __init__(self, stream: Stream, length: int) -> None:
        self._stream = stream
        self.left = length

    def read(self, size: int) -> bytes:
        parts: list[bytes] = []
        while size > 0 and self.left > 0:
            part = self._stream.read(min(size, self.left, _PIECE))
            if not part:
                raise ArchiveError("breaks off in the middle of a record. Get it again.")
            self.left -= len(part)
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    def skip(self) -> None:
        while self.left:
            self.read(_PIECE)


def _first_line(stream: Stream) -> bytes:
    """Return the first line of the next record, nothing at the end."""
    stream.header_left = HEADER_LIMIT
    line = stream.readline()
    while line in {b"\r\n", b"\n"}:
        line = stream.readline()
    return line


def _head(stream: Stream, line: bytes) -> _Head:
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    try:
        headers = StatusAndHeadersParser(list(_VERSIONS)).parse(stream, line)
    except (StatusAndHeadersParserException, EOFError):
        raise ArchiveError(
            "is no WARC file, or is damaged where a record should begin. Get it again."
        ) from None
    length = str(headers.get_header("Content-Length", "") or "")
    if not _LENGTH.fullmatch(length):
        raise ArchiveError("has a record without a length that makes sense. Get it again.")
    return _Head(headers, int(length))


def _read(reader: _Content, head: _Head, name: str, seen: Seen) -> Document | DocumentError | None:
    """Return the page of a record, or why it is none; ``None`` for what is passed over."""
    kind, uri = head.get("WARC-Type"), head.uri
    if not _is_address(kind, uri):
        return None
    start = reader.read(HEADER_LIMIT)
    answer = _answer(kind, head, start)
    label = f"{name}: {uri}"
    if answer is None:
        return DocumentError(label, "has a damaged answer of its server. Get the archive again.")
    _remember(head, answer, seen)
    if kind == "revisit":
        return _revisit(head, answer, label, seen)
    if not _is_page(uri, answer, start):
        return None
    try:
        _check(head)
        return _document(label, head, answer, start + reader.read(reader.left))
    except (PageError, PackingError) as error:
        return DocumentError(label, str(error))


def _is_address(kind: str, uri: str) -> bool:
    if kind == "resource" and uri.startswith(OWN_SCHEME):
        return True
    return kind in {"response", "resource", "revisit"} and uri.lower().startswith(
        ("http://", "https://")
    )


def _answer(kind: str, head: _Head, start: bytes) -> _Answer | None:
    from warcio.statusandheaders import StatusAndHeadersParser

    if kind == "resource":
        status = int(head.get(STATUS)) if _STATUS.fullmatch(head.get(STATUS)) else None
        return _Answer(status, head.get("Content-Type"), None, 0)
    if not start:
        return _Answer(None, "", None, 0)
    inner = BytesIO(start)
    try:
        headers = StatusAndHeadersParser([], verify=False).parse(inner)
        status = int(headers.get_statuscode())
    except (EOFError, ValueError, IndexError):
        return None
    media_type = str(headers.get_header("Content-Type", "") or "")
    return _Answer(status, media_type, headers, inner.tell())


def _remember(head: _Head, answer: _Answer, seen: Seen) -> None:
    target = str(answer.headers.get_header("Location", "") or "") if answer.headers else ""
    page = plain_address(head.uri)
    if target and page in seen.wanted and answer.status in _REDIRECTS:
        try:
            seen.redirects[page] = plain_address(urljoin(page, target))
        except ValueError:
            return
        seen.wanted.add(seen.redirects[page])
    if answer.status in {None, 200} and head.get("WARC-Type") != "revisit":
        seen.copies.add(head.uri)
        digest = digests.normal(head.get("WARC-Payload-Digest"))
        if digest:
            seen.copies.add(digest)


def plain_address(url: str) -> str:
    """Return an address without fragment and password; one that is none stays as it is."""
    try:
        return urldefrag(without_password(url)).url
    except ValueError:
        return url


def _revisit(head: _Head, answer: _Answer, label: str, seen: Seen) -> DocumentError | None:
    if answer.status not in {None, 200, 304} or not _is_kind(answer.media_type, unknown=True):
        return None
    digest = digests.normal(head.get("WARC-Payload-Digest"))
    earlier = head.get("WARC-Refers-To-Target-URI").strip("<> ")
    if seen.copies & {digest or head.uri, without_password(earlier) or head.uri}:
        return None
    return DocumentError(
        label,
        "was archived as unchanged, and the copy before is not in this archive. "
        "Ingest the archive that has it.",
    )


def _is_page(uri: str, answer: _Answer, start: bytes) -> bool:
    if answer.status not in {None, 200} or uri.partition("?")[0].endswith("/robots.txt"):
        return False
    body = start[answer.start : answer.start + 1024].lstrip().lower()
    looks = body.startswith((b"%pdf-", b"<!doctype html", b"<html"))
    return _is_kind(answer.media_type, unknown=looks)


def _is_kind(media_type: str, *, unknown: bool) -> bool:
    found = media_type.partition(";")[0].strip().lower()
    return found in _KINDS if found else unknown


def _check(head: _Head) -> None:
    """Raise PageError for a page that is not taken, before it is read."""
    if len(head.uri) > _LONGEST_ADDRESS:
        raise PageError(f"has an address of more than {_LONGEST_ADDRESS} characters.")
    if head.length > MAX_BYTES + HEADER_LIMIT:
        raise PageError(f"is larger than {in_mebibytes(MAX_BYTES)}, the most that is taken.")
    if head.get("WARC-Truncated"):
        raise PageError("was cut off when it was archived. Look for a whole copy.")
    if head.get("WARC-Segment-Number"):
        raise PageError("is in segments, which are not put together. Look for a whole copy.")
    if _time(head.get("WARC-Date")) is None:
        raise PageError("does not say when it was archived. Save it again.")


def _time(stated: str) -> str | None:
    if not _TIME.fullmatch(stated):
        return None
    try:
        dt.datetime.fromisoformat(stated[:19])
    except ValueError:
        return None
    return f"{stated[:19]}Z"


def _document(label: str, head: _Head, answer: _Answer, block: bytes) -> Document:
    raw = block[answer.start :]
    dechunked, content = content_of(raw, answer.headers)
    block_digest = digests.normal(head.get("WARC-Block-Digest"))
    payload_digest = digests.normal(head.get("WARC-Payload-Digest"))
    # Programs do not agree on which of the three the payload is.
    if (block_digest and not digests.is_of(block_digest, [block])) or (
        payload_digest and not digests.is_of(payload_digest, [raw, dechunked, content])
    ):
        raise PageError(
            "its bytes are not those that were archived (digest). Get the archive again."
        )
    if not content:
        raise PageError("is empty. Look for another copy.")
    return Document(
        name=label,
        content=content,
        url=None if head.uri.startswith(OWN_SCHEME) else head.uri,
        media_type=clean(answer.media_type)[:_LONGEST_TYPE].strip() or None,
        status=answer.status,
        captured_at=_time(head.get("WARC-Date")),
    )
