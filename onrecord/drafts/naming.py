"""Who speaks, as a record: a speaker that the record has, a new one, or one left unresolved.

A name links to the one speaker that goes by it. Where several do, or only a surname fits, the
speaker is one of this source alone and the others are named as candidates: never a guess.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from onrecord.drafts.given import Captured, Record
from onrecord.drafts.identity import cut
from onrecord.drafts.passages import plain
from onrecord.recordfile import slug
from onrecord.records import SpeakerRecord
from onrecord.speakers.linking import suggest
from onrecord.speakers.resolution import Resolution
from onrecord.text import fold
from onrecord.vocabulary import SpeakerKind

_LONGEST: Final = 80  # characters of a key made from a name
_NAME: Final = 200  # characters of a name
_BEGINS_A_SENTENCE: Final = re.compile(
    r"(?:An?|The|Some|Many|Several|One|Two|Three|Another|Other|Most|Few|My|His|Her|Their|Our|Its|He"
    r"|She|They|Both|All) "
)
_AROUND: Final = " ,;:\u2013\u2014\u2015"
_NOBODY: Final = "somebody"


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
        self._record = record
        self._new: dict[str, SpeakerRecord] = {}
        self._found: dict[tuple[str, str], Named] = {}
        self._kinds: dict[str, SpeakerKind] = {}
        self._surnames: dict[str, set[str]] = {}

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
            if one.name and one.kind == "person":
                last = fold(one.name).rpartition(" ")[2]
                for surname in {last, last.rpartition("-")[2]}:  # al-Brek, Brek
                    self._surnames.setdefault(surname, set()).add(one.name)

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

    def called(
        self, label: str, kind: SpeakerKind | None = None, looks: SpeakerKind = "person"
    ) -> Named:
        """Return the speaker whom the text calls so; where nothing tells the kind, it ``looks``."""
        full = self._surnames.get(fold(label), set())
        if len(full) == 1:
            (label,) = full
        found = kind or self._kinds.get(fold(label), looks)
        if found == "unnamed":
            return self._unnamed(label, ())
        return self._by_name(label, found)

    def _one(self, resolution: Resolution, words: str) -> Named:
        if resolution.how == "metonym" and resolution.name and resolution.organisation:
            return self._seat(resolution.name, resolution.organisation)
        if resolution.name is not None and resolution.kind not in {None, "unnamed"}:
            return self._by_name(resolution.name, resolution.kind)
        label = resolution.label or resolution.described_as or words or _NOBODY
        return self._unnamed(label, resolution.candidates)

    def _by_name(self, name: str, kind: SpeakerKind | None) -> Named:
        name = plain(name)[:_NAME].rstrip()
        wanted = fold(name)
        if ("named", wanted) not in self._found:
            self._found["named", wanted] = self._linked(name, wanted, kind or "person")
        return self._found["named", wanted]

    def _seat(self, name: str, organisation: str) -> Named:
        """Return whom a seat of power stands for, by either name: it speaks for nobody else."""
        wanted = fold(name)
        if any(_may_be(one.kind, "organisation") for one in self._record.named(wanted)):
            return self._by_name(name, "organisation")
        found = self._by_name(organisation, "organisation")
        if found.key in self._new:
            record = self._new[found.key]
            names = tuple(dict.fromkeys((*record.aliases, name)))
            self._new[found.key] = replace(record, aliases=names)
        return found

    def _linked(self, name: str, wanted: str, kind: SpeakerKind) -> Named:
        known = self._record.named(wanted) if wanted else ()
        link = suggest(name, kind, known)
        names = {one.key: one.name for one in known}
        if link.key is not None:
            return Named(link.key, names[link.key])
        if link.candidates or not slug(name):
            return self._unnamed(name, tuple(names[key] for key in link.candidates))
        key = self._key(slug(name)[:_LONGEST])
        return self._added(SpeakerRecord(key=key, name=name, kind=kind))

    def _unnamed(self, label: str, candidates: tuple[str, ...]) -> Named:
        """Return a speaker of this source alone, whose key follows from what it is called."""
        words = plain(label)[:_NAME].strip(_AROUND) or _NOBODY
        if _BEGINS_A_SENTENCE.match(words):
            words = words[0].lower() + words[1:]
        own = "-or-".join(filter(None, map(slug, (words, *candidates))))
        key = f"{cut(self._source.key)}:{cut(own, _LONGEST) or 'speaker'}"
        name = f"{words} ({_or(candidates)})"[:_NAME] if candidates else words
        record = SpeakerRecord(key=key, name=name, kind="unnamed", source=self._source.key)
        self._new.setdefault(key, record)
        return Named(key, name, candidates)

    def _group(self, members: tuple[Named, ...]) -> Named:
        name = " and ".join(
            filter(None, (", ".join(m.name for m in members[:-1]), members[-1].name))
        )
        known = [one for one in self._record.named(fold(name)) if one.kind == "group"]
        if len(known) == 1:
            return Named(known[0].key, known[0].name)
        own = ("group", fold(name))
        if own not in self._found:
            begin = "-and-".join(slug(m.name) for m in members)[:_LONGEST]
            key = self._key(begin or "group")
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
        key, number = begin, 1
        while key in self._new or self._record.taken(key):
            number += 1
            key = f"{begin}-{number}"
        return key


def _may_be(known: SpeakerKind, found: SpeakerKind) -> bool:
    """Tell whether one and the same may be of both kinds; an outlet is an organisation, too."""
    if known == "unnamed":
        return False
    return (known == "person") == (found == "person")


def _or(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
