"""Addresses of pages: one form for all the ways in which the same page is linked to."""

import re
from typing import Final
from urllib.parse import SplitResult, quote, quote_plus, unquote_plus, urlsplit, urlunsplit

_SCHEMES: Final = ("https", "http")
_PORTS: Final = {"https": 443, "http": 80}
_WWW: Final = "www."
_SAFE: Final = "/%!=:,-@+;&$'()*~"  # stand in paths as they are
# Parameters that tell where a reader came from and never which page it is. A name that some site
# may tell its articles by (cid, id, source, ref) must not be among them: two articles would be one.
_TRACKING: Final = re.compile(
    r"utm_.+|mtm_.+|hsa_.+|(?:pk|piwik|matomo)_(?:campaign|kwd|keyword|source|medium|content|cid)"
    r"|(?:fb|g|d|y|ys|tw|tt)clid|msclkid|gclsrc|[gw]braid|igsh|igshid|li_fat_id"
    r"|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_ga|_gl|_openstat|vero_id|vero_conv|oly_(?:anon|enc)_id"
)
_ROUTES: Final = ("!", "/")  # what stands behind "#" where a script shows one page or another
_RUN: Final = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")


def without_tracking(url: str) -> str:
    """Return an address without what only tracks its reader, and else as it is.

    >>> without_tracking("https://Post.example/bay?utm_source=mail&id=3#top")
    'https://Post.example/bay?id=3#top'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in _SCHEMES or not any(map(_tracks, parts.query.split("&"))):
        return url
    query = "&".join(item for item in parts.query.split("&") if not _tracks(item))
    return urlunsplit(parts._replace(query=query))


def canonical(url: str) -> str:
    """Return an address without fragment and tracking, its host in lower case.

    What is no address of a page is returned as it is. For comparing only: a record keeps an
    address as it was given.

    >>> canonical("HTTPS://Post.example/bay?utm_source=mail&id=3#top")
    'https://post.example/bay?id=3'
    """
    try:
        parts = urlsplit(url)
        if parts.scheme not in _SCHEMES or not parts.hostname:
            return url
        own_port = parts.port not in {None, _PORTS[parts.scheme]}
        host = _host(parts.hostname) + (f":{parts.port}" if own_port else "")
        path = quote(re.sub("/+", "/", parts.path), safe=_SAFE)
        query = _query(parts.query)
        route = parts.fragment if parts.fragment.startswith(_ROUTES) else ""
        return urlunsplit((parts.scheme, host, path or ("/" if query else ""), query, route))
    except ValueError:
        return url


def tells_a_page(url: str) -> bool:
    """Tell whether an address can tell pages apart: the front page of a site cannot."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.path.strip("/") or parts.query)


def page_of(url: str) -> str:
    """Return what all the spellings of an address of a page have in common.

    >>> page_of("https://www.post.example/bay/?utm_source=mail")
    'post.example/bay'
    """
    first = canonical(url)
    if not tells_a_page(first):
        return first
    parts = urlsplit(first)
    bare = ("", parts.netloc.removeprefix(_WWW), parts.path.rstrip("/"), *parts[3:])
    return urlunsplit(bare).removeprefix("//")


def spellings(url: str) -> tuple[str, ...]:
    """Return the ways in which an address of a page is written down, the canonical one first.

    With and without ``www.``, a slash at the end, and encryption.

    >>> len(spellings("https://post.example/bay"))
    8
    """
    first = canonical(url)
    if not tells_a_page(first):
        return (first,)
    parts = urlsplit(first)
    bare = parts.netloc.removeprefix(_WWW)
    found = dict.fromkeys([first])
    for scheme in _SCHEMES:
        for host in (bare, _WWW + bare):
            for path in (parts.path.rstrip("/"), parts.path.rstrip("/") + "/"):
                found[urlunsplit(SplitResult(scheme, host, path, parts.query, parts.fragment))] = (
                    None
                )
    return tuple(found)


def in_all_spellings(url: str) -> tuple[str, ...]:
    """Return runs of letters, digits and hyphens that every way to write an address has.

    >>> in_all_spellings("https://post.example/2031/bay-is-safer?id=3")
    ('example', 'bay-is-safer', 'id', '3')
    """
    parts = urlsplit(canonical(url))
    pieces = [piece for item in parts.query.split("&") for piece in item.split("=")]
    runs = [_RUN.findall(re.sub("%..", " ", one)) for one in (parts.netloc, parts.path, *pieces)]
    return tuple(max(found, key=len) for found in runs if found)


def _host(host: str) -> str:
    """Return the name of a host in the letters of its language: ``xn--`` is another spelling."""
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        return host


def _query(query: str) -> str:
    """Return the parameters that tell pages apart, in one order and one way of escaping."""
    kept = [item for item in query.split("&") if item and not _tracks(item)]
    parted = [[_escaped(part) for part in item.partition("=")[::2]] for item in kept]
    named = [(name, value, "=" in item) for item, (name, value) in zip(kept, parted, strict=True)]
    # By name only: the order of what is given several times may mean something.
    named.sort(key=lambda one: one[0])
    return "&".join(f"{name}={value}" if equals else name for name, value, equals in named)


def _escaped(part: str) -> str:
    # Bytes that are no UTF-8 stay what they are.
    return quote_plus(unquote_plus(part, errors="surrogateescape"), errors="surrogateescape")


def _tracks(item: str) -> bool:
    return _TRACKING.fullmatch(item.partition("=")[0].lower()) is not None
