"""Merge speakers that are one, and split one that is two; every claim follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, cast

from sqlalchemy import Connection, Engine

from db.engine import trying, writing
from db.reads.changes import last_merge, touched_by
from db.reads.names import find_claim, find_speaker, key_of
from db.reads.references import claims_naming, groups_with
from db.store.claims import load_claims
from db.store.rows import ids
from db.store.speakers import load_speakers
from db.tables import Speaker
from onrecord.errors import UsageError
from onrecord.merging import given_back, merged, renamed, unmerged
from onrecord.recordfile import record_of, slug
from onrecord.records import ClaimRecord, RecordSet, SpeakerRecord
from workflows.actor import Actor
from workflows.completing import underived
from workflows.detection import Detected
from workflows.recording import Recorder

_Rows: TypeAlias = dict[tuple[str, str], Any]


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of two speakers: ``stays`` has what it keeps, ``other`` what the other gets.

    ``claims`` counts the claims that name another speaker now; ``change`` is the number in the log.
    """

    stays: SpeakerRecord
    other: SpeakerRecord
    claims: int
    detected: Detected
    change: int | None


def merge(
    engine: Engine, keep: str, others: Sequence[str], actor: Actor, *, dry_run: bool = False
) -> list[Moved]:
    """Make one speaker of several: all that named the others names ``keep``, in one change.

    The others' names become aliases, their offices move along; they themselves are withdrawn.
    """
    with (trying if dry_run else writing)(engine) as connection:
        stays = key_of(connection, "speaker", find_speaker(connection, keep))
        recorder = Recorder(connection, actor, roles_move=True, keeps_evidence=True)
        gone = [key_of(connection, "speaker", find_speaker(connection, o)) for o in others]
        counted = [_merge_one(recorder, stays, other) for other in dict.fromkeys(gone)]
        detected = recorder.settle()
        change = recorder.log("merge", f"{', '.join(dict.fromkeys(gone))} into {stays}")
        found = load_speakers(connection, [stays, *gone])
    return [
        Moved(found[stays], found[other], claims, detected, change)
        for other, claims in zip(dict.fromkeys(gone), counted, strict=True)
    ]


def split_merged(
    engine: Engine, keep: str, other: str, actor: Actor, *, dry_run: bool = False
) -> Moved:
    """Take a merge apart again: the other speaker comes back with the claims that it brought.

    What was changed since stays as it is; claims that came later stay with ``keep``. Raises
    UsageError for two that were never merged.
    """
    with (trying if dry_run else writing)(engine) as connection:
        names = [key_of(connection, "speaker", find_speaker(connection, n)) for n in (keep, other)]
        stays, back = names
        number = last_merge(connection, stays, back)
        if number is None:
            raise UsageError(
                f'"{back}" was not merged into "{stays}". To part claims from it: '
                f"onrecord speaker split {stays} --name NAME --claim ID"
            )
        rows = {(row.noun, row.key): row for row in touched_by(connection, number)}
        recorder = Recorder(connection, actor, roles_move=True, keeps_evidence=True)
        claims = _claims_back(connection, rows, stays, back)
        speakers = _speakers_back(connection, rows, stays, back)
        recorder.take(RecordSet(speakers=speakers, claims=claims))
        detected = recorder.settle()
        change = recorder.log("split", f"{back} from {stays}, as before change {number}")
        found = load_speakers(connection, names)
    return Moved(found[stays], found[back], len(claims), detected, change)


def split_off(
    engine: Engine,
    keep: str,
    name: str,
    claims: Sequence[str],
    actor: Actor,
    *,
    key: str | None = None,
    dry_run: bool = False,
) -> Moved:
    """Give some claims of a speaker to a new one of that name, of the same kind.

    Raises UsageError for a claim that does not name the speaker, and where the key is taken.
    """
    with (trying if dry_run else writing)(engine) as connection:
        stays = key_of(connection, "speaker", find_speaker(connection, keep))
        stored = load_speakers(connection, [stays])[stays]
        new = SpeakerRecord(
            key=_free_key(connection, key, name),
            name=name,
            kind=stored.kind,
            source=stored.source,
        )
        keys = [key_of(connection, "claim", find_claim(connection, typed)) for typed in claims]
        before = load_claims(connection, keys)
        moved = [renamed(underived(before[k]), {stays: new.key}) for k in dict.fromkeys(keys)]
        for claim in moved:
            if claim == underived(before[claim.key]):
                raise UsageError(
                    f'The claim "{claim.key}" does not name {stored.name}. Leave it out'
                )
        recorder = Recorder(connection, actor, roles_move=True, keeps_evidence=True)
        recorder.take(RecordSet(speakers=(new,), claims=tuple(moved)))
        detected = recorder.settle()
        change = recorder.log("split", f"{new.key} from {stays}: {len(moved)} claims")
    return Moved(stored, new, len(moved), detected, change)


def _merge_one(recorder: Recorder, keep: str, other: str) -> int:
    connection = recorder.connection
    found = load_speakers(connection, [keep, other])
    speakers = merged(found[keep], found[other])
    named = ids(connection, Speaker, [other])[other]
    groups = load_speakers(connection, groups_with(connection, named))
    claims = load_claims(connection, claims_naming(connection, named))
    recorder.take(
        RecordSet(
            speakers=(*speakers, *(_with_member(g, other, keep) for g in groups.values())),
            claims=tuple(renamed(underived(c), {other: keep}) for c in claims.values()),
        )
    )
    return len(claims)


def _with_member(group: SpeakerRecord, old: str, new: str) -> SpeakerRecord:
    members = dict.fromkeys(new if key == old else key for key in group.members)
    return replace(group, members=tuple(members))


def _claims_back(
    connection: Connection, rows: _Rows, stays: str, back: str
) -> tuple[ClaimRecord, ...]:
    keys = [key for noun, key in rows if noun == "claim"]
    now = load_claims(connection, keys)
    found = []
    for key in keys:
        before = underived(cast("ClaimRecord", record_of("claim", rows["claim", key].before)))
        after = renamed(before, {back: stays})
        if after != before:
            found.append(given_back(underived(now[key]), before, after))
    return tuple(found)


def _speakers_back(
    connection: Connection, rows: _Rows, stays: str, back: str
) -> tuple[SpeakerRecord, ...]:
    keys = [key for noun, key in rows if noun == "speaker"]
    now = load_speakers(connection, keys)
    before = {
        k: cast("SpeakerRecord", record_of("speaker", rows["speaker", k].before)) for k in keys
    }
    brought, _ = merged(before[stays], before[back])
    groups = [
        replace(now[key], members=before[key].members)
        for key in keys
        if key not in {stays, back}
        and now[key].members == _with_member(before[key], back, stays).members
    ]
    return unmerged(now[stays], before[stays], brought), before[back], *groups


def _free_key(connection: Connection, key: str | None, name: str) -> str:
    wanted = key or slug(name)
    taken = load_speakers(connection, [wanted])
    if key and taken:
        raise UsageError(
            f'The key "{key}" is taken by the speaker "{taken[key].name}". Choose another'
        )
    number = 1
    while taken:
        number += 1
        taken = load_speakers(connection, [f"{wanted}-{number}"])
    return wanted if number == 1 else f"{wanted}-{number}"
