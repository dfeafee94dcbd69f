"""A proposal: words that another program takes for an attribution, before any text bears it out."""

from dataclasses import dataclass
from typing import Final

from onrecord.extract.attribution import Offsets

PROPOSED: Final = 0.5
"""The confidence of what was proposed: nobody has counted how often it is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words copied out of a text: who says it, what ascribes it, and what is said, piece by piece.

    ``source`` or ``cue`` may be empty. ``within`` is the stretch of the text that was shown,
    ``None`` for the whole: elsewhere the words are not looked for.
    """

    source: str
    cue: str
    content: tuple[str, ...]
    within: Offsets | None = None
