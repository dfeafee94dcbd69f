"""Options that several commands share, and the filter that they add up to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.errors import UsageError
from onrecord.vocabulary import CLAIM_STATUSES, QuoteType

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.reads.filters import ClaimFilter

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
IdsOnly = Annotated[bool, typer.Option("--ids", help="Print ids only, one a line, for pipes.")]
Speaker = Annotated[
    str | None,
    typer.Option(
        "--speaker", metavar="NAME", help="Id, name, alias, or a part that only one speaker has."
    ),
]
Topic = Annotated[
    str | None, typer.Option("--topic", metavar="TOPIC", help="Id, key or name of a topic.")
]
About = Annotated[
    str | None,
    typer.Option(
        "--about", metavar="WORDS", help='Words of the statement or quotation; "a phrase"; begin*.'
    ),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Said on or after this date (EDTF).")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Said on or before this date (EDTF).")
]
Source = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="SOURCE", help="Id, key, or a part of a source's title or publisher."
    ),
]
QuoteTypes = Annotated[
    QuoteType | None, typer.Option("--quote-type", help="How the words are reported.")
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, max=10**9, help="At most so many.")
]
ClaimStatuses = Annotated[
    Literal["draft", "accepted", "rejected", "withdrawn", "any"],
    typer.Option("--status", help="Status of the claims."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters as they were typed."""

    speaker: str | None = None
    topic: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    status: str = "accepted"
    quote_type: str | None = None
    limit: int | None = None

    def resolve(self, connection: "Connection") -> "ClaimFilter":
        """Return the filter in the record's ids; raises where a name or date cannot be read."""
        from db.reads.filters import ClaimFilter
        from db.reads.names import find_source, find_speaker, find_topic
        from onrecord.dates import UNKNOWN, bounds

        since, until = (bounds(date) if date else UNKNOWN for date in (self.since, self.until))
        if since.stored[0] > until.stored[1]:
            raise UsageError(
                f"--since {self.since} lies after --until {self.until}. Exchange the two"
            )
        return ClaimFilter(
            speaker=None if self.speaker is None else find_speaker(connection, self.speaker),
            topic=None if self.topic is None else find_topic(connection, self.topic),
            about=self.about,
            since=self.since,
            until=self.until,
            source=None if self.source is None else find_source(connection, self.source),
            statuses=CLAIM_STATUSES if self.status == "any" else (self.status,),
            quote_type=self.quote_type,
            limit=self.limit,
        )

    def words(self) -> tuple[tuple[str, str], ...]:
        """Return the filters that were given, as typed, for a report's footer."""
        return tuple(self._given())

    def _given(self) -> Iterator[tuple[str, str]]:
        for name in ("speaker", "topic", "about", "since", "until", "source", "quote_type"):
            value = getattr(self, name)
            if value is not None:
                yield name.replace("_", "-"), value
        if self.status != "accepted":
            yield "status", self.status
        if self.limit is not None:
            yield "limit", str(self.limit)
