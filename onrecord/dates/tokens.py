"""A text cut into words, figures and marks, each with the kind that the grammar reads.

One pass, one regular expression whose alternatives begin with different characters: the time taken
grows with the length of the text, whatever the text is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from onrecord.dates.lexicon import KIND_OF, LETTER, NEED_A_CAPITAL, words

# Marks of a figure stand between digits: 9/17/16, 2014-12-03, 1,000, 3:15, 2008\N{EN DASH}2012.
_TOKEN: Final = re.compile(
    r"(?P<word>[^\W\d_]+)"
    r"|(?P<number>[0-9]+(?P<more>(?:[-\u2013/.,:][0-9]+)*))(?P<tail>[^\W\d_]*)"
    r"|(?P<possessive>['\u2019]s(?![^\W_]))"
    r"|(?P<apostrophe>['\u2018\u2019])"
    r"|(?P<comma>,)"
    r"|(?P<dash>[-\u2010\u2011\u2013])"
    r"|(?P<stop>[.!?;:\u2014()\[\]\u2026]|\n\s*\n)"
    r"|(?P<quote>[\"\u201c\u201d\u201e\u00ab\u00bb])"
    r"|(?P<money>[$\u00a3\u20ac\u00a5#])"
    r"|(?P<percent>[%\u2030])"
    r"|(?P<digit>\d+)"
)
Tense = Literal["past", "future"]

_MAY_HAVE_A_DOT: Final = frozenset({"mon", "wd"})
_SHORT: Final = words(
    "mr mrs ms dr gov sen rep st lt gen col sgt capt rev hon prof jr sr vs inc corp co no"
)
_ORDINAL_TAILS: Final = frozenset({"st", "nd", "rd", "th", "er", "e"})
_LONGEST_FIGURE: Final = 12  # characters of 31.12.2014 and the like; longer is no date
_DAYS: Final = 31
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_YEAR_DIGITS: Final = 4
_LONGEST_NUMBER: Final = 6


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text: where each is, and the letter of its kind in ``kinds``."""

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]
    # What has been found out of the text once: the tense of a word, who is called May.
    tenses: dict[int, Tense | None] = field(default_factory=dict)
    surnames: dict[str, bool] = field(default_factory=dict)

    def word(self, index: int) -> str:
        """Return a token as it stands in the text, or nothing where there is none."""
        if not 0 <= index < len(self.starts):
            return ""
        return self.text[self.starts[index] : self.ends[index]]

    def lower(self, index: int) -> str:
        """Return a token in lower case, without the dot of an abbreviation."""
        return self.word(index).lower().rstrip(".")

    def kind(self, index: int) -> str:
        """Return the letter of a token's kind, or nothing where there is none."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def is_kind(self, index: int, *names: str) -> bool:
        """Return whether a token is of one of the kinds."""
        kind = self.kind(index)
        return any(kind == LETTER[name] for name in names)


def tokens(text: str) -> Tokens:
    """Cut a text into words, figures and marks."""
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, kind in _cut(text):
        kinds.append(LETTER[kind])
        starts.append(start)
        ends.append(end)
    return Tokens(text, "".join(kinds), starts, ends)


def _cut(text: str) -> Iterator[tuple[int, int, str]]:
    reached = 0
    previous = ""
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if start < reached:  # the dot of an abbreviation
            continue
        group = found.lastgroup or ""
        if group == "word":
            word = found.group()
            kind = _kind_of_word(word)
            if kind in _MAY_HAVE_A_DOT and text.startswith(".", end):
                end += 1
            previous = word
        elif group == "tail":
            kind = _kind_of_number(found, text)
        elif group == "stop" and found.group() == ".":
            kind = "dot" if len(previous) == 1 or previous.lower() in _SHORT else "stop"
        else:
            kind = "word" if group == "digit" else group
        if group != "word":
            previous = ""
        reached = end
        yield start, end, kind


def _kind_of_word(word: str) -> str:
    kind = KIND_OF.get(word) or KIND_OF.get(word.lower())
    is_capital = word[0].isupper()
    if kind is None or (kind in NEED_A_CAPITAL and not is_capital):
        return "name" if is_capital else "word"
    return kind


def _kind_of_number(found: re.Match[str], text: str) -> str:
    start = found.start()
    before, after = text[start - 1 : start], text[found.end() : found.end() + 1]
    if before.isalnum() or before == "_" or after.isdigit():  # digits of another script
        return "word"
    digits, tail = found["number"], found["tail"].lower()
    if found["more"]:
        return _kind_of_figure(digits, tail)
    return _kind_with_tail(digits, tail) if tail else _kind_of_digits(digits)


def _kind_of_digits(digits: str) -> str:
    if len(digits) == _YEAR_DIGITS and _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return "year_number"
    if len(digits) <= 2 and 1 <= int(digits) <= _DAYS:  # noqa: PLR2004
        return "day_number"
    return "plain_number" if len(digits) <= _LONGEST_NUMBER else "word"


def _kind_of_figure(digits: str, tail: str) -> str:
    if tail or len(digits) > _LONGEST_FIGURE:
        return "word"
    return "clock" if ":" in digits else "figure"


def _kind_with_tail(digits: str, tail: str) -> str:
    if tail in _ORDINAL_TAILS and len(digits) <= 2:  # noqa: PLR2004
        return "nth_number"
    if tail == "s" and digits.endswith("0"):
        return {4: "decade_number", 2: "short_decade"}.get(len(digits), "word")
    return "word"
