"""The record for other programs and notebooks: open it, ask, and get plain values.

What comes back are the frozen values of ``onrecord.views``; ``onrecord.json_shape`` turns them into
JSON. Names, filters and errors are those of the command line. docs/python.md shows it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypedDict, Unpack

from sqlalchemy import Connection

from db.engine import place, reading
from db.reads.asked import resolve
from db.reads.claims import claim_views, list_claims
from db.reads.contradictions import (
    ContradictionFilter,
    contradiction_views,
    list_contradictions,
    statuses,
)
from db.reads.flat import view_rows
from db.reads.names import (
    find_claim,
    find_contradiction,
    find_proposition,
    find_source,
    find_speaker,
    find_topic,
)
from db.reads.propositions import list_propositions, list_topics
from db.reads.sources import list_sources, source_views
from db.reads.speakers import list_speakers, positions, speaker_views
from db.version import open_database
from onrecord.errors import UsageError
from onrecord.filters import Filters
from onrecord.views import (
    ClaimView,
    ContradictionView,
    PositionView,
    PropositionView,
    SourceView,
    SpeakerView,
    TopicView,
)


class ClaimWords(TypedDict, total=False):
    """The filters that narrow claims down, as on the command line; see ``Filters``."""

    speaker: str
    topic: str
    about: str
    since: str
    until: str
    source: str
    quote_type: str
    min_confidence: float
    limit: int


class Record:
    """A record open for reading, which sees one state of it until it is closed.

    Every method raises UsageError for what cannot be understood and NotFoundError for a name that
    nobody has, both of ``onrecord.errors``.
    """

    def __init__(self, connection: Connection) -> None:
        self._open: Connection | None = connection

    @classmethod
    @contextmanager
    def open(cls, where: str | Path) -> Iterator["Record"]:
        """Give the record at a path or an address; nothing that is done with it changes it.

        Raises DatabaseMissingError and the other errors of ``db.version.open_database``.
        """
        with reading(open_database(place(str(where)))) as connection:
            record = cls(connection)
            try:
                yield record
            finally:
                record._open = None

    def claims(self, *, status: str = "accepted", **filters: Unpack[ClaimWords]) -> list[ClaimView]:
        """Return claims, the latest first; ``status`` is one of theirs, or ``any``."""
        wanted = resolve(self._connection, Filters(**filters, status=status))
        return list(list_claims(self._connection, wanted))

    def claim(self, name: str | int) -> ClaimView:
        """Return the claim of an id or key, whatever its status."""
        found = find_claim(self._connection, str(name))
        return claim_views(self._connection, [found])[found]

    def contradictions(
        self,
        *,
        status: str = "open",
        scope: str | None = None,
        kind: str | None = None,
        **filters: Unpack[ClaimWords],
    ) -> list[ContradictionView]:
        """Return contradictions, best founded first; the filters hold for one of the two claims.

        ``status`` is one of theirs, ``open`` (all but dismissed and stale) or ``any``.
        """
        claims = resolve(self._connection, Filters(**filters))
        wanted = ContradictionFilter(
            claims=claims, statuses=statuses(status), scope=scope, kind=kind
        )
        return list(list_contradictions(self._connection, wanted))

    def contradiction(self, name: str | int) -> ContradictionView:
        """Return the contradiction of an id or key."""
        found = find_contradiction(self._connection, str(name))
        return contradiction_views(self._connection, [found])[0]

    def positions(
        self, speaker: str | int, *, proposition: str | int | None = None
    ) -> list[PositionView]:
        """Return a speaker's positions by proposition and time, with how each turned."""
        on = None if proposition is None else find_proposition(self._connection, str(proposition))
        return positions(self._connection, find_speaker(self._connection, str(speaker)), on)

    def speakers(self) -> list[SpeakerView]:
        """Return all speakers, by name."""
        return list_speakers(self._connection)

    def speaker(self, name: str | int) -> SpeakerView:
        """Return a speaker by id, key, name, alias, or a part that only one has."""
        return speaker_views(self._connection, [find_speaker(self._connection, str(name))])[0]

    def sources(self) -> list[SourceView]:
        """Return all sources, by date of publication."""
        return list(list_sources(self._connection))

    def source(self, name: str | int) -> SourceView:
        """Return a source by id, key, or a part of its title or publisher."""
        return source_views(self._connection, [find_source(self._connection, str(name))])[0]

    def topics(self) -> list[TopicView]:
        """Return all topics, by name."""
        return list_topics(self._connection)

    def propositions(self, *, topic: str | int | None = None) -> list[PropositionView]:
        """Return all propositions, or those of a topic, by key."""
        of = None if topic is None else find_topic(self._connection, str(topic))
        return list_propositions(self._connection, of)

    def rows(self, view: str) -> list[dict[str, Any]]:
        """Return the rows of one of the database's views with plain names, such as ``claims``."""
        return view_rows(self._connection, view)

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise UsageError("The record is closed. Ask it inside the with block, or open it again")
        return self._open
