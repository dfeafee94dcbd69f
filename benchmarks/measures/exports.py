"""Everything out: claims read in full, and written in each format.

A format that the program gains gets its line in ``EXPORTS``: a function that takes the connection
and a filter and writes to a file that keeps nothing.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sqlalchemy import Connection

from benchmarks.subject import Subject
from benchmarks.timing import Case, Target
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from onrecord import json_shape
from onrecord.tabular import SHEETS, write_csv

Export = Callable[[Connection, ClaimFilter], None]
MOST: Final = 100_000  # claims of one export


class Nowhere(io.TextIOBase):
    """A file that takes text and keeps none."""

    def write(self, text: str, /) -> int:
        """Return how much was taken."""
        return len(text)


def _views(connection: Connection, wanted: ClaimFilter) -> None:
    for _ in list_claims(connection, wanted):
        pass


def _json_lines(connection: Connection, wanted: ClaimFilter) -> None:
    file = Nowhere()
    for view in list_claims(connection, wanted):
        file.write(json.dumps(json_shape.claim(view), ensure_ascii=False) + "\n")


def _csv(connection: Connection, wanted: ClaimFilter) -> None:
    write_csv(Nowhere(), SHEETS["claim"][0], list_claims(connection, wanted))


EXPORTS: Final[Mapping[str, tuple[Export, float | None]]] = {
    "read, not written": (_views, None),
    "JSON, a claim a line": (_json_lines, 4),
    "CSV": (_csv, 2.5),
}


def cases(subject: Subject) -> Iterator[Case]:
    """Give one case for each format, up to 100,000 claims."""
    wanted = ClaimFilter(limit=min(subject.claims, MOST))
    for name, (export, limit) in EXPORTS.items():
        yield Case(
            measure=f"Export of {min(subject.claims, MOST):,} claims",
            name=name,
            ours=lambda export=export: export(subject.connection, wanted),  # type: ignore[misc]
            baselines={"raw rows": lambda: _raw(subject)},
            unit="s",
            target=None if limit is None else Target(limit, "raw rows"),
        )


def _raw(subject: Subject) -> None:
    for _ in subject.raw.all_claims(min(subject.claims, MOST)):
        pass
