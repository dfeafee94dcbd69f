"""Who speaks, as a record: a speaker that the record has, a new one, or one left unresolved.

A name links to the one speaker that goes by it. Where several do, or only a surname fits, the
speaker is one of this source alone and the others are named as candidates: never a guess.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.drafts.given import Captured, KnownSpeaker, Record
from onrecord.recordfile import slug
from onrecord.records import SpeakerRecord
from onrecord.speakers.resolution import Resolution
from onrecord.text import fold
from onrecord.vocabulary import SpeakerKind

_LONGEST: Final = 80  # characters of a key made from a name
_NAME: Final = 200  # characters of a name
_NOBODY: Final = "a speaker whom the text does not name"


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker by key and name, with who else it could be."""

    key: str
    name: str
    candidates: tuple[str, ...] = ()


def names_in(resolutions: Iterable[Resolution], more: Iterable[str] = ()) -> set[str]:
    """Return the names under which a record may know who speaks in a text."""
    names = set(more)
    for one in resolutions:
        names |= {name for name in (one.name, one.organisation) if name}
        names |= {*one.others, *one.relayed_by, *one.candidates}
    return names


class Speakers:
    """The speakers of one source, by what the text calls them; ``new`` are those to be added."""

    def __init__(self, source: Captured, record: Record) -> None:
        self._source = source
        self._known: dict[str, list[KnownSpeaker]] = {}
        for speaker in record.speakers:
            for name in {fold(n) for n in (speaker.name, *speaker.aliases)}:
                self._known.setdefault(name, []).append(speaker)
        self._all = record.speakers
        self._taken = set(record.taken) | {speaker.key for speaker in record.speakers}
        self._new: dict[str, SpeakerRecord] = {}
        self._found: dict[tuple[str, str], Named] = {}
        self._kinds: dict[str, SpeakerKind] = {}

    def new(self, used: Iterable[str]) -> tuple[SpeakerRecord, ...]:
        """Return the new speakers among those of the keys, and the members of their groups."""
        wanted = set(used)
        for key in tuple(wanted):
            wanted |= set(self._new[key].members if key in self._new else ())
        return tuple(record for key, record in self._new.items() if key in wanted)

    def note_kinds(self, resolutions: Iterable[Resolution]) -> None:
        """Keep what kind each name is of, for where it stands without its kind."""
        for one in resolutions:
            if one.label and one.kind:
                self._kinds.setdefault(fold(one.label), one.kind)

    def of(self, resolution: Resolution, words: str) -> Named:
        """Return the speaker of an attribution, whose source is worded so."""
        first = self._one(resolution, words)
        if not resolution.others:
            return first
        members = [first, *(self.called(name) for name in resolution.others)]
        different = {member.key: member for member in members}
        if len(different) == 1:
            return first
        return self._group(tuple(different.values()))

    def called(self, label: str, kind: SpeakerKind | None = None) -> Named:
        """Return the speaker whom the text calls so."""
        found = kind or self._kinds.get(fold(label), "person")
        if found == "unnamed":
            return self._unnamed(label, ())
        return self._by_name(label, found)

    def _one(self, resolution: Resolution, words: str) -> Named:
        if resolution.name is not None and resolution.kind not in {None, "unnamed"}:
            return self._by_name(resolution.name, resolution.kind)
        label = resolution.label or resolution.described_as or words or _NOBODY
        return self._unnamed(label, resolution.candidates)

    def _by_name(self, name: str, kind: SpeakerKind | None) -> Named:
        wanted = fold(name)
        if ("named", wanted) not in self._found:
            self._found["named", wanted] = self._linked(name, wanted, kind or "person")
        return self._found["named", wanted]

    def _linked(self, name: str, wanted: str, kind: SpeakerKind) -> Named:
        fit = [one for one in self._known.get(wanted, ()) if _may_be(one.kind, kind)]
        if len(fit) == 1:
            return Named(fit[0].key, fit[0].name)
        near = fit or self._ending_in(wanted)
        if near or not slug(name):
            return self._unnamed(name, tuple(one.name for one in near))
        return self._added(SpeakerRecord(key=self._key(slug(name)), name=name[:_NAME], kind=kind))

    def _ending_in(self, wanted: str) -> list[KnownSpeaker]:
        """Return the people who have a name of one word for their surname."""
        if not wanted or " " in wanted:
            return []
        return [
            one
            for one in self._all
            if one.kind == "person" and fold(one.name).rpartition(" ")[2] == wanted
        ]

    def _unnamed(self, label: str, candidates: tuple[str, ...]) -> Named:
        own = ("unnamed", "\x1f".join((fold(label), *candidates)))
        if own not in self._found:
            begin = f"{self._source.key[:100]}:{slug(label)[:_LONGEST] or 'speaker'}"
            note = f"Could be {_or(candidates)}." if candidates else None
            record = SpeakerRecord(
                key=self._key(begin), name=" ".join(label.split())[:_NAME], kind="unnamed",
                source=self._source.key, note=note,
            )  # fmt: skip
            self._found[own] = Named(self._added(record).key, record.name, candidates)
        return self._found[own]

    def _group(self, members: tuple[Named, ...]) -> Named:
        name = " and ".join(
            filter(None, (", ".join(m.name for m in members[:-1]), members[-1].name))
        )
        known = self._known.get(fold(name), ())
        if len(known) == 1 and known[0].kind == "group":
            return Named(known[0].key, known[0].name)
        own = ("group", fold(name))
        if own not in self._found:
            key = self._key("-and-".join(slug(m.name) for m in members) or "group")
            group = SpeakerRecord(
                key=key, name=name[:_NAME], kind="group", members=tuple(m.key for m in members)
            )
            self._found[own] = self._added(group)
        return self._found[own]

    def _added(self, record: SpeakerRecord) -> Named:
        self._new[record.key] = record
        return Named(record.key, record.name)

    def _key(self, begin: str) -> str:
        """Return a key that nobody has, which begins so."""
        start = begin[: _LONGEST if ":" not in begin else None]
        key, number = start, 1
        while key in self._taken:
            number += 1
            key = f"{start}-{number}"
        self._taken.add(key)
        return key


def key_begins(names: Iterable[str]) -> Mapping[str, str]:
    """Return how the keys of new speakers of these names begin, by name."""
    return {name: slug(name)[:_LONGEST] for name in names if slug(name)}


def _may_be(known: SpeakerKind, found: SpeakerKind) -> bool:
    """Tell whether one and the same may be of both kinds; an outlet is an organisation, too."""
    if known == "unnamed":
        return False
    return (known == "person") == (found == "person")


def _or(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
