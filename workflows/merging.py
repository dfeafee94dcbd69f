"""Merge speakers that are one; every claim follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine

from db.engine import trying, writing
from db.reads.merges import merged_into
from db.reads.names import find_speaker, key_of
from db.reads.references import claims_naming, groups_with
from db.store.claims import load_claims
from db.store.rows import ids
from db.store.speakers import load_speakers
from db.tables import Speaker
from onrecord.errors import UsageError
from onrecord.merge_log import merge_summary
from onrecord.merging import members_with, merged, renamed
from onrecord.records import RecordSet, SpeakerRecord
from workflows.actor import Actor
from workflows.completing import underived
from workflows.finding_rows import Detected
from workflows.recording import Recorder


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of two speakers: ``stays`` has what it keeps, ``other`` what the other gets.

    ``claims`` counts the claims that name another speaker now; ``change`` is the number in the log,
    ``None`` where there was nothing to do. ``behind`` are the keys of the claims that a split left
    as they were corrected since, wholly or in part.
    """

    stays: SpeakerRecord
    other: SpeakerRecord
    claims: int
    detected: Detected
    change: int | None
    behind: tuple[str, ...] = ()


def merge(
    engine: Engine, keep: str, others: Sequence[str], actor: Actor, *, dry_run: bool = False
) -> list[Moved]:
    """Make one speaker of several: all that named the others names ``keep``, in one change.

    The others' names become aliases, their roles move along; they themselves are withdrawn.
    """
    with (trying if dry_run else writing)(engine) as connection:
        stays = key_of(connection, "speaker", find_speaker(connection, keep))
        recorder = Recorder(connection, actor, roles_move=True, keeps_evidence=True)
        gone = [key_of(connection, "speaker", find_speaker(connection, o)) for o in others]
        new = _not_yet_merged(connection, stays, gone)
        counted = {other: _merge_one(recorder, stays, other) for other in new}
        detected = recorder.settle()
        change = recorder.log("merge", merge_summary(stays, new))
        found = load_speakers(connection, [stays, *gone])
    return [
        Moved(
            found[stays], found[other], counted.get(other, 0), detected,
            change if other in counted else None,
        )
        for other in dict.fromkeys(gone)
    ]  # fmt: skip


def _not_yet_merged(connection: Connection, keep: str, others: Iterable[str]) -> list[str]:
    """Return those that are not merged into ``keep`` already; raises UsageError for withdrawn ones.

    What is withdrawn by hand, or is part of a third, has nothing of its own to bring.
    """
    found = load_speakers(connection, [keep, *others])
    refuse_withdrawn(connection, found[keep])
    new = []
    for other in dict.fromkeys(others):
        merge = merged_into(connection, other) if found[other].withdrawn else None
        if merge is None or merge.keep != keep:
            refuse_withdrawn(connection, found[other])
            new.append(other)
    return new


def _merge_one(recorder: Recorder, keep: str, other: str) -> int:
    connection = recorder.connection
    found = load_speakers(connection, [keep, other])
    speakers = merged(found[keep], found[other])
    named = ids(connection, Speaker, [other])[other]
    groups = load_speakers(connection, set(groups_with(connection, named)) - {keep, other})
    stored = load_claims(connection, claims_naming(connection, named))
    claims = [
        claim
        for claim in map(underived, stored.values())
        if renamed(claim, {other: keep}) != claim  # not where only a withdrawn report names it
    ]
    recorder.take(
        RecordSet(
            speakers=(
                *speakers,
                *(replace(g, members=members_with(g, {other: keep})) for g in groups.values()),
            ),
            claims=tuple(renamed(claim, {other: keep}) for claim in claims),
        )
    )
    return len(claims)


def refuse_withdrawn(connection: Connection, speaker: SpeakerRecord) -> None:
    """Raise UsageError for a speaker that is withdrawn: it names what it was merged into."""
    if not speaker.withdrawn:
        return
    merge = merged_into(connection, speaker.key)
    if merge is None:
        raise UsageError(
            f'"{speaker.key}" is withdrawn. Take it back in first: '
            f"onrecord speaker edit {speaker.key} --set withdrawn=false"
        )
    raise UsageError(
        f'"{speaker.key}" was itself merged into "{merge.keep}", by change {merge.number}. '
        f"Take that apart first: onrecord speaker split {merge.keep} {speaker.key}"
    )
