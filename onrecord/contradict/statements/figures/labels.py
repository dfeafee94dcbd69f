"""Numbers that name a thing and count none: "Flight 12", "Xbox One", "in 2019"."""

from typing import Final

from onrecord.contradict.statements.figures.nouns import is_plural
from onrecord.contradict.statements.figures.numbers import Number
from onrecord.contradict.statements.figures.units import SIGNS, UNITS
from onrecord.contradict.statements.figures.words import Token, word_set

_YEAR_DIGITS: Final = 4
_YEARS: Final = (1500, 2100)
_LABELS: Final = word_set(
    """
    flight page room article section chapter number no. route highway line gate unit lodge world
    war season episode volume channel studio area district division group level phase step stage
    version model type class rule act bill form order boeing apollo title track day week ward
    grade year covid formula top under-
    """
)


def is_label(run: tuple[Token, ...], at: int, number: Number) -> bool:
    """Return whether a number names a thing and counts none: "Flight 12", "Page 40", "A-12"."""
    if run[at].low == "one" and number.end == at + 1:
        return _stands_for_a_thing(run, at)
    if not run[at].is_digits:
        return False
    if _labelled(run, at) or run[at].low.count(".") > 1:
        return True
    if at > 1 and run[at - 1].low == "-" and run[at - 2].is_word:
        return run[at - 1].start == run[at - 2].end
    # The name of a thing: "Group 7", "Sorland 2": a capital before, nothing counted after.
    named = at > 1 and run[at - 1].text[:1].isupper() and _closes(run, number.end)
    era = number.end < len(run) and run[number.end].low in {"bc", "ad", "bce", "ce"}
    return named or era or _is_year(run, at, number)


_WHICH: Final = word_set("this last next every each a the per that past same")


def _labelled(run: tuple[Token, ...], at: int) -> bool:
    if not at or run[at - 1].low not in _LABELS:
        return False
    if run[at - 1].low in {"day", "week", "year"} and at > 1 and run[at - 2].low in _WHICH:
        return False  # "this year 200 people died"
    # "The dead now number 19" counts; "reached number 19" does not.
    counts = at > 1 and (run[at - 2].low == "now" or is_plural(run[at - 2]))
    return run[at - 1].low != "number" or not counts


def _stands_for_a_thing(run: tuple[Token, ...], at: int) -> bool:
    """Return whether a "one" is no number: "Xbox One", "a human one", "number-one albums"."""
    if run[at].text[0].isupper() and at and run[at - 1].is_word:
        return True
    if at > 1 and run[at - 1].low == "-":
        return True
    hyphen = at + 1 < len(run) and run[at + 1].low == "-"
    return (_closes(run, at + 1) and not hyphen) or _pronoun(run, at)


def _closes(run: tuple[Token, ...], at: int) -> bool:
    """Return whether no noun can begin at token ``at``."""
    return at >= len(run) or not run[at].is_word or run[at].low in _AFTER_A_NAME


_AFTER_A_NAME: Final = word_set(
    "of who that which is was has had in on at by and or to for with from the would"
)


def _is_year(run: tuple[Token, ...], at: int, number: Number) -> bool:
    """Return whether four digits are a year, as no unit, sign or plural says otherwise."""
    low = run[at].low
    if not (len(low) == _YEAR_DIGITS and low.isdigit() and number.end == at + 1):
        return False
    if not _YEARS[0] <= number.value <= _YEARS[1] or sign_before(run, at):
        return False
    after = run[at + 1] if at + 1 < len(run) else None
    return after is None or not (is_plural(after) or after.stem in UNITS or after.low == "%")


def _pronoun(run: tuple[Token, ...], at: int) -> bool:
    return at > 0 and run[at - 1].low in {"the", "this", "that", "which", "any", "every", "each"}


def sign_before(run: tuple[Token, ...], at: int) -> str | None:
    """Return the currency whose sign stands before token ``at``, ``None`` where none does."""
    return SIGNS.get(run[at - 1].low) if at else None
