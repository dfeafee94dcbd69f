"""The append-only log: one entry for each transaction, one row for each record that it touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, literal, select

from db.tables import Change, ChangeRecord, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A record that a change touched, before and after, as plain JSON values.

    Of a whole record the mapping of the record format; of a capture whether it is ``held``, of an
    appearance its ``verification``, or in which captures its changed words were ``seen``, of a
    contradiction its ``status``, of a decision whether it is ``withdrawn``. Both are ``None`` for
    one that was made new.
    """

    noun: str
    key: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one transaction did. ``at`` is UTC, ISO text; ``undoes`` is the change taken back."""

    at: str
    by: str
    act: str
    summary: str
    touched: Sequence[Touched]
    undoes: int | None = None


def log_change(connection: Connection, entry: Entry) -> int:
    """Append an entry and return its number: the next one, without gaps."""
    (number,) = log_changes(connection, [entry])
    return number


def log_changes(connection: Connection, entries: Sequence[Entry]) -> list[int]:
    """Append entries and return their numbers: the next ones, without gaps.

    The writers' lock keeps numbers apart. A sequence of PostgreSQL would leave a gap for each
    transaction that was rolled back, as if an entry were missing.
    """
    if not entries:
        return []
    numbered = list(enumerate(entries, start=last_change(connection) + 1))
    rows = [
        {
            "id": number,
            "at": entry.at,
            "made_by": entry.by,
            "act": entry.act,
            "summary": entry.summary,
            "undoes_id": entry.undoes,
        }
        for number, entry in numbered
    ]
    connection.execute(insert(Change), rows)
    touched = [
        {"change_id": number, "noun": t.noun, "key": t.key, "before": t.before, "after": t.after}
        for number, entry in numbered
        for t in entry.touched
    ]
    if touched:
        connection.execute(insert(ChangeRecord), touched)
    return [number for number, _ in numbered]


def log_new_claims(connection: Connection, number: int, first: int) -> None:
    """Add to an entry, as made new, the claims whose ids are ``first`` or above."""
    made = select(literal(number), literal("claim"), Claim.key)
    made = made.where(Claim.id >= first).order_by(Claim.key)
    connection.execute(insert(ChangeRecord).from_select(("change_id", "noun", "key"), made))


def last_change(connection: Connection) -> int:
    """Return the number of the last change, 0 before the first."""
    return connection.execute(select(func.coalesce(func.max(Change.id), 0))).scalar_one()
