"""What counts from the day of the article: "today", "last week", "two months ago"."""

import datetime as dt
from typing import Final

from onrecord.dates.grammar import Found, Reading, Rule, Shift
from onrecord.dates.lexicon import words
from onrecord.dates.periods import (
    Period,
    Unit,
    containing,
    day,
    interval,
    lasting_from,
    lasting_until,
    moved,
    not_after,
    not_before,
    quarter,
)
from onrecord.dates.quantities import NEARNESS, QUANTITY, counted, counted_from, nearness, unit
from onrecord.dates.tense import tense_before

_DAY: Final = dt.timedelta(days=1)


def _relative(found: Found, period: Period) -> Reading:
    return Reading(period, "relative", found.day)


def _read_day(found: Found) -> Reading | None:
    """Read "today", "tomorrow night"; in names (USA Today, CBS This Morning) nothing."""
    text = found.tokens
    if (
        text.word(found.first)[0].isupper()
        and found.before("name")
        and not text.word(found.end - 1).isupper()
    ):
        return None
    if text.lower(found.first - 1) in {"usa", "russia"} or (
        found.has("this") and text.lower(found.first - 1) == "cbs"
    ):
        return None
    shift = 1 if found.has("tomorrow") else -1 if found.has("yesterday", "last") else 0
    return _relative(found, day(found.day + shift * _DAY))


def _read_day_but_one(found: Found) -> Reading | None:
    shift = 2 if found.has("tomorrow") else -2
    return _relative(found, day(found.day + shift * _DAY))


def _read_overnight(found: Found) -> Reading | None:
    """Read the night to the day; before a noun ("overnight success") it is no date."""
    if (
        found.after("word", "name", "weekday")
        and found.tokens.lower(found.end) not in _AFTER_OVERNIGHT
    ):
        return None
    return _relative(found, interval(day(found.day - _DAY), day(found.day)))


_AFTER_OVERNIGHT: Final = words(
    "as when that while but with without they he she it we i you killing leaving according "
    "for following despite because where which who near were was are is had has"
)


def _read_calendar_unit(found: Found) -> Reading | None:
    """Read "last week", "this year", "earlier this month", "late next year"."""
    word = found.word("unit", "quarter")
    if word.endswith("s") or word == "day" or _is_the_last_of(found):
        return None
    shift = -1 if found.has("last") else 1 if found.has("next") else 0
    period = _shifted(found.day, word, shift)
    if found.has("earlier") and period.first:
        period = interval(containing(period.first, "day"), day(found.day))
        return _relative(found, period)
    if found.has("later") and period.last:
        period = interval(day(found.day), containing(period.last, "day"))
    return _relative(found, period)


def _is_the_last_of(found: Found) -> bool:
    """Return whether "the last week of", "his last year", "the next day" is of something else."""
    before = found.tokens.lower(found.first - 1)
    if found.has("early", "late", "earlier", "later", "edge"):
        return False
    return before in {"the", "his", "her", "their", "its", "my", "our", "very", "a", "s"} or (
        found.has("last") and found.after("of")
    )


def _shifted(of: dt.date, word: str, shift: int) -> Period:
    if word == "quarter":
        return quarter(of.year, (of.month - 1) // 3 + 1 + shift)
    return containing(moved(of, shift, unit(word)), unit(word))


def _read_edge(found: Found) -> Reading | None:
    """Read "the end of the year", "the middle of the week": the period stays whole."""
    word = found.word("unit")
    if word not in {"week", "month", "year", "decade", "century"}:
        return None
    return _relative(
        found, _shifted(found.day, word, -1 if found.has("last") else 1 if found.has("next") else 0)
    )


def _read_in_the_unit(found: Found) -> Reading | None:
    """Read "earlier in the week", "later in the year"."""
    word = found.word("unit")
    if word not in {"week", "month", "year"}:
        return None
    period = _shifted(found.day, word, 0)
    start, end = period.first or found.day, period.last or found.day
    if found.has("earlier"):
        return _relative(found, interval(day(start), day(found.day)))
    return _relative(found, interval(day(found.day), day(end)))


def _read_ago(found: Found) -> Reading | None:
    """Read "two months ago"; weeks, months and years are as exact as their unit."""
    if found.has("hour"):
        return _relative(found, day(found.day))
    many = counted(found)
    if many is None:
        return _relative(found, not_after(day(found.day)))
    low, high, of = many
    return _relative(found, _back(found, low, high, of))


def _back(found: Found, low: int, high: int, of: Unit) -> Period:
    far = counted_from(found.day, Shift(-high, of, nearness(found)))
    return far if low == high else interval(far, counted_from(found.day, Shift(-low, of)))


def _exact(of: Unit) -> Unit:
    """Return how exact a count is: decades are counted back to a year."""
    return "year" if of == "decade" else of


def _read_from_now(found: Found) -> Reading | None:
    """Read "six weeks from now" and "in 10 days"."""
    if found.has("in") and not found.has("now"):
        told = tense_before(found.tokens, found.first)
        is_near = found.word("unit").rstrip("s") in {"day", "week"}
        if told == "past" or (told is None and not is_near) or _is_a_record(found):
            return None
    if found.has("hour"):
        return None
    many = counted(found)
    if many is None:
        return _relative(found, not_before(day(found.day))) if found.has("now") else None
    low, high, of = many
    start = containing(moved(found.day, low, of), _exact(of))
    return _relative(
        found,
        interval(start, containing(moved(found.day, high, of), _exact(of)))
        if low != high
        else start,
    )


def _is_a_record(found: Found) -> bool:
    """Return whether it is "for the first time in 20 years" or "one in 10 days"."""
    return found.before("number", "day_number") or found.tokens.lower(found.first - 1) in {
        "time",
        "times",
        "once",
        "twice",
        "most",
        "least",
        "worst",
        "best",
    }


def _read_rolling(found: Found) -> Reading | None:
    """Read "in the past six months", "over the next decade", "in recent weeks"."""
    if found.after("of") and not found.has("in", "over", "within", "during"):
        return None
    is_ahead = found.has("next", "coming", "following", "ahead")
    if found.has("hour"):
        return _rolled(found, (1, "day"), is_ahead=is_ahead)
    many = counted(found)
    word = found.word("unit", "quarter")
    if (
        many is None
        and word
        and not word.endswith("s")
        and not found.has("vague", "quarter", "number")
    ):
        return _rolled(found, (1, unit(word)), is_ahead=is_ahead)  # "the past year"
    if many is None:
        if found.has("next", "following") and not found.has("vague"):
            return None
        open_end = lasting_from if is_ahead else lasting_until
        return _relative(found, open_end(day(found.day)))
    return _rolled(found, (many[1], many[2]), is_ahead=is_ahead)


def _rolled(found: Found, length: tuple[int, Unit], *, is_ahead: bool) -> Reading:
    count, of = length
    other = moved(found.day, count if is_ahead else -count, of)
    first, last = sorted((other, found.day))
    return _relative(found, interval(day(first), day(last)))


_IN: Final = "(in/within/over/during/for)"
_WHICH: Final = "(last/past/next/coming/previous)"
RULES: Final = (
    Rule("the unit (before yesterday|after tomorrow)", _read_day_but_one),
    Rule("(earlier/later)? (today/tonight)", _read_day),
    Rule("(early/late)? (yesterday/tomorrow) part?", _read_day),
    Rule("(early/late/earlier/later)? (this/last) part", _read_day),
    Rule("overnight", _read_overnight),
    Rule(f"{NEARNESS}? {QUANTITY}? (unit/hour) ago", _read_ago),
    Rule(f"({QUANTITY} (unit/hour)|unit) from now", _read_from_now),
    Rule(f"{_IN}? (the/this) {_WHICH} {QUANTITY} (unit/hour)", _read_rolling),
    Rule(f"{_IN} {_WHICH} {QUANTITY}? unit", _read_rolling),
    Rule(f"{_IN}? the (past/coming) (unit/hour)", _read_rolling),
    Rule("this past unit", _read_rolling),
    Rule(f"{_IN} the (last/next) unit", _read_rolling),
    Rule(f"{_IN} the? recent unit", _read_rolling),
    Rule("in the unit ahead", _read_rolling),
    Rule(
        "(early/late/mid/earlier/later dash?)? (last/next/this) (unit/quarter)", _read_calendar_unit
    ),
    Rule("the? edge of (the|last/next/this) unit", _read_edge),
    Rule("unit (possessive/dash) end", _read_edge),
    Rule("(earlier/later) in the unit", _read_in_the_unit),
    Rule(f"in {QUANTITY} unit", _read_from_now),
)
