"""Text that a Markdown reader shows as it was recorded, character for character.

What would be taken for markup is escaped: by an entity where raw HTML could arise, because
every dialect knows those, and by a backslash elsewhere (CommonMark with GitHub's extensions).
"""

import re
from collections.abc import Iterable
from typing import Final

from onrecord import safe

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# The fourth from last would make a shortcode a picture, the last three a bare address a link.
_MARKUP: Final = re.compile(
    r"[\\`*_\[\]|~$#&<>]|:(?=[a-zA-Z_+-][\w+-]*:)|(?<=[A-Za-z]):(?=//)|(?<=www)\.|@"
)
# A list, an underline of a heading or of a table's head at the start of a line.
_SIGN: Final = re.compile(r"[+=:-]")
_NUMBER: Final = re.compile(r"(\d{1,9})([.)])")


def block(text: str) -> str:
    r"""Return ``text`` as a paragraph's content; its newlines become hard breaks.

    >>> block("- it was [sic] 5 * 3 <b>")
    '\\- it was \\[sic\\] 5 \\* 3 &lt;b&gt;'
    """
    marked = _MARKUP.sub(_escaped, safe.clean(text).strip("\n"))
    return "\\\n".join(_at_line_start(line) for line in marked.split("\n"))


def inline(text: str) -> str:
    """Return ``text`` for a heading, a table's cell or a link: on one line."""
    return block(" ".join(text.split("\n")))


def quoted(text: str) -> str:
    """Return ``text`` as a block quotation."""
    return "\n".join(f"> {line}" for line in block(text).split("\n"))


def link(text: str, url: str | None) -> str:
    """Return a link, or the text alone where there is no web address."""
    address = safe.web_address(url)
    return f"[{inline(text)}](<{address}>)" if address else inline(text)


def bullets(lines: Iterable[str]) -> str:
    """Return a list of lines that are escaped already."""
    return "\n".join(f"- {line}" for line in lines)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table; the cells are escaped here."""
    lines = [head, tuple("---" for _ in head)]
    escaped = [tuple(inline(cell) for cell in row) for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines + escaped)


def _escaped(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0], "\\" + found[0])


def _at_line_start(line: str) -> str:
    if line.startswith((" ", "\t")):
        # Four spaces would make it code.
        return f"&#{ord(line[0])};{line[1:]}"
    if _SIGN.match(line):
        return "\\" + line
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line
