"""Everything out: claims read in full, and written in each format.

A format that the program gains gets its line in ``EXPORTS``: a function that takes the connection
and a filter and writes to a file that keeps nothing.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Final

from sqlalchemy import Connection

from benchmarks.subject import Subject
from benchmarks.timing import Case, Target
from db.reads.claim_lines import claim_lines
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from onrecord import json_shape
from onrecord.filters import Filters
from onrecord.jsonlines import encoded
from onrecord.report import RENDERERS
from onrecord.tabular import SHEETS, write_csv
from workflows.reporting import report_of

Export = Callable[[Connection, ClaimFilter], None]


class Nowhere(io.TextIOBase):
    """A file that takes text and keeps none."""

    def write(self, text: str, /) -> int:
        """Return how much was taken."""
        return len(text)


def _views(connection: Connection, wanted: ClaimFilter) -> None:
    for _ in list_claims(connection, wanted):
        pass


def _json(connection: Connection, wanted: ClaimFilter) -> None:
    file = Nowhere()
    for view in list_claims(connection, wanted):
        file.write(json.dumps(json_shape.claim(view), ensure_ascii=False))


def _json_lines(connection: Connection, wanted: ClaimFilter) -> None:
    for noun, mapping in islice(claim_lines(connection), wanted.limit):
        encoded(noun, mapping)


def _csv(connection: Connection, wanted: ClaimFilter) -> None:
    write_csv(Nowhere(), SHEETS["claim"][0], list_claims(connection, wanted))


def _html(connection: Connection, wanted: ClaimFilter) -> None:
    RENDERERS["html"].render(report_of(connection, "timeline", Filters(limit=wanted.limit)))


# The most claims of one export, and the target.
EXPORTS: Final[Mapping[str, tuple[Export, int, float | None]]] = {
    "read, not written": (_views, 100_000, None),
    "JSON Lines": (_json_lines, 100_000, 4),
    "JSON of a list": (_json, 100_000, None),
    "CSV": (_csv, 100_000, 2.5),
    "a timeline in HTML": (_html, 10_000, 2.5),
}


def cases(subject: Subject) -> Iterator[Case]:
    """Give one case for each format."""
    for name, (export, most, limit) in EXPORTS.items():
        count = min(subject.claims, most)
        wanted = ClaimFilter(limit=count)
        yield Case(
            measure="Export",
            name=f"{name}, {count:,} claims",
            ours=lambda export=export, wanted=wanted: export(subject.connection, wanted),  # type: ignore[misc]
            baselines={"raw rows": lambda count=count: _raw(subject, count)},  # type: ignore[misc]
            unit="s",
            target=None if limit is None else Target(limit, "raw rows"),
        )


def _raw(subject: Subject, count: int) -> None:
    for _ in subject.raw.all_claims(count):
        pass
