"""Feeds: RSS and Atom, read into the entries that they list. Their pages are fetched elsewhere.

What a feed says of an entry is as stated there: the time of publication keeps its own time zone,
and a time of change is none of publication.
"""

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, Final
from urllib.parse import urljoin

from onrecord.ingest.packing import in_mebibytes
from onrecord.ingest.refusal import DocumentError
from onrecord.records import DateRecord
from onrecord.safe import clean, without_password

MAX_FEED: Final = 4 << 20
"""Bytes of a feed. Those that carry whole articles have less than two megabytes."""
MAX_ENTRIES: Final = 1_000
_FEED: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*|<\?[^>]{0,400}\?>\s*|<!--.{0,900}?-->\s*|"
    rb"<!DOCTYPE[^>\[]{0,200}>\s*)*<(?:rss|feed|(?:rdf:)?RDF)\b",
    re.DOTALL,
)
_SNIFFED: Final = 4096
_ENTITY: Final = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_MOST_MARKS: Final = 150_000  # angle brackets and ampersands: what its parser spends time on
_DEEPEST: Final = 200  # elements in one another
_TAG: Final = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
_TEXT: Final = 1_000  # characters of a title or a name


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """What a feed says of one page; ``published`` is the day in the time zone of its phrase."""

    url: str
    title: str | None = None
    author: str | None = None
    published: DateRecord | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title, its entries in their order, and how many were left out.

    Left out are those past the limit, and those that lead to no page.
    """

    title: str | None
    entries: tuple[FeedEntry, ...]
    left_out: int


def looks_like_feed(start: bytes) -> bool:
    """Return whether the first bytes of a document are those of a feed."""
    return _FEED.match(start[:_SNIFFED].replace(b"\0", b"").removeprefix(b"\xff\xfe")) is not None


def read_feed(content: bytes, name: str, url: str | None = None) -> Feed:
    """Return the entries of a feed; ``url`` is where it came from, for relative addresses.

    Raises DocumentError.
    """
    _check(content, name)
    parsed = _parsed(content, name)
    if not parsed.get("version") and not parsed["entries"]:
        raise DocumentError(name, "is no RSS or Atom feed. Check the address.")
    found = [_entry(entry, url) for entry in parsed["entries"]]
    pages = {entry.url: entry for entry in reversed(found) if entry is not None}
    entries = tuple(reversed(pages.values()))[:MAX_ENTRIES]
    return Feed(_text(parsed["feed"], "title"), entries, len(found) - len(entries))


def _check(content: bytes, name: str) -> None:
    if len(content) > MAX_FEED:
        raise DocumentError(
            name, f"is larger than {in_mebibytes(MAX_FEED)}, the most of a feed. Give its pages."
        )
    plain = content.replace(b"\0", b"")  # UTF-16 is ASCII with zeros between
    if _ENTITY.search(plain):
        raise DocumentError(
            name, "declares entities, which can unpack without end. Give its pages instead."
        )
    if plain.count(b"<") + plain.count(b"&") > _MOST_MARKS:
        raise DocumentError(
            name, f"has more than {_MOST_MARKS} tags, as no feed has. Give its pages."
        )
    depth = 0
    for closing, alone in _TAG.findall(plain):
        depth += 0 if alone else -1 if closing else 1
        if depth > _DEEPEST:
            raise DocumentError(
                name, f"nests more than {_DEEPEST} elements, as no feed does. Give its pages."
            )


def _parsed(content: bytes, name: str) -> Any:
    import feedparser

    try:
        # A stream, for bytes would be tried as the name of a file first.
        return feedparser.parse(BytesIO(content), resolve_relative_uris=False, sanitize_html=False)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        raise DocumentError(name, "is a damaged feed. Give its pages instead.") from None


def _entry(entry: Any, base: str | None) -> FeedEntry | None:
    link = str(entry.get("link") or "").strip()
    try:
        url = without_password(urljoin(base or "", link)) if link else ""
    except ValueError:
        return None
    if not url.lower().startswith(("http://", "https://")):
        return None
    # dict's own get: feedparser's would give the time of change where this one is missing.
    phrase = dict.get(entry, "published")
    return FeedEntry(
        url=url,
        title=_text(entry, "title"),
        author=_text(entry, "author"),
        published=_published(phrase) if isinstance(phrase, str) else None,
    )


def _text(holder: Any, name: str) -> str | None:
    value = holder.get(name)
    if not isinstance(value, str):
        return None
    detail = holder.get(f"{name}_detail") or {}
    if "html" in str(detail.get("type", "")) and "<" in value:
        from lxml import etree, html

        try:
            value = str(html.fromstring(f"<div>{value[: 10 * _TEXT]}</div>").text_content())
        except (etree.LxmlError, ValueError):
            return None
    return " ".join(clean(value).split())[:_TEXT] or None


def _published(phrase: str) -> DateRecord | None:
    """Return the day of a time of RFC 822 or RFC 3339, ``None`` where it is written otherwise."""
    words = " ".join(clean(phrase).split())
    try:
        iso = words[:4].isdigit()
        moment = dt.datetime.fromisoformat(words) if iso else parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return DateRecord(edtf=moment.date().isoformat(), phrase=words)
