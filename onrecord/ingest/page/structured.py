"""What a page says of itself as linked data (JSON-LD, schema.org).

Read here and not by trafilatura, which alters names and knows of a time only its day.
"""

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from onrecord.text import tokens

Thing = Mapping[str, Any]

_MAX_SCRIPT: Final = 2_000_000  # characters
_MAX_THINGS: Final = 2_000
_MAX_DEPTH: Final = 6
_ARTICLES: Final = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
     "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
     "AdvertiserContentArticle",
     "LiveBlogPosting", "BlogPosting", "SocialMediaPosting", "Report", "ScholarlyArticle",
     "TechArticle", "SatiricalArticle"}
)  # fmt: skip
_PAGES: Final = frozenset({"WebPage", "ItemPage"})
# Where a page nests the article that it is about; what else it nests is another's.
_NESTS: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_LONGEST_TITLE: Final = 1_000  # characters
_MARKS: Final = (" | ", " - ", " – ", " — ", " · ", " :: ")


class Linked:
    """The linked data of a page: its things, and among them the article that the page is."""

    def __init__(self, root: Any) -> None:
        self._things = list(_things(root))
        self._by_id = {
            thing["@id"]: thing
            for thing in self._things
            if isinstance(thing.get("@id"), str) and len(thing) > 1
        }

    def article(self, urls: Sequence[str], headlines: Sequence[str]) -> Thing:
        """Return the article with one of these addresses or headlines.

        An empty thing where there is none: the only article that a page tells of may be another's.
        """
        called = {tuple(tokens(part)) for line in headlines for part in _titles(line)}
        for kinds in (_ARTICLES, _PAGES):
            for thing in self._things:
                if kinds & _types(thing) and (_is_of(thing, urls) or _is_called(thing, called)):
                    return thing
        return {}

    def names(self, value: Any) -> tuple[str, ...]:
        """Return the names of the people or organisations that a property gives, each once."""
        names: list[str] = []
        for item in value if isinstance(value, list) else [value]:
            named = self._resolved(item)
            name = named.get("name") if isinstance(named, Mapping) else named
            for part in name if isinstance(name, list) else [name]:
                told = text_of(part)
                if told and told not in names and not told.startswith(("http:", "https:")):
                    names.append(told)
        return tuple(names)

    def _resolved(self, item: Any) -> Any:
        if isinstance(item, Mapping) and "name" not in item:
            identity = item.get("@id")
            return self._by_id.get(identity, item) if isinstance(identity, str) else item
        return item


def text_of(value: Any) -> str | None:
    """Return a text of linked data on one line, ``None`` for what is none."""
    if isinstance(value, Mapping):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _things(root: Any) -> Iterator[Thing]:
    count = 0
    for script in root.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        for thing in _nested(_loaded(script.text or ""), 0):
            count += 1
            if count > _MAX_THINGS:
                return
            yield thing


def _loaded(text: str) -> Any:
    if len(text) > _MAX_SCRIPT:
        return None
    stripped = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(stripped, strict=False)
    except (ValueError, RecursionError):
        return None


def _nested(value: Any, depth: int) -> Iterator[Thing]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nested(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _NESTS:
            yield from _nested(value.get(key), depth + 1)


def _types(thing: Thing) -> set[str]:
    types = thing.get("@type")
    named = types if isinstance(types, list) else [types]
    return {str(name).rpartition("/")[2] for name in named}


def _is_of(thing: Thing, urls: Sequence[str]) -> bool:
    page = thing.get("mainEntityOfPage")
    addresses = [thing.get("url"), thing.get("@id"), page]
    if isinstance(page, Mapping):
        addresses += [page.get("@id"), page.get("url")]
    told = [each for each in addresses if isinstance(each, str)]
    return any(_is_same(address, url) for address in told for url in urls)


def _is_same(address: str, url: str) -> bool:
    """Whether two addresses are of one page, which is not the front page of its site.

    They are where one has no query; two queries tell two stories apart, trackers aside.
    """
    one, other = _bare(address), _bare(url)
    if one != other or "/" not in one:
        return False
    queries = [_query(each) for each in (address, url)]
    return not all(queries) or queries[0] == queries[1]


def _bare(url: str) -> str:
    bare = url.partition("#")[0].partition("?")[0].partition("://")[2].rstrip("/").lower()
    return bare.removeprefix("www.")


def _query(url: str) -> str:
    from courlan import clean_url

    return (clean_url(url) or url).partition("#")[0].partition("?")[2]


def _is_called(thing: Thing, called: set[tuple[str, ...]]) -> bool:
    name = text_of(thing.get("headline")) or text_of(thing.get("name")) or ""
    words = tuple(tokens(name[:_LONGEST_TITLE]))
    return bool(words) and words in called


def _titles(line: str) -> Iterator[str]:
    """Yield what a line may be as a title: whole, or without the outlet's name behind a mark."""
    short = line[:_LONGEST_TITLE]
    yield short
    for mark in _MARKS:
        before, found, _ = short.rpartition(mark)
        if found:
            yield before
