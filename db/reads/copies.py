"""Which copies of a source are later than the one that its record names, and in what order.

Ids tell no time: an import, or an archive that is read years after, gives them otherwise. The
moment of receipt tells, then the key. A copy of the same second counts as later, and any does
where nobody knows when the coded one was received: it is by hash only, or there is none.
"""

from typing import Final

from sqlalchemy import and_, or_

from db.tables import Capture, aliased

CODED: Final = aliased(Capture)
OF_ITS_SOURCE: Final = and_(~Capture.coded, CODED.source_id == Capture.source_id, CODED.coded)
"""Joins the coded capture to another of its source, from outside: it may have none."""
IS_LATER: Final = and_(
    ~Capture.coded,
    or_(CODED.id.is_(None), CODED.text.is_(None), Capture.captured_at >= CODED.captured_at),
)
LATEST_LAST: Final = (Capture.captured_at, Capture.key)
