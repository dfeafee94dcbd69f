"""What XML a document begins with: which is read as a page, and which is none."""

import re
from typing import Final

_SPACE: Final = b" \t\r\n"
_DECLARATION: Final = b"<?xml"
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\s+([^\s>\[]{1,100})", re.IGNORECASE)
_ROOT: Final = re.compile(rb"<([A-Za-z_][\w.:-]{0,100})([^>]{0,4000})>?")
_NAMESPACE: Final = re.compile(rb"\bxmlns(?::[\w.-]{1,40})?\s*=")
_XHTML: Final = b"http://www.w3.org/1999/xhtml"
_FEEDS: Final = frozenset({b"rss", b"feed", b"rdf", b"rdf:rdf"})
_PAGES: Final = frozenset(
    {b"html", b"head", b"body", b"title", b"meta", b"script", b"link", b"article", b"main", b"div",
     b"h1", b"p"}
)  # fmt: skip


def xml_other_than_a_page(start: bytes) -> str | None:
    """Return the name of the root of XML that is neither XHTML nor HTML, else ``None``.

    ``start`` is ASCII as far as tags go, without a byte order mark.

    >>> xml_other_than_a_page(b'<?xml version="1.0"?><!DOCTYPE rss><rss version="0.91">')
    'rss'
    """
    start = start.lstrip(_SPACE)
    rest, doctype = _without_prolog(start)
    found = _ROOT.match(rest)
    name = found[1].lower() if found else b""
    named = found is not None and _NAMESPACE.search(found[2]) is not None
    declared = start.startswith(_DECLARATION)
    if not (declared or doctype or named or name in _FEEDS):
        return None
    # Other XML has articles and titles as well: DocBook's and JATS' say whose they are.
    others = declared and named and found is not None and _XHTML not in found[2]
    if b"html" in {doctype, name} or (name in _PAGES and not doctype and not others):
        return None
    return (found[1] if found else doctype or b"no root").decode("ascii", "replace")


def is_feed(name: str) -> bool:
    """Return whether a root of that name is a feed's.

    >>> is_feed("rdf:RDF")
    True
    """
    return name.lower().encode() in _FEEDS


def _without_prolog(start: bytes) -> tuple[bytes, bytes]:
    """Return what follows instructions, comments and the document type, and the type's name."""
    doctype = b""
    while True:
        if start.startswith(b"<?"):
            _, closed, rest = start.partition(b"?>")
        elif start.startswith(b"<!--"):
            _, closed, rest = start.partition(b"-->")
        elif found := _DOCTYPE.match(start):
            doctype = found[1].lower()
            inner, bracket, after = start.partition(b"[")
            if bracket and b">" not in inner:
                start = after.partition(b"]")[2]
            _, closed, rest = start.partition(b">")
        else:
            return start, doctype
        if not closed:
            return b"", doctype
        start = rest.lstrip(_SPACE)
