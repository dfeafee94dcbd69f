"""Take a change back: append the reverse of one transaction, whatever its size.

A change can be taken back while every record that it touched is as it left it. What was made new
is withdrawn, what was changed becomes what it was; taking back the taking back restores it. Where
something later depends on the change, nothing is done and that is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Engine

from db.engine import trying, writing
from db.reads.changes import (
    last_change_of,
    last_of,
    looked_at_later,
    next_changes,
    proved_later,
    show_change,
    taken_back,
    touched_by,
)
from db.reads.names import find_change
from db.store.anchors import set_seen_of
from db.store.captures import release
from db.store.contradictions import decisions_withdrawn, set_proposer, withdraw_decisions
from db.store.origins import origin_decisions_withdrawn, withdraw_origin_decisions
from onrecord.errors import OnrecordError, RecordError
from onrecord.recordfile import record_of
from onrecord.recordfile.mappings import NOUNS, Record, records_of
from onrecord.records import ClaimRecord
from onrecord.views import ChangeView, TouchedView
from workflows.actor import Actor
from workflows.detection import PROPOSED_BY
from workflows.finding_rows import Detected
from workflows.origins import regroup
from workflows.recording import LOADERS, Recorder


class DependsError(OnrecordError):
    """Something later depends on the change that was to be taken back."""

    def __init__(self, change: ChangeView, what: str, then: str) -> None:
        super().__init__(f"Change {change.number} cannot be undone: {what}. {then}")


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, as what: ``change`` is the number of the new entry in the log."""

    taken_back: ChangeView
    touched: tuple[TouchedView, ...]
    detected: Detected
    change: int


def undo(engine: Engine, typed: str | None, actor: Actor, *, dry_run: bool = False) -> Undone:
    """Take a change back, the actor's last one where ``typed`` names none.

    ``dry_run`` tells what would be done and leaves the database as it is. Raises NotFoundError,
    and DependsError where something later depends on it.
    """
    with (trying if dry_run else writing)(engine) as connection:
        change = _change(connection, typed, actor)
        recorder = Recorder(connection, actor, roles_move=True, keeps_evidence=True, puts_back=True)
        touched = touched_by(connection, change.number)
        _refuse_changed(connection, change, touched)
        _take_back(recorder, change, touched)
        try:
            detected = recorder.settle()
        except RecordError as error:
            raise DependsError(
                change, str(error), "Undo what came later first: onrecord log"
            ) from error
        summary = f"change {change.number}: {change.summary}"
        number = recorder.log("undo", summary, undoes=change.number)
        if number is None:
            raise OnrecordError(
                f"Change {change.number} left nothing to undo: the record is as it was before it"
            )
        done = show_change(connection, number)
    return Undone(change, done.touched, detected, number)


def _change(connection: Connection, typed: str | None, actor: Actor) -> ChangeView:
    number = last_of(connection, actor.by) if typed is None else find_change(connection, typed)
    if number is None:
        raise OnrecordError(
            f"{actor.by} has made no change that could be undone. Name one: onrecord log"
        )
    change = show_change(connection, number).change
    if change.undone_by is not None:
        raise OnrecordError(
            f"Change {number} is undone already, by change {change.undone_by}. "
            f"To have it back: onrecord undo {change.undone_by}"
        )
    return change


def _refuse_changed(connection: Connection, change: ChangeView, touched: Sequence[Any]) -> None:
    """Raise DependsError where a record is not as the change left it."""
    for noun in NOUNS:
        rows = [row for row in touched if row.noun == noun]
        if not rows:
            continue
        current = LOADERS[noun](connection, [row.key for row in rows])
        made = [row.key for row in rows if row.after is None]
        later = next_changes(connection, change.number, noun, made)
        for row in rows:
            left = row.after
            if left is None:
                left = later[row.key].before if row.key in later else None
            now = current.get(row.key)
            if now is None or (left is not None and record_of(noun, left) != now):
                raise _changed_since(connection, change, noun, row.key)


def _changed_since(connection: Connection, change: ChangeView, noun: str, key: str) -> DependsError:
    last = last_change_of(connection, noun, key)
    if last is None or last.number == change.number:
        return DependsError(
            change,
            f'the {noun} "{key}" is not as it left it, and the log does not say why',
            "Look at it: onrecord verify",
        )
    is_undone = last.number in taken_back(connection)
    return DependsError(
        change,
        f'the {noun} "{key}" was changed after it, by change {last.number} '
        f"({last.act}, {last.by}, {last.at})",
        f"Look at it: onrecord log --{noun} {key}"
        if is_undone
        else f"Undo that first: onrecord undo {last.number}",
    )


def _take_back(recorder: Recorder, change: ChangeView, touched: Sequence[Any]) -> None:
    whole: dict[str, list[Record]] = {}
    for noun in NOUNS:
        rows = [row for row in touched if row.noun == noun]
        current = LOADERS[noun](recorder.connection, [row.key for row in rows]) if rows else {}
        for row in rows:
            before = record_of(noun, row.before) if row.before else withdrawn(current[row.key])
            whole.setdefault(noun, []).append(before)
    _take_captures_back(recorder, change, [row for row in touched if row.noun == "capture"])
    recorder.take(records_of(whole))
    _take_verdicts_back(recorder, touched)
    _take_origins_back(recorder, touched)
    _take_looks_back(recorder, touched)


def withdrawn(record: Any) -> Any:
    """Return a record as one that is no longer part of the record."""
    if isinstance(record, ClaimRecord):
        return replace(record, status="withdrawn")
    return replace(record, withdrawn=True)


def _take_captures_back(recorder: Recorder, change: ChangeView, rows: Sequence[Any]) -> None:
    """Have texts that the change brought be known by their hash only again."""
    gone = [row.key for row in rows if row.before == {"held": True}]
    if gone:
        source, _, sha256 = gone[0].rpartition("@")  # as the keys of captures are made
        raise DependsError(
            change,
            f"it let go of a text, which is no longer here (SHA-256 {sha256}...)",
            f"Attach the file again: onrecord source attach {source} FILE",
        )
    texts = [row.key for row in rows]
    if looked := looked_at_later(recorder.connection, change.number, texts):
        raise DependsError(
            change,
            f'a person looked at what its text has of the quotation "{looked[0]}", '
            f"in the review that is change {looked[1]}",
            f"Undo that first: onrecord undo {looked[1]}",
        )
    if later := proved_later(recorder.connection, change.number, texts):
        claim, number = later
        raise DependsError(
            change,
            f'the claim "{claim}" was proved against its text, by change {number}',
            f"Undo that first: onrecord undo {number}",
        )
    for key, source in release(recorder.connection, texts):
        recorder.touch("capture", key, {"held": True}, {"held": False})
        recorder.reprove([source])


def _take_verdicts_back(recorder: Recorder, touched: Sequence[Any]) -> None:
    wanted = {
        row.key: True if row.before is None else row.before["withdrawn"]
        for row in touched
        if row.noun == "decision"
    }
    _set_decisions(recorder, wanted)
    for row in touched:
        if row.noun == "contradiction" and (row.before is None or "recorded" in row.before):
            recorded = False if row.before is None else row.before["recorded"]
            _set_recorded(recorder, row.key, recorded=recorded)


def _take_origins_back(recorder: Recorder, touched: Sequence[Any]) -> None:
    """Have what people decided about origins count no longer, or again."""
    rows = {row.key: row for row in touched if row.noun == "origin_decision"}
    stand = origin_decisions_withdrawn(recorder.connection, rows)
    for key, row in rows.items():
        now = True if row.before is None else row.before["withdrawn"]
        if stand[key] != now:
            sources = withdraw_origin_decisions(recorder.connection, [key], withdrawn=now)
            regroup(recorder.connection, sources)
            recorder.touch("origin_decision", key, {"withdrawn": stand[key]}, {"withdrawn": now})


def _take_looks_back(recorder: Recorder, touched: Sequence[Any]) -> None:
    """Have what a person looked at in later captures be unseen again, or seen."""
    for row in touched:
        if row.noun != "appearance" or row.before is None:
            continue
        for now in ("seen", "unseen"):
            captures = row.before.get(now)
            if captures:
                set_seen_of(recorder.connection, row.key, captures, seen=now == "seen")
                recorder.touch("appearance", row.key, row.after, row.before)


def _set_decisions(recorder: Recorder, wanted: Mapping[str, bool]) -> None:
    """Have decisions be withdrawn, or count again: all at once, since a bulk has hundreds."""
    stand = decisions_withdrawn(recorder.connection, wanted)
    for now in (True, False):
        keys = [key for key, one in wanted.items() if one == now and stand[key] != now]
        withdraw_decisions(recorder.connection, keys, withdrawn=now)
        for key in keys:
            recorder.touch("decision", key, {"withdrawn": not now}, {"withdrawn": now})


def _set_recorded(recorder: Recorder, key: str, *, recorded: bool) -> None:
    """Have a pair be one that a person recorded, or one that stands only while it is found."""
    claims = set_proposer(recorder.connection, key, None if recorded else PROPOSED_BY)
    recorder.concern("claim", claims)
    recorder.touch("contradiction", key, {"recorded": not recorded}, {"recorded": recorded})
