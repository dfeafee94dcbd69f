"""A day as a document states it in figures (ISO 8601), with its moment where it has a zone."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

_ISO: Final = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of a page about its day of publication; ``moment`` with zone, if it has one."""

    phrase: str
    day: dt.date
    moment: dt.datetime | None
    where: str

    @property
    def in_utc(self) -> bool:
        """Whether it names a moment in UTC, which need not be the page's own zone."""
        return self.moment is not None and not self.moment.utcoffset()


def stated(phrase: str | None, where: str) -> Stated | None:
    """Return what an ISO 8601 text states, ``None`` for any other text and for no real day."""
    words = (phrase or "").strip()
    found = _ISO.fullmatch(words)
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
        moment = None
        if zone:
            time = dt.time(int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
            moment = dt.datetime.combine(date, time)
    except ValueError:
        return None
    return Stated(words, date, moment, where)


def _zone(zone: str) -> dt.tzinfo:
    if zone[0] not in "+-":
        return dt.UTC
    digits = zone[1:].replace(":", "")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return dt.timezone(-offset if zone[0] == "-" else offset)
