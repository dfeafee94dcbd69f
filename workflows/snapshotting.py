"""Write the captures of a source as a web archive, for others to keep and to read."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy import Engine

from db.engine import reading
from db.reads.held_captures import held_captures, times_of_captures
from db.reads.names import find_source
from db.reads.proofs import source_key
from onrecord.errors import OnrecordError
from onrecord.ingest.snapshots import write_snapshots


@dataclass(frozen=True, slots=True)
class Written:
    """The id of the source, how many captures were written, and how many are by hash only."""

    source: int
    captures: int
    not_held: int


def write_snapshot(
    engine: Engine, typed: str, target: Callable[[], AbstractContextManager[BinaryIO]]
) -> Written:
    """Write all held captures of a source as WARC; the same record gives the same bytes.

    ``target`` opens what is written to, once it is known that there is something to write.
    """
    with reading(engine) as connection:
        source = find_source(connection, typed)
        key = source_key(connection, source)
        last, held, not_held = times_of_captures(connection, source)
        if last is None or not held:
            raise OnrecordError(
                f"No text of the source {key} is held. Attach it: onrecord source attach {key} FILE"
            )
        with target() as out:
            written = write_snapshots(out, held_captures(connection, source), key, last)
    return Written(source, written, not_held)
