"""The change log as people read it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from db.store.rows import chunks, fetch
from db.tables import Anchor, Appearance, Capture, Change, ChangeRecord, Claim
from onrecord.dates import bounds
from onrecord.views import ChangeDetailView, ChangeView, TouchedView


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFilter:
    """Which changes to show: of a record (noun, key), by a person, since and until a day (UTC)."""

    record: tuple[str, str] | None = None
    by: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        """Raise ImpossibleDateError now, not when the first entry is read."""
        for date in (self.since, self.until):
            if date is not None:
                bounds(date)


def history(connection: Connection, noun: str, key: str) -> list[ChangeView]:
    """Return the changes that made or changed a record, the first one first."""
    found = list_changes(connection, ChangeFilter(record=(noun, key)))
    return list(found)[::-1]


def list_changes(connection: Connection, wanted: ChangeFilter) -> Iterator[ChangeView]:
    """Give the changes that the filter means, the latest first."""
    statement = select(Change.id).order_by(Change.id.desc())
    if wanted.record is not None:
        noun, key = wanted.record
        statement = statement.join(ChangeRecord, ChangeRecord.change_id == Change.id).where(
            ChangeRecord.noun == noun, ChangeRecord.key == key
        )
    if wanted.by is not None:
        statement = statement.where(Change.made_by == wanted.by)
    if wanted.since is not None:
        statement = statement.where(Change.at >= bounds(wanted.since).stored[0])
    if wanted.until is not None:
        # A moment of that day is longer than the day, and sorts before "~".
        statement = statement.where(Change.at < f"{bounds(wanted.until).stored[1]}~")
    if wanted.limit is not None:
        statement = statement.limit(wanted.limit)
    for chunk in chunks(connection.execute(statement).scalars().all()):
        yield from _views(connection, chunk)


def show_change(connection: Connection, number: int) -> ChangeDetailView:
    """Return one change with every record that it touched."""
    (view,) = _views(connection, [number])
    touched = tuple(
        TouchedView(noun=row.noun, key=row.key, before=row.before, after=row.after)
        for row in touched_by(connection, number)
    )
    return ChangeDetailView(change=view, touched=touched)


def touched_by(connection: Connection, number: int) -> Sequence[Any]:
    """Return (noun, key, before, after) rows of the records that a change touched."""
    statement = (
        select(ChangeRecord.__table__)
        .where(ChangeRecord.change_id == number)
        .order_by(ChangeRecord.noun, ChangeRecord.key)
    )
    return connection.execute(statement).all()


def last_of(connection: Connection, by: str) -> int | None:
    """Return the last change of a person that takes nothing back and was not taken back."""
    undone = taken_back(connection)
    statement = (
        select(Change.id)
        .where(Change.made_by == by, Change.undoes_id.is_(None))
        .order_by(Change.id.desc())
    )
    numbers = connection.execute(statement).scalars()
    return next((number for number in numbers if number not in undone), None)


def taken_back(connection: Connection) -> dict[int, int]:
    """Return the changes that are taken back, each with the change that did it.

    One whose taking back was taken back itself holds again, and is not among them.
    """
    statement = (
        select(Change.id, Change.undoes_id)
        .where(Change.undoes_id.is_not(None))
        .order_by(Change.id.desc())
    )
    found: dict[int, int] = {}
    for row in connection.execute(statement):  # later ones first: what takes this one back is known
        if row.id not in found:
            found.setdefault(row.undoes_id, row.id)
    return found


def next_changes(
    connection: Connection, number: int, noun: str, keys: Iterable[str]
) -> dict[str, Any]:
    """Return the first (key, change_id, before, after) after a change of each record, by key."""
    later = (
        select(ChangeRecord.key, func.min(ChangeRecord.change_id).label("change_id"))
        .where(ChangeRecord.noun == noun, ChangeRecord.change_id > number)
        .group_by(ChangeRecord.key)
    )
    found: dict[str, Any] = {}
    for chunk in chunks(keys):
        first = later.where(ChangeRecord.key.in_(chunk)).subquery()
        statement = select(ChangeRecord.__table__).join(
            first,
            (first.c.key == ChangeRecord.key) & (first.c.change_id == ChangeRecord.change_id),
        )
        for row in connection.execute(statement.where(ChangeRecord.noun == noun)):
            found[row.key] = row
    return found


def proved_later(
    connection: Connection, number: int, captures: Iterable[str]
) -> tuple[str, int] | None:
    """Return (claim key, change) of the first evidence that came after a change from its texts.

    ``captures`` are the keys of the texts. Later changes that left a claim's appearances as they
    were, or that were taken back, do not count.
    """
    undone = taken_back(connection)
    statement = (
        select(ChangeRecord.__table__)
        .join(Claim, Claim.key == ChangeRecord.key)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .join(Anchor, Anchor.appearance_id == Appearance.id)
        .join(Capture, Capture.id == Anchor.capture_id)
        .where(ChangeRecord.noun == "claim", ChangeRecord.change_id > number)
        .where(~Appearance.withdrawn, Claim.status != "withdrawn")
    )
    found = [
        (row.change_id, row.key)
        for row in fetch(connection, statement, Capture.key, captures)
        if row.change_id not in undone and _gave_evidence(row)
    ]
    return min(found)[::-1] if found else None


def looked_at_later(
    connection: Connection, number: int, captures: Collection[str]
) -> tuple[str, int] | None:
    """Return (appearance key, change) of the first review of one of those texts after a change.

    ``captures`` are their keys. Reviews that were taken back do not count.
    """
    undone = taken_back(connection)
    statement = (
        select(ChangeRecord.__table__)
        .join(Appearance, Appearance.key == ChangeRecord.key)
        .join(Anchor, Anchor.appearance_id == Appearance.id)
        .join(Capture, Capture.id == Anchor.capture_id)
        .where(ChangeRecord.noun == "appearance", ChangeRecord.change_id > number, Anchor.seen)
    )
    found = [
        (row.change_id, row.key)
        for row in fetch(connection, statement, Capture.key, captures)
        if row.change_id not in undone and set(captures) & set((row.after or {}).get("seen", ()))
    ]
    return min(found)[::-1] if found else None


def _gave_evidence(row: Any) -> bool:
    if row.before is None or row.after is None:
        return True
    return bool(row.before.get("appearances") != row.after.get("appearances"))


def last_change_of(connection: Connection, noun: str, key: str) -> ChangeView | None:
    """Return the change that made or changed a record last, ``None`` for one that has none."""
    return next(list_changes(connection, ChangeFilter(record=(noun, key), limit=1)), None)


def _views(connection: Connection, numbers: Sequence[int]) -> list[ChangeView]:
    counts = select(ChangeRecord.change_id, func.count()).group_by(ChangeRecord.change_id)
    records = {row[0]: row[1] for row in fetch(connection, counts, ChangeRecord.change_id, numbers)}
    undone = taken_back(connection)
    rows = {row.id: row for row in fetch(connection, select(Change.__table__), Change.id, numbers)}
    return [
        ChangeView(
            number=number,
            at=rows[number].at,
            by=rows[number].made_by,
            act=rows[number].act,
            summary=rows[number].summary,
            records=records.get(number, 0),
            undoes=rows[number].undoes_id,
            undone_by=undone.get(number),
        )
        for number in numbers
    ]
