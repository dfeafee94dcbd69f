"""Two speakers that turn out to be one, and one that turns out to be two: what becomes of records.

Pure: which claims name whom is for the caller to find out.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from onrecord.errors import UsageError
from onrecord.records import AppearanceRecord, ClaimRecord, RoleRecord, SpeakerRecord


def merged(keep: SpeakerRecord, other: SpeakerRecord) -> tuple[SpeakerRecord, SpeakerRecord]:
    """Return the speaker that stays, with all that the other brings, and the other, withdrawn.

    Raises UsageError for two that cannot be one: a person and an organisation, or a speaker who
    is named and one that a source leaves unnamed, unless the unnamed one is the other.
    """
    _refuse_unlike(keep, other)
    names = () if other.kind == "unnamed" else (other.name, *other.aliases)
    known = {_office(role) for role in keep.roles}
    members = [m for m in (*keep.members, *other.members) if m not in {keep.key, other.key}]
    stays = replace(
        keep,
        aliases=tuple(dict.fromkeys((*keep.aliases, *(n for n in names if n != keep.name)))),
        roles=(*keep.roles, *(role for role in other.roles if _office(role) not in known)),
        members=tuple(dict.fromkeys(members)),
    )
    return stays, replace(other, roles=(), members=(), withdrawn=True)


def unmerged(now: SpeakerRecord, before: SpeakerRecord, after: SpeakerRecord) -> SpeakerRecord:
    """Return a speaker without what a merge brought; ``before`` and ``after`` are of that merge.

    What was changed since, and what it had before, stays.
    """
    aliases = set(after.aliases) - set(before.aliases)
    roles = {role.key for role in after.roles} - {role.key for role in before.roles}
    members = set(after.members) - set(before.members)
    return replace(
        now,
        aliases=tuple(name for name in now.aliases if name not in aliases),
        roles=tuple(role for role in now.roles if role.key not in roles),
        members=tuple(member for member in now.members if member not in members),
    )


def renamed(claim: ClaimRecord, keys: Mapping[str, str]) -> ClaimRecord:
    """Return a claim that names other speakers, wherever it names one of ``keys``.

    Nobody speaks on their own behalf, and nobody passes words on to themselves.
    """
    speaker = keys.get(claim.speaker, claim.speaker)
    principal = claim.on_behalf_of and keys.get(claim.on_behalf_of, claim.on_behalf_of)
    return replace(
        claim,
        speaker=speaker,
        on_behalf_of=None if principal == speaker else principal,
        appearances=tuple(_relayed(one, keys) for one in claim.appearances),
    )


def given_back(now: ClaimRecord, before: ClaimRecord, after: ClaimRecord) -> ClaimRecord:
    """Return a claim that names whom it named before a merge, where nobody changed that since."""
    relayed = {one.key: one.relayed_by for one in after.appearances}
    earlier = {one.key: one.relayed_by for one in before.appearances}
    same = (now.speaker, now.on_behalf_of) == (after.speaker, after.on_behalf_of)
    return replace(
        now,
        speaker=before.speaker if same else now.speaker,
        on_behalf_of=before.on_behalf_of if same else now.on_behalf_of,
        appearances=tuple(
            replace(one, relayed_by=earlier[one.key])
            if one.key in earlier and one.relayed_by == relayed.get(one.key)
            else one
            for one in now.appearances
        ),
    )


def _relayed(appearance: AppearanceRecord, keys: Mapping[str, str]) -> AppearanceRecord:
    named = (keys.get(key, key) for key in appearance.relayed_by)
    return replace(appearance, relayed_by=tuple(key for key, _ in groupby(named)))


def _office(role: RoleRecord) -> tuple[str | None, ...]:
    return role.title, role.organisation, role.start, role.end


def _refuse_unlike(keep: SpeakerRecord, other: SpeakerRecord) -> None:
    if keep.key == other.key:
        raise UsageError(f'"{keep.name}" is one speaker already. Name two')
    if other.kind in {keep.kind, "unnamed"} and keep.kind != "unnamed":
        return
    if keep.kind == "unnamed":
        raise UsageError(
            f'"{keep.name}" is unnamed and belongs to one source. '
            f"Merge it into whoever it was: onrecord speaker merge {other.key} {keep.key}"
        )
    raise UsageError(
        f'"{keep.name}" is of kind {keep.kind}, "{other.name}" of kind {other.kind}: they are not '
        "one speaker. Correct the kind of one of them first"
    )
