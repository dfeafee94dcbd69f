"""Days of publication that no document can have: after it was received, or a program's zero.

What a person tells is not judged here: a day may be unlikely and right.
"""

import datetime as dt
import re
from dataclasses import replace
from typing import Final

from onrecord.ingest.document import Metadata
from onrecord.ingest.stated import stated
from onrecord.records import DateRecord

_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ZEROS: Final = (dt.date(1, 1, 1), dt.date(1970, 1, 1))
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ELSEWHERE: Final = dt.timedelta(days=1)  # where the day begins earlier than in UTC


def believed(metadata: Metadata, received: str) -> tuple[Metadata, str | None]:
    """Return metadata without a day that cannot be, and the sentence that says so, if it had one.

    ``received`` is the time of receipt in UTC (RFC 3339).

    >>> said = Metadata(published=DateRecord(edtf="2199-01-01"))
    >>> believed(said, "2031-06-01T10:00:00Z")[1]
    'it gives 2199-01-01 as its day of publication, which is after it was received, on 2031-06-01'
    """
    date = metadata.published
    wrong = None if date is None else _wrong(date, _earliest(received))
    if date is None or wrong is None:
        return metadata, None
    told = date.phrase or date.edtf
    return (
        replace(metadata, published=None),
        f"it gives {told} as its day of publication, which is {wrong}",
    )


def _wrong(date: DateRecord, received: dt.date | None) -> str | None:
    day = _earliest(date.edtf)
    moment = stated(date.phrase, "")
    if day in _ZEROS or (moment is not None and moment.moment == _EPOCH):
        return "what programs write where they know none"
    if day is not None and received is not None and day - received > _ELSEWHERE:
        return f"after it was received, on {received.isoformat()}"
    return None


def _earliest(edtf: str) -> dt.date | None:
    found = _DAY.match(edtf)
    if found is None:
        return None
    try:
        return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
