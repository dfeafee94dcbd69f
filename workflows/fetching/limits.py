"""What one fetch may take, and how long hosts are left alone in between."""

from dataclasses import dataclass
from typing import Final

from onrecord.ingest.limits import MAX_BYTES

ROBOTS_BYTES: Final = 512 * 1024
"""Of a robots.txt; RFC 9309 asks to read at least 500 KiB. What comes after is not read."""
PORTS: Final = frozenset({80, 443, 8080, 8443})
"""Where pages are served. Elsewhere other services listen, which a page could have us talk to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Times in seconds, sizes in bytes.

    ``total`` is for one request, from the connection to the last byte; ``delay`` lies between two
    requests to one host, unless its robots.txt asks for more, up to ``longest_delay``.
    """

    redirects: int = 5
    connect: float = 10.0
    read: float = 20.0
    total: float = 120.0
    packed: int = MAX_BYTES
    unpacked: int = MAX_BYTES
    delay: float = 1.0
    longest_delay: float = 60.0
