"""The days and clock times of a statement's words, in bounds that can be compared."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.contradict.statements.figures.clocks import Clock, clocks
from onrecord.contradict.statements.figures.words import NEGATIONS, READ, Token, clause_of
from onrecord.dates import TimeExpression, resolve

Role = Literal["at", "from", "until", "before", "not_before"]

#: A day from which phrases are counted where none is known: only alike phrases are compared then.
_NO_ANCHOR: Final = dt.date(2001, 1, 3)
_MAY_BE_TIME: Final = re.compile(
    r"\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|day|week|month|year|night|summer|"
    r"winter|spring|autumn|fall|evening|morning|christmas|easter|today|morrow|decade|centur",
    re.IGNORECASE,
)
_FROM: Final = frozenset({"since", "from"})
_UNTIL: Final = frozenset({"until", "till", "by"})
_NTH: Final = re.compile(r"\b(?:on|of) the (\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """One time expression: its bounds as ISO days, ``None`` open, and how it is used.

    ``relative`` where it counts from the day of saying; ``grain`` is "day", "month", "year" or
    "span".
    """

    start: int
    end: int
    earliest: str | None
    latest: str | None
    role: Role
    relative: bool
    grain: str
    clause: tuple[int, int]


def times(
    text: str, run: tuple[Token, ...], anchor: str | None
) -> tuple[tuple[Day, ...], tuple[Clock, ...], frozenset[int]]:
    """Return the days, the clock times, and the indices of the tokens that they take up."""
    text = text[:READ]
    found = _days(text, run, anchor) if _MAY_BE_TIME.search(text) else ()
    spans = [(day.start, day.end) for day in found]
    taken = {
        at
        for at, token in enumerate(run)
        if any(start <= token.start < end for start, end in spans)
    }
    read, used = clocks(run, frozenset(taken))
    return found, read, frozenset(taken | used)


def _days(text: str, run: tuple[Token, ...], anchor: str | None) -> tuple[Day, ...]:
    published = dt.date.fromisoformat(anchor) if anchor else _NO_ANCHOR
    try:
        expressions = resolve(text, published)
    except (ValueError, OverflowError):  # a day beyond the calendar
        return ()
    found = [
        _day(run, expression) for expression in expressions[:40] if expression.edtf is not None
    ]
    return tuple(day for day in found if day is not None)


def _day(run: tuple[Token, ...], found: TimeExpression) -> Day | None:
    inside = [at for at, token in enumerate(run) if found.start <= token.start < found.end]
    if not inside:
        return None
    first = inside[0]
    earliest, latest = found.earliest, found.latest
    if earliest is None and latest is None:
        return None
    role = _role(run, first)
    if role == "not_before":
        earliest, latest = latest or earliest, None
    elif role == "before" and latest is not None and earliest == latest:
        earliest = None
    return Day(
        start=found.start,
        end=found.end,
        earliest=earliest,
        latest=latest,
        role=role,
        relative=found.basis in {"relative", "publication", "broadcast"},
        grain=_grain(found),
        clause=clause_of(run, first),
    )


def _role(run: tuple[Token, ...], first: int) -> Role:
    words = [token.low for token in run[max(0, first - 3) : first + 1]]
    if "before" in words:
        start, _ = clause_of(run, first)
        denied = any(token.low in NEGATIONS for token in run[start:first])
        return "not_before" if denied else "before"
    if _FROM & set(words[-3:]):
        return "from"
    if _UNTIL & set(words[-3:]):
        return "until"
    return "at"


def _grain(found: TimeExpression) -> str:
    edtf = found.edtf or ""
    if "/" in edtf or "[" in edtf or "-2" in edtf[4:6]:
        return "span"
    return {4: "year", 7: "month", 10: "day"}.get(len(edtf), "span")
