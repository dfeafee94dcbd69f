"""A page as a tree: how it is parsed, its words, and what stands apart from its body.

Captions and pull-quotes would be lost or doubled where they stand: they are taken out, to follow
the body.
"""

import re
from typing import Any, Final

from lxml import etree, html

from onrecord.ingest.blocks import CONTROLS, SPACE, Part
from onrecord.ingest.limits import MAX_DEPTH, MAX_ELEMENTS
from onrecord.ingest.refusal import DocumentError

_META_CHARSET: Final = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_XML_CHARSET: Final = re.compile(rb"^\s*<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_REFERENCE: Final = re.compile(
    r"&#([xX]0*[01]?[0-9A-Fa-f]|[xX]0*[89][0-9A-Fa-f]|0*\d{1,3});?(?![0-9A-Fa-f])"
)
_BYTES: Final = range(0x80, 0xA0)
_SPACE_CODE: Final = 0x20
_CHARSET_WITHIN: Final = 4096
_PULL_QUOTE: Final = re.compile(
    r"(?:^|[\s_-])(?:pull-?_?quotes?|quote-pull|pq)(?:$|[\s_-])", re.IGNORECASE
)
_PULL_QUOTE_TAGS: Final = ("aside", "blockquote", "figure", "div", "p", "section")
_NOT_THE_ARTICLE: Final = ("nav", "footer", "template")
_OTHERS: Final = re.compile(
    r"(?:^|[\s_/-])(?:related|recommended|recirc|teasers?|promos?|newsletter|"
    r"(?:user-?)?comments?(?:list|body|thread|section)?|repl(?:y|ies)|disqus|"
    r"(?<!with[_-])(?<!has[_-])(?<!no[_-])sidebar|most-?read|more-?stories|"
    r"trending|advert(?:isement)?)(?:$|[\s_-])",
    re.IGNORECASE,
)  # fmt: skip
_CAMEL: Final = re.compile("(?<=[a-z])(?=[A-Z])")
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "footer", "figcaption",
     "section", "ul", "ol", "dd", "dt", "tr", "head", "item", "row", "list", "table"}
)  # fmt: skip
_BREAKS: Final = frozenset({"br", "lb"})
_LEFT_OUT: Final = frozenset({"script", "style", "template", "button", "svg", "del", "to-drop"})
_SPACES: Final = re.compile("  +")
_AROUND_BREAK: Final = re.compile(" *\n *")
_SEVERAL_BREAKS: Final = re.compile("\n+")


def declared_in(content: bytes) -> str | None:
    """Return the charset that a page declares in its own beginning."""
    start = content[:_CHARSET_WITHIN]
    found = _XML_CHARSET.search(start) or _META_CHARSET.search(start)
    return found[1].decode("ascii") if found else None


def parsed(markup: str, name: str) -> Any | None:
    """Return the root of a page, ``None`` where it holds nothing.

    Raises DocumentError for a page of more elements than one may have, or nested deeper.
    """
    # Line ends of all kinds are spaces to a browser; the two that XML does not know, made so here.
    spaced = _REFERENCE.sub(_referred, markup).replace("\v", " ").replace("\f", " ")
    known = CONTROLS.sub("", spaced)
    # As bytes: of a str, lxml refuses an XML declaration. Huge: past 256 levels, libxml2 would
    # stop, and what comes after would be missing.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(known.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    _check_size(root, parser, name)
    return root


def _check_size(root: Any, parser: Any, name: str) -> None:
    count = sum(1 for _ in root.iter())
    if count > MAX_ELEMENTS:
        raise DocumentError(
            name,
            f"is a page of {count:,} elements, more than the {MAX_ELEMENTS:,} that are read. "
            "Save the article alone, or as text.",
        )
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise _too_deep(name)
    # Where libxml2 gave up all the same, there is more of the page than there is of the tree.
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise _too_deep(name)


def _too_deep(name: str) -> DocumentError:
    return DocumentError(
        name,
        f"is a page with tags nested deeper than {MAX_DEPTH} levels, the most that are read whole. "
        "Save the article alone, or as text.",
    )


def _referred(reference: re.Match[str]) -> str:
    """Return a character reference as it was, or what a browser makes of one to no character.

    Pages of old write the marks of Windows-1252 by their bytes: ``&#147;`` is a quotation mark.
    """
    told = reference[1]
    code = int(told[1:], 16) if told[0] in "xX" else int(told)
    if code in _BYTES:
        return bytes([code]).decode("cp1252", "ignore")
    return "" if code < _SPACE_CODE and chr(code) not in "\t\n\r" else reference[0]


def words_of(element: Any) -> str:
    """Return the words of an element as a browser shows them, a line for each block in it."""
    return _SEVERAL_BREAKS.sub("\n", lines_of(element))


def lines_of(element: Any) -> str:
    """Return the words of an element; an empty line stands where two line breaks follow."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if event == "start":
            if tag in _LEFT_OUT:
                walk.skip_subtree()
                continue
            if tag in _BREAKS or tag in _BLOCKS:
                pieces.append("\n")
            if node.text:
                pieces.append(SPACE.sub(" ", node.text))
        else:
            if tag in _BLOCKS:
                pieces.append("\n")
            if node.tail and node is not element:
                pieces.append(SPACE.sub(" ", node.tail))
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", "".join(pieces))).strip(" \n")


def taken_apart(root: Any) -> tuple[list[Part], list[Part]]:
    """Take the captions and the pull-quotes out of a page and return both, in their order.

    Those of other articles, such as of teasers, are taken out and not returned.
    """
    others = elsewhere(root)
    captions: list[Part] = []
    quotes: list[Part] = []
    for element in list(root.iter("figcaption", *_PULL_QUOTE_TAGS)):
        if element.getroottree().getroot() is not root:
            continue  # within one that is out already
        is_caption = element.tag == "figcaption"
        if not is_caption and not _PULL_QUOTE.search(element.get("class", "")):
            continue
        words = words_of(element)
        if element not in others:
            (captions if is_caption else quotes).append(
                ("caption" if is_caption else "pull_quote", words)
            )
        element.drop_tree()
    return captions, quotes


def elsewhere(root: Any, *tags: str) -> frozenset[Any]:
    """Return what stands in menus, teasers, comments and the like, or in ``tags``: not the article.

    From the top down: a look at all the parents of each element would take too long.
    """
    within: set[Any] = set()
    found: set[Any] = set()
    for element in root.iter():
        if element.getparent() in within:
            found.add(element)
            within.add(element)
        elif element.tag in tags or _is_other(element):
            within.add(element)
    return frozenset(found)


def _is_other(part: Any) -> bool:
    if part.tag == "form":  # some hold the whole page
        return next(part.iter("h1", "article", "main"), None) is None
    if part.tag in _NOT_THE_ARTICLE:
        return True
    return part.tag not in {"body", "html"} and bool(_OTHERS.search(marks_of(part)))


def marks_of(element: Any) -> str:
    """Return the names that a page's makers gave an element: ``commentBody`` as comment-Body."""
    names = (element.get(name, "") for name in ("class", "id", "itemprop", "itemtype"))
    return _CAMEL.sub("-", " ".join(names))
