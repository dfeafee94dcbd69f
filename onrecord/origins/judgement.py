"""Whether two texts go back to one: a proposal with its reasons in words, for a person to overrule.

The thresholds were set on the dev half of the corpus (docs/origins.md); they stand here alone.
"""

from dataclasses import dataclass
from typing import Final, Literal

from onrecord.origins.comparison import Comparison, Side
from onrecord.vocabulary import OriginRole

Verdict = Literal["same", "partly", "none"]

# Changes whenever the same two texts would be judged otherwise.
VERSION: Final = "origins-1"
# Fewer words than these outside quotations are too few to tell.
MIN_WORDS: Final = 30
# Of a text with less than this outside quotations too little is compared to call it a report apart.
MIN_OUTSIDE: Final = 0.1
SAME_SHARE: Final = 0.5
# Half of a short text may be one paragraph that pages print under everything, of fewer words.
SAME_PASSAGE: Final = 60
# A rewrite keeps fewer words, but follows the other from end to end.
REWRITE_SHARE: Final = 0.2
REWRITE_SPREAD: Final = 0.7
REWRITE_PASSAGES: Final = 4
# Less than these in common is what any two reports of one event have.
PARTLY_WORDS: Final = 20
PARTLY_PASSAGE: Final = 12
_WHOLE: Final = 0.85
_ALL_OF_THE_OTHER: Final = 0.75
# A page that joins a story with other text has a long run of its own words beside a long passage.
_OWN_SHARE: Final = 0.1
_CARRIED: Final = 20


@dataclass(frozen=True, slots=True)
class Judgement:
    """``same`` origin, ``partly`` shared text, or ``none``; ``reasons`` are whole sentences."""

    verdict: Verdict
    reasons: tuple[str, ...]


def judge(
    comparison: Comparison, first: str = "the first", second: str = "the second"
) -> Judgement:
    """Return whether two texts are of one origin; the names are for the reasons.

    Symmetric in the verdict. ``partly`` joins nothing: background that an agency puts under each of
    its stories, furniture, a passage taken from elsewhere.
    """
    if comparison.identical:
        return Judgement("same", ("Both have the same words, from beginning to end.",))
    least = min(comparison.first.words, comparison.second.words)
    if least < MIN_WORDS:
        return Judgement(
            "none",
            (f"Too short to tell: {least} words outside quotations, {MIN_WORDS} are needed.",),
        )
    side, name, other = _fuller(comparison, first, second)
    longest = comparison.longest[0].words if comparison.passages else 0
    share = f"{side.shared} of the {side.words} words of {name} ({percent(side.share)})"
    facts = (
        f"{share} stand in {other}, quotations left out.",
        f"The longest passage that both have is of {longest} words.",
    )
    one_paragraph = len(comparison.passages) == 1 and longest < SAME_PASSAGE
    if side.share >= _WHOLE or (side.share >= SAME_SHARE and not one_paragraph):
        return Judgement("same", facts)
    if _follows(side, comparison):
        parts = f"{len(comparison.passages)} passages in {percent(side.spread)} of its parts"
        return Judgement("same", (*facts, f"It follows the other from end to end: {parts}."))
    if side.shared >= PARTLY_WORDS or longest >= PARTLY_PASSAGE:
        return Judgement(
            "partly", (*facts, "The rest differs: background or a passage taken over.")
        )
    return Judgement("none", _unlike(comparison, facts[0]))


def comparable(outside: int, quoted: int) -> bool:
    """Tell whether a text has enough words outside quotations for a comparison to mean anything."""
    return outside >= MIN_WORDS and outside >= MIN_OUTSIDE * (outside + quoted)


def role(member: Side, origin: Side, longest: int) -> OriginRole:
    """Return what a text is to the origin that it goes back to; ``longest`` shared passage.

    ``copy``, ``cut`` (less of it), ``rewrite`` (other words) or ``merged`` (with text of its own).
    """
    if member.share >= _WHOLE:
        return "copy" if origin.share >= _ALL_OF_THE_OTHER else "cut"
    if member.own >= _OWN_SHARE * member.words and longest >= _CARRIED:
        return "merged"
    return "rewrite"


def percent(share: float) -> str:
    """Return a share as people read it; never 100 % for less than all, nor 0 % for more than none.

    >>> percent(0.997)
    '99 %'
    """
    rounded = round(share * 100)
    if share < 1:
        rounded = min(rounded, 99)
    return f"{max(rounded, 1) if share > 0 else 0} %"


def _fuller(comparison: Comparison, first: str, second: str) -> tuple[Side, str, str]:
    """Return the text of which more stands in the other, with the names of both."""
    if comparison.first.share >= comparison.second.share:
        return comparison.first, first, second
    return comparison.second, second, first


def _follows(side: Side, comparison: Comparison) -> bool:
    return (
        side.share >= REWRITE_SHARE
        and side.spread >= REWRITE_SPREAD
        and len(comparison.passages) >= REWRITE_PASSAGES
    )


def _unlike(comparison: Comparison, fact: str) -> tuple[str, ...]:
    if not comparison.quoted:
        return (fact,)
    return (
        fact,
        f"Both quote the same {comparison.quoted} words or more: everybody who heard them can.",
    )
