"""What counts from a date named before: "two days later", "that year", "the day after".

The last date named counts, and only where it is exact enough: "the next day" after "in July" is
left open, and so is "the day after the debate", for the text does not say when that was.
"""

import datetime as dt
from typing import Final

from onrecord.dates.grammar import GROUPS, Found, Reading, Rule, Shift, unresolved
from onrecord.dates.periods import Period, Unit
from onrecord.dates.quantities import NEARNESS, QUANTITY, counted, counted_from, nearness, unit

_LONGEST: Final = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3653, "century": 36525}
_REACH: Final = 900  # characters back; what was named before is no longer in mind
_NO_NOUN: Final = ("stop", "comma", "quote", "and", "dash", "in", "on", "at", "by", "during")


def _read_shifted(found: Found) -> Reading | None:
    """Read "two days later", "a year earlier", "the following week", "the day before"."""
    if found.has("hour"):
        return None
    if not found.has("unit", "part"):
        return None
    if found.end - found.first == 2 and found.tokens.lower(found.end) == found.word("unit"):  # noqa: PLR2004
        return None  # "day after day"
    many = counted(found)
    count, of = (many[0], many[2]) if many else (1, _unit(found))
    is_named = many is not None or found.has("the")  # not "a few weeks later", "days before"
    sign = -1 if found.has("earlier", "before", "prior", "previous") else 1
    if found.has("before", "after") and not _stands_alone(found):
        return unresolved(Shift(sign * count, of, nearness(found)) if is_named else None)
    return _from_last(found, Shift(sign * count, of, nearness(found))) if is_named else unresolved()


def _stands_alone(found: Found) -> bool:
    """Return whether nothing follows that it is before or after of."""
    return found.end >= len(found.tokens.kinds) or found.after(*_NO_NOUN)


def _read_same(found: Found) -> Reading | None:
    """Read "that year", "the same day", "that night", "that same month"."""
    is_told_after = found.after("in", "of", "on") and found.tokens.is_kind(
        found.end + 1, *GROUPS["any_month"], "year_number", "weekday"
    )
    if found.word("unit").endswith("s") or is_told_after:  # "that day in April"
        return None
    return _from_last(found, Shift(0, _unit(found)))


def _read_earlier_in_the_day(found: Found) -> Reading | None:
    """Read "earlier in the day"; the week, the month and the year are those of the article."""
    return _from_last(found, Shift(0, "day")) if found.word("unit") == "day" else None


def _unit(found: Found) -> Unit:
    word = found.word("unit")
    return unit(word) if word else "day"


def _from_last(found: Found, shift: Shift) -> Reading:
    known = _named_before(found, shift.unit)
    if known is None or known.first is None:
        return unresolved()
    try:
        return Reading(counted_from(known.first, shift), "relative", known.first)
    except (ValueError, OverflowError):
        return unresolved()


def _named_before(found: Found, of: Unit) -> Period | None:
    """Return the last date of the text if it is exact enough for a unit."""
    if not found.earlier:
        return None
    mention = found.earlier[-1]
    text = found.tokens
    if text.starts[found.first] - text.ends[mention.end - 1] > _REACH:
        return None
    known = mention.reading.period
    if known.first is None or known.last is None:
        return None
    length = (known.last - known.first) // dt.timedelta(days=1) + 1
    return known if length <= _LONGEST[of] else None


RULES: Final = (
    Rule(f"{NEARNESS}? {QUANTITY} (unit/hour) (later/earlier/prior)", _read_shifted),
    Rule(f"{NEARNESS}? {QUANTITY} unit (before/after)", _read_shifted),
    Rule("unit (later/earlier/before/after)", _read_shifted),
    Rule("the very? (next/following/previous) (unit/part)", _read_shifted),
    Rule("the (unit/part) (before/after)", _read_shifted),
    Rule("(that/the) same (unit/part/weekend)", _read_same),
    Rule("that (unit/part)", _read_same),
    Rule("(earlier/later) in the unit", _read_earlier_in_the_day),
)
