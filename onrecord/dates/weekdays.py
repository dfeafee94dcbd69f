"""Weekdays and weekends by the verb: "on Wednesday" said on a Wednesday is that day."""

import datetime as dt
from typing import Final

from onrecord.dates.grammar import Found, Reading, Rule
from onrecord.dates.lexicon import WEEKDAYS, words
from onrecord.dates.nearest import last_weekday, next_weekday
from onrecord.dates.periods import Period, day, one_of, weekend
from onrecord.dates.tense import tense, tense_before

_WEEK: Final = dt.timedelta(days=7)
_SATURDAY: Final = 5
_THURSDAY: Final = 3
_SOON: Final = 2  # days
_FORWARD: Final = frozenset({"to", "for", "until", "before", "of"})
_NAMES_AFTER: Final = words(
    "harbor harbour times mail telegraph herald express mirror post review football live sun "
    "independent world magazine baseball"
)
_NAMES_BEFORE: Final = words("super black good bloody ash palm cyber giving ruby news shrove")


def _read_weekday(found: Found) -> Reading | None:
    if _is_a_name(found):
        return None
    weekday, anchor = WEEKDAYS[found.word("weekday")], found.day
    back, ahead = last_weekday(anchor, weekday), next_weekday(anchor, weekday)
    if found.after("possessive"):
        chosen = _known(found, weekday) or _of_an_event(found, back, ahead)
    else:
        told = tense(found.tokens, found.first, found.end)
        is_deadline = told is None and found.before("by", "until")
        chosen = ahead if told == "future" or is_deadline else back
    return Reading(day(chosen), "relative", anchor)


def _of_an_event(found: Found, back: dt.date, ahead: dt.date) -> dt.date:
    """Return the day of "Monday's debate": the verb beside it is no guide, what is near is.

    What is up to two days ahead is looked forward to, unless something past leads to it.
    """
    is_soon = (ahead - found.day).days <= _SOON
    before = found.tokens.lower(found.first - 1)
    told = tense_before(found.tokens, found.first)
    if told == "future" or (is_soon and (told is None or before in _FORWARD)):
        return ahead
    return back


def _known(found: Found, weekday: int) -> dt.date | None:
    """Return the day that this weekday was found to be earlier in the text."""
    for mention in reversed(found.earlier[-12:]):
        period = mention.reading.period
        if period.is_day and period.first and mention.reading.anchor == found.day:
            near = abs((period.first - found.day).days) <= _WEEK.days
            if near and period.first.weekday() == weekday:
                return period.first
    return None


def _is_a_name(found: Found) -> bool:
    """Return whether a weekday is part of a name: Friday Harbor, Super Tuesday, Fox News Sunday."""
    text, at = found.tokens, found.index("weekday")
    if at is None or not text.word(at)[0].isupper():
        return text.lower(found.first - 1) in _NAMES_BEFORE and at is not None
    after, before = text.lower(found.end), text.lower(found.first - 1)
    if after in _NAMES_AFTER and text.word(found.end)[0].isupper():
        return True
    return before in _NAMES_BEFORE and text.word(found.first - 1)[0].isupper()


def _read_last_or_next(found: Found) -> Reading | None:
    """Read "last Friday", "next Monday", "this Thursday", "this past Sunday"."""
    weekday, anchor = WEEKDAYS[found.word("weekday")], found.day
    monday = anchor - dt.timedelta(days=anchor.weekday())
    of_this_week = monday + dt.timedelta(days=weekday)
    back = last_weekday(anchor - dt.timedelta(days=1), weekday)
    ahead = next_weekday(anchor + dt.timedelta(days=1), weekday)
    if found.has("last") and not found.has("this"):
        # On a Friday "last Tuesday" is said of this week's and of the week before's.
        return _relative(_either(of_this_week - _WEEK, back), anchor)
    if found.has("next"):
        return _relative(_either(ahead, of_this_week + _WEEK), anchor)
    if found.has("past", "last"):
        return _relative(day(back), anchor)
    if found.has("coming"):
        return _relative(day(ahead), anchor)
    is_past = tense(found.tokens, found.first, found.end) == "past"
    return _relative(
        day(last_weekday(anchor, weekday) if is_past else next_weekday(anchor, weekday)), anchor
    )


def _read_of_week(found: Found) -> Reading | None:
    """Read "Monday of last week", "Friday next week"."""
    if not found.tokens.lower(found.end - 1).startswith("week"):
        return None
    weekday, anchor = WEEKDAYS[found.word("weekday")], found.day
    shift = -1 if found.has("last") else 1 if found.has("next") else 0
    monday = anchor - dt.timedelta(days=anchor.weekday()) + shift * _WEEK
    return _relative(day(monday + dt.timedelta(days=weekday)), anchor)


def _read_weekend(found: Found) -> Reading | None:
    anchor = found.day
    current = last_weekday(anchor, _SATURDAY)
    is_on = anchor.weekday() >= _SATURDAY
    if found.has("last", "past"):
        return _relative(
            weekend(current - _WEEK if is_on and found.has("last") else current), anchor
        )
    if found.has("next"):
        return _relative(_next_weekend(anchor, is_on), anchor)
    if found.has("coming"):
        return _relative(weekend(next_weekday(anchor, _SATURDAY)), anchor)
    if is_on:
        return _relative(weekend(current), anchor)
    told = tense(found.tokens, found.first, found.end)
    is_ahead = told == "future" or (told is None and anchor.weekday() >= _THURSDAY)
    return _relative(weekend(current + _WEEK if is_ahead else current), anchor)


def _next_weekend(anchor: dt.date, is_on: bool) -> Period:
    """Return the next weekend; on a weekday it is said of the coming one and of the one after."""
    coming = next_weekday(anchor + dt.timedelta(days=1), _SATURDAY)
    if is_on:
        return weekend(coming if anchor.weekday() != _SATURDAY else anchor + _WEEK)
    return one_of([weekend(coming), weekend(coming + _WEEK)])


def _either(first: dt.date, second: dt.date) -> Period:
    return one_of([day(each) for each in sorted({first, second})])


def _relative(period: Period, anchor: dt.date) -> Reading:
    return Reading(period, "relative", anchor)


RULES: Final = (
    Rule("weekday part? of? (last/this/next) unit", _read_of_week),
    Rule("(this (past/coming/last)|last/next/this/past/coming) weekday part?", _read_last_or_next),
    Rule("(early/late on?)? weekday dash? part?", _read_weekday),
    Rule("(this (past/coming/last)|last/next/this/past/coming) weekend", _read_weekend),
    Rule("(over/during/at/on/in) the weekend", _read_weekend),
)
