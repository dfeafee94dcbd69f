"""Search for contradictions in claims that were taken in without."""

from dataclasses import dataclass

from sqlalchemy import Engine

from db.engine import reading, writing
from db.reads.asked import resolve
from db.reads.filters import conditions
from db.reads.pairs import by_speaker
from onrecord.filters import Filters
from workflows.detection import MANY, Detected, detect


@dataclass(frozen=True, slots=True)
class Checked:
    """How many claims were compared with the record, and what came of it."""

    claims: int
    detected: Detected


def check(engine: Engine, filters: Filters) -> Checked:
    """Compare claims with the record, some of them in each transaction.

    Stopped on the way, it loses nothing: what was found is stored, and a second check goes over it
    again without finding it new.
    """
    with reading(engine) as connection:
        wanted = conditions(connection, resolve(connection, filters))
        chunks = list(by_speaker(connection, wanted, MANY))
    detected = Detected(0, 0)
    for chunk in chunks:
        with writing(engine) as connection:
            detected += detect(connection, chunk)
    return Checked(sum(map(len, chunks)), detected)
