"""A web server on this machine, whose pages a test writes down, and a fetcher that may reach it.

Names of made-up hosts lead to it. Time is made up, too: a fetcher that waits moves the clock.
"""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from workflows.fetching import Fetcher

NOW = dt.datetime(2031, 5, 7, 9, 30, tzinfo=dt.UTC)
PAGE = b"<html><p>The patrols do not make the bay safer, Ana Ferro said.</p></html>"


@dataclass
class Page:
    """What the server answers: a status, headers, and pieces of content, sent one by one.

    A page with an ``ETag`` is not sent to who names it.
    """

    content: bytes | list[bytes] = PAGE
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """The pages by path, and what was asked: (host header, path, headers)."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []

    def url(self, path: str = "/bay", host: str = "post.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.site.asked.append((headers.get("host", ""), self.path, headers))
        page = self.site.pages.get(self.path, Page(b"", 404))
        if page.headers.get("ETag", "") == headers.get("if-none-match"):
            page = Page(b"", 304)
        pieces = page.content if isinstance(page.content, list) else [page.content]
        self.send_response_only(page.status)
        given = {"Content-Length": str(sum(map(len, pieces))), "Connection": "close"}
        for name, value in (given | page.headers).items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for piece in pieces:
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:
            pass  # the fetcher hung up, as it should
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def serve(server: ThreadingHTTPServer, site: Site) -> Iterator[Site]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.002})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def new_server() -> tuple[ThreadingHTTPServer, Site]:
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    handler.site = Site(server.server_address[1])
    return server, handler.site


@pytest.fixture
def site() -> Iterator[Site]:
    """Give a server without pages."""
    yield from serve(*new_server())


class Clock:
    """Seconds that pass only where somebody waits."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(site: Site, clock: Clock) -> Callable[..., Fetcher]:
    """Return a function that makes a fetcher which finds the server under every name."""

    def fetcher(**given: Any) -> Fetcher:
        settings: dict[str, Any] = {
            "clock": clock,
            "sleep": clock.sleep,
            "now": lambda: NOW,
            "resolve": lambda host, port: ["127.0.0.1"],
            "loopback_ports": [site.port],
        }
        return Fetcher(**(settings | given))

    return fetcher
