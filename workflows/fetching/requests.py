"""One request, one answer, read up to its limits; redirects and rules are decided elsewhere."""

import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import httpcore2
import httpx2

from onrecord import __version__
from onrecord.ingest.packing import (
    PackingError,
    beginning,
    encodings_of,
    in_mebibytes,
    unpack,
    whole,
)
from onrecord.safe import clean
from workflows.fetching.addresses import Reach, port_of
from workflows.fetching.connection import CheckedBackend, Clock, Deadline
from workflows.fetching.errors import FetchError
from workflows.fetching.limits import Limits

PRODUCT: Final = "onrecord"
"""What a robots.txt calls this program."""
USER_AGENT: Final = f"{PRODUCT}/{__version__}"
_HEADER: Final = 8192  # characters of a header, past the longest address that is fetched
_SENT: Final = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate, br",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers by lower-case name, and the unpacked content."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Requests:
    """Makes requests, each on a connection of its own: what was checked is what is asked."""

    def __init__(
        self, limits: Limits, reach: Reach, clock: Clock, tls: ssl.SSLContext | None = None
    ) -> None:
        self._limits = limits
        self._reach = reach
        self._clock = clock
        self._tls = tls

    def get(
        self, url: httpx2.URL, headers: Mapping[str, str] | None = None, limit: int | None = None
    ) -> Answer:
        """Return the answer of a server, with its content where the status is 200.

        ``limit`` cuts the content there, instead of refusing what is longer. Raises FetchError.
        """
        name = str(url)
        self._reach.check_port(name, port_of(url))
        deadline = Deadline(self._clock, self._limits.total)
        backend = CheckedBackend(name, self._reach, deadline)
        target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        sent = {"Host": url.netloc.decode("ascii"), **_SENT, **(headers or {})}
        times = {"connect": self._limits.connect, "read": self._limits.read}
        with (
            _told(name, self._limits),
            httpcore2.ConnectionPool(self._context(), network_backend=backend) as pool,
            pool.stream(
                "GET",
                target,
                headers=list(sent.items()),
                extensions={"timeout": times | {"write": self._limits.read}},
            ) as response,
        ):
            found = _headers(response.headers)
            content = b""
            if response.status == httpx2.codes.OK:
                content = self._content(name, found, response.iter_stream(), limit)
            return Answer(response.status, found, content)

    def _content(
        self, name: str, headers: Mapping[str, str], raw: Iterable[bytes], limit: int | None
    ) -> bytes:
        try:
            encodings = encodings_of(headers.get("content-encoding"))
            if limit is not None:
                return beginning(unpack(raw, encodings), limit)
            self._check_length(headers.get("content-length", ""))
            packed = _counted(raw, self._limits.packed)
            return whole(unpack(packed, encodings), self._limits.unpacked)
        except PackingError as error:
            raise FetchError(name, str(error), httpx2.codes.OK) from None

    def _check_length(self, declared: str) -> None:
        if declared.isdecimal() and int(declared) > self._limits.packed:
            raise _too_large(self._limits.packed)

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            # Certificates of the system; no proxy, netrc or key log out of the environment.
            self._tls = httpx2.create_ssl_context(trust_env=False)
        return self._tls


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in raw:
        try:
            text = value.decode("utf-8")  # addresses in other scripts, against the standard
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        found.setdefault(name.decode("latin-1").lower(), clean(text[:_HEADER]).strip())
    return found


def _counted(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise _too_large(limit)
        yield piece


def _too_large(limit: int) -> PackingError:
    return PackingError(
        f"is larger than {in_mebibytes(limit)}, the most that is fetched. "
        "Save it from a browser and give the file."
    )


@contextmanager
def _told(name: str, limits: Limits) -> Iterator[None]:
    """Turn what went wrong on the way into one line."""
    try:
        yield
    except httpcore2.ConnectTimeout:
        raise FetchError(
            name, f"no answer within {limits.connect:g} seconds. Try again later."
        ) from None
    except httpcore2.TimeoutException:
        raise FetchError(
            name,
            f"the answer stopped for {limits.read:g} seconds or took more than "
            f"{limits.total:g}. Try again later.",
        ) from None
    except httpcore2.ConnectError as error:
        raise FetchError(
            name, f"no connection ({_reason(error)}). Check the address and the network."
        ) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as e:
        raise FetchError(
            name, f"the connection broke off or spoke no HTTP ({_reason(e)}). Try again."
        ) from None


def _reason(error: Exception) -> str:
    cause = error.__cause__ or error.__context__ or error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {cause.verify_message}"
    return (getattr(cause, "strerror", None) or str(cause) or type(cause).__name__)[:160]
