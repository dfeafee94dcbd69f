"""Figures in one slot: which do not go together, and which are an update or only rounder.

"60", "about 62" and "at least 50" are compatible. A figure as of another day is an update.
"""

import datetime as dt
import math
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.contradict.facts import PropositionFacts, StanceFacts
from onrecord.contradict.gates import Gate, event_of, unknown
from onrecord.contradict.phrases import when
from onrecord.dates import UNKNOWN, Bounds, overlap
from onrecord.text import tokens

Basis = Literal["recorded", "event", "said"]
"""What tells the time of a figure: a recorded one, the end of its event, the day of saying."""

_ABOUT: Final = 0.1
_PARTLY_DENIED: Final = 0.6
_OTHER_PERIOD: Final = 0.8
_MAY_BE_UPDATE: Final = 0.8
# Two counted periods that share less than this of their days are different ones.
_SHARED_DAYS: Final = 0.5
_UNIT_WORDS: Final = {
    "%": " percent ",
    "$": " dollar ",
    "\u20ac": " euro ",
    "\u00a3": " pound ",
    "per cent": "percent",
    "percentage": "percent",
    "persons": "people",
    "kilometers": "kilometres",
    "meters": "metres",
}


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a figure allows, inclusive; infinite where it is open."""

    low: float
    high: float

    def meets(self, other: "Range") -> bool:
        """Return whether some number fits both."""
        return self.low <= other.high and other.low <= self.high

    def within(self, other: "Range") -> bool:
        """Return whether every number of it fits the other."""
        return other.low <= self.low and self.high <= other.high

    def holds(self, number: float) -> bool:
        """Return whether the number fits."""
        return self.low <= number <= self.high


def disjoint(a: StanceFacts, b: StanceFacts) -> bool:
    """Return whether no number fits both figures; false where one gives none."""
    first, second = range_of(a), range_of(b)
    return first is not None and second is not None and not first.meets(second)


def denial(affirmed: StanceFacts, denied: StanceFacts) -> Gate:
    """Stop a denial (doubt, unawareness) of another value than the one that is given.

    A side without a figure denies any. Denying a bound allows what lies beyond it, so that "at
    least 40" and "not 60 or more" are compatible.
    """
    given, refused = range_of(affirmed), range_of(denied)
    if given is None or refused is None:
        return unknown("value", "One side gives no figure: it is taken to mean any.")
    if given.within(refused):
        return Gate(rule="value", outcome="pass", detail="The figure given is the one in question.")
    if _disputed(given, refused):
        detail = "The figure given and the one in question overlap in part."
        return Gate(rule="value", outcome="pass", detail=detail, factor=_PARTLY_DENIED)
    detail = "The figure given is compatible with the one in question."
    return Gate(rule="value", outcome="fail", detail=detail)


def unit(a: StanceFacts, b: StanceFacts, proposition: PropositionFacts) -> Gate:
    """Stop figures in different units; a stance without a unit takes the slot's."""
    first, second = a.unit or proposition.unit, b.unit or proposition.unit
    if first is None and second is None:
        return Gate(rule="unit", outcome="pass", detail="Neither names a unit but the slot's own.")
    if first is None or second is None:
        return unknown("unit", f"Only one names a unit: {first or second}.")
    if unit_key(first) != unit_key(second):
        detail = f"They are counted in different units: {first} and {second}."
        return Gate(rule="unit", outcome="fail", detail=detail)
    return Gate(rule="unit", outcome="pass", detail=f"Both are counted in {first}.")


def measure(proposition: PropositionFacts) -> Gate:
    """Name the measure: it belongs to the slot, so both sides share it."""
    if proposition.measure is None:
        return Gate(rule="measure", outcome="pass", detail="Both fill the same slot.")
    detail = f"Both fill the same slot, measured as {proposition.measure}."
    return Gate(rule="measure", outcome="pass", detail=detail)


def counted_period(a: StanceFacts, b: StanceFacts, proposition: PropositionFacts) -> Gate:
    """Stop a count since August beside one since November: they overlap, yet differ.

    Only a stretch (an EDTF interval) is counted over; "2014-12" may be one unknown day of it.
    """
    first, second = event_of(a.claim, proposition), event_of(b.claim, proposition)
    if first is None or second is None or "/" not in f"{first.edtf}{second.edtf}":
        return Gate(rule="counted_period", outcome="pass", detail="No period is counted over.")
    if first.bounds == second.bounds:
        detail = f"Both count over the same period: {first.words}."
        return Gate(rule="counted_period", outcome="pass", detail=detail)
    words = f"{first.words} and {second.words}"
    shared = _shared_days(first.bounds, second.bounds)
    if shared is not None and shared < _SHARED_DAYS:
        detail = f"They count over different periods: {words}."
        return Gate(rule="counted_period", outcome="fail", detail=detail)
    detail = f"They may not count over the same period: {words}."
    return Gate(rule="counted_period", outcome="pass", detail=detail, factor=_OTHER_PERIOD)


def as_of(a: StanceFacts, b: StanceFacts, proposition: PropositionFacts) -> Gate:
    """Stop figures that stand for different times: the one updates the other.

    Without a recorded time a figure stands for the end of its event, and never for a day after it
    was said. What somebody denies is taken to be the other's figure, whatever its day: there only
    recorded times count.
    """
    rejoinder = a.stance != b.stance
    first, second = (_as_of(stance, proposition, recorded=rejoinder) for stance in (a, b))
    if first is None or second is None:
        return unknown("as_of", "The day that a figure stands for is not known.")
    days = _both(
        when(a.as_of_edtf if first == a.as_of else None, first),
        when(b.as_of_edtf if second == b.as_of else None, second),
    )
    if not overlap(first, second):
        return Gate(rule="as_of", outcome="fail", detail=f"One figure updates the other: {days}.")
    if None in {first.earliest, first.latest, second.earliest, second.latest}:
        return unknown("as_of", f"The day that a figure stands for is not known exactly: {days}.")
    if not rejoinder and _rises_later(a, b):
        return _rising(a, b, days)
    return Gate(rule="as_of", outcome="pass", detail=f"Both figures stand for {days}.")


def _rising(a: StanceFacts, b: StanceFacts, days: str) -> Gate:
    if a.claim.speaker == b.claim.speaker:
        detail = "The later figure is the higher one: the speaker updates a rising count."
        return Gate(rule="as_of", outcome="fail", detail=detail)
    detail = f"Both figures stand for {days}, but the later is the higher: it may be an update."
    return Gate(rule="as_of", outcome="pass", detail=detail, factor=_MAY_BE_UPDATE)


def _rises_later(a: StanceFacts, b: StanceFacts) -> bool:
    """Return whether the figure said later is higher, and no time was recorded for either."""
    if a.as_of is not None or b.as_of is not None or overlap(a.claim.said, b.claim.said):
        return False
    earlier, later = sorted((a, b), key=lambda stance: stance.claim.said.stored)
    lower, higher = range_of(earlier), range_of(later)
    return lower is not None and higher is not None and lower.high < higher.low


def stands_for(
    stance: StanceFacts, proposition: PropositionFacts, *, recorded: bool = False
) -> tuple[Bounds, Basis] | None:
    """Return the time that a figure stands for, and what tells it; ``None`` where nothing does.

    ``recorded`` leaves out what would be taken from the day of saying.
    """
    if stance.as_of is not None and stance.as_of != UNKNOWN:
        return stance.as_of, "recorded"
    said: tuple[Bounds, Basis] | None = None
    if stance.claim.said != UNKNOWN and not recorded:
        said = stance.claim.said, "said"
    event = event_of(stance.claim, proposition)
    end = event.bounds.latest if event is not None else None
    if end is None:
        return said
    latest = stance.claim.said.latest
    if latest is not None and latest < end:
        return said
    return Bounds(end, end), "event"


def _as_of(stance: StanceFacts, proposition: PropositionFacts, *, recorded: bool) -> Bounds | None:
    found = stands_for(stance, proposition, recorded=recorded)
    return None if found is None else found[0]


def range_of(stance: StanceFacts) -> Range | None:
    """Return the numbers that the figure of a stance allows; ``None`` where it gives none."""
    ends = [end for end in (stance.low, stance.high) if end is not None and not math.isnan(end)]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    match stance.qualifier:
        case "at_least":
            return Range(low, math.inf)
        case "at_most":
            return Range(-math.inf, high)
        case "about":
            return Range(low - abs(low) * _ABOUT, high + abs(high) * _ABOUT)
        case _:
            return Range(low, high)


def _disputed(given: Range, refused: Range) -> bool:
    if not given.meets(refused) or not (math.isfinite(refused.low) and math.isfinite(refused.high)):
        return False
    if math.isinf(given.high):
        return refused.holds(given.low)
    if math.isinf(given.low):
        return refused.holds(given.high)
    return True


def unit_key(text: str) -> str:
    """Return what two wordings of one unit have in common."""
    folded = text.casefold()
    for wording, word in _UNIT_WORDS.items():
        folded = folded.replace(wording, word)
    # Joined, so that "air strikes" and "airstrikes" are one.
    return "".join(map(_singular, tokens(folded)))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _shared_days(a: Bounds, b: Bounds) -> float | None:
    """Return the share of days that two periods have in common; ``None`` where one is open."""
    if None in {a.earliest, a.latest, b.earliest, b.latest}:
        return None
    (a_from, a_to), (b_from, b_to) = (
        tuple(dt.date.fromisoformat(day).toordinal() for day in period.stored) for period in (a, b)
    )
    shared = min(a_to, b_to) - max(a_from, b_from) + 1
    return max(shared, 0) / (max(a_to, b_to) - min(a_from, b_from) + 1)


def _both(first: str, second: str) -> str:
    return first if first == second else f"{first} and {second}"
