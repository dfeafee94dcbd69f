"""How the rules of the grammar are written and tried.

A rule is a row of kinds, "the? previous/following unit" or "(a|b c)? d", and a function that reads
what it found. Rules are tried in their order wherever one of them begins; a function that returns
``None`` leaves the place to the rules after it. No rule repeats anything
without a limit, so that trying takes a time that does not depend on the text.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from onrecord.dates.lexicon import LETTER, NUMBERS
from onrecord.dates.periods import UNRESOLVED, Period, Unit
from onrecord.dates.tokens import Tokens
from onrecord.vocabulary import DateBasis

Nearness = Literal["exact", "about", "near", "less", "more"]

# What several kinds have in common.
GROUPS: Final = {
    "month_name": ("month", "maybe_month"),
    "any_month": ("month", "maybe_month", "mon"),
    "any_weekday": ("weekday", "wd"),
    "day_of_month": ("day_number", "nth_number"),
    "count": ("number", "day_number", "plain_number", "year_number", "a"),
    "digits": ("number", "day_number", "plain_number", "year_number"),
    "stage": ("early", "late", "mid"),
    "edge": ("beginning", "end", "mid"),
}


@dataclass(frozen=True, slots=True)
class Shift:
    """How far from a date: "nearly two months after"."""

    count: int
    unit: Unit
    nearness: Nearness = "exact"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means: its period, how it is known, the day it counts from.

    ``year_is_open`` marks a month or a day whose year was taken from the surroundings. ``shift`` is
    how far "two days before" lies from a date that may follow, and how nearly.
    """

    period: Period
    basis: DateBasis
    anchor: dt.date | None = None
    year_is_open: bool = False
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule fits: tokens ``first`` to ``end``, and what has been read before."""

    tokens: Tokens
    first: int
    end: int
    day: dt.date
    earlier: Sequence["Mention"]

    def has(self, *names: str) -> bool:
        """Return whether one of the tokens is of one of these kinds."""
        return self.index(*names) is not None

    def index(self, *names: str) -> int | None:
        """Return the place of the first token of one of these kinds."""
        letters = _letters(*names)
        for at in range(self.first, self.end):
            if self.tokens.kinds[at] in letters:
                return at
        return None

    def word(self, *names: str) -> str:
        """Return the first token of one of these kinds in lower case, or nothing."""
        at = self.index(*names)
        return "" if at is None else self.tokens.lower(at)

    def words(self, *names: str) -> list[str]:
        """Return all tokens of these kinds in lower case."""
        letters = _letters(*names)
        kinds = self.tokens.kinds
        return [self.tokens.lower(i) for i in range(self.first, self.end) if kinds[i] in letters]

    def after(self, *names: str) -> bool:
        """Return whether the token after is of one of these kinds."""
        return self.tokens.is_kind(self.end, *names)

    def before(self, *names: str) -> bool:
        """Return whether the token before is of one of these kinds."""
        return self.tokens.is_kind(self.first - 1, *names)


@dataclass(frozen=True, slots=True)
class Mention:
    """A reading and the tokens it was read from."""

    first: int
    end: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of kinds and what to make of it; ``read`` gives ``None`` where it is no date."""

    row: str
    read: Callable[[Found], Reading | None]
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(_expression(self.row)))


class Grammar:
    """Rules in the order in which they are tried."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        begins: dict[str, list[Rule]] = {}
        for rule in rules:
            for letter in _first_letters(rule.row):
                begins.setdefault(letter, []).append(rule)
        self._begins = begins
        self._any = re.compile(f"[{''.join(sorted(begins))}]")

    def places(self, kinds: str) -> Iterator[int]:
        """Yield the places where a rule may begin."""
        for found in self._any.finditer(kinds):
            yield found.start()

    def fits(self, kinds: str, at: int) -> Iterator[tuple[Rule, int]]:
        """Yield the rules that fit at a place, each with the token where it ends."""
        for rule in self._begins[kinds[at]]:
            if found := rule.pattern.match(kinds, at):
                yield rule, found.end()


def number(word: str) -> int:
    """Return the number that a word or its digits say; "a" is one."""
    if word in {"a", "an"}:
        return 1
    return NUMBERS[word] if word in NUMBERS else int(word.rstrip("stndrhe"))


def unresolved(shift: Shift | None = None) -> Reading:
    """Return what is plainly a time, of which the text does not tell which."""
    return Reading(UNRESOLVED, "relative", shift=shift)


def _letters(*names: str) -> str:
    return "".join(LETTER[kind] for name in names for kind in GROUPS.get(name, (name,)))


def _expression(row: str) -> str:
    """Turn a row of kinds into a regular expression over their letters."""
    classes = re.sub(
        r"[a-z_/]+", lambda names: f"[{_letters(*names[0].split('/'))}]", row.replace("(", "(?:")
    )
    return f"(?:{classes.replace(' ', '')})"


def _first_letters(row: str) -> set[str]:
    """Return the letters of the kinds that a row can begin with."""
    parts = re.findall(r"[a-z_/]+|[()|?]", row)
    letters, _ = _firsts(parts)
    return letters


def _firsts(parts: list[str]) -> tuple[set[str], bool]:
    """Take one group off the front of a row: the letters that begin it, whether it may be empty."""
    letters: set[str] = set()
    may_be_empty = False
    is_open = True  # whether what comes next can begin the group
    while parts:
        part = parts.pop(0)
        if part == ")":
            break
        if part == "|":
            may_be_empty, is_open = may_be_empty or is_open, True
            continue
        inside, is_optional = (
            _firsts(parts) if part == "(" else (set(_letters(*part.split("/"))), False)
        )
        if parts and parts[0] == "?":
            parts.pop(0)
            is_optional = True
        if is_open:
            letters |= inside
            is_open = is_optional
    return letters, may_be_empty or is_open
