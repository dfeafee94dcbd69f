"""The one filter grammar: its options, declared once, and what they add up to.

A command takes ``filters: Filters`` and is decorated with ``filtered()``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from cli.options import bundled
from onrecord.errors import UsageError
from onrecord.vocabulary import CLAIM_STATUSES, QuoteType

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.reads.filters import ClaimFilter

ClaimStatus = Literal["draft", "accepted", "rejected", "withdrawn", "any"]

Topic = Annotated[str | None, typer.Option(metavar="TOPIC", help="Id, key or name of a topic.")]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, max=10**9, help="At most so many.")]

OPTIONS: Final[dict[str, Any]] = {
    "speaker": Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Id, name, alias, or a part that only one speaker has."),
    ],
    "topic": Topic,
    "about": Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help='Words of the statement or quotation; "a phrase"; begin*.'
        ),
    ],
    "since": Annotated[
        str | None, typer.Option(metavar="DATE", help="Said on or after this date (EDTF).")
    ],
    "until": Annotated[
        str | None, typer.Option(metavar="DATE", help="Said on or before this date (EDTF).")
    ],
    "source": Annotated[
        str | None,
        typer.Option(metavar="SOURCE", help="Id, key, or a part of a source's title or publisher."),
    ],
    "status": Annotated[ClaimStatus, typer.Option(help="Status of the claims.")],
    "quote_type": Annotated[QuoteType | None, typer.Option(help="How the words are reported.")],
    "limit": Limit,
    "after": Annotated[
        str | None,
        typer.Option(metavar="CLAIM", help="Go on behind this claim, the last one of a page."),
    ],
}


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
    after: str | None = None

    def resolve(self, connection: "Connection") -> "ClaimFilter":
        """Return the filter in the record's ids; raises where a name or date cannot be read."""
        from db.reads.filters import ClaimFilter
        from db.reads.names import find_claim, find_source, find_speaker, find_topic
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
            after=None if self.after is None else find_claim(connection, self.after),
        )

    def words(self) -> tuple[tuple[str, str], ...]:
        """Return the filters that were given, as typed, for a report's footer."""
        return tuple(self._given())

    def _given(self) -> Iterator[tuple[str, str]]:
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                yield field.name.replace("_", "-"), str(value)


def filtered(*left_out: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the filter options, but for those ``left_out``, as its ``filters``."""
    options = {name: option for name, option in OPTIONS.items() if name not in left_out}
    return bundled("filters", options, {f.name: f.default for f in fields(Filters)}, Filters)
