"""Phrases of several dates, or of a date and a word before it: "since Aug. 8", "from 2011 to 2013".

"By", "until", "before" and "after" leave one end open and keep the named day within: bounds never
leave out a day that may be meant.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from onrecord.dates.grammar import Mention, Reading
from onrecord.dates.lexicon import words
from onrecord.dates.periods import (
    UNRESOLVED,
    Period,
    Unit,
    containing,
    day,
    interval,
    lasting_until,
    not_after,
    not_before,
)
from onrecord.dates.quantities import counted_from
from onrecord.dates.tokens import Tokens

_MONTH: Final = 31  # days at most
_DETERMINERS: Final = frozenset({"the", "his", "her", "their", "its", "a"})
# What may follow a date that is no mere attribute: "before 2030 to", not "before 2008 levels".
_FUNCTION_WORDS: Final = words(
    "he she it they we i you there as when where which who whom whose that because but while "
    "if with without is are was were has have had will would can could may might should must "
    "did does do not unless although though whether so than against amid under into out up "
    "down off about according despite despite since for"
)
_OPEN: Final[dict[str, Callable[[Period], Period]]] = {
    "by": not_after, "before": not_after, "until": lasting_until, "after": not_before,
}  # fmt: skip


def joined(
    tokens: Tokens, mentions: Sequence[Mention], day_at: Callable[[int], dt.date]
) -> list[Mention]:
    """Return the mentions with those joined that make one phrase, in the order of the text."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        one = before and (_counted_from(tokens, before, mention) or _range(tokens, before, mention))
        if one:
            found[-1] = one
        else:
            found.append(mention)
    return [_with_word_before(tokens, mention, day_at) for mention in found]


def _counted_from(tokens: Tokens, count: Mention, of: Mention) -> Mention | None:
    """Join "the day after" and "Monday"."""
    shift, known = count.reading.shift, of.reading.period
    gap = of.first - count.end
    if shift is None or known.first is None or known.last is None or gap > 1:
        return None
    if gap == 1 and tokens.lower(count.end) not in _DETERMINERS:
        return None
    start = known.last if shift.count > 0 else known.first
    try:
        period = counted_from(start, shift)
    except (ValueError, OverflowError):
        return None
    return Mention(count.first, of.end, Reading(period, "relative", start))


def _range(tokens: Tokens, first: Mention, second: Mention) -> Mention | None:
    """Join "from March" and "to May 2015"."""
    if second.first - first.end != 1:
        return None
    is_after_from = tokens.is_kind(first.first - 1, "from")
    is_after_between = tokens.is_kind(first.first - 1, "between")
    if is_after_between:
        is_range = tokens.is_kind(first.end, "and")
    else:
        is_range = tokens.is_kind(first.end, "to", "until", "through", "dash")
    if not is_range:
        return None
    period = _spanned(first.reading, second.reading)
    if period is None and _are_days(first, second):
        period = UNRESOLVED  # "from Monday to Friday": of this week or of the last
    if period is None:
        return None
    start = first.first - 1 if is_after_from or is_after_between else first.first
    both = {first.reading.basis, second.reading.basis}
    basis = first.reading.basis if len(both) == 1 else "inferred"
    if "explicit" in both and not second.reading.year_is_open and first.reading.year_is_open:
        basis = "explicit"
    anchor = second.reading.anchor or (None if basis == "explicit" else first.reading.anchor)
    return Mention(start, second.end, Reading(period, basis, anchor))


def _are_days(first: Mention, second: Mention) -> bool:
    return all(
        mention.reading.period.is_day and mention.reading.basis == "relative"
        for mention in (first, second)
    )


def _spanned(first: Reading, second: Reading) -> Period | None:
    """Return the interval of two readings, the year of the first set by the second if open."""
    start, end = first.period, second.period
    if start.first is None or start.last is None or end.last is None:
        return None
    try:
        if first.year_is_open:
            start = _in_year(start, end.last.year)
            if start.first and start.first > end.last:
                start = _in_year(start, end.last.year - 1)
        return interval(start, end)
    except (ValueError, OverflowError):
        return None


def _in_year(period: Period, year: int) -> Period:
    if period.first is None or period.last is None:
        return period
    length = (period.last - period.first).days + 1
    if length > _MONTH:
        return period
    unit: Unit = "day" if length == 1 else "month"
    return containing(period.first.replace(year=year), unit)


def _with_word_before(
    tokens: Tokens, mention: Mention, day_at: Callable[[int], dt.date]
) -> Mention:
    """Take "since", "by", "until", "before", "after" into a phrase."""
    reading, at = mention.reading, mention.first - 1
    if reading.period.edtf is None or tokens.is_kind(mention.first, "from", "between"):
        return mention
    if tokens.is_kind(at, "the") and tokens.is_kind(at - 1, "since"):
        at -= 1
    word = tokens.lower(at) if at >= 0 else ""
    word = "until" if word == "till" else word
    if word == "since":
        return _since(mention, at, day_at(tokens.starts[mention.first]))
    if word not in _OPEN or _is_attribute(tokens, mention):
        return mention
    bound = reading.period.first if word == "after" else reading.period.last
    if bound is None:
        return mention
    return Mention(at, mention.end, replace(reading, period=_OPEN[word](reading.period)))


def _since(mention: Mention, at: int, today: dt.date) -> Mention:
    start = mention.reading.period
    if start.first is None or start.first > today:
        return mention
    return Mention(
        at, mention.end, replace(mention.reading, period=interval(start, day(today)), anchor=today)
    )


def _is_attribute(tokens: Tokens, mention: Mention) -> bool:
    """Return whether a date only says which: "after Monday's debate", "before 2008 levels"."""
    if tokens.is_kind(mention.end, "possessive", "apostrophe"):
        return True
    return tokens.is_kind(mention.end, "word") and tokens.lower(mention.end) not in _FUNCTION_WORDS
