"""Take a merge of speakers apart, and part claims from a speaker; every claim follows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from sqlalchemy import Connection, Engine

from db.engine import trying, writing
from db.reads.changes import touched_by
from db.reads.merges import Merge, merged_into, merges_of
from db.reads.names import find_claim, find_speaker, key_of
from db.store.claims import load_claims
from db.store.speakers import load_speakers
from db.tables import Speaker
from onrecord.errors import OnrecordError, UsageError
from onrecord.merge_log import Parted, part_summary
from onrecord.merging import (
    brought_back,
    given_back,
    left_behind,
    members_back,
    members_with,
    merged,
    renamed,
    unmerged,
)
from onrecord.recordfile import record_of
from onrecord.records import ClaimRecord, RecordSet, SpeakerRecord
from workflows.actor import Actor
from workflows.completing import underived
from workflows.merging import Moved, refuse_withdrawn
from workflows.naming import begin_of_key, new_key
from workflows.recording import Recorder


@dataclass(frozen=True, slots=True)
class _Parting:
    """A merge that ``back`` is to be taken out of; ``rows`` are those of its change, by record.

    One change may have merged several, some of whom came back since. A record is compared with
    what the change made of it, less what is parted already.
    """

    merge: Merge
    back: str
    rows: Mapping[tuple[str, str], Any]

    @property
    def others(self) -> tuple[str, ...]:
        """Those whose merge holds, the one to take out among them."""
        return tuple(key for key in self.merge.others if key not in self.merge.parted)

    @property
    def without(self) -> tuple[str, ...]:
        """Those whose merge goes on to hold."""
        return tuple(key for key in self.others if key != self.back)

    def claim(self, key: str) -> tuple[ClaimRecord, ClaimRecord]:
        """Return a claim as it is to be without the one to take out, and as it is with it."""
        row = self.rows["claim", key]
        first, last = (
            underived(cast("ClaimRecord", record_of("claim", m))) for m in (row.before, row.after)
        )
        if self.merge.parted:
            last = renamed(first, dict.fromkeys(self.others, self.merge.keep))
        return renamed(first, dict.fromkeys(self.without, self.merge.keep)), last


def split_merged(
    engine: Engine, keep: str, other: str, actor: Actor, *, dry_run: bool = False
) -> Moved:
    """Take a merge apart again: the other speaker comes back with the claims that it brought.

    What was changed since stays as it is; claims that came later stay with ``keep``. Raises
    UsageError for two that were never merged, and where ``keep`` is withdrawn itself;
    OnrecordError where they are parted already.
    """
    with (trying if dry_run else writing)(engine) as connection:
        names = [key_of(connection, "speaker", find_speaker(connection, n)) for n in (keep, other)]
        parting = _parting(connection, *names)
        recorder = Recorder(connection, actor, roles_move=True, keeps_evidence=True)
        claims, behind = _claims_back(connection, parting)
        recorder.take(RecordSet(speakers=_speakers_back(connection, parting), claims=claims))
        detected = recorder.settle()
        stays, back = names
        change = recorder.log("split", part_summary(Parted(back, stays, parting.merge.number)))
        if change is None:
            raise OnrecordError(
                f'"{back}" is parted from "{stays}" already: all is as before change '
                f"{parting.merge.number}. Look at it: onrecord speaker show {back}"
            )
        found = load_speakers(connection, names)
    return Moved(found[stays], found[back], len(claims), detected, change, behind)


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
            key=_key_for(connection, key, name),
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


def _parting(connection: Connection, stays: str, back: str) -> _Parting:
    """Return what is to be taken apart: the last merge of the two that holds."""
    merges = [merge for merge in merges_of(connection, back) if merge.keep == stays]
    if not merges:
        raise UsageError(
            f'"{back}" was not merged into "{stays}". To part claims from it: '
            f"onrecord speaker split {stays} --name NAME --claim ID"
        )
    merge = next((merge for merge in merges if back not in merge.parted), None)
    if merge is None:
        raise OnrecordError(
            f'"{back}" is parted from "{stays}" already, by change {merges[0].parted[back]}. '
            f"To have them merged again: onrecord speaker merge {stays} {back}"
        )
    refuse_withdrawn(connection, load_speakers(connection, [stays])[stays])
    rows = {(row.noun, row.key): row for row in touched_by(connection, merge.number)}
    return _Parting(merge, back, rows)


def _claims_back(
    connection: Connection, parting: _Parting
) -> tuple[tuple[ClaimRecord, ...], tuple[str, ...]]:
    """Return the claims that are given back something, and the keys of those that keep some."""
    keys = [key for noun, key in parting.rows if noun == "claim"]
    now = load_claims(connection, keys)
    found, behind = [], []
    for key in keys:
        before, after = parting.claim(key)
        claim = underived(now[key])
        back = given_back(claim, before, after)
        if back != claim:
            found.append(back)
        if left_behind(back, before, after):
            behind.append(key)
    return tuple(found), tuple(behind)


def _speakers_back(connection: Connection, parting: _Parting) -> tuple[SpeakerRecord, ...]:
    stays, back = parting.merge.keep, parting.back
    rows = {key: row for (noun, key), row in parting.rows.items() if noun == "speaker"}
    before = {key: cast("SpeakerRecord", record_of("speaker", r.before)) for key, r in rows.items()}
    now = load_speakers(connection, {stays, *rows})
    moved: set[str] = set()
    found = []
    if stays in before:  # else it was left as it was
        without, with_it = (
            _all_merged(before[stays], [before[key] for key in others if key in before])
            for others in (parting.without, parting.others)
        )
        moved = {role.key for role in with_it.roles} - {role.key for role in before[stays].roles}
        found.append(unmerged(now[stays], without, with_it))
    was_back = replace(before[back], members=_where_now(connection, before[back].members))
    found.append(brought_back(now[back], was_back, moved, now[stays].roles))
    for key, group in before.items():
        if key != stays and key not in parting.merge.others:
            was = members_with(group, dict.fromkeys(parting.without, stays))
            left = members_with(group, dict.fromkeys(parting.others, stays))
            members = members_back(now[key].members, was, left, stays)
            found.append(replace(now[key], members=members))
    return tuple(found)


def _where_now(connection: Connection, keys: Iterable[str]) -> tuple[str, ...]:
    """Return speakers by key, those that were merged away since as whom they went into."""
    found: list[str] = []
    for key in keys:
        way = [key]
        while load_speakers(connection, way)[way[-1]].withdrawn:
            merge = merged_into(connection, way[-1])
            if merge is None or merge.keep in way:
                break
            way.append(merge.keep)
        found.append(way[-1])
    return tuple(dict.fromkeys(found))


def _all_merged(keep: SpeakerRecord, others: Iterable[SpeakerRecord]) -> SpeakerRecord:
    for other in others:
        keep, _ = merged(keep, other)
    return keep


def _key_for(connection: Connection, key: str | None, name: str) -> str:
    if key is None:
        return new_key(connection, Speaker, begin_of_key(name) or "speaker")
    taken = load_speakers(connection, [key])
    if taken:
        raise UsageError(
            f'The key "{key}" is taken by the speaker "{taken[key].name}". Choose another'
        )
    return key
