"""The XML of a Word document, put so that every word that it shows stands where mammoth looks.

What mammoth does not know it leaves out, words and all: fields, runs with a direction, the base of
a ruby, formulas, the text of some shapes. Hidden text it takes for text. Both are mended here, and
the words that a reader of the document would see are told, to compare with those that came out.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from lxml import etree

_WORDS: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_ENDING: Final = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_BODIES: Final = ("document", "footnotes", "endnotes")
_UNWRAPPED: Final = ("fldSimple", "bdo", "dir")
_DRAWN: Final = ("pict", "drawing", "object")
_NO_TEXT: Final = frozenset({"rPr", "fldChar", "instrText"})
_CALLED: Final = {"cr": "br", "ptab": "tab"}
_GONE: Final = frozenset({"del", "moveFrom"})
_REFERENCES: Final = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_OFF: Final = frozenset({"0", "false", "off"})
# How Word itself writes a formula in one line.
_MATH: Final = {"f": "/", "sSup": "^", "sSub": "_", "sSubSup": "_^", "rad": "", "nary": "_^"}


class NotReadError(Exception):
    """A document with a part that cannot be read; ``str()`` says which."""


@dataclass(frozen=True, slots=True)
class Mended:
    """An archive that holds the XML only, put in order, and the words that it shows."""

    archive: io.BytesIO
    words: str


def mended(content: bytes) -> Mended:
    """Return a Word document whose words mammoth finds; raises NotReadError, and what lxml does."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made,
    ):
        names = [name for name in dict.fromkeys(archive.namelist()) if _ENDING.search(name)]
        parts = {name: archive.read(name) for name in names}
        bodies = {name: root for name in parts if (root := _body(parts[name])) is not None}
        styles = _hiding_styles(parts)
        for root in bodies.values():
            _mend(root, styles)
        for name in names:
            root = bodies.get(name)
            made.writestr(name, parts[name] if root is None else etree.tostring(root))
    out.seek(0)
    return Mended(out, "\n".join(_words(_main_parts(bodies))))


def _main_parts(bodies: dict[str, Any]) -> dict[str, Any]:
    """Return the document and its notes, which lie in its folder, by the names of their roots."""
    folders = [
        PurePosixPath(name).parent for name, root in bodies.items() if _name(root) == "document"
    ]
    if len(folders) != 1:
        raise NotReadError(f"holds {len(folders)} documents, where one is due")
    beside = [root for name, root in bodies.items() if PurePosixPath(name).parent == folders[0]]
    found = {_name(root): root for root in beside}
    if len(found) != len(beside):
        raise NotReadError("holds its notes twice")
    return found


def _parsed(part: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(part, parser)


def _body(part: bytes) -> Any | None:
    """Return the root of a part that holds text, ``None`` for any other part."""
    try:
        root = _parsed(part)
    except etree.XMLSyntaxError:
        if b"wordprocessingml" in part.replace(b"\0", b""):
            raise
        return None
    return root if etree.QName(root).namespace in _WORDS and _name(root) in _BODIES else None


def _name(element: Any) -> str:
    """Return the name without its namespace; nothing for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _mend(root: Any, styles: frozenset[str]) -> None:
    for element in list(root.iter("{*}AlternateContent")):
        _replace(element, list(_branch(element)))
    if root.find(".//{*}altChunk") is not None:
        raise NotReadError("holds another document within itself")
    for element in reversed(list(root.iter("{*}ruby"))):
        _replace(element, [part for base in element.iterfind("{*}rubyBase") for part in base])
    for element in list(root.iter("{*}oMathPara", "{*}oMath")):
        if not any(_name(parent) in {"oMathPara", "oMath"} for parent in element.iterancestors()):
            _replace(element, [_run(root, _formula(element))])
    for element in reversed(list(root.iter(*(_tag(root, name) for name in _DRAWN)))):
        _show_text_boxes(element)
    for element in list(root.iter(*(f"{{*}}{name}" for name in _UNWRAPPED))):
        _replace(element, [child for child in element if _name(child) != "fldData"])
    _hide(root, styles)
    for old, new in _CALLED.items():
        for element in root.iter(f"{{*}}{old}"):
            element.tag = _tag(root, new)


def _tag(root: Any, name: str) -> str:
    return f"{{{etree.QName(root).namespace}}}{name}"


def _replace(element: Any, children: list[Any]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = children


def _letters(element: Any) -> int:
    return sum(len(text.text or "") for text in element.iter("{*}t"))


def _branch(alternatives: Any) -> Any:
    """Return the fallback, which is what mammoth knows, unless it lacks words of the choice."""
    choice, fallback = alternatives.find("{*}Choice"), alternatives.find("{*}Fallback")
    if choice is None:
        return fallback if fallback is not None else ()
    if fallback is None or _letters(fallback) < _letters(choice):
        return choice
    return fallback


def _run(root: Any, text: str) -> Any:
    run = etree.Element(_tag(root, "r"))
    words = etree.SubElement(run, _tag(root, "t"))
    words.text = text
    words.set(_SPACE, "preserve")
    return run


def _formula(element: Any) -> str:
    name = _name(element)
    if name == "t":
        return str(element.text or "")
    if name in _GONE or name.endswith("Pr"):
        return ""
    pieces = [_formula(child) for child in element if not _name(child).endswith("Pr")]
    if name not in _MATH:
        return "".join(pieces)
    marks = _MATH[name]
    first, *rest = [_held_together(piece) for piece in pieces if piece] or [""]
    if name == "rad":
        return "√" + "".join(([f"[{first}]"] if rest else [first]) + rest)
    return first + "".join(f"{marks[i] if i < len(marks) else ''}{p}" for i, p in enumerate(rest))


def _held_together(piece: str) -> str:
    return piece if piece.replace(".", "").replace(",", "").isalnum() else f"({piece})"


def _show_text_boxes(drawn: Any) -> None:
    """Leave of a drawing its text only, in the one element in which mammoth looks for any."""
    boxes = [
        box
        for box in drawn.iter("{*}txbxContent")
        if not any(_name(p) == "txbxContent" for p in _between(box, drawn))
    ]
    if boxes:
        drawn.tag = _tag(drawn, "pict")
        drawn[:] = boxes


def _between(element: Any, upper: Any) -> Iterator[Any]:
    for parent in element.iterancestors():
        if parent is upper:
            return
        yield parent


def _is_on(properties: Any | None, name: str) -> bool | None:
    """Return whether a property is on or off, ``None`` where nothing is said of it."""
    found = None if properties is None else properties.find(f"{{*}}{name}")
    if found is None:
        return None
    return str(found.get(_tag(found, "val"), "1")) not in _OFF


def _hiding_styles(parts: dict[str, bytes]) -> frozenset[str]:
    """Return the ids of the styles whose text is hidden, by themselves or by what they stand on."""
    says: dict[str, bool | None] = {}
    upon: dict[str, str] = {}
    for part in parts.values():
        if b"vanish" not in part or b"styles" not in part:
            continue
        root = _parsed(part)
        for style in root.iter("{*}style") if _name(root) == "styles" else ():
            key = style.get(_tag(root, "styleId"), "")
            says[key] = _is_on(style.find("{*}rPr"), "vanish")
            base = style.find("{*}basedOn")
            if base is not None:
                upon[key] = base.get(_tag(root, "val"), "")
    return frozenset(key for key in says if _hides(key, says, upon))


def _hides(key: str, says: dict[str, bool | None], upon: dict[str, str]) -> bool:
    seen: set[str] = set()
    while key in says and key not in seen:
        seen.add(key)
        if (told := says[key]) is not None:
            return told
        key = upon.get(key, "")
    return False


def _hide(root: Any, styles: frozenset[str]) -> None:
    for row in list(root.iter("{*}tr")):
        if _is_on(row.find("{*}trPr"), "hidden"):
            _replace(row, [])
    for run in list(root.iter(_tag(root, "r"))):
        if _is_hidden(root, run, styles):
            run[:] = [child for child in run if _name(child) in _NO_TEXT]


def _is_hidden(root: Any, run: Any, styles: frozenset[str]) -> bool:
    own = _is_on(run.find("{*}rPr"), "vanish")
    if own is not None or not styles:
        return bool(own)
    paragraph = next(run.iterancestors(_tag(root, "p")), None)
    named = [run.find("{*}rPr/{*}rStyle")]
    named += [] if paragraph is None else [paragraph.find("{*}pPr/{*}pStyle")]
    return any(one is not None and one.get(_tag(root, "val")) in styles for one in named)


def _words(roots: dict[str, Any]) -> Iterator[str]:
    """Yield the words of the body, and of the notes that it refers to."""
    body = roots["document"]
    yield from _shown(body)
    for reference, kind in _REFERENCES.items():
        root = roots.get(kind)
        if root is None:
            continue
        called = {
            one.get(_tag(body, "id")) for one in body.iter(f"{{*}}{reference}") if not _is_gone(one)
        }
        for note in root:
            if note.get(_tag(root, "id")) in called:
                yield from _shown(note)


def _shown(element: Any) -> Iterator[str]:
    paragraphs: dict[Any, list[str]] = {}
    for text in element.iter("{*}t"):
        if text.text and not _is_gone(text):
            paragraph = next((p for p in text.iterancestors() if _name(p) == "p"), element)
            paragraphs.setdefault(paragraph, []).append(text.text)
    for pieces in paragraphs.values():
        yield "".join(pieces)


def _is_gone(element: Any) -> bool:
    """Whether something stands in what was taken out by a tracked change, or is a mere tick."""
    return any(
        _name(parent) in _GONE
        or (_name(parent) == "tr" and parent.find("{*}trPr/{*}del") is not None)
        or (_name(parent) == "sdt" and parent.find("{*}sdtPr/{*}checkbox") is not None)
        for parent in element.iterancestors()
    )
