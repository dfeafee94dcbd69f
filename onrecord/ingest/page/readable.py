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
_MARKING: Final = _INLINE | _UNSEEN | {"a"}
_WITHIN: Final = _INLINE | {"a", "br", "img", "to-unwrap"}
_BARE: Final = 40
"""Characters of bare text in a division that are a sentence rather than a label."""
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
_TO_DROP: Final = "to-drop"
_TO_UNWRAP: Final = "to-unwrap"
_LONG_CELL: Final = 400
"""Characters in one cell, of which a table of data has none."""


def made_readable(root: Any) -> None:
    """Take out what would change a sentence, and write down what a browser adds to one."""
    for element in list(root.iter("del", "s", "strike", "sup")):
        if element.tag != "sup" or _is_footnote(element):
            element.tag = _TO_DROP
    _write_marks(root)
    for element in list(root.iter("pre")):
        _break_lines(element)
    _unwrap_layout(root)
    for element in list(root.iter("p")):
        _part_at_breaks(element)
    for element in [each for each in root.iter() if _is_mark(each) and _runs(each)]:
        _take_away(element)
    _swept(root)
    for element in list(root.iter("div", "section")):
        if _bare_length(element) > _BARE:
            _set_in_paragraphs(element)


def _swept(root: Any) -> None:
    """Carry out what was marked: at once, for one by one each would copy the text around it."""
    etree.strip_elements(root, _TO_DROP, with_tail=False)
    etree.strip_tags(root, _TO_UNWRAP)
    # What stood between the marks is in pieces, which every look at it would join again.
    for element in root.iter():
        if element.text:
            element.text = element.text  # lxml joins it here
        if element.tail:
            element.tail = element.tail


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
        element.tag = _TO_UNWRAP


def _is_mark(element: Any) -> bool:
    """Whether it marks words up, or hides them; a tag with a hyphen is a page's own."""
    tag = element.tag
    return tag in _MARKING or ("-" in tag and tag not in {_TO_DROP, _TO_UNWRAP})


def _runs(element: Any) -> bool:
    """Whether an element stands in running text: in a paragraph, or between words."""
    parent = element.getparent()
    if parent is None or parent.tag in {"body", "html", "head"}:
        return False
    if parent.tag in _RUNNING or parent.tag in _INLINE or parent.tag in {"a", _TO_UNWRAP}:
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
        element.tag = _TO_DROP
    elif element.tag == "a":  # kept: how much of a text is links tells a menu from an article
        for name in ("class", "id", "role", "rel"):
            element.attrib.pop(name, None)
    else:
        element.tag = _TO_UNWRAP


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
                    etree.strip_tags(element, *_INLINE, _TO_UNWRAP)
                    _set_in_paragraphs(element)


def _bare_length(division: Any) -> int:
    """Return how many characters stand in a division itself, links not counted."""
    length = len((division.text or "").strip())
    for child in division:
        length += len((child.tail or "").strip())
        if child.tag in _INLINE:
            length += len(child.text_content())
    return length


def _set_in_paragraphs(division: Any) -> None:
    """Put the bare text of a division into paragraphs, which extraction would pass over.

    Two line breaks end one, and what is no text does.
    """
    children = list(division)
    first = division.text
    kept = dict(division.attrib), division.tail
    division.clear()
    division.attrib.update(kept[0])
    division.tail = kept[1]
    paragraph = _opened(division, first)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br" and len(paragraph) and _is_break(paragraph[-1]):
            paragraph = _opened(division, tail)
        elif child.tag in _WITHIN:
            paragraph.append(child)
            child.tail = tail
        else:
            division.append(child)
            paragraph = _opened(division, tail)
    for paragraph in division.findall("p"):
        if not len(paragraph) and not (paragraph.text or "").strip():
            division.remove(paragraph)


def _part_at_breaks(paragraph: Any) -> None:
    """Make two of a paragraph that two line breaks part, which extraction would make one."""
    current, before = paragraph, None
    for child in list(paragraph):
        if child.tag == "br" and before is not None and _is_break(before):
            following = paragraph.makeelement("p")
            following.text = child.tail
            paragraph.remove(child)
            following.tail, current.tail = current.tail, None
            current.addnext(following)
            current, before = following, None
            continue
        if current is not paragraph:
            current.append(child)
        before = child


def _opened(cell: Any, text: str | None) -> Any:
    paragraph = etree.SubElement(cell, "p")
    paragraph.text = text
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
