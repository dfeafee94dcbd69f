"""What sites ask of programs: their robots.txt, read as RFC 9309 says.

A site without one may be fetched from; one whose robots.txt cannot be had because the server fails
may not, for it might have said no.
"""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

import httpx2
from protego import Protego

from workflows.fetching.errors import FetchError, ForbiddenError
from workflows.fetching.limits import ROBOTS_BYTES
from workflows.fetching.requests import PRODUCT, Answer

Get = Callable[[httpx2.URL, int], Answer]
"""An address and the most bytes in; the answer after redirects out. Raises FetchError."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """``error`` is set where they could not be had."""

    parsed: Protego | None = None
    error: FetchError | None = None


class Robots:
    """The rules of sites, each asked for once in a run."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self._known: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def check(self, url: httpx2.URL) -> float:
        """Return how many seconds the site asks to leave between requests, 0 if it does not.

        Raises ForbiddenError where it asks not to be fetched from, or cannot be asked.
        """
        rules = self._rules(url)
        if rules.error is not None:
            raise type(rules.error)(str(url), rules.error.sentence)
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(str(url), PRODUCT):
            raise ForbiddenError(
                str(url),
                "the site asks programs not to fetch this page (robots.txt). "
                "Save it from a browser and give the file.",
            )
        delay = rules.parsed.crawl_delay(PRODUCT) or 0.0
        return max(0.0, float(delay)) if math.isfinite(delay) else 0.0

    def _rules(self, url: httpx2.URL) -> _Rules:
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._lock:
            if site not in self._known:
                self._known[site] = self._asked(httpx2.URL(f"{site}/robots.txt"))
            return self._known[site]

    def _asked(self, url: httpx2.URL) -> _Rules:
        try:
            answer = self._get(url, ROBOTS_BYTES)
        except FetchError as error:
            if error.status is None:
                return _Rules(error=error)  # the page could not be had either
            if _is_absent(error.status):
                return _Rules()
            return _Rules(
                error=ForbiddenError(
                    str(url),
                    f"the site's robots.txt cannot be had (status {error.status}), and it might "
                    "forbid this. Try again later, or save the page from a browser and give the "
                    "file.",
                )
            )
        return _Rules(parsed=Protego.parse(answer.content.decode("utf-8-sig", "replace")))


def _is_absent(status: int) -> bool:
    """Return whether a status says that there is no robots.txt; "too many" does not say so."""
    return httpx2.codes.is_client_error(status) and status != httpx2.codes.TOO_MANY_REQUESTS
