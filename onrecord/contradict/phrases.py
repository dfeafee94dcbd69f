"""How a trace words dates, figures and speakers, so that every rule words them alike."""

import math

from onrecord.contradict.facts import ClaimFacts, StanceFacts
from onrecord.dates import UNKNOWN, Bounds

_QUALIFIERS = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


def when(edtf: str | None, found: Bounds | None) -> str:
    """Return a date in words: its EDTF, else its bounds, else that it is unknown."""
    if edtf:
        return edtf
    if found is None or found == UNKNOWN:
        return "date unknown"
    if found.earliest == found.latest:
        return found.earliest or ""
    return f"{found.earliest or '..'}/{found.latest or '..'}"


def held(period: Bounds) -> str:
    """Return the time in an office in words."""
    if period == UNKNOWN:
        return "dates of office unknown"
    return f"from {period.earliest or 'an unknown day'} to {period.latest or 'an open end'}"


def said(claim: ClaimFacts) -> str:
    """Return when a claim was made, in words."""
    return when(claim.said_edtf, claim.said)


def figure(stance: StanceFacts, unit: str | None) -> str:
    """Return the value of a stance in words: ``at least 1,000 strikes``."""
    ends = [number for number in (stance.low, stance.high) if number is not None]
    if not ends:
        return "no figure"
    first, last = _number(ends[0]), _number(ends[-1])
    span = first if first == last else f"{first} to {last}"
    named = f"{span} {unit}" if unit else span
    return f"{_QUALIFIERS.get(stance.qualifier or '', '')}{named}"


def _number(number: float) -> str:
    if math.isfinite(number) and number == int(number):
        return f"{int(number):,}"
    return f"{number:,}"
