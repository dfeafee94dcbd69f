"""Fetch a page: safely, politely, once. Every redirect passes the same checks as the first address.

Nothing is tried twice: a server that fails or asks to wait gets one line in the list of failures,
and the person decides when to try again.
"""

import datetime as dt
import re
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import httpx2

from onrecord.ingest.document import Document
from workflows.fetching.addresses import Reach, Resolve, port_of, system_addresses, web_address
from workflows.fetching.connection import Clock
from workflows.fetching.errors import AddressError, FetchError
from workflows.fetching.limits import Limits
from workflows.fetching.requests import Answer, Requests
from workflows.fetching.robots import Robots
from workflows.fetching.turns import Turns

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MEDIA_TYPE: Final = 200  # characters
# What a header can be sent as again; it may also come out of somebody's export.
_VALIDATOR: Final = re.compile("[!-~](?:[ -~]{0,1022}[!-~])?")
_BY_HAND: Final = "Save it from a browser and give the file."
_SENTENCES: Final = {
    401: f"the site wants you to sign in. {_BY_HAND}",
    402: f"the site wants to be paid. {_BY_HAND}",
    403: f"the site refuses programs or strangers. {_BY_HAND}",
    404: "there is no such page. Check the address, or look for it in a web archive.",
    410: "the page was taken down. Look for it in a web archive.",
    429: "the site has had enough requests. Try again later.",
    451: "the page is withheld for legal reasons. Look for it in a web archive.",
    503: "the site is not available now. Try again later.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What tells a server which version of a page is known: kept, and sent again next time."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    @property
    def sendable(self) -> bool:
        """Whether there is one, and all can be sent: the weaker alone would tell less."""
        given = [one for one in (self.etag, self.last_modified) if one is not None]
        return bool(given) and all(_VALIDATOR.fullmatch(one) for one in given)


Known = Callable[[str], Validators | None]
"""The address of a page in; what is kept of its last fetch out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page, what to ask with next time, and the addresses that led to it, the typed one first.

    ``validators`` is ``None`` where the server gave none.
    """

    document: Document
    validators: Validators | None
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotChanged:
    """The page is as it was when the validators were kept; nothing was sent."""

    url: str


class Fetcher:
    """Fetches pages one after the other; threads may share it.

    ``clock`` and ``sleep`` are in seconds, ``now`` is the time of day. ``loopback_ports`` opens
    ports of this machine, ``resolve`` and ``tls`` replace those of the system: for tests alone.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        resolve: Resolve = system_addresses,
        loopback_ports: Iterable[int] = (),
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._now = now
        self._requests = Requests(self._limits, Reach(resolve, loopback_ports), clock, tls)
        self._turns = Turns(self._limits.delay, clock, sleep)
        self._robots = Robots(self._robots_txt)

    def fetch(self, typed: str, known: Known = lambda _url: None) -> Fetched | NotChanged:
        """Return the page at an address, as it is after redirects.

        ``known`` is asked at each of the addresses on the way; with what it knows, the server is
        asked for nothing that did not change. Raises FetchError.
        """
        addresses, answer = self._follow(web_address(typed), known)
        url = addresses[-1]
        if answer.status == httpx2.codes.NOT_MODIFIED:
            return NotChanged(url)
        if not answer.content:
            raise FetchError(url, f"the page is empty. {_BY_HAND}", answer.status)
        document = Document(
            name=url,
            content=answer.content,
            url=url,
            media_type=answer.headers.get("content-type", "")[:_MEDIA_TYPE] or None,
            status=answer.status,
            captured_at=self._now().astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        return Fetched(
            document=document, validators=_validators(url, answer.headers), addresses=addresses
        )

    def _follow(self, url: httpx2.URL, known: Known) -> tuple[tuple[str, ...], Answer]:
        addresses = [str(url)]
        while True:
            delay = self._robots.check(url)
            self._turn(url, delay)
            conditions = _conditions(known(str(url)), str(url))
            answer = self._requests.get(url, conditions)
            if answer.status in _REDIRECTS:
                url = self._next(url, answer, len(addresses))
                addresses.append(str(url))
                continue
            if answer.status == httpx2.codes.NOT_MODIFIED and conditions:
                return tuple(addresses), answer
            if answer.status != httpx2.codes.OK:
                raise _failure(str(url), answer)
            return tuple(addresses), answer

    def _robots_txt(self, url: httpx2.URL, limit: int) -> Answer:
        for hop in range(1, self._limits.redirects + 2):
            self._turn(url, 0.0)
            answer = self._requests.get(url, limit=limit)
            if answer.status in _REDIRECTS:
                url = self._next(url, answer, hop)
                continue
            if answer.status == httpx2.codes.OK:
                return answer
            break
        raise _failure(str(url), answer)

    def _turn(self, url: httpx2.URL, delay: float) -> None:
        site = f"{url.host}:{port_of(url)}"
        self._turns.wait(site, min(delay, self._limits.longest_delay))

    def _next(self, url: httpx2.URL, answer: Answer, hop: int) -> httpx2.URL:
        name = str(url)
        if hop > self._limits.redirects:
            raise FetchError(
                name,
                f"leads on more than {self._limits.redirects} times, in a circle perhaps. "
                "Open it in a browser and give the address where it ends.",
                answer.status,
            )
        target = answer.headers.get("location", "")
        try:
            found = web_address(str(url.join(target))) if target else None
        except (AddressError, httpx2.InvalidURL, ValueError):
            found = None
        if found is None:
            raise FetchError(
                name,
                "leads on to what is no http:// or https:// address without a password. "
                "Open it in a browser and give the address where it ends.",
                answer.status,
            )
        return found


def _conditions(known: Validators | None, url: str) -> dict[str, str]:
    if known is None or known.url != url or not known.sendable:
        return {}
    found = {}
    if known.etag:
        found["If-None-Match"] = known.etag
    if known.last_modified:
        found["If-Modified-Since"] = known.last_modified
    return found


def _validators(url: str, headers: Mapping[str, str]) -> Validators | None:
    etag, modified = headers.get("etag"), headers.get("last-modified")
    found = Validators(url=url, etag=etag or None, last_modified=modified or None)
    return found if found.sendable else None


def _failure(url: str, answer: Answer) -> FetchError:
    status = answer.status
    sentence = _SENTENCES.get(status)
    if sentence is None and httpx2.codes.is_server_error(status):
        sentence = "the site fails. Try again later."
    sentence = sentence or f"the site gives no page. {_BY_HAND}"
    wait = answer.headers.get("retry-after", "")
    if wait.isdecimal() and len(wait) <= len("86400"):
        sentence += f" It asks to wait {int(wait)} seconds."
    return FetchError(url, f"status {status}, {sentence}", status)
