"""Words marked in plain text: a line of carets under each line that has some."""

import unicodedata
from collections.abc import Iterable, Iterator

from onrecord.safe import clean

_WIDTH = 76
_LINES = 12


def marked_lines(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Give a text in lines, and under those in which ``ranges`` of it lie a line of carets.

    Of a long text only the lines with marks are given, twelve at most. The words are never markup.
    """
    marked = {place for start, end in ranges for place in range(start, min(end, len(text)))}
    lines = list(_wrapped(text, marked))
    short = [one for one in lines if one[1].strip()][:_LINES] if len(lines) > _LINES else lines
    for shown, carets in short:
        yield shown.rstrip() if len(short) == len(lines) else f"... {shown.rstrip()} ..."
        if carets.strip():
            yield carets.rstrip() if len(short) == len(lines) else f"    {carets.rstrip()}"


def _wrapped(text: str, marked: set[int]) -> Iterator[tuple[str, str]]:
    """Give (line, carets beneath it) of at most some 76 columns, broken at spaces."""
    shown, carets = "", ""
    for word, word_carets in _words(text, marked):
        if shown and len(carets) + len(word_carets) > _WIDTH:
            yield shown, carets
            shown, carets = "", ""
        shown += word
        carets += word_carets
    if shown:
        yield shown, carets


def _words(text: str, marked: set[int]) -> Iterator[tuple[str, str]]:
    """Give each word with the space behind it, and what stands beneath it."""
    word, carets = "", ""
    for place, char in enumerate(text):
        visible = " " if char.isspace() else clean(char)
        word += visible
        carets += ("^" if place in marked else " ") * sum(map(_columns, visible))
        if visible == " " or len(carets) >= _WIDTH:
            yield word, carets
            word, carets = "", ""
    if word:
        yield word, carets


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
