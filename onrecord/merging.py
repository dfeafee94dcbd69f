"""Two speakers that turn out to be one, and one that turns out to be two: what becomes of records.

Pure: which claims name whom is for the caller to find out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from onrecord.errors import UsageError
from onrecord.records import ClaimRecord, RoleRecord, SpeakerRecord


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
    """Return a speaker without what another brought: ``after`` is with it, ``before`` without.

    What was changed since, and what it has from elsewhere, stays.
    """
    roles = {role.key: role for role in (*before.roles, *now.roles)}
    keys = [tuple(role.key for role in one.roles) for one in (now, before, after)]
    return replace(
        now,
        aliases=_without(now.aliases, before.aliases, after.aliases),
        roles=tuple(roles[key] for key in _without(*keys)),
        members=_without(now.members, before.members, after.members),
    )


def brought_back(
    now: SpeakerRecord,
    before: SpeakerRecord,
    moved: Collection[str],
    held: Iterable[RoleRecord],
) -> SpeakerRecord:
    """Return a speaker that was merged away as it was ``before``, with what it was given since.

    ``moved`` are the keys of the roles that went to the one that stays, ``held`` the roles that
    that one has now: they come back as they were corrected since, or not if they were taken away.
    """
    standing = {role.key: role for role in held}
    own = {role.key for role in now.roles}
    roles = (standing.get(role.key) if role.key in moved else role for role in before.roles)
    return replace(
        now,
        roles=(*(r for r in roles if r is not None and r.key not in own), *now.roles),
        members=tuple(dict.fromkeys((*before.members, *now.members))),
        withdrawn=before.withdrawn and now.withdrawn,
    )


def members_back(
    now: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...], stays: str
) -> tuple[str, ...]:
    """Return a group's members with the one that ``stays`` was put in the place of.

    ``after`` is with it, ``before`` without. Whom somebody took out or put in since stays so.
    """
    if now == after:
        return before
    back = tuple(key for key in before if key not in {*after, *now})
    place = (stays, *back) if stays in before or not back else back
    return tuple(named for key in now for named in (place if key == stays else (key,)))


def members_with(group: SpeakerRecord, keys: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a group's members, those of ``keys`` replaced by others."""
    return tuple(dict.fromkeys(keys.get(key, key) for key in group.members))


def renamed(claim: ClaimRecord, keys: Mapping[str, str]) -> ClaimRecord:
    """Return a claim that names other speakers, wherever it names one of ``keys``.

    Nobody speaks on their own behalf, and nobody passes words on to themselves, neither their own
    nor those of another.
    """
    speaker = keys.get(claim.speaker, claim.speaker)
    principal = claim.on_behalf_of and keys.get(claim.on_behalf_of, claim.on_behalf_of)
    return replace(
        claim,
        speaker=speaker,
        on_behalf_of=None if principal == speaker else principal,
        appearances=tuple(
            replace(one, relayed_by=_chain(one.relayed_by, keys, speaker))
            for one in claim.appearances
        ),
    )


def given_back(now: ClaimRecord, before: ClaimRecord, after: ClaimRecord) -> ClaimRecord:
    """Return a claim that names again whom a merge had it name no longer.

    ``after`` is the claim with the merge, ``before`` without it. Speaker, principal and each
    report's relayers are given back by themselves, where nobody changed that since. Whom the merge
    left out because they were the speaker comes back only where the speaker is as it left it.
    """
    same = now.speaker == after.speaker
    speaker = before.speaker if same else now.speaker
    principal = now.on_behalf_of
    if principal == after.on_behalf_of and (same or principal is not None):
        principal = before.on_behalf_of
    chains = {
        key: was
        for key, is_now, was, left in _chains(now, before, after)
        if is_now == left and speaker not in was and (same or len(was) == len(left))
    }
    return replace(
        now,
        speaker=speaker,
        on_behalf_of=now.on_behalf_of if principal == speaker else principal,
        appearances=tuple(
            replace(one, relayed_by=chains.get(one.key, one.relayed_by)) for one in now.appearances
        ),
    )


def left_behind(now: ClaimRecord, before: ClaimRecord, after: ClaimRecord) -> bool:
    """Tell whether a claim was not given back all that the merge had changed in it.

    A report that is no longer there has nothing to be given.
    """
    return any(
        was not in {left, is_now}
        for is_now, was, left in (
            (now.speaker, before.speaker, after.speaker),
            (now.on_behalf_of, before.on_behalf_of, after.on_behalf_of),
            *(chains for _, *chains in _chains(now, before, after)),
        )
    )


def _without(
    now: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[str, ...]:
    """Return ``now`` without what is only in ``after``, and with what is only in ``before``."""
    if now == after:
        return before
    stays = (one for one in now if one in before or one not in after)
    return (*stays, *(one for one in before if one not in {*after, *now}))


def _chain(relayed_by: Iterable[str], keys: Mapping[str, str], speaker: str) -> tuple[str, ...]:
    named = (keys.get(key, key) for key in relayed_by)
    return tuple(key for key, _ in groupby(key for key in named if key != speaker))


def _chains(
    now: ClaimRecord, before: ClaimRecord, after: ClaimRecord
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Give each report's key, and its relayers now, before and after."""
    was = {one.key: one.relayed_by for one in before.appearances}
    left = {one.key: one.relayed_by for one in after.appearances}
    for one in now.appearances:
        if one.key in was and one.key in left:
            yield one.key, one.relayed_by, was[one.key], left[one.key]


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
