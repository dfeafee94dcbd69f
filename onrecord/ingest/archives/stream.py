"""The bytes of a WARC file as a stream with limits: on a header, and on the unpacked whole."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from onrecord.ingest.packing import gunzip, in_mebibytes

_GZIP: Final = b"\x1f\x8b"
_PIECE: Final = 1 << 16
_RATIO: Final = 200
_FREE: Final = 256 << 20  # bytes that may be unpacked before the ratio counts
HEADER_LIMIT: Final = 256 << 10


class ArchiveError(Exception):
    """An archive that cannot be read on; ``str()`` is a clause with what to do next."""


class Stream:
    """Reads an archive, packed or not. ``header_left`` is what ``readline`` may still give.

    Raises ArchiveError past a limit and PackingError where the packing is damaged.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = 0
        self._unpacked = 0
        self._buffer = b""
        self._at = 0
        self.header_left = HEADER_LIMIT
        start = self._take(_PIECE)
        pieces = self._pieces(start)
        self._is_packed = start.startswith(_GZIP)
        self._ends = 0
        self._source = gunzip(pieces) if self._is_packed else pieces

    @property
    def ends(self) -> int:
        """How many packed parts came to their end with the right checksum."""
        return self._ends

    def is_proved(self, ends: int) -> bool:
        """Return whether what was read since there were ``ends`` is as it was packed."""
        return not self._is_packed or self._ends > ends

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, none at the end."""
        if self._at >= len(self._buffer) and not self._fill():
            return b""
        found = self._buffer[self._at : self._at + size]
        self._at += len(found)
        return found

    def readline(self, size: int | None = None) -> bytes:
        """Return one line with its end, or what is left; ``size`` is the most bytes of it."""
        parts: list[bytes] = []
        left = self.header_left if size is None else min(size, self.header_left)
        while left > 0:
            if self._at >= len(self._buffer) and not self._fill():
                break
            end = self._buffer.find(b"\n", self._at, self._at + left)
            stop = min(self._at + left, len(self._buffer)) if end < 0 else end + 1
            parts.append(self._buffer[self._at : stop])
            left -= stop - self._at
            self.header_left -= stop - self._at
            self._at = stop
            if end >= 0:
                break
        if self.header_left <= 0:
            raise ArchiveError(
                f"has a header of more than {in_mebibytes(HEADER_LIMIT)}. Get the archive again."
            )
        return b"".join(parts)

    def _fill(self) -> bool:
        self._buffer, self._at = b"", 0
        while not self._buffer:
            piece = next(self._source, None)
            if piece is None:
                return False
            self._ends += not piece
            self._buffer = piece
        self._unpacked += len(self._buffer)
        if self._unpacked > _FREE and self._unpacked > _RATIO * self._packed:
            raise ArchiveError(
                f"unpacks to more than {_RATIO} times its size, as no honest archive does. "
                "Get it again."
            )
        return True

    def _take(self, size: int) -> bytes:
        piece = self._file.read(size)
        self._packed += len(piece)
        return piece

    def _pieces(self, start: bytes) -> Iterator[bytes]:
        piece = start
        while piece:
            yield piece
            piece = self._take(_PIECE)
