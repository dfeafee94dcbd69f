"""Addresses of pages: one form for all the ways in which the same page is linked to."""

from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

_SCHEMES: Final = ("https", "http")
_WWW: Final = "www."


def canonical(url: str) -> str:
    """Return an address without fragment and tracking, its host in lower case.

    What is no address of a page is returned as it is.

    >>> canonical("HTTPS://Post.example/bay?utm_source=mail&id=3#top")
    'https://post.example/bay?id=3'
    """
    from courlan import normalize_url

    try:
        if urlsplit(url).scheme.lower() not in _SCHEMES:
            return url
        return normalize_url(url)
    except ValueError:
        return url


def tells_a_page(url: str) -> bool:
    """Tell whether an address can tell pages apart: the front page of a site cannot."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.path.strip("/") or parts.query)


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
                found[urlunsplit(SplitResult(scheme, host, path, parts.query, ""))] = None
    return tuple(found)
