"""A page's tree made ready, so that the extraction of its body loses and joins no words.

Extraction goes by tags and class names, and would drop a time, a label or a note out of the middle
of a sentence: inside running text such marks are taken away first. What a reader does not see, or
sees struck out, is no part of a sentence.
"""

import re
from typing import Any, Final

from lxml import etree

# Between a container and its text: their words belong to the sentence around them.
_INLINE: Final = frozenset(
    {"abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i",
     "ins", "kbd", "label", "mark", "nobr", "output", "samp", "small", "span", "strong", "sub",
     "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_RUNNING: Final = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "dd", "dt",
     "figcaption", "caption"}
)  # fmt: skip
_UNSEEN: Final = frozenset({"script", "style", "template", "button", "svg", "noscript", "rp"})
_HIDDEN_CLASS: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader-?(?:text|only)|u-hidden)(?:$|\s)",
    re.IGNORECASE,
)
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARKS: Final = {
    "de": ("\u201e", "\u201c"), "cs": ("\u201e", "\u201c"), "pl": ("\u201e", "\u201d"),
    "fr": ("\u00ab\u00a0", "\u00a0\u00bb"), "es": ("\u00ab", "\u00bb"), "it": ("\u00ab", "\u00bb"),
    "ru": ("\u00ab", "\u00bb"), "uk": ("\u00ab", "\u00bb"),
}  # fmt: skip
_ENGLISH: Final = ("\u201c", "\u201d")
_TABLE_PARTS: Final = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_LONG_CELL: Final = 400
"""Characters in one cell, of which a table of data has none."""


def made_readable(root: Any) -> None:
    """Take out what would change a sentence, and write down what a browser adds to one."""
    for element in list(root.iter("del", "s", "strike", "sup")):
        if element.tag != "sup" or _is_footnote(element):
            element.drop_tree()
    _write_marks(root)
    for element in list(root.iter("pre")):
        _break_lines(element)
    _unwrap_layout(root)
    for element in list(root.iter()):
        if _runs(element):
            _take_away(element)


def _is_footnote(element: Any) -> bool:
    return any(link.get("href", "").startswith("#") for link in element.iter("a"))


def _write_marks(root: Any) -> None:
    """Write the quotation marks that a browser shows around what is marked up as quoted."""
    opening, closing = _MARKS.get(root.get("lang", "")[:2].lower(), _ENGLISH)
    for element in list(root.iter("q")):
        element.text = f"{opening}{element.text or ''}"
        if len(element):
            element[-1].tail = f"{element[-1].tail or ''}{closing}"
        else:
            element.text += closing
        element.drop_tag()


def _runs(element: Any) -> bool:
    """Whether an element stands in running text: in a paragraph, or between words."""
    if element.tag not in _INLINE and element.tag not in _UNSEEN and element.tag != "a":
        return False
    parent = element.getparent()
    if parent is None or parent.tag in {"body", "html", "head"}:
        return False
    if parent.tag in _RUNNING or parent.tag in _INLINE or parent.tag == "a":
        return any(each.tag in _RUNNING for each in element.iterancestors())
    before = element.getprevious()
    words_before = parent.text if before is None else before.tail
    return bool((words_before or "").strip() and (element.tail or "").strip())


def _take_away(element: Any) -> None:
    """Take away an element: with its words where no reader sees them, else its mark alone."""
    if (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN_CLASS.search(element.get("class", ""))
        or _HIDDEN_STYLE.search(element.get("style", ""))
    ):
        element.drop_tree()
    elif element.tag == "a":  # kept: how much of a text is links tells a menu from an article
        for name in ("class", "id", "role", "rel"):
            element.attrib.pop(name, None)
    else:
        element.drop_tag()


def _break_lines(element: Any) -> None:
    if len(element) or not element.text or not element.text.strip("\n"):
        return
    first, *others = element.text.strip("\n").splitlines()
    element.text = first
    for line in others:
        etree.SubElement(element, "br").tail = line


def _unwrap_layout(root: Any) -> None:
    """Turn tables that only lay out a page into plain divisions and their text into paragraphs."""
    for table in list(root.iter("table")):
        if _lays_out(table):
            parts = [each for each in table.iter(*_TABLE_PARTS) if _table_of(each) is table]
            for element in parts:
                is_cell = element.tag in {"td", "th"}
                element.tag = "div"
                element.attrib.clear()
                if is_cell:
                    _make_paragraphs(element)


def _make_paragraphs(cell: Any) -> None:
    """Put the bare text of a cell into paragraphs: two line breaks, or what is none, end one."""
    for element in list(cell.iter(*_INLINE)):
        element.drop_tag()
    children = list(cell)
    first, cell.text = cell.text, None
    paragraph = _opened(cell, 0, first)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in {"a", "br", "img"}:
            if child.tag == "br" and len(paragraph) and _is_break(paragraph[-1]):
                paragraph = _opened(cell, cell.index(child), tail)
                cell.remove(child)
                continue
            paragraph.append(child)
            child.tail = tail
        else:
            paragraph = _opened(cell, cell.index(child) + 1, tail)


def _opened(cell: Any, index: int, text: str | None) -> Any:
    paragraph = cell.makeelement("p")
    paragraph.text = text
    cell.insert(index, paragraph)
    return paragraph


def _is_break(element: Any) -> bool:
    return element.tag == "br" and not (element.tail or "").strip()


def _lays_out(table: Any) -> bool:
    cells = [cell for cell in table.iter("td", "th") if _table_of(cell) is table]
    return any(
        next(cell.iter("table", "h1", "h2", "article"), None) is not None
        or len(cell.findall(".//p")) > 2  # noqa: PLR2004 paragraphs, not a note in a cell
        or len(cell.text_content()) > _LONG_CELL
        for cell in cells
    )


def _table_of(element: Any) -> Any:
    if element.tag == "table":
        return element
    return next(element.iterancestors("table"), None)
