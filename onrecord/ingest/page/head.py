"""The head of an article: what stands between its headline and its first paragraph.

There, a day or a name that stands alone is the article's own. Further down it is one that the
article tells of, or another's.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from onrecord.ingest.page.tree import elsewhere, marks_of, words_of

_ASIDE: Final = ("aside", "figure", "figcaption")
_STANDFIRST: Final = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|de[ck]k?|sub-?(?:title|head(?:ing|line)?)|summary|lea?de?|intro|"
    r"abstract|excerpt|description|by-?line|authors?|meta|date(?:line)?|published|kicker)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEXTS: Final = frozenset({"p", "div", "section", "blockquote", "td"})
_SENTENCE: Final = re.compile(r"[.!?…。！？؟।]\W*$")  # noqa: RUF001 they end sentences elsewhere
_SHORTEST: Final = 40
"""Characters of a paragraph; shorter lines are labels."""
_LONGEST_LABEL: Final = 120


class Head(NamedTuple):
    """The elements of a head in their order, and those of the page that stand ``aside``.

    ``within`` is the element that holds the article, all of the page where none is known to.
    ``is_sure`` where a headline or an element for the article tells where it is. What stands aside
    is in a menu, a comment, a teaser or another part that is no article.
    """

    elements: tuple[Any, ...]
    aside: frozenset[Any]
    within: Any
    is_sure: bool


def head_of(root: Any) -> Head:
    """Return the head of the article of a page.

    Without a headline or an element for the article, it is all before the first paragraph.
    """
    aside = elsewhere(root, *_ASIDE)
    headlines = (h1 for h1 in root.iter("h1") if h1 not in aside and not leads_home(h1))
    headline = next((h1 for h1 in headlines if words_of(h1)), None)
    if headline is not None:
        aside |= _other_articles(root, headline)
        within = next(headline.iterancestors("article", "main"), root)
        elements = _around(root, headline, aside)
    else:
        within = next(root.iter("article", "main"), root)
        elements = _before_prose(within.iter(), aside)
    kept = tuple(each for each in elements if each not in aside)
    return Head(kept, aside, within, is_sure=headline is not None or within is not root)


def _other_articles(root: Any, headline: Any) -> set[Any]:
    """Return what stands in articles that are not the headline's own: teasers, comments, posts.

    Its own is the one around it, else the first one after it.
    """
    own = next(headline.iterancestors("article"), None)
    if own is None:
        own = next(iter(headline.xpath("following::article[1]")), None)
    around = set() if own is None else {own, *own.iterancestors("article")}
    found: set[Any] = set()
    for article in root.iter("article"):
        if article not in around and article not in found:
            found.update(article.iterdescendants())
    return found


def leads_home(h1: Any) -> bool:
    """Whether a heading is a link or a picture: the outlet's name, not the article's."""
    is_linked = any(parent.tag == "a" for parent in h1.iterancestors())
    return is_linked or h1.find(".//a") is not None or h1.find(".//img") is not None


def _around(root: Any, headline: Any, aside: frozenset[Any]) -> Iterator[Any]:
    """Yield what stands beside the headline before it, and what follows to the first paragraph."""
    beside = next(headline.iterancestors("header", "hgroup", "article"), headline.getparent())
    if beside is not None and beside.tag not in {"body", "html", "main"}:
        for element in beside.iter():
            if element is headline:
                break
            yield element
    everything = root.iter()
    for element in everything:
        if element is headline:
            break
    yield from _before_prose(everything, aside)


def _before_prose(elements: Iterator[Any], aside: frozenset[Any]) -> Iterator[Any]:
    for element in elements:
        if element not in aside and _is_prose(element):
            return
        yield element


def _is_prose(element: Any) -> bool:
    """Whether an element is a paragraph of the body: a sentence or more, and no standfirst."""
    if element.tag not in _TEXTS:
        return False
    words = words_of(element) if element.tag == "p" else bare_text(element)
    if len(words) <= _LONGEST_LABEL and (len(words) < _SHORTEST or not _SENTENCE.search(words)):
        return False
    in_header = next(element.iterancestors("header", "hgroup"), None) is not None
    return not (in_header or _STANDFIRST.search(marks_of(element)))


def bare_text(division: Any) -> str:
    """Return the words that stand in an element itself, not in one within it."""
    pieces = (division.text or "", *(child.tail or "" for child in division))
    return " ".join(" ".join(pieces).split())
