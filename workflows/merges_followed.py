"""Records from a file, which may name speakers that were merged into others since it was written.

A merge is a person's decision, and taking in the same file again must not undo it: what the file
says of a speaker that went into another goes there, too.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from db.reads.changes import touched_by
from db.reads.merges import merged_into
from db.store.speakers import load_speakers
from db.tables import Speaker
from onrecord.merging import members_with, merged, renamed
from onrecord.recordfile import record_of
from onrecord.records import ClaimRecord, RecordSet, SpeakerRecord


class MergesFollowed:
    """Follows the merges that hold in a database; ``met`` are those that it did follow.

    ``met`` maps the key of a speaker to the key of the one that it is part of now.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        withdrawn = select(Speaker.key).where(Speaker.withdrawn)
        self._withdrawn = frozenset(connection.execute(withdrawn).scalars())
        self._into: dict[str, str | None] = {}
        self.met: dict[str, str] = {}

    def follow(self, records: RecordSet) -> RecordSet:
        """Return the records with every merged speaker replaced by the one that it is part of."""
        if not self._withdrawn:
            return records
        named = {key for claim in records.claims for key in _named(claim)}
        named |= {s.key for s in records.speakers}
        named |= {member for s in records.speakers for member in s.members}
        keys = {key: keep for key in named if (keep := self._keep(key)) is not None}
        self.met |= keys
        return replace(
            records,
            claims=tuple(renamed(claim, keys) if keys else claim for claim in records.claims),
            speakers=tuple(self._speakers(records.speakers, keys)),
        )

    def _keep(self, key: str) -> str | None:
        """Return whom a speaker is part of in the end, ``None`` for one that was not merged."""
        if key not in self._withdrawn:
            return None
        if key not in self._into:
            merge = merged_into(self._connection, key)
            self._into[key] = None if merge is None else self._keep(merge.keep) or merge.keep
        return self._into[key]

    def _speakers(
        self, given: tuple[SpeakerRecord, ...], keys: dict[str, str]
    ) -> Iterable[SpeakerRecord]:
        own = {speaker.key: speaker for speaker in given}
        for speaker in given:
            if speaker.key in keys:
                continue
            members = tuple(key for key in members_with(speaker, keys) if key != speaker.key)
            whole = replace(speaker, members=members)
            for other in self._parts(speaker.key):
                whole, _ = merged(whole, own.get(other.key, other))
            yield whole

    def _parts(self, keep: str) -> list[SpeakerRecord]:
        """Return the speakers that went into one, as they were before."""
        gone = [key for key in sorted(self._withdrawn) if self._keep(key) == keep]
        found = load_speakers(self._connection, gone)
        return [self._before(found[key]) for key in gone]

    def _before(self, speaker: SpeakerRecord) -> SpeakerRecord:
        merge = merged_into(self._connection, speaker.key)
        for row in touched_by(self._connection, merge.number) if merge else ():
            if (row.noun, row.key) == ("speaker", speaker.key) and row.before is not None:
                before = record_of("speaker", row.before)
                assert isinstance(before, SpeakerRecord)  # noqa: S101 - as its noun says
                return replace(before, aliases=speaker.aliases)
        return speaker


def _named(claim: ClaimRecord) -> Iterable[str]:
    yield claim.speaker
    if claim.on_behalf_of is not None:
        yield claim.on_behalf_of
    for appearance in claim.appearances:
        yield from appearance.relayed_by
