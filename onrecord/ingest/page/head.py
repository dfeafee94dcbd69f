"""The head of an article: what stands between its headline and its first paragraph.

There, a day or a name that stands alone is the article's own. Further down it is one that the
article tells of, or another's.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from onrecord.ingest.page.tree import is_elsewhere, marks_of, words_of

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
    """The elements of a head in their order; ``is_sure`` where a headline or an article is it."""

    elements: tuple[Any, ...]
    is_sure: bool


def head_of(root: Any) -> Head:
    """Return the head of the article of a page.

    Without a headline or an element for the article, it is all before the first paragraph.
    """
    headline = next((h1 for h1 in root.iter("h1") if _is_headline(h1)), None)
    if headline is not None:
        return Head(tuple(_around(root, headline)), is_sure=True)
    article = next(root.iter("article", "main"), None)
    within = root if article is None else article
    return Head(tuple(_before_prose(within.iter())), is_sure=article is not None)


def leads_home(h1: Any) -> bool:
    """Whether a heading is a link or a picture: the outlet's name, not the article's."""
    is_linked = any(parent.tag == "a" for parent in h1.iterancestors())
    return is_linked or h1.find(".//a") is not None or h1.find(".//img") is not None


def stands_aside(element: Any) -> bool:
    """Whether an element is in an aside, a menu, a comment or another part that is no article."""
    return is_elsewhere(element) or any(each.tag in _ASIDE for each in element.iterancestors())


def _is_headline(h1: Any) -> bool:
    return bool(words_of(h1)) and not leads_home(h1) and not stands_aside(h1)


def _around(root: Any, headline: Any) -> Iterator[Any]:
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
    yield from _before_prose(everything)


def _before_prose(elements: Iterator[Any]) -> Iterator[Any]:
    for element in elements:
        if _is_prose(element):
            return
        yield element


def _is_prose(element: Any) -> bool:
    """Whether an element is a paragraph of the body: a sentence or more, and no standfirst."""
    if element.tag not in _TEXTS:
        return False
    words = words_of(element) if element.tag == "p" else bare_text(element)
    if len(words) <= _LONGEST_LABEL and (len(words) < _SHORTEST or not _SENTENCE.search(words)):
        return False
    in_header = any(parent.tag in {"header", "hgroup"} for parent in element.iterancestors())
    return not (in_header or stands_aside(element) or _STANDFIRST.search(marks_of(element)))


def bare_text(division: Any) -> str:
    """Return the words that stand in an element itself, not in one within it."""
    pieces = (division.text or "", *(child.tail or "" for child in division))
    return " ".join(" ".join(pieces).split())
