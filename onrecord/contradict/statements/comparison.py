"""What is compared and what comes of it: frozen values."""

from dataclasses import dataclass

from onrecord.contradict.gates import Gate
from onrecord.dates import Bounds
from onrecord.vocabulary import ContradictionKind

#: Half-open, in Unicode code points of one statement.
WordSpan = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement with what its claim holds beside the words; ``None`` is unknown.

    ``speaker``, ``on_behalf_of`` and ``source`` are any names that tell one from another: keys in
    a record. ``speaker_name`` is for sentences. ``relayed`` where it is known only as passed on
    by somebody else.
    """

    text: str
    speaker: str | None = None
    speaker_name: str | None = None
    speaker_kind: str | None = None
    on_behalf_of: str | None = None
    source: str | None = None
    kind: str = "statement"
    modality: str = "asserted"
    said: Bounds | None = None
    event: Bounds | None = None
    place: str | None = None
    described_as: str | None = None
    relayed: bool = False
    translated: bool = False

    @property
    def in_own_voice(self) -> bool:
        """Whether an outlet speaks: it holds that something was said, not what was said."""
        known = self.speaker is not None and self.speaker == self.source
        return known or self.speaker_kind == "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule that found the two at odds: in words, with the words of each that it compared.

    ``strength``, in 0 to 1, is how much of what the two speak of the rule could compare.
    """

    rule: str
    kind: ContradictionKind
    detail: str
    first: tuple[WordSpan, ...] = ()
    second: tuple[WordSpan, ...] = ()
    strength: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What comes of comparing two statements, in the order in which they were given.

    ``probability`` in 0 to 1 that a careful reader would call the two a contradiction. ``kind``
    is that of the first reason, ``None`` where no rule found anything. ``reasons`` come strongest
    first; ``gates`` are what was looked at besides, the failed among them.
    """

    probability: float
    kind: ContradictionKind | None
    reasons: tuple[Reason, ...] = ()
    gates: tuple[Gate, ...] = ()
