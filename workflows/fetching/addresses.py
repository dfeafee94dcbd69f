"""Which addresses are fetched from: web addresses, on hosts of the public internet only.

A page can lead to any address and a name can change what it stands for between two questions, so
a name is resolved once for a connection, and the connection goes to what was checked.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import httpx2

from onrecord.safe import without_password
from workflows.fetching.errors import AddressError, NotPublicError
from workflows.fetching.limits import PORTS

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port in; numeric addresses out, the preferred one first. Raises OSError."""

_LONGEST: Final = 4096
_HOST: Final = re.compile(rb"[A-Za-z0-9._:-]{1,253}")  # colons in IPv6
_LAST_PORT: Final = 65_535
_TRIED: Final = 4  # addresses of one host
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
# What leads into other networks by way of a public address; is_global lets all of these pass.
_REFUSED: Final = tuple(
    ipaddress.ip_network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "fec0::/10", "192.88.99.0/24")
)


def web_address(typed: str) -> httpx2.URL:
    """Return an address to fetch from, without its fragment; raises AddressError."""
    shown = without_password(typed)
    if len(typed) > _LONGEST:
        raise AddressError(shown, f"is longer than {_LONGEST} characters. Check the address.")
    try:
        url = httpx2.URL(typed.strip())
    except (httpx2.InvalidURL, UnicodeError):
        raise AddressError(shown, "is no web address. Copy it from the browser again.") from None
    if url.scheme not in _DEFAULT_PORTS:
        raise AddressError(shown, "is not fetched: only http:// and https:// addresses are.")
    if not _HOST.fullmatch(url.raw_host) or port_of(url) > _LAST_PORT:
        raise AddressError(shown, "names no host. Copy it from the browser again.")
    if url.userinfo:
        raise AddressError(
            shown, "has a user name or a password in it, which would be kept. Leave it out."
        )
    return url.copy_with(fragment=None)


def port_of(url: httpx2.URL) -> int:
    """Return the port that an address names, or the one of its scheme."""
    return _DEFAULT_PORTS[url.scheme] if url.port is None else url.port


def is_public(address: str) -> bool:
    """Return whether a numeric address is one of the public internet.

    >>> is_public("10.1.2.3"), is_public("64:ff9b::7f00:1"), is_public("::ffff:127.0.0.1")
    (False, False, False)
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if any(ip.version == network.version and ip in network for network in _REFUSED):
        return False
    # A group of receivers, and ranges that nobody was given, pass for global.
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def system_addresses(host: str, port: int) -> Sequence[str]:
    """Return the addresses that the system knows a host by."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Reach:
    """What may be connected to. ``loopback_ports`` are ports of this machine, for tests alone."""

    def __init__(
        self, resolve: Resolve = system_addresses, loopback_ports: Iterable[int] = ()
    ) -> None:
        self._resolve = resolve
        self._loopback_ports = frozenset(loopback_ports)

    def check_port(self, name: str, port: int) -> None:
        """Raise AddressError for a port where no pages are served."""
        if port not in PORTS and port not in self._loopback_ports:
            raise AddressError(
                name,
                f"is on port {port}, which is not fetched from. "
                "Save the page from a browser and give the file.",
            )

    def addresses(self, name: str, host: str, port: int) -> list[str]:
        """Return the checked addresses of a host, after asking once; raises NotPublicError.

        ``name`` is the address of the page, for the error.
        """
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError):
            raise NotPublicError(
                name, f"nobody knows the host {host}. Check the address and the network."
            ) from None
        allowed = [address for address in found if self._allowed(address, port)]
        if not allowed:
            raise NotPublicError(
                name,
                f"{host} is {', '.join(found[:_TRIED]) or 'nowhere'}, no address of the public "
                "internet, and is not fetched from. Save the page and give the file.",
            )
        return allowed[:_TRIED]

    def _allowed(self, address: str, port: int) -> bool:
        if port in self._loopback_ports and ipaddress.ip_address(address).is_loopback:
            return True
        return port in PORTS and is_public(address)
