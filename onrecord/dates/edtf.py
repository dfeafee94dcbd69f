"""Imprecise dates: EDTF in, the earliest and the latest possible day out.

Days are ISO text (``2014-12-03``): that sorts the same in Python, SQLite and PostgreSQL.
A bound that is open is ``None`` here and a sentinel in the tables, never an invented day.
"""

import calendar
import contextlib
import datetime as dt
import io
import re
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.errors import UsageError

OPEN_START: Final = "0001-01-01"
OPEN_END: Final = "9999-12-31"

_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_WINTER = re.compile(r"(\d{4})-24\Z")
_PLAIN = r"(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)"
_PERIOD = re.compile(rf"{_PLAIN}/{_PLAIN}\Z|\[\.\.{_PLAIN}\]\Z|{_PLAIN}\Z")


class ImpossibleDateError(UsageError):
    """The text is no EDTF date, or names a day that does not exist."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and latest possible day, ISO text, inclusive; ``None`` where it is open."""

    earliest: str | None
    latest: str | None

    @property
    def stored(self) -> tuple[str, str]:
        """The bounds as the tables hold them, with sentinels for open ends."""
        return self.earliest or OPEN_START, self.latest or OPEN_END


UNKNOWN: Final = Bounds(None, None)


def from_stored(earliest: str, latest: str) -> Bounds:
    """Return the bounds for two stored days, sentinels turned back to ``None``."""
    return Bounds(
        None if earliest == OPEN_START else earliest, None if latest == OPEN_END else latest
    )


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """Return the bounds of an EDTF expression (levels 0 to 2, years 1 to 9999).

    Raises ImpossibleDateError for anything that is not EDTF, for a day that does not exist and for
    a range that ends before it starts.

    >>> bounds("2014-06~")
    Bounds(earliest='2014-06-01', latest='2014-06-30')
    >>> bounds("[..2014-11-28]")
    Bounds(earliest=None, latest='2014-11-28')
    """
    if _DAY.match(edtf):
        return _one_day(edtf)
    if any(char.isspace() for char in edtf.replace(", ", ",")):  # sets may be spaced
        raise _not_edtf(edtf)
    if winter := _WINTER.match(edtf):
        # The library stops at 31 December; a winter runs on to the end of February.
        year = int(winter[1])
        return Bounds(f"{year:04d}-12-01", _iso(year + 1, 2, calendar.monthrange(year + 1, 2)[1]))
    found = _plain(edtf) or _parsed(edtf)
    if found.earliest and found.latest and found.earliest > found.latest:
        raise ImpossibleDateError(f'"{edtf}" ends before it starts. Write the earlier day first.')
    return found


def overlap(a: Bounds, b: Bounds) -> bool:
    """Return whether two periods can share a day; an open end reaches everything."""
    (a_from, a_to), (b_from, b_to) = a.stored, b.stored
    return a_from <= b_to and b_from <= a_to


def _one_day(edtf: str) -> Bounds:
    try:
        dt.date.fromisoformat(edtf)
    except ValueError:
        raise ImpossibleDateError(
            f'"{edtf}" is a day that does not exist. Check the day and the month.'
        ) from None
    return Bounds(edtf, edtf)


def _plain(edtf: str) -> Bounds | None:
    """Return the bounds of a year, month or day, of a period or "not after"; else ``None``.

    Nearly all dates of a record are of these forms, and the library takes milliseconds for each.
    """
    found = _PERIOD.match(edtf)
    if found is None or "0000" in edtf:
        return None
    start, end, latest, alone = found.groups()
    first, last = start or alone, end or alone or latest
    try:
        return Bounds(_whole(first)[0] if first else None, _whole(last)[1])
    except ValueError:  # the library lets some days through that do not exist
        raise _not_edtf(edtf) from None


def _whole(date: str) -> tuple[str, str]:
    """Return the first and the last day of a year or a month; a day is both.

    Raises ValueError for a day that does not exist.
    """
    if len(date) == len("2014"):
        return f"{date}-01-01", f"{date}-12-31"
    if len(date) == len("2014-12"):
        year, month = int(date[:4]), int(date[5:])
        return f"{date}-01", f"{date}-{calendar.monthrange(year, month)[1]:02d}"
    dt.date.fromisoformat(date)
    return date, date


def _parsed(edtf: str) -> Bounds:
    from edtf import parse_edtf  # 60 ms of start-up that most commands do not need
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        # The library prints to stdout on some bad input, where data goes.
        with contextlib.redirect_stdout(io.StringIO()):
            value = parse_edtf(edtf)
            lower, upper = value.lower_strict(), value.upper_strict()
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError):
        raise _not_edtf(edtf) from None
    # An end left empty is unknown; the library would set it ten years away.
    start = None if edtf.startswith("/") else _bound(edtf, lower)
    end = None if edtf.endswith("/") else _bound(edtf, upper)
    return Bounds(start, end)


def _not_edtf(edtf: str) -> ImpossibleDateError:
    return ImpossibleDateError(
        f'"{edtf}" is not an EDTF date. Write 2014-12-03, 2014-12, 2014-08-08/2014-12-03 '
        "or [..2014-11-28]."
    )


def _bound(edtf: str, moment: float | time.struct_time) -> str | None:
    if isinstance(moment, float):
        return None
    year, month, day = moment.tm_year, moment.tm_mon, moment.tm_mday
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise ImpossibleDateError(f'"{edtf}" lies outside the years 1 to 9999.')
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"
