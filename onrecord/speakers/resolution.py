"""Who is meant by the source of an attribution: the values that are given out.

A name is given only where one speaker fits better than every other. Two that fit equally well
are candidates, and a person chooses.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.extract.attribution import Offsets
from onrecord.vocabulary import SpeakerKind

#: What led from the source to the speaker. ``continuation``: a quotation without a source goes on
#: with the words of the speaker before it. ``cataphora``: a description whose name comes later.
How = Literal[
    "name", "surname", "pronoun", "relative", "role", "apposition", "cataphora", "organisation",
    "metonym", "document", "first_person", "continuation", "unnamed", "none",
]  # fmt: skip
Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The speaker of one attribution.

    ``name`` is the fullest form in the text (white space as single spaces) and ``mention`` where
    it stands. It is ``None`` where the speaker is unnamed, is left open between ``candidates``,
    or was not found. ``kind`` is ``None`` only where the text gives no source at all.

    ``described_as`` are the words at ``described_at`` that say what the speaker is ("the top
    diplomat", "his lawyer"), the ones nearest to the attribution. ``label`` is what to call the
    speaker outside the text: the name, or for an unnamed one the description with its pronoun
    replaced ("Ann Example's lawyer"), or ``None``.

    ``organisation`` is the one spoken for: a spokesperson's, or what a seat of power stands for.
    ``others`` are the labels of those who speak jointly. ``relayed_by`` are the labels of the
    speakers between this one and the text, the nearest to this speaker first. ``confidence`` is
    between 0 and 1.
    """

    name: str | None
    kind: SpeakerKind | None
    how: How
    mention: Offsets | None = None
    candidates: tuple[str, ...] = ()
    described_as: str | None = None
    described_at: Offsets | None = None
    label: str | None = None
    organisation: str | None = None
    others: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    gender: Gender | None = None
    confidence: float = 0.0
