"""Bytes to characters: a byte order mark, UTF-8, what was declared, then one decision.

A text is decoded and never normalised. Where the bytes leave a doubt that would change words,
they are refused, not guessed at.
"""

import codecs
import re
from typing import Final

from onrecord.ingest.refusal import DocumentError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A page in UTF-16 without its mark begins with a tag.
_UNMARKED: Final = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_TAGS: Final = (b"<\0", b"\0<")
# What browsers take these names for (WHATWG Encoding): the names are those of older, smaller sets.
_READ_AS: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874",
}  # fmt: skip
# They read any bytes as text, or text as something else.
_NO_CHARSETS: Final = frozenset(
    {
        "idna",
        "punycode",
        "undefined",
        "unicode-escape",
        "raw-unicode-escape",
        "utf-7",
        "mbcs",
        "oem",
    }
)
# Their bytes are all ASCII, so that they look like UTF-8.
_SEVEN_BITS: Final = ("iso2022", "hz")
_UNICODE: Final = ("utf-16", "utf-32")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_BAD: Final = re.compile("[\ufffd\x80-\x84\x86-\x9f]")
"""What does not decode, and the controls that letters of Windows charsets become."""
_OTHER_LETTERS: Final = re.compile(r"[^\W\d_\x00-\u036f\u1e00-\u1eff]+")
_MOSTLY_ASCII: Final = 4
"""Of the letters of a western European language, fewer than one in four is not ASCII."""
_FEW_ERRORS: Final = 1_000
"""A damaged page has at most one bad place in so many bytes, and ten whatever its size."""


def decoded(content: bytes, declared: tuple[str | None, ...], name: str, *, page: bool) -> str:
    """Return the text of ``content`` without a byte order mark.

    ``declared`` are the charsets that were declared, the most trusted first. A ``page`` with a
    few bad bytes is read as a browser does, U+FFFD in their place; a text is refused.
    Raises DocumentError.
    """
    for mark, marked in (*_BOMS, *(_UNMARKED if page else ())):
        if content.startswith(mark):
            kept = content if mark in _TAGS else content[len(mark) :]
            return _strictly(kept, marked, name, page=page)
    known = list(filter(None, map(_codec, declared)))
    first = next((codec for codec in known if _hides(codec, content)), None)
    if first is not None:
        return _strictly(content, first, name, page=page)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _otherwise(content, known, error, name, page=page)


def _hides(codec: str, content: bytes) -> bool:
    """Whether a text of this charset would be taken for UTF-8."""
    return codec.startswith(_SEVEN_BITS) or (codec.startswith(_UNICODE) and b"\0" in content)


def _otherwise(
    content: bytes, known: list[str], damage: UnicodeDecodeError, name: str, *, page: bool
) -> str:
    """Return the text of what is no UTF-8."""
    for codec in known:
        if page or codec != "utf-8":
            return _strictly(content, codec, name, page=page)
    if not _is_damaged_utf8(content):
        return _western(content, name)
    if page:
        return content.decode("utf-8", "replace")
    raise DocumentError(
        name,
        f"it is UTF-8 but for byte {damage.start}, which is 0x{content[damage.start]:02X}. "
        "Correct the file, or save it again as UTF-8.",
    )


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    try:
        found = codecs.lookup(label.strip().strip("'\"")).name
    except (LookupError, ValueError):  # ValueError: a NUL in the label
        return None
    if found in _NO_CHARSETS or found in {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib"}:
        return None
    return _READ_AS.get(found, found)


def _strictly(content: bytes, codec: str, name: str, *, page: bool) -> str:
    """Return the text that was declared so; a page may have a few bad places, a text none."""
    text, place = _read_as(content, codec)
    bad = 0 if place is None else sum(1 for _ in _BAD.finditer(text))
    if place is not None and not (page and _are_few(bad, text, content, codec)):
        raise DocumentError(name, f"it should be {codec}, but {place}. Save it as UTF-8.")
    if not codec.startswith(("utf", "cp1252")) and _mixes_letters(text):
        raise DocumentError(
            name,
            f"it should be {codec}, but read so, single foreign letters stand in its words, as "
            "where the charset is another. Save it as UTF-8.",
        )
    return text


def _read_as(content: bytes, codec: str) -> tuple[str, str | None]:
    """Return the text, and what does not fit first, ``None`` where all does."""
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        place = f"byte {error.start} (0x{content[error.start]:02X}) does not fit"
        return content.decode(codec, "replace"), place
    control = None if codec.startswith("utf") else _BAD.search(text)
    return text, control and f"holds U+{ord(control[0]):04X}, which is no letter"


def _are_few(bad: int, text: str, content: bytes, codec: str) -> bool:
    """Whether so many bad places are damage, and no sign of another charset."""
    if bad * _FEW_ERRORS > len(content) + 10 * _FEW_ERRORS:
        return False
    if codec.startswith(_UNICODE):
        return True
    beyond_ascii = len(content) - len(content.decode("ascii", "ignore"))
    if codec != "utf-8":
        return bad * 10 <= beyond_ascii
    # Well-formed UTF-8 is no accident: what was declared and is there, is it.
    return bad * 2 <= sum(not char.isascii() for char in text) - bad


def _mixes_letters(text: str) -> bool:
    """Whether letters beyond the Latin ones mostly stand alone, within words of Latin ones.

    So does what was Windows-1252: its accents and quotation marks are others' letters.
    """
    alone = total = 0
    for run in _OTHER_LETTERS.finditer(text):
        total += 1
        if run.end() - run.start() == 1:
            around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
            alone += any(char.isascii() and char.isalpha() for char in around)
    return alone * 2 > total


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether nearly all that is not ASCII is well-formed UTF-8."""
    bad = content.decode("utf-8", "replace").count("\ufffd")
    beyond_ascii = len(content) - len(content.decode("ascii", "ignore"))
    return bad * _FEW_ERRORS <= len(content) + 10 * _FEW_ERRORS and bad * 10 <= beyond_ascii


def _western(content: bytes, name: str) -> str:
    """Return what undeclared bytes say in Windows-1252, if they can be nothing else."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    letters = sum(map(str.isalpha, text))
    foreign = sum(not char.isascii() for char in text)
    if not text or _CONTROL.search(text) or foreign * _MOSTLY_ASCII > letters:
        raise DocumentError(
            name,
            "its character set is not declared, and it is neither UTF-8 nor plainly "
            "Windows-1252. If it is a text, save it as UTF-8; other formats are named in the "
            "documentation.",
        )
    return text
