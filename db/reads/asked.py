"""What a person asks for, turned from what was typed into the record's ids."""

from collections.abc import Mapping

from sqlalchemy import Connection

from db.reads.filters import ClaimFilter
from db.reads.names import find_claim, find_slot, find_source, find_speaker, find_topic, of_key
from onrecord.dates import UNKNOWN, bounds
from onrecord.errors import UsageError
from onrecord.filters import Filters
from onrecord.vocabulary import CLAIM_STATUSES, QUOTE_TYPES

_FINDERS = {
    "speaker": find_speaker,
    "topic": find_topic,
    "source": find_source,
    "proposition": find_slot,
}


def resolve(
    connection: Connection, filters: Filters, keys: Mapping[str, str] | None = None
) -> ClaimFilter:
    """Return the filter in the record's ids; raises where a name or a date cannot be read.

    ``keys`` are those of the records that ``speaker``, ``topic`` and the like meant when they
    were asked for before: a key names the same record in every database, a name may not.
    """
    _check(filters)
    found: dict[str, int | None] = {}
    for noun, find in _FINDERS.items():
        typed: str | None = getattr(filters, noun)
        key = (keys or {}).get(noun)
        found[noun] = (
            None
            if typed is None
            else find(connection, typed)
            if key is None
            else of_key(connection, noun, key)
        )
    return ClaimFilter(
        **found,
        about=filters.about,
        since=filters.since,
        until=filters.until,
        statuses=CLAIM_STATUSES if filters.status == "any" else (filters.status,),
        quote_type=filters.quote_type,
        min_confidence=filters.min_confidence,
        limit=filters.limit,
        after=None if filters.after is None else find_claim(connection, filters.after),
    )


def _check(filters: Filters) -> None:
    """Raise UsageError for what no command line would let through, and for dates."""
    since, until = (bounds(date) if date else UNKNOWN for date in (filters.since, filters.until))
    if since.stored[0] > until.stored[1]:
        raise UsageError(
            f"--since {filters.since} lies after --until {filters.until}. Exchange the two"
        )
    for name, value, known in (
        ("status", filters.status, (*CLAIM_STATUSES, "any")),
        ("quote type", filters.quote_type, (*QUOTE_TYPES, None)),
    ):
        if value not in known:
            listed = ", ".join(word for word in known if word)
            raise UsageError(f'"{value}" is no {name}. Say one of: {listed}')
    if filters.min_confidence is not None and not 0 <= filters.min_confidence <= 1:
        raise UsageError(
            f"A confidence of {filters.min_confidence:g} is none. Say a number from 0 to 1"
        )
    if filters.limit is not None and filters.limit < 1:
        raise UsageError(f"A limit of {filters.limit} shows nothing. Say 1 or more")
