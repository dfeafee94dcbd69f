"""Content encodings undone: piece by piece, up to a limit, and whole or not at all.

Libraries take a packed text that breaks off for the whole text, and unpack a piece of it to
whatever size it has. A page cut in the middle could lose a "not".
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

_PIECE: Final = 1 << 16  # bytes unpacked at a time
_MOST: Final = 3  # encodings, one in another
_GZIP: Final = b"\x1f\x8b"
_GZIP_WINDOW: Final = zlib.MAX_WBITS | 16
_DEFLATE: Final = 8  # the method, in the low half of the first byte of a zlib header


class PackingError(Exception):
    """What cannot be unpacked; ``str()`` is a clause with what to do next."""


class _Unpacker(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...

    def finished(self) -> bool: ...


def encodings_of(header: str | None) -> tuple[str, ...]:
    """Return the encodings of a Content-Encoding header, in the order in which they were applied.

    Raises PackingError for one that is not known.
    """
    names = [name.strip().lower() for name in (header or "").split(",")]
    found = tuple(name for name in names if name and name != "identity")
    for name in found:
        if name not in _UNPACKERS:
            raise PackingError(f'is packed as "{name[:40]}", which is not read. {_SAVE}')
    if len(found) > _MOST:
        raise PackingError(f"is packed {len(found)} times over. {_SAVE}")
    return found


def unpack(pieces: Iterable[bytes], encodings: Sequence[str]) -> Iterator[bytes]:
    """Give the content in small pieces; raises PackingError where it is damaged or breaks off."""
    stream: Iterator[bytes] = iter(pieces)
    for name in reversed(encodings):
        stream = _through(_UNPACKERS[name](), stream)
    return stream


def gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give the content of a gzip file of many members; raises PackingError for anything else.

    An empty piece tells that a member ended and that its checksum is right.
    """
    return _through(_Zlib(_GZIP_WINDOW, padded=False), pieces)


def whole(pieces: Iterable[bytes], limit: int) -> bytes:
    """Return the pieces as one; raises PackingError past ``limit`` bytes."""
    parts: list[bytes] = []
    size = 0
    for part in pieces:
        size += len(part)
        if size > limit:
            raise PackingError(
                f"is larger than {in_mebibytes(limit)}, the most that is taken. {_SAVE}"
            )
        parts.append(part)
    return b"".join(parts)


def beginning(pieces: Iterable[bytes], limit: int) -> bytes:
    """Return the first ``limit`` bytes of the pieces, and take no more than it needs."""
    found = b""
    for piece in pieces:
        found += piece
        if len(found) >= limit:
            break
    return found[:limit]


def in_mebibytes(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / (1 << 20):.0f} MB" if size >= 1 << 20 else f"{size} bytes"


def _through(unpacker: _Unpacker, pieces: Iterable[bytes]) -> Iterator[bytes]:
    empty = True
    for piece in pieces:
        empty = empty and not piece
        yield from unpacker.feed(piece)
    if not empty and not unpacker.finished():
        raise PackingError(f"breaks off in the middle. {_AGAIN}")


class _Zlib:
    """What zlib unpacks: gzip, in one or more members, and deflate."""

    def __init__(self, window: int, *, padded: bool = True) -> None:
        self._window = window
        self._padded = padded
        self._inner = zlib.decompressobj(window)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inner.eof:
                # A member can begin with the last byte of a piece.
                if self._window != _GZIP_WINDOW or not _GZIP.startswith(data[: len(_GZIP)]):
                    if self._padded or not data.strip(b"\0"):
                        return
                    raise PackingError(f"holds bytes that are not packed. {_AGAIN}")
                self._inner = zlib.decompressobj(self._window)
            try:
                yield self._inner.decompress(data, _PIECE)
            except zlib.error:
                raise PackingError(f"is packed in a damaged way. {_AGAIN}") from None
            if self._inner.eof:
                yield b""
            data = self._inner.unconsumed_tail or self._inner.unused_data

    def finished(self) -> bool:
        return self._inner.eof


class _Deflate:
    """With the header that the standard asks for, or without it as some servers send it."""

    def __init__(self) -> None:
        self._start = b""
        self._inner: _Zlib | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._inner is None:
            self._start += data
            if len(self._start) < len(_GZIP):
                return
            data = self._start
            headed = data[0] & 0x0F == _DEFLATE and int.from_bytes(data[:2]) % 31 == 0
            self._inner = _Zlib(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)
        yield from self._inner.feed(data)

    def finished(self) -> bool:
        return self._inner is not None and self._inner.finished()


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._inner: Any = brotli.Decompressor()
        self._error: type[Exception] = brotli.error

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._inner.is_finished():
            return
        try:
            yield self._inner.process(data, output_buffer_limit=_PIECE)
            while not self._inner.is_finished() and not self._inner.can_accept_more_data():
                yield self._inner.process(b"", output_buffer_limit=_PIECE)
        except self._error:
            raise PackingError(f"is packed in a damaged way. {_AGAIN}") from None

    def finished(self) -> bool:
        return bool(self._inner.is_finished())


_SAVE: Final = "Save it from a browser and give the file."
_AGAIN: Final = "Get it again."
_UNPACKERS: Final[dict[str, Callable[[], _Unpacker]]] = {
    "gzip": lambda: _Zlib(_GZIP_WINDOW),
    "x-gzip": lambda: _Zlib(_GZIP_WINDOW),
    "deflate": _Deflate,
    "br": _Brotli,
}
