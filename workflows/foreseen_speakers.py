"""Speakers whom a dry run would have added by now: the next source of it knows them already."""

from collections.abc import Iterable

from onrecord.records import SpeakerRecord
from onrecord.speakers.linking import KnownSpeaker
from onrecord.text import fold


class ForeseenSpeakers:
    """The new speakers of the sources before, each to be written down once."""

    def __init__(self) -> None:
        self._records: dict[str, SpeakerRecord] = {}
        self._by_name: dict[str, list[KnownSpeaker]] = {}
        self._by_last: dict[str, list[KnownSpeaker]] = {}

    def add(self, speakers: Iterable[SpeakerRecord]) -> None:
        """Keep speakers that would be new; an unnamed one is of its source alone."""
        for one in speakers:
            self._records[one.key] = one
            if one.kind == "unnamed":
                continue
            known = KnownSpeaker(one.key, one.name, one.aliases, one.kind)
            names = {fold(name) for name in (one.name, *one.aliases)}
            for name in {name.removeprefix("the ") for name in names}:
                self._by_name.setdefault(name, []).append(known)
            for last in {name.rpartition(" ")[2] for name in names if " " in name}:
                self._by_last.setdefault(last, []).append(known)

    def named(self, folded: str) -> tuple[KnownSpeaker, ...]:
        """Return who of them goes by a name, or has it for the end of theirs."""
        found = self._by_name.get(folded.removeprefix("the "), ())
        return tuple(dict.fromkeys((*found, *self._by_last.get(folded, ()))))

    def has(self, key: str) -> bool:
        """Tell whether one of them has a key."""
        return key in self._records

    def of(self, keys: Iterable[str]) -> tuple[SpeakerRecord, ...]:
        """Return those with the keys, and the members of groups among them."""
        wanted = {key: self._records[key] for key in keys if key in self._records}
        members = {key for one in wanted.values() for key in one.members} - set(wanted)
        return (*(self._records[key] for key in sorted(members & set(self._records))),
                *wanted.values())  # fmt: skip
