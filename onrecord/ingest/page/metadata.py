"""What a page says of itself: title, publisher, byline, credit, language, address, day.

Nothing is guessed; what is stated in several ways is taken from the one that readers see, or
else from the one that its makers keep most exact.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from onrecord.addresses import without_tracking
from onrecord.ingest.credits import agencies_of, without_by
from onrecord.ingest.document import Metadata
from onrecord.ingest.page.dates import published
from onrecord.ingest.page.head import Head, head_of, leads_home
from onrecord.ingest.page.structured import Linked, Thing, text_of
from onrecord.ingest.page.tree import words_of
from onrecord.text import fold

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BYLINES: Final = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//a[@rel='author']",
    "//*[self::p or self::span or self::div or self::address or self::li or self::a]"  # noqa: ISC004
    "[contains(concat(' ', translate(@class, '-_', '  '), ' '), ' byline ')"
    " or contains(concat(' ', translate(@class, '-_', '  '), ' '), ' author ')]",
)
_FRONT: Final = re.compile(r"^\.(?:www|m|mobile|amp)\.")
_LONGEST_BYLINE: Final = 200


def metadata_of(root: Any, url: str | None) -> tuple[Metadata, str | None]:
    """Return what a page says of itself, and the headline that its text shows, if it shows one."""
    metas = list(_metas(root))
    first = dict(reversed(metas))
    own = _own_address(root, first, url)
    headlines = [words for h1 in root.iter("h1") if (words := _line(words_of(h1)))]
    linked = Linked(root)
    told = [*headlines, *filter(None, (first.get("og:title"), _title_tag(root)))]
    article = linked.article([each for each in (own, url) if each], told)
    headline = _headline(root, text_of(article.get("headline")), first.get("og:title"))
    publisher = linked.names(article.get("publisher"))
    head = head_of(root)
    byline = _byline(root, head, linked.names(article.get("author")), first)
    credit = agencies_of(
        *linked.names(article.get("sourceOrganization")),
        *filter(None, (text_of(article.get("creditText")), byline)),
    )
    metadata = Metadata(
        title=headline
        or text_of(article.get("headline"))
        or first.get("og:title")
        or _title_tag(root),
        publisher=(publisher[0] if publisher else None) or first.get("og:site_name"),
        byline=byline,
        credit=credit,
        language=_language(root, article, first),
        url=_address(article, own, url),
        published=published(root, head, metas, article),
    )
    return metadata, headline


def _metas(root: Any) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        # What stands for a header of HTTP tells of the sending, such as its date.
        header = (meta.get("http-equiv") or "").strip().lower()
        told = header if header == "content-language" else None
        name = meta.get("property") or meta.get("name") or told
        content = _line(meta.get("content") or "")
        if name and content:
            yield name.strip().lower(), content


def _line(text: str) -> str:
    return " ".join(text.split())


def _title_tag(root: Any) -> str | None:
    title = root.find("head/title")
    return None if title is None else _line(title.text_content()) or None


def _headline(root: Any, *told: str | None) -> str | None:
    """Return the heading that is the article's: named elsewhere too, or the article's own."""
    shown = [
        (h1, words)
        for h1 in root.iter("h1")
        if (words := _line(words_of(h1))) and not leads_home(h1)
    ]
    named = {fold(each) for each in told if each}
    tab = fold(_title_tag(root) or "")
    tests: tuple[Callable[[Any, str], bool], ...] = (
        lambda _, words: fold(words) in named,
        lambda h1, _: any(parent.tag in {"article", "main"} for parent in h1.iterancestors()),
        lambda _, words: tab.startswith(fold(words)),
        lambda *_: len(shown) == 1 and not named,
    )
    for test in tests:
        for h1, words in shown:
            if test(h1, words):
                return words
    return None


def _byline(root: Any, head: Head, names: tuple[str, ...], metas: dict[str, str]) -> str | None:
    if names:
        return ", ".join(without_by(name) for name in names)
    in_head = set(head.elements)
    for path in _BYLINES:
        found = [_line(words_of(each)) for each in root.xpath(path) if each in in_head]
        lines = [without_by(line) for line in found if 0 < len(line) <= _LONGEST_BYLINE]
        if lines:
            return ", ".join(dict.fromkeys(lines)) if "itemprop" in path else lines[0]
    for name in ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author"):
        told = metas.get(name)
        if told and not told.startswith(("http:", "https:", "/")):
            return without_by(told)
    return None


def _language(root: Any, article: Thing, metas: dict[str, str]) -> str | None:
    for told in (
        root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        text_of(article.get("inLanguage")), metas.get("og:locale"),
        metas.get("content-language"),
    ):  # fmt: skip
        language = (told or "").strip().replace("_", "-")
        if _LANGUAGE.fullmatch(language):
            return language
    return None


def _own_address(root: Any, metas: dict[str, str], url: str | None) -> str | None:
    """Return the address that a page gives as its own; a site's front page is no article's."""
    canonical = next((link.get("href") for link in root.iter("link") if _is_canonical(link)), None)
    for told in (canonical, metas.get("og:url")):
        try:
            address = urljoin(url or "", (told or "").strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        is_page = parts.scheme in {"http", "https"} and parts.netloc and parts.path.strip("/")
        if is_page and (url is None or _is_same_site(address, url)):
            return str(address)
    return None


def _is_same_site(address: str, url: str) -> bool:
    """Whether two addresses are of one site: a copy that names its original is a copy still."""
    own, received = (f".{urlsplit(each).hostname or ''}" for each in (address, url))
    own, received = (_FRONT.sub(".", host) for host in (own, received))
    return own.endswith(received) or received.endswith(own)


def _is_canonical(link: Any) -> bool:
    rel = str(link.get("rel", ""))
    return "canonical" in rel.lower().split()


def _address(article: Thing, own: str | None, url: str | None) -> str | None:
    told = article.get("url") if own is None and url is None else None
    address = own or url or (told if isinstance(told, str) else None)
    return without_tracking(address) if address else None
