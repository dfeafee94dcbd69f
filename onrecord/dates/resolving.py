"""The time expressions of a text, by a closed grammar of newsroom phrases: see docs/dates.md."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from onrecord.dates import (
    anchored,
    days,
    figures,
    months,
    named_days,
    other_languages,
    relative,
    weekdays,
)
from onrecord.dates.expressions import TimeExpression
from onrecord.dates.grammar import Found, Grammar, Mention, Reading, Rule
from onrecord.dates.joins import joined
from onrecord.dates.periods import UNRESOLVED
from onrecord.dates.tokens import Tokens, tokens

# Longer phrases first; a rule that finds no date leaves the place to those after it.
_GRAMMAR: Final = Grammar(
    (
        *other_languages.RULES,
        *days.RULES,
        *named_days.RULES,
        *figures.RULES,
        *relative.RULES,
        *anchored.RULES,
        *weekdays.RULES,
        *months.RULES,
    )
)
_MEMORY: Final = 16  # dates named before that a phrase may count from


def resolve(
    text: str, published: dt.date, anchors: Sequence[tuple[int, int, dt.date]] = ()
) -> list[TimeExpression]:
    """Return the time expressions of a text in its order, none overlapping another.

    Relative ones count from ``published``, and within a range of ``anchors`` (start, end, day; in
    code points, half-open) from its day: the words of an interview count from the day on which it
    was given. Raises ValueError where ranges of anchors overlap.
    """
    day_at = _days(_day(published), anchors)
    cut = tokens(text)
    return [_expression(cut, mention) for mention in joined(cut, _mentions(cut, day_at), day_at)]


def _day(published: dt.date) -> dt.date:
    return published.date() if isinstance(published, dt.datetime) else published


def _days(
    published: dt.date, anchors: Sequence[tuple[int, int, dt.date]]
) -> Callable[[int], dt.date]:
    """Return a function from an offset to the day that a phrase there counts from."""
    ranges = sorted((start, end, _day(day)) for start, end, day in anchors if start < end)
    if any(first[1] > second[0] for first, second in pairwise(ranges)):
        raise ValueError("The ranges that count from a day of their own overlap.")
    starts = [start for start, _, _ in ranges]

    def day_at(offset: int) -> dt.date:
        at = bisect_right(starts, offset) - 1
        return ranges[at][2] if at >= 0 and offset < ranges[at][1] else published

    return day_at


def _mentions(cut: Tokens, day_at: Callable[[int], dt.date]) -> list[Mention]:
    found: list[Mention] = []
    known: list[Mention] = []
    reached = 0
    for at in _GRAMMAR.places(cut.kinds):
        mention = _mention(cut, at, day_at, known) if at >= reached else None
        if mention:
            found.append(mention)
            reached = mention.end
            if mention.reading.period.first and mention.reading.period.last:
                known = [*known[1 - _MEMORY :], mention]
    return found


def _mention(
    cut: Tokens, at: int, day_at: Callable[[int], dt.date], known: Sequence[Mention]
) -> Mention | None:
    for rule, end in _GRAMMAR.fits(cut.kinds, at):
        reading = _read(rule, Found(cut, at, end, day_at(cut.starts[at]), known))
        if reading:
            return Mention(at, end, reading)
    return None


def _read(rule: Rule, found: Found) -> Reading | None:
    try:
        return rule.read(found)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return Reading(UNRESOLVED, "relative")


def _expression(cut: Tokens, mention: Mention) -> TimeExpression:
    start, end = cut.starts[mention.first], cut.ends[mention.end - 1]
    period, anchor = mention.reading.period, mention.reading.anchor
    is_known = period.edtf is not None
    return TimeExpression(
        start=start,
        end=end,
        phrase=cut.text[start:end],
        edtf=period.edtf,
        earliest=period.first.isoformat() if period.first else None,
        latest=period.last.isoformat() if period.last else None,
        basis=mention.reading.basis,
        anchor=anchor.isoformat() if anchor and is_known else None,
    )
