"""How many: "two", "22", "two or three", "a few", "a couple of", and how nearly."""

import datetime as dt
from typing import Final

from onrecord.dates.grammar import Found, Nearness, Shift, number
from onrecord.dates.periods import (
    Period,
    Unit,
    about,
    containing,
    day,
    interval,
    moved,
    not_after,
    not_before,
)

# "a few", "a couple of", "many, many", "two or three", "twenty-two", "a hundred", "half a".
QUANTITY: Final = (
    "(a? vague (comma vague)? of?|(half a|a half dash?)|a? count ((or/to/dash) digits)?)"
)
# "nearly", "just under", "less than", "more than", "over", "at least", "some".
NEARNESS: Final = "(near/around/over|just? under|(more/less) than|at least|vague)"
_UNITS: Final[dict[str, Unit]] = {
    "day": "day", "week": "week", "fortnight": "week", "month": "month", "year": "year",
    "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip
_TENS: Final = 20


def unit(word: str) -> Unit:
    """Return the unit that a word names, singular or plural; a fortnight is counted in weeks."""
    return _UNITS[word.removesuffix("s")]


def quantity(found: Found) -> tuple[int, int] | None:
    """Return the least and the greatest number that a phrase names, or ``None`` for "a few".

    A fortnight doubles it, half a century is fifty years: see ``counted``.
    """
    words = found.words("number", "day_number", "plain_number", "year_number")
    if not words:
        is_one = found.has("a") and not found.has("vague")
        return (1, 1) if is_one else None
    numbers = [number(word) for word in words]
    if len(numbers) == 1:
        return numbers[0], numbers[0]
    low, high = numbers[:2]
    if low >= _TENS and high < 10 and words[0].isalpha() and found.has("dash"):  # noqa: PLR2004
        return low + high, low + high
    return (low, high) if low <= high else None


def counted(found: Found) -> tuple[int, int, Unit] | None:
    """Return least, greatest and unit of a quantity, or ``None`` where none is named."""
    many = quantity(found)
    word = found.word("unit")
    if many is None or not word:
        return None
    low, high = many
    named = unit(word)
    if word.startswith("fortnight"):
        return 2 * low, 2 * high, named
    if found.has("half"):
        return {"century": (50, 50, "year"), "decade": (5, 5, "year"), "year": (6, 6, "month")}.get(  # type: ignore[return-value]
            named
        )
    return low, high, named


def nearness(found: Found) -> Nearness:
    """Return how nearly a quantity is meant."""
    if found.has("near", "under"):
        return "near"
    if found.has("less"):
        return "less"
    if found.has("more", "over", "least"):
        return "more"
    if found.has("around") or found.tokens.lower(found.first) == "some":
        return "about"
    return "exact"


def counted_from(of: dt.date, shift: Shift) -> Period:
    """Return the period that lies so far from a day, as exact as the unit of the count.

    "Nearly two months" lies within the second month, "less than two months" anywhere up to there,
    "more than two months" beyond it.
    """
    exact: Unit = "year" if shift.unit == "decade" else shift.unit
    sign = 1 if shift.count >= 0 else -1
    there = moved(of, shift.count, shift.unit)
    if shift.nearness == "less":
        return interval(*map(day, sorted((of, there))))
    if shift.nearness == "more":
        return not_before(day(there)) if sign > 0 else not_after(day(there))
    if shift.nearness == "near":
        return interval(*map(day, sorted((moved(there, -sign, exact), there))))
    period = containing(there, exact)
    is_rough = shift.nearness == "about" or shift.unit == "decade"
    return about(period) if is_rough and "/" not in (period.edtf or "") else period
