"""Whether a name that a text gives is that of a speaker whom the record knows already.

Only the exact name or alias of one speaker links, compared without case, accents and titles.
Whatever is less than that is a list of candidates for a person to choose from: names that are
merely alike link nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.speakers.names import name_keys
from onrecord.speakers.words import COURTESY, TITLE_ROLES
from onrecord.text import fold
from onrecord.vocabulary import SpeakerKind

#: At most so many candidates are listed, those first that share more words.
MOST_CANDIDATES: Final = 10
_HONORIFICS: Final = frozenset({*COURTESY, *TITLE_ROLES} - {"del"})


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A speaker of the record: its key, its name and the others that it goes by."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Link:
    """The ``key`` of the speaker that a name is for certain, else ``None``; keys to choose from.

    ``candidates`` is empty where ``key`` is given.
    """

    key: str | None
    candidates: tuple[str, ...] = ()


def suggest(name: str, kind: SpeakerKind, known: Sequence[KnownSpeaker]) -> Link:
    """Return whom of ``known`` the ``name`` of a text is.

    An unnamed speaker belongs to its text and is nobody else. A person links to a person only;
    organisations, publications and groups link to one another, since a text seldom tells.
    """
    if kind == "unnamed":
        return Link(None)
    own = [one for one in known if _comparable(kind, one.kind)]
    plain = _plain(name, kind)
    exact = [one for one in own if plain and plain in _names(one)]
    if len(exact) == 1:
        return Link(exact[0].key)
    if exact:
        return Link(None, _keys(exact))
    words = frozenset(name_keys(tuple(plain.split())))
    if not words:
        return Link(None)
    shared = [(len(words & _words(one)), one) for one in own if _shares(words, one)]
    shared.sort(key=lambda entry: (-entry[0], entry[1].key))
    return Link(None, _keys([one for _, one in shared]))


def _comparable(kind: SpeakerKind, other: SpeakerKind) -> bool:
    return other != "unnamed" and (kind == "person") == (other == "person")


def _plain(name: str, kind: SpeakerKind) -> str:
    """Return a name folded: a person's without titles, another's without "the"."""
    words = fold(name).split()
    if kind != "person":
        return " ".join(words[1:] if words[:1] == ["the"] else words)
    while len(words) > 1 and words[0].rstrip(".") in _HONORIFICS:
        words = words[1:]
    return " ".join(words)


def _names(one: KnownSpeaker) -> set[str]:
    return {_plain(name, one.kind) for name in (one.name, *one.aliases)}


def _words(one: KnownSpeaker) -> frozenset[str]:
    return frozenset(word for name in _names(one) for word in name_keys(tuple(name.split())))


def _shares(words: frozenset[str], one: KnownSpeaker) -> bool:
    """Tell whether all the words of a name are a speaker's, or the last words are the same."""
    for name in _names(one):
        keys = name_keys(tuple(name.split()))
        if keys and (words <= frozenset(keys) or frozenset(keys) <= words or keys[-1] in words):
            return True
    return False


def _keys(speakers: Sequence[KnownSpeaker]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.key for one in speakers))[:MOST_CANDIDATES]
