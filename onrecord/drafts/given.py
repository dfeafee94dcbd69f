"""What drafts are made with, beside what was read: the source, and what the record has already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onrecord.records import ClaimRecord, SpeakerRecord
from onrecord.speakers.linking import KnownSpeaker
from onrecord.vocabulary import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """The source whose text was read; ``sha256`` is of the bytes of the capture."""

    key: str
    sha256: str
    kind: SourceKind = "article"
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTopic:
    """A topic of the record; ``words`` counts in how many of its claims a folded word stands."""

    key: str
    name: str
    claims: int = 0
    words: Mapping[str, int] = field(default_factory=dict)


def _nobody(_name: str) -> tuple[KnownSpeaker, ...]:
    return ()


def _free(_key: str) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the record has that a text may speak of.

    ``named`` gives the speakers who go by a folded name, with or without "the", or whose name ends
    in it where it is of one word; ``taken`` tells whether a speaker has a key.
    """

    named: Callable[[str], tuple[KnownSpeaker, ...]] = _nobody
    taken: Callable[[str], bool] = _free
    topics: tuple[KnownTopic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """Claims to be judged by a person, and the speakers among theirs that the record lacks."""

    speakers: tuple[SpeakerRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
