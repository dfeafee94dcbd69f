"""The gates before a contradiction is shown (DESIGN, rule 5): what must fit besides the words.

Each gate passes, fails or does not know, and says why in a sentence. What is unknown passes,
lowers the score and is named; only what is known to differ stops a pair.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.contradict.facts import ClaimFacts, PropositionFacts, StanceFacts
from onrecord.contradict.phrases import when
from onrecord.contradict.places import compare_places
from onrecord.dates import UNKNOWN, Bounds, overlap

Outcome = Literal["pass", "fail", "unknown"]

UNKNOWN_FACTOR: Final = 0.9
_RELAYED: Final = 0.8
_OTHER_MODALITY: Final = 0.8
_PART_OF_A_PLACE: Final = 0.9
_CERTAINTY: Final = {"probable": 0.9, "possible": 0.75}
# Whoever asks or supposes holds nothing.
_NOT_HELD: Final = frozenset({"asked", "hypothetical"})
# About what is to be, not about what is.
_AHEAD: Final = frozenset({"predicted", "intended", "demanded"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The outcome of one gate. ``factor``, in 0 to 1, is what it leaves of the score."""

    rule: str
    outcome: Outcome
    detail: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """The time that a claim is about, as known, and the EDTF that words it."""

    bounds: Bounds
    edtf: str | None

    @property
    def words(self) -> str:
        """The time in words."""
        return when(self.edtf, self.bounds)


def unknown(rule: str, detail: str) -> Gate:
    """Return a gate that does not know: it passes and lowers the score."""
    return Gate(rule=rule, outcome="unknown", detail=detail, factor=UNKNOWN_FACTOR)


def holder(a: ClaimFacts, b: ClaimFacts) -> Gate:
    """Stop what a side does not hold; what is known only as relayed counts for less.

    Whoever gives no comment holds nothing, whatever stance is coded.
    """
    for claim in (a, b):
        if claim.kind == "no_comment":
            detail = f"{claim.speaker_name} does not hold it: the claim is a no comment."
            return Gate(rule="holder", outcome="fail", detail=detail)
        if claim.modality in _NOT_HELD:
            detail = f"{claim.speaker_name} does not hold it: the claim is {claim.modality}."
            return Gate(rule="holder", outcome="fail", detail=detail)
    relayed = [claim for claim in (a, b) if claim.relayed_only]
    if not relayed:
        return Gate(rule="holder", outcome="pass", detail="Both are known to hold what they say.")
    names = " and ".join(dict.fromkeys(claim.speaker_name for claim in relayed))
    detail = f"What {names} said is known only as relayed by somebody else."
    return Gate(rule="holder", outcome="pass", detail=detail, factor=_RELAYED ** len(relayed))


def modality(a: ClaimFacts, b: ClaimFacts) -> Gate:
    """Tell a statement of fact from one about what is to come: they differ less sharply.

    A demand is not held to be a fact, so that no statement of fact contradicts it.
    """
    if a.modality == b.modality:
        return Gate(rule="modality", outcome="pass", detail=f"Both are {a.modality}.")
    if (a.modality in _AHEAD) == (b.modality in _AHEAD):
        detail = f"The two can be compared: {a.modality} and {b.modality}."
        return Gate(rule="modality", outcome="pass", detail=detail)
    if "demanded" in {a.modality, b.modality}:
        detail = f"A demand is no statement of fact: one is {a.modality}, the other {b.modality}."
        return Gate(rule="modality", outcome="fail", detail=detail)
    detail = f"One is {a.modality}, the other {b.modality}: they differ less sharply."
    return Gate(rule="modality", outcome="pass", detail=detail, factor=_OTHER_MODALITY)


def event_of(claim: ClaimFacts, proposition: PropositionFacts) -> Event | None:
    """Return the time that a claim is about: its own, else the proposition's; ``None`` unknown."""
    if claim.event is not None and claim.event != UNKNOWN:
        return Event(claim.event, claim.event_edtf)
    if proposition.period is not None and proposition.period != UNKNOWN:
        return Event(proposition.period, proposition.period_edtf)
    return None


def event_time(a: ClaimFacts, b: ClaimFacts, proposition: PropositionFacts) -> Gate:
    """Stop claims about times that do not overlap."""
    first, second = event_of(a, proposition), event_of(b, proposition)
    if first is None or second is None:
        return unknown("event_time", f"{_missing(first, second)} time it is about.")
    if not overlap(first.bounds, second.bounds):
        detail = f"They are about different times: {first.words} and {second.words}."
        return Gate(rule="event_time", outcome="fail", detail=detail)
    if first.words == second.words:
        detail = f"Both are about the same time: {first.words}."
    else:
        detail = f"The times that they are about overlap: {first.words} and {second.words}."
    return Gate(rule="event_time", outcome="pass", detail=detail)


def place(a: ClaimFacts, b: ClaimFacts, proposition: PropositionFacts) -> Gate:
    """Stop claims about different places; one place may hold the other."""
    first, second = a.place or proposition.place, b.place or proposition.place
    if first is None or second is None:
        return unknown("place", f"{_missing(first, second)} place it is about.")
    match compare_places(first, second):
        case "same":
            return Gate(rule="place", outcome="pass", detail=f"Both are about {first}.")
        case "part":
            detail = f"The places overlap: {first} and {second}."
            return Gate(rule="place", outcome="pass", detail=detail, factor=_PART_OF_A_PLACE)
        case "unknown":
            return unknown("place", f"Whether {first} and {second} overlap is not known.")
        case "different":
            detail = f"They are about different places: {first} and {second}."
            return Gate(rule="place", outcome="fail", detail=detail)


def remarks(a: StanceFacts, b: StanceFacts) -> Iterator[Gate]:
    """Yield what stops nothing but a reader should know: certainty, translation, for whom."""
    for stance in (a, b):
        if stance.certainty in _CERTAINTY:
            detail = f"{stance.claim.speaker_name} calls it {stance.certainty}, no more."
            factor = _CERTAINTY[stance.certainty]
            yield Gate(rule="certainty", outcome="pass", detail=detail, factor=factor)
    translated = [stance.claim for stance in (a, b) if stance.claim.translated]
    if translated:
        names = " and ".join(dict.fromkeys(claim.speaker_name for claim in translated))
        detail = f"The words of {names} are a translation."
        yield Gate(rule="translated", outcome="pass", detail=detail)
    yield from _principals(a.claim, b.claim)


def _principals(a: ClaimFacts, b: ClaimFacts) -> Iterator[Gate]:
    if a.speaker == b.speaker:
        return
    for speaker, principal in ((a, b), (b, a)):
        if speaker.on_behalf_of == principal.speaker:
            detail = (
                f"{speaker.speaker_name} speaks for {principal.speaker_name}: "
                "the two are kept apart."
            )
            yield Gate(rule="principal", outcome="pass", detail=detail)
    shared = a.on_behalf_of
    if shared is not None and shared == b.on_behalf_of and shared not in {a.speaker, b.speaker}:
        names = f"{a.speaker_name} and {b.speaker_name}"
        detail = f"{names} both speak for {a.principal_name or shared}: the two are kept apart."
        yield Gate(rule="principal", outcome="pass", detail=detail)


def _missing(first: object, second: object) -> str:
    return "Neither says which" if first is None and second is None else "One does not say which"
