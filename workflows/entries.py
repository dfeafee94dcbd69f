"""The log of one transaction in several entries: each part of the work can then be undone alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from db.store.changes import Entry, Touched, log_changes
from workflows.recording import Recorder


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one entry tells, and the records that are its, as (noun, key)."""

    summary: str
    records: Collection[tuple[str, str]]


def log_parts(recorder: Recorder, act: str, parts: Sequence[Part]) -> list[int | None]:
    """Append an entry for each part and return their numbers, ``None`` where nothing changed.

    Each record is of one part. What is of none, such as what was brought up to date besides, goes
    with the last.
    """
    last = len(parts) - 1
    owners = {record: place for place, part in enumerate(parts) for record in part.records}
    touched: list[list[Touched]] = [[] for _ in parts]
    made = sorted(recorder.new_claims(), key=lambda one: one.key)
    for one in (*recorder.touched, *made):
        touched[owners.get((one.noun, one.key), last)].append(one)
    entries = [
        Entry(
            at=recorder.actor.at, by=recorder.actor.by, act=act, summary=part.summary, touched=own
        )
        for part, own in zip(parts, touched, strict=True)
        if own
    ]
    numbers = iter(log_changes(recorder.connection, entries))
    return [next(numbers) if own else None for own in touched]
