"""The days of a statement's words, in bounds that can be compared, and how each is meant."""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from onrecord.contradict.statements.figures.clocks import Clock, clocks
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.words import (
    READ,
    Token,
    clause_of,
    content,
    listed,
    stem,
    word_set,
)
from onrecord.contradict.statements.remembered import STATEMENTS
from onrecord.dates import TimeExpression, bounds, resolve
from onrecord.dates.lexicon import ORDINALS

__all__ = ["Clock", "Day", "Role", "times"]

#: as_of: the day for which a figure stands; moved: the new day of what was put off; label: the day
#: tells a paper from others ("our report of 26 October").
Role = Literal["at", "from", "until", "before", "after", "as_of", "moved", "label"]

#: A day from which phrases are counted where none is known.
_NO_ANCHOR: Final = dt.date(2001, 7, 4)
_MAY_BE_TIME: Final = re.compile(
    r"[12][0-9]{3}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|day|week|month|year|night|"
    r"summer|winter|spring|autumn|fall|evening|morning|christmas|easter|today|morrow|decade|centur",
    re.IGNORECASE,
)
_MOST: Final = 40
_JOINT: Final = 2  # words between two parts of one date
_BEFORE_YEAR: Final = word_set(
    """
    in of since by until till during for from to before after year early late mid around about
    and between through , ( - and
    """
)
_ROLES: Final[tuple[tuple[Role, frozenset[str]], ...]] = (
    ("before", frozenset({"before"})),
    ("after", frozenset({"after"})),
    ("from", frozenset({"since", "from", "starting"})),
    ("until", frozenset({"until", "till", "through"})),
    ("before", frozenset({"by"})),
)
_PUT_OFF: Final = word_set(
    """
    postponed delayed moved rescheduled shifted deferred pushed put brought adjourned instead
    """
)
_DOCUMENTS: Final = frozenset(
    map(
        stem,
        listed(
            """
            report letter statement article story edition interview ruling law decision order
            memo email post issue judgment declaration treaty budget
            """
        ),
    )
)
_JOINTS: Final = frozenset({",", "of", "the", "in", "on"})
_NOT_BEFORE: Final = word_set("no not nobody none never cannot can't won't")
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        listed(
            "january february march april may june july august september october november december"
        ),
        start=1,
    )
}
_DAY_MONTH: Final = re.compile(
    rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS)})\b(?! [0-9])", re.IGNORECASE
)
_NTH: Final = re.compile(
    r"\b(?:on|of|by|before|until|since) the ([0-9]{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Day:
    """One time expression: its bounds as ISO days, ``None`` open, and how it is used.

    ``relative`` where it counts from the day of saying, ``yearless`` where its words name no year.
    ``grain`` is "day", "month", "year" or "span". ``around`` are the meanings of the words of its
    part of the sentence, ``common`` those that are no names, ``clause`` its tokens; ``denied``
    where it is negated.
    """

    start: int
    end: int
    earliest: str | None
    latest: str | None
    role: Role
    relative: bool
    yearless: bool
    grain: str
    around: frozenset[str]
    common: frozenset[str]
    clause: tuple[int, int]
    denied: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A time expression with the indices of its tokens."""

    first: int
    last: int
    start: int
    end: int
    earliest: str | None
    latest: str | None
    relative: bool
    yearless: bool
    grain: str


def times(
    text: str, run: tuple[Token, ...], anchor: str | None
) -> tuple[tuple[Day, ...], tuple[Clock, ...], frozenset[int]]:
    """Return the days, the clock times, and the indices of the tokens that they take up."""
    published = dt.date.fromisoformat(anchor) if anchor else _NO_ANCHOR
    found: Sequence[_Found] = ()
    spans: Sequence[tuple[int, int]] = ()
    if may_tell_times(text):
        found, spans = _expressions(text[:READ], run, published)
    taken = {
        at for start, end in spans for at, token in enumerate(run) if start <= token.start < end
    }
    days = tuple(_day(run, one) for one in _joined(run, found))
    read, used = clocks(run, frozenset(taken))
    return days, read, frozenset(taken | used)


def may_tell_times(text: str) -> bool:
    """Whether a text may hold a time expression: in any other no day counts from an anchor."""
    return _may_tell_times(text[:READ])


@lru_cache(maxsize=STATEMENTS)
def _may_tell_times(read: str) -> bool:
    return bool(_MAY_BE_TIME.search(read) or _NTH.search(read))


def _expressions(
    text: str, run: tuple[Token, ...], published: dt.date
) -> tuple[list[_Found], list[tuple[int, int]]]:
    try:
        resolved = resolve(text, published)[:_MOST]
    except (ValueError, OverflowError):  # a day beyond the calendar
        return [], []
    spans = [(one.start, one.end) for one in resolved]
    found = [one for expression in resolved if (one := _found(run, expression)) is not None]
    for match in _DAY_MONTH.finditer(text):
        if not any(start <= match.start(1) < end for start, end in spans):
            one = _day_month(run, match, published)
            spans.append(match.span())
            found += [one] if one is not None else []
    for match in _NTH.finditer(text):
        start, end = match.start(1) - len("the "), match.end() + 2
        if any(one.start <= match.start(1) < one.end for one in resolved):
            continue
        day = _nth_day(int(match[1]), found, published)
        inside = [at for at, token in enumerate(run) if start <= token.start < match.end()]
        if day is not None and inside:
            iso = day.isoformat()
            start, end = match.start(1) - 4, match.end()
            spans.append((start, end))
            found.append(_Found(inside[0], inside[-1], start, end, iso, iso, False, True, "day"))
    return sorted(found, key=lambda one: one.start), spans


def _day_month(run: tuple[Token, ...], match: re.Match[str], published: dt.date) -> _Found | None:
    """Return "3 March" where it stands before a comma or the like, of the year of saying."""
    inside = [at for at, token in enumerate(run) if match.start() <= token.start < match.end()]
    day, month = int(match[1]), _MONTHS[match[2].lower()]
    if not inside or not 1 <= day <= calendar.monthrange(published.year, month)[1]:
        return None
    iso = dt.date(published.year, month, day).isoformat()
    start, end = match.span()
    return _Found(inside[0], inside[-1], start, end, iso, iso, False, True, "day")


def _nth_day(number: int, found: Sequence[_Found], published: dt.date) -> dt.date | None:
    """Return "the 14th" of the month that is spoken of, else of the month of saying."""
    near = next((one.earliest for one in found if one.earliest), published.isoformat())
    year, month = int(near[:4]), int(near[5:7])
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, number)


def _found(run: tuple[Token, ...], one: TimeExpression) -> _Found | None:
    inside = [at for at, token in enumerate(run) if one.start <= token.start < one.end]
    if not inside or one.edtf is None or (one.earliest is None and one.latest is None):
        return None
    if _names_a_thing(run, inside, one.phrase):
        return None
    earliest, latest, grain, first = one.earliest, one.latest, _grain(one.edtf), inside[0]
    if one.edtf.endswith(f"/{latest}") and one.phrase.lower().startswith("since "):
        since = bounds(one.edtf.split("/")[0])
        earliest, latest = since.earliest, since.latest
    if grain == "month" and earliest is not None:
        day = _day_of_month(run, first)
        if day is not None and day <= int((latest or earliest)[8:10]):
            earliest = latest = f"{earliest[:8]}{day:02d}"
            grain, first = "day", first - 2
    relative = one.basis in {"relative", "publication", "broadcast"}
    yearless = not relative and re.search(r"[0-9]{4}", one.phrase) is None
    return _Found(
        first, inside[-1], run[first].start, one.end, earliest, latest, relative, yearless, grain
    )


def _names_a_thing(run: tuple[Token, ...], inside: list[int], phrase: str) -> bool:
    """Return whether a year only names a thing: "the 2020 budget", "Army 2020"."""
    if len(inside) != 1 or not phrase.isdigit():
        return False
    before = run[inside[0] - 1].low if inside[0] else ","
    return before not in _BEFORE_YEAR


def _day_of_month(run: tuple[Token, ...], first: int) -> int | None:
    """Read "the first of" before a month."""
    if run[max(0, first - 1)].low != "of" or first <= 1:
        return None
    return ORDINALS.get(run[first - 2].low)


def _joined(run: tuple[Token, ...], found: Sequence[_Found]) -> list[_Found]:
    """Join what words it once: "the Thursday of that week, the first of September"."""
    joined: list[_Found] = []
    for one in found:
        last = joined[-1] if joined else None
        both = _common(last, one) if last is not None and _adjoin(run, last, one) else None
        if last is not None and both is not None:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _adjoin(run: tuple[Token, ...], one: _Found, other: _Found) -> bool:
    between = run[one.last + 1 : other.first]
    return len(between) <= _JOINT and all(token.low in _JOINTS for token in between)


def _common(one: _Found, other: _Found) -> _Found | None:
    if None in {one.earliest, one.latest, other.earliest, other.latest}:
        return None
    earliest = max(one.earliest or "", other.earliest or "")
    latest = min(one.latest or "", other.latest or "")
    if earliest > latest:
        return None
    finer = min(one, other, key=lambda part: ("day", "span", "month", "year").index(part.grain))
    return _Found(
        one.first, other.last, one.start, other.end, earliest, latest,
        one.relative, one.yearless and other.yearless, finer.grain,
    )  # fmt: skip


def _day(run: tuple[Token, ...], one: _Found) -> Day:
    earliest, latest = one.earliest, one.latest
    role = _role(run, one.first)
    clause = clause_of(run, one.first)
    first, last = _part(run, one.first, one.last)
    denied = any(token.low in _NOT_BEFORE for token in run[first:last])
    if role == "before" and latest is not None:
        if denied and _says_before(run, one.first):
            denied, role, earliest, latest = False, "after", earliest or latest, None
        else:
            earliest = None
    elif role == "after" and earliest is not None:
        latest = None
    elif role == "until" and earliest is None and latest is not None:
        earliest = latest
    words = run if role == "moved" else run[first : one.first] + run[one.last + 1 : last]
    return Day(
        start=one.start,
        end=one.end,
        earliest=earliest,
        latest=latest,
        role=role,
        relative=one.relative,
        yearless=one.yearless,
        grain=one.grain,
        around=frozenset(map(meaning, content(words))),
        common=frozenset(map(meaning, content(_uncapped(words)))),
        clause=clause,
        denied=denied,
    )


def _says_before(run: tuple[Token, ...], first: int) -> bool:
    return any(token.low == "before" for token in run[max(0, first - 2) : first + 1])


def _uncapped(words: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(token for token in words if not token.text[0].isupper())


def _role(run: tuple[Token, ...], first: int) -> Role:
    before = run[max(0, first - 3) : first]
    near = {token.low for token in run[max(0, first - 2) : first + 1]}
    if "of" in near and any(token.stem in _DOCUMENTS for token in before):
        return "label"
    if {"as", "of"} <= near:
        return "as_of"
    put_off = any(token.low in _PUT_OFF for token in run[max(0, first - 6) : first])
    if put_off and {"to", "until"} & near and not {"before", "after"} & near:
        return "moved"
    return next((role for role, words in _ROLES if words & near), "at")


def _part(run: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Return the indices of the part of the sentence around: up to a comma or an "and"."""
    start, stop = clause_of(run, first)
    low = first
    while low > start and run[low - 1].low not in {",", "and", "but"}:
        low -= 1
    high = last + 1
    while high < stop and run[high].low not in {",", "and", "but"}:
        high += 1
    return low, high


def _grain(edtf: str) -> str:
    if "/" in edtf or "[" in edtf:
        return "span"
    return {4: "year", 7: "month", 10: "day"}.get(len(edtf), "span")
