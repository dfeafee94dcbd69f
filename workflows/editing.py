"""Edit records: load each one whole, change its fields, take it; one transaction, one log entry.

Writers wait for each other, so that every edit starts from what is stored. What an edit goes on
top of is told: each field with its value before, and who else changed the record a moment ago.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Engine

from db.engine import trying, writing
from db.reads.last_changes import LastChange, last_changes
from db.store.changes import Touched
from db.store.rows import ids
from db.tables import RECORD_TABLES
from onrecord.errors import OnrecordError, UsageError
from onrecord.recordfile import checked_record_of, mapping_of
from onrecord.recordfile.mappings import records_of
from onrecord.records import ClaimRecord
from workflows.actor import Actor
from workflows.completing import underived
from workflows.finding_rows import Detected
from workflows.naming import resolved
from workflows.recording import LOADERS, Recorder

Plain = dict[str, Any]
Select = Callable[[Connection], Sequence[str]]
"""Gives the keys of the records that are meant, in the transaction that changes them."""
Change = Callable[[Plain], Plain]
Prepare = Callable[[Connection], Change]
"""Gives what is done to the mapping of each record, once its names were looked up."""

JUST_NOW: Final = dt.timedelta(hours=1)
_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What is to be done to which records of one noun; ``what`` tells the log.

    ``if_change`` refuses unless it is the last change of the one record that is meant.
    """

    noun: str
    select: Select
    prepare: Prepare
    what: str
    act: str = "edit"
    if_change: int | None = None


class ChangedSinceError(OnrecordError):
    """Somebody changed a record while a person was editing it."""

    def __init__(self, noun: str, key: str, last: LastChange | None) -> None:
        who = f" by {last.by} at {last.at} (change {last.number})" if last else ""
        see = f"onrecord log {last.number}" if last else f"onrecord {noun} show {key}"
        super().__init__(
            f'{noun} "{key}" was changed{who} while you were editing. Look at it: {see}'
        )


class NotLastChangeError(OnrecordError):
    """A record was changed after the change that a person saw."""

    def __init__(self, noun: str, key: str, last: LastChange | None, wanted: int) -> None:
        found = f"is {last.number} ({last.by}, {last.at})" if last else "is not in the log"
        see = f"onrecord log {last.number}" if last else f"onrecord {noun} show {key}"
        super().__init__(
            f'{noun} "{key}": its last change {found}, not {wanted}. Look at it: {see}'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What an edit did to the records of one noun.

    ``touched`` are those that changed, before and after; ``unchanged`` the keys of those that were
    so already; ``followed`` counts other records that went along. ``ids`` is by key. ``recent``
    holds changes by somebody else within the last hour, by key. ``change`` is ``None`` where
    nothing changed.
    """

    noun: str
    touched: tuple[Touched, ...]
    unchanged: tuple[str, ...]
    followed: int
    ids: Mapping[str, int]
    recent: Mapping[str, LastChange]
    detected: Detected
    change: int | None


def edit_records(
    engine: Engine,
    noun: str,
    select: Select,
    changes: Mapping[str, Any],
    actor: Actor,
    *,
    dry_run: bool = False,
    if_change: int | None = None,
) -> Edited:
    """Set fields of records to plain values of the record format, ``None`` to unset one.

    Values that refer to records may be names. ``if_change`` refuses unless it is the record's
    last change. Raises UsageError for fields and values that no record can have.
    """
    if "key" in changes:
        raise UsageError("A key never changes: other records and files refer to it by that")
    if noun == "source" and "file" in changes:
        raise UsageError("A text is no field to set. Attach it: onrecord source attach SOURCE FILE")

    if noun == "source" and "sha256" in changes and changes["sha256"] is None:
        raise UsageError(
            "The hash of a text stays: spans were counted in it. If it is wrong, set the right one"
        )

    def prepare(connection: Connection) -> Change:
        found = resolved(connection, changes)
        return lambda mapping: mapping | found

    what = ", ".join(changes)
    edit = Edit(noun=noun, select=select, prepare=prepare, what=what, if_change=if_change)
    return change_records(engine, edit, actor, dry_run=dry_run)


def change_records(engine: Engine, edit: Edit, actor: Actor, *, dry_run: bool = False) -> Edited:
    """Change the mappings of records in one transaction.

    ``dry_run`` does all of it and takes it back. A time of saying that was only worked out is not
    in the mapping, and worked out anew.
    """
    noun = edit.noun
    with (trying if dry_run else writing)(engine) as connection:
        keys = list(dict.fromkeys(edit.select(connection)))
        last = last_changes(connection, noun, keys)
        _refuse_later(edit, keys, last)
        change = edit.prepare(connection)
        stored = LOADERS[noun](connection, keys)
        recorder = Recorder(connection, actor, keeps_evidence=True)
        records = [checked_record_of(noun, change(_mapping(stored[key]))) for key in keys]
        recorder.take(records_of({noun: records}))
        detected = recorder.settle()
        own, followed = _divided(recorder, noun, keys)
        number = recorder.log(edit.act, summary(noun, [t.key for t in own], edit.what))
        changed = {touched.key for touched in own}
        return Edited(
            noun=noun,
            touched=own,
            unchanged=tuple(key for key in keys if key not in changed),
            followed=followed,
            ids=ids(connection, RECORD_TABLES[noun], keys),
            recent=_recent(last, changed, actor),
            detected=detected,
            change=number,
        )


def _divided(
    recorder: Recorder, noun: str, keys: Collection[str]
) -> tuple[tuple[Touched, ...], int]:
    """Return the touched records that were meant, and how many others went along."""
    meant = set(keys)
    own = tuple(t for t in recorder.touched if t.noun == noun and t.key in meant)
    return own, len(recorder.touched) - len(own)


def summary(noun: str, keys: Sequence[str], what: str) -> str:
    """Return what the log says: the first few records, and what was done to them."""
    more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    return f"{noun} {', '.join(keys[:_NAMED])}{more}: {what}"


def _recent(
    last: Mapping[str, LastChange], changed: Collection[str], actor: Actor
) -> dict[str, LastChange]:
    """Return the edits by somebody else within the last hour, of the records that changed."""
    since = _moment(actor.at) - JUST_NOW
    return {
        key: change
        for key, change in last.items()
        if key in changed
        and change.by != actor.by
        and not change.made_new
        and _moment(change.at) >= since
    }


def one_of(key: str) -> Select:
    """Return what selects the record of a key."""
    return lambda _connection: [key]


def _mapping(record: Any) -> Plain:
    return mapping_of(underived(record) if isinstance(record, ClaimRecord) else record)


def _refuse_later(edit: Edit, keys: Sequence[str], last: Mapping[str, LastChange]) -> None:
    wanted = edit.if_change
    if wanted is None:
        return
    if len(keys) != 1:
        raise UsageError(
            f"--if-change is about one record, and these are {len(keys)}. Leave it out"
        )
    found = last.get(keys[0])
    if found is None or found.number != wanted:
        raise NotLastChangeError(edit.noun, keys[0], found, wanted)


def _moment(at: str) -> dt.datetime:
    return dt.datetime.fromisoformat(at)
