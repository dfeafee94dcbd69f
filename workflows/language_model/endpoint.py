"""One question to an endpoint, one answer: no redirects, no proxies, within its limits.

The address is a person's own, so that it may be on this machine or in this network, unlike those
of pages. A key and a text go in the clear to neither the internet nor anybody that the endpoint
names.
"""

import re
import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import httpcore2
import httpx2

from onrecord.ingest.packing import in_mebibytes
from onrecord.safe import clean, without_password
from workflows.fetching.addresses import Reach, Resolve, is_public, port_of, system_addresses
from workflows.fetching.connection import CheckedBackend, Clock, Deadline
from workflows.fetching.requests import USER_AGENT
from workflows.language_model.errors import (
    LanguageModelError,
    LanguageModelUsageError,
    UnansweredError,
)
from workflows.language_model.limits import Limits

_PATH: Final = "/chat/completions"
_KEY: Final = re.compile("[!-~]{1,4096}")
_LONGEST: Final = 2048  # characters of an address
_SHOWN: Final = 200  # of them in an error
_HOST: Final = re.compile(rb"[A-Za-z0-9._:-]{1,253}")  # colons in IPv6
_LAST_PORT: Final = 65_535
_TRIED: Final = 4  # addresses of one host
_SENTENCES: Final = {
    400: "it refuses the question. Check the name of the model.",
    401: "it wants a key, or another one. Set ONRECORD_LANGUAGE_MODEL_KEY.",
    403: "it refuses the key. Set ONRECORD_LANGUAGE_MODEL_KEY to one that may ask this model.",
    404: "it has no such page or model. Check the address and the name of the model.",
    413: "the question is too long for it.",
    429: "it has had enough questions. Try again later.",
}
_OF_THE_QUESTION: Final = {400, 413, 422}  # statuses; those of a failing server may be, too


def endpoint_address(typed: str) -> httpx2.URL:
    """Return the address that questions go to: what was typed, with ``/chat/completions``.

    Raises LanguageModelUsageError for what is no web address or has a password in it.
    """
    shown = re.split("[?#]", clean(without_password(typed.strip())))[0][:_SHOWN]
    url = _web_address(typed.strip())
    if url is None:
        raise LanguageModelUsageError(
            f'"{shown}" is no address of a language model. '
            "Give one such as http://127.0.0.1:11434/v1."
        )
    if url.userinfo or url.query or url.fragment:
        raise LanguageModelUsageError(
            f'"{shown}" may have no password, question mark or hash sign. '
            "A key is set as ONRECORD_LANGUAGE_MODEL_KEY."
        )
    path = url.path.rstrip("/")
    return url.copy_with(path=path if path.endswith(_PATH) else path + _PATH)


def _web_address(typed: str) -> httpx2.URL | None:
    try:
        url = httpx2.URL(typed)
    except (httpx2.InvalidURL, UnicodeError):
        return None
    if len(typed) > _LONGEST or url.scheme not in {"http", "https"}:
        return None
    return url if _HOST.fullmatch(url.raw_host) and 0 < port_of(url) <= _LAST_PORT else None


class Endpoint:
    """Asks one address. ``resolve`` and ``clock`` (seconds) replace the system's for tests."""

    def __init__(
        self,
        url: httpx2.URL,
        key: str | None,
        limits: Limits,
        *,
        resolve: Resolve = system_addresses,
        clock: Clock = time.monotonic,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        if key is not None and not _KEY.fullmatch(key):
            raise LanguageModelUsageError(
                "ONRECORD_LANGUAGE_MODEL_KEY has characters that no key has. Set it again."
            )
        self.name = str(url)
        self.host = url.netloc.decode("ascii")
        self._url = url
        self._key = key
        self._limits = limits
        self._resolve = resolve
        self._clock = clock
        self._tls = tls

    def ask(self, question: bytes) -> bytes:
        """Return the body of the answer to a question in JSON; raises LanguageModelError."""
        deadline = Deadline(self._clock, self._limits.total)
        reach = _Named(self._resolve, secure=self._url.scheme == "https")
        backend = CheckedBackend(self.name, reach, deadline)
        url = self._url
        target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        times = {"connect": self._limits.connect, "read": self._limits.read}
        with (
            self._told(),
            httpcore2.ConnectionPool(self._context(), network_backend=backend) as pool,
            pool.stream(
                "POST",
                target,
                headers=self._headers(question),
                content=question,
                extensions={"timeout": times | {"write": self._limits.read}},
            ) as response,
        ):
            if response.status != httpx2.codes.OK:
                raise self._failure(response.status, response.headers)
            self._check_unpacked(response.headers)
            return b"".join(self._counted(response.iter_stream()))

    def _headers(self, question: bytes) -> list[tuple[str, str]]:
        sent = {
            "Host": self._url.netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
            "Content-Length": str(len(question)),
            "Connection": "close",
        }
        if self._key is not None:
            sent["Authorization"] = f"Bearer {self._key}"
        return list(sent.items())

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = httpx2.create_ssl_context(trust_env=False)
        return self._tls

    def _counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > self._limits.answer:
                raise UnansweredError(
                    self.name, f"its answer is larger than {in_mebibytes(self._limits.answer)}."
                )
            yield piece

    def _check_unpacked(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        packed = _header(headers, b"content-encoding")
        if packed not in {b"", b"identity"}:
            raise LanguageModelError(self.name, "its answer is packed, which was not asked for.")

    def _failure(self, status: int, headers: Iterable[tuple[bytes, bytes]]) -> LanguageModelError:
        sentence = _SENTENCES.get(status)
        if httpx2.codes.is_redirect(status):
            sentence = "it leads on to another address, where no text is sent. Name that one."
        elif sentence is None and httpx2.codes.is_server_error(status):
            sentence = "it fails. Try again later."
        sentence = sentence or "it gives no answer. Check the address."
        wait = _header(headers, b"retry-after")
        if wait.isdigit() and len(wait) <= len("86400"):
            sentence += f" It asks to wait {int(wait)} seconds."
        told = f"status {status}, {sentence}"
        if status in _OF_THE_QUESTION or httpx2.codes.is_server_error(status):
            return UnansweredError(self.name, told)
        return LanguageModelError(self.name, told)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what went wrong on the way into one line."""
        limits = self._limits
        try:
            yield
        except httpcore2.ConnectTimeout:
            sentence = f"no connection within {limits.connect:g} seconds. Is it running?"
            raise LanguageModelError(self.name, sentence) from None
        except httpcore2.TimeoutException:
            sentence = (
                f"its answer stopped for {limits.read:g} seconds or took more than "
                f"{limits.total:g}. Try again, or a smaller model."
            )
            raise UnansweredError(self.name, sentence) from None
        except httpcore2.ConnectError:
            sentence = "no connection. Check the address, and that it is running."
            raise LanguageModelError(self.name, sentence) from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol):
            sentence = "its answer broke off or was no HTTP. Try again."
            raise UnansweredError(self.name, sentence) from None


class _Named(Reach):
    """Allows what a person named, but nothing in the clear to the internet."""

    def __init__(self, resolve: Resolve, *, secure: bool) -> None:
        super().__init__(resolve)
        self._named = resolve
        self._secure = secure

    def addresses(self, name: str, host: str, port: int) -> list[str]:
        try:
            found: Sequence[str] = self._named(host, port)
        except (OSError, UnicodeError):
            found = ()
        if not found:
            raise LanguageModelError(name, "nobody knows this host. Check the address.")
        if not self._secure and any(map(is_public, found)):
            raise LanguageModelError(
                name, "a text is not sent over the internet in the clear. Use https://."
            )
        return list(found[:_TRIED])


def _header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes:
    return next((value.strip().lower() for key, value in headers if key.lower() == name), b"")
