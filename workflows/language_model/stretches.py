"""A text in stretches of whole paragraphs, each small enough to be shown to a model at once."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extract import Offsets

_LINE: Final = re.compile(r"[^\s](?:[^\n]*[^\s])?")


def stretches(text: str, most: int) -> Iterator[Offsets]:
    """Give stretches of at most ``most`` code points that cover all words of ``text``, in order.

    The last paragraph of one begins the next, if it is short: what is said in a paragraph may be
    ascribed in the one after. A paragraph that is too long is cut between words.
    """
    start = end = last = 0  # ``last`` is where the last paragraph that fits begins
    for first, after in _paragraphs(text, most):
        if end == 0:
            start = first
        elif after - start > most:
            yield start, end
            start = last if end - last <= most // 4 and after - last <= most else first
        last, end = first, after
    if end > 0:
        yield start, end


def _paragraphs(text: str, most: int) -> Iterator[Offsets]:
    """Give the places of lines that are not blank, cut where they are longer than ``most``."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        while end - start > most:
            cut = text.rfind(" ", start + 1, start + most + 1)
            cut = start + most if cut < 0 else cut
            yield start, cut
            start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
        yield start, end
