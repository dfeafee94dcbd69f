"""Which merges of speakers hold: those that were neither undone nor taken apart since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.reads.changes import taken_back
from db.store.rows import fetch
from db.tables import Change, ChangeRecord
from onrecord.merge_log import merged_in, parted_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A merge that was not undone, by the number of its change, of speakers by key.

    ``parted`` has those of the ``others`` that came back since, each with the change that did it.
    """

    number: int
    keep: str
    others: tuple[str, ...]
    parted: Mapping[str, int]


def merges_of(connection: Connection, other: str) -> list[Merge]:
    """Return the merges in which a speaker went into another, the latest first."""
    undone = taken_back(connection)
    found = []
    for number, summary in _acts(connection, "merge", [other]):
        named = merged_in(summary)
        if number in undone or named is None or other not in named[1]:
            continue
        keep, others = named
        parted: dict[str, int] = {}
        for change, text in _acts(connection, "split", others):
            told = parted_in(text)
            if told is not None and told.merge == number and change not in undone:
                parted.setdefault(told.other, change)
        found.append(Merge(number=number, keep=keep, others=others, parted=parted))
    return found


def merged_into(connection: Connection, other: str) -> Merge | None:
    """Return the last merge in which a speaker went into another and that holds, if any."""
    found = merges_of(connection, other)
    return next((merge for merge in found if other not in merge.parted), None)


def _acts(connection: Connection, act: str, speakers: Iterable[str]) -> list[tuple[int, str]]:
    """Return (number, summary) of the changes of an act that touched speakers, the latest first."""
    statement = (
        select(Change.id, Change.summary)
        .join(ChangeRecord, ChangeRecord.change_id == Change.id)
        .where(Change.act == act, ChangeRecord.noun == "speaker")
    )
    rows = fetch(connection, statement, ChangeRecord.key, speakers)
    return sorted({(row.id, row.summary) for row in rows}, reverse=True)
