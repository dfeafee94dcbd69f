"""Write the record down, whole or an extract of it, in one transaction: one state of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from db.engine import reading
from db.reads.asked import resolve
from db.reads.claim_lines import chosen_claims, claim_lines
from db.reads.extracts import Extract, extract, load_extract
from db.reads.history_lines import change_lines, contradiction_lines, origin_decision_lines
from db.reads.record_lines import (
    proposition_lines,
    source_lines,
    speaker_lines,
    topic_lines,
)
from onrecord.filters import Filters
from onrecord.jsonlines import FORMAT, encoded
from onrecord.recordfile import write as record_file
from onrecord.recordfile.shapes import Plain

Write = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Exported:
    """How many claims were written, and how many relations lead out of the extract."""

    claims: int
    left_out: int


def export_all(engine: Engine, write: Write) -> Exported:
    """Write the whole record as JSON Lines: the same bytes for the same record."""
    with reading(engine) as connection:
        return Exported(_write(write, _whole(connection), whole=True), 0)


def export_extract(engine: Engine, wanted: Filters, write: Write) -> Exported:
    """Write the claims that pass a filter, with all that they need, as JSON Lines."""
    with reading(engine) as connection:
        found = extract(connection, resolve(connection, wanted))
        return Exported(_write(write, _part(connection, found), whole=False), found.left_out)


def export_records(engine: Engine, wanted: Filters, write: Write) -> Exported:
    """Write the claims that pass a filter, with all that they need, as one record file."""
    with reading(engine) as connection:
        found = extract(connection, resolve(connection, wanted))
        records = load_extract(connection, found)
    write(record_file(records).encode())
    return Exported(len(found.claims), found.left_out)


def _whole(connection: Connection) -> Iterator[tuple[str, Plain]]:
    yield from source_lines(connection)
    yield from topic_lines(connection)
    yield from speaker_lines(connection)
    yield from proposition_lines(connection)
    yield from claim_lines(connection)
    yield from contradiction_lines(connection)
    yield from origin_decision_lines(connection)
    yield from change_lines(connection)


def _part(connection: Connection, found: Extract) -> Iterator[tuple[str, Plain]]:
    yield from source_lines(connection, found.sources)
    yield from topic_lines(connection, found.topics)
    yield from speaker_lines(connection, found.speakers)
    yield from proposition_lines(connection, found.propositions)
    for claim in chosen_claims(connection, found.claims):
        yield "claim", claim
    yield from contradiction_lines(connection, found.contradictions)
    yield from origin_decision_lines(connection, found.sources)


def _write(write: Write, lines: Iterable[tuple[str, Plain]], *, whole: bool) -> int:
    header: Plain = {"format": FORMAT} | ({"whole": True} if whole else {})
    write(encoded("onrecord", header))
    count, claims = 1, 0
    for noun, mapping in lines:
        write(encoded(noun, mapping))
        count += 1
        claims += noun == "claim"
    write(encoded("end", {"lines": count}))
    return claims
