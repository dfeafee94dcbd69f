"""The body of an article out of a page: what is left when menus, teasers and the like are gone.

The extraction is trafilatura's; its tree is read here, not its text, in which letters without a
shape of their own (joiners, marks of direction) are lost.
"""

import logging
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

from onrecord.ingest.blocks import Part, collapsed
from onrecord.ingest.page.tree import lines_of, words_of

_CELL: Final = "\t"
# What trafilatura has to say about a page is said by an error, or by the text.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)


def body_parts(root: Any) -> list[Part]:
    """Return the parts of the body of a page in order, none where nothing reads as an article.

    The tree stays as it is.
    """
    from trafilatura import bare_extraction

    # Metadata, and with it every guess at a date, is not asked for.
    found = bare_extraction(
        deepcopy(root),
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    return [] if body is None else list(parts_of(body))


def parts_of(body: Any) -> Iterator[Part]:
    """Yield the parts of a tree that is all body, in the tags of HTML or of trafilatura."""
    if body.text:
        yield "paragraph", collapsed(body.text)
    for element in body:
        yield from _part(element)
        if element.tail:
            yield "paragraph", collapsed(element.tail)


def _part(element: Any) -> Iterator[Part]:
    match element.tag:
        case "head" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield "heading", words_of(element)
        case "list" | "ul" | "ol" | "dl":
            for item in element.iterchildren():
                yield from _item(item)
        case "quote" | "blockquote":
            yield from _quotation(element)
        case "table":
            yield "table", "\n".join(filter(None, map(_row, element.iter("row", "tr"))))
        case "div" | "section" | "article":
            yield from parts_of(element)
        case _:
            yield from _paragraphs("paragraph", element)


def _paragraphs(kind: Any, element: Any) -> Iterator[Part]:
    """Yield an element's paragraphs: old pages part them by two line breaks."""
    for words in lines_of(element).split("\n\n"):
        yield kind, words.strip("\n")


def _item(item: Any) -> Iterator[Part]:
    """Yield an item of a list, then the items of the lists in it."""
    inner = list(item.iterchildren("list", "ul", "ol"))
    tails = " ".join(child.tail for child in inner if child.tail)
    for child in inner:
        item.remove(child)
    yield "list_item", words_of(item)
    for child in inner:
        yield from _part(child)
    if tails.strip():
        yield "list_item", collapsed(tails)


def _quotation(element: Any) -> Iterator[Part]:
    if element.find("p") is None:
        yield from _paragraphs("quotation", element)
        return
    if element.text:
        yield "quotation", collapsed(element.text)
    for child in element:
        if child.tag in {"list", "ul", "ol", "table", "head"}:
            yield from _part(child)
        elif child.tag in {"quote", "blockquote"}:
            yield from _quotation(child)
        else:
            yield from _paragraphs("quotation", child)
        if child.tail:
            yield "quotation", collapsed(child.tail)


def _row(row: Any) -> str:
    return _CELL.join(words_of(cell).replace("\n", " ") for cell in row.iterchildren()).strip()
