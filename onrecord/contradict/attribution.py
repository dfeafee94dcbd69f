"""A source that gives a speaker another country, or an office that was not held at the time.

Silence is no conflict: without an office on both sides, or a country on both, nothing is found.
The record of offices may be incomplete, so one role that fits clears the wording.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from onrecord.contradict.facts import ClaimFacts, DescriptionFacts, Finding, RoleFacts, Side
from onrecord.contradict.offices import Office, read_office
from onrecord.contradict.phrases import held, said, when
from onrecord.dates import UNKNOWN, overlap
from onrecord.views import TraceStep

_ANOTHER_COUNTRY: Final = 0.9
_NOT_HELD: Final = 0.6
_UNKNOWN_DATES: Final = 0.9


def compare_role(description: DescriptionFacts, roles: Sequence[RoleFacts]) -> list[Finding]:
    """Return how a source's wording conflicts with the speaker's recorded roles: none or one.

    The second side is the role of the same office: the one held at the time, for another country;
    else the first one recorded, where the office was not held when it was said or published.
    The score ranks findings and is not a probability.
    """
    described = read_office(description.described_as)
    # In the order of time, so that the same roles give the same finding.
    recorded = sorted(roles, key=lambda role: (role.held.stored, role.key))
    same_office = [
        (role, office)
        for role in recorded
        if (office := _role_office(role)).offices & described.offices
    ]
    now = [described.qualified or _in_time(role, description) for role, _ in same_office]
    here = [not _another_country(described, office) for _, office in same_office]
    if any(fits and timely for fits, timely in zip(here, now, strict=True)):
        return []
    for (role, _), fits, timely in zip(same_office, here, now, strict=True):
        if timely and not fits:
            return [_role_finding(description, role, "another_country", _ANOTHER_COUNTRY)]
    for (role, _), fits in zip(same_office, here, strict=True):
        if fits:
            return [_role_finding(description, role, "office_not_held", _NOT_HELD)]
    return []


def compare_descriptions(a: DescriptionFacts, b: DescriptionFacts) -> Finding | None:
    """Return how two sources conflict over whose office a speaker holds, else ``None``.

    Symmetric; the sides come in the order of the appearances' keys. The two claims may be one, or
    two whose times of saying overlap. The score ranks findings and is not a probability.
    """
    if a.claim.speaker != b.claim.speaker or a.source == b.source or a.appearance == b.appearance:
        return None
    if "unnamed" in {a.claim.speaker_kind, b.claim.speaker_kind}:
        return None
    if not overlap(a.claim.said, b.claim.said):
        return None
    first, second = sorted((a, b), key=lambda description: description.appearance)
    one, other = read_office(first.described_as), read_office(second.described_as)
    if not _at_odds(one, other):
        return None
    dated = UNKNOWN not in {first.claim.said, second.claim.said}
    return Finding(
        sides=(
            Side(first.claim.key, appearance=first.appearance),
            Side(second.claim.key, appearance=second.appearance),
        ),
        proposition=None,
        scope="between_sources",
        kind="attribution",
        score=round(_ANOTHER_COUNTRY * (1 if dated else _UNKNOWN_DATES), 2),
        trace=tuple(_description_trace(first, second, one, other)),
    )


def at_odds(wordings: Iterable[str]) -> set[str]:
    """Return the wordings of one speaker's office that are at odds with another of them.

    Of descriptions in all other wordings ``compare_descriptions`` finds nothing. Who speaks a
    thousand times is described in a few.
    """
    offices = {wording: read_office(wording) for wording in wordings}
    return {
        wording
        for (first, one), (second, other) in combinations(offices.items(), 2)
        if _at_odds(one, other)
        for wording in (first, second)
    }


def _at_odds(a: Office, b: Office) -> bool:
    """Tell whether two wordings give one office to two countries."""
    return a.qualified == b.qualified and bool(a.offices & b.offices) and _another_country(a, b)


def _role_office(role: RoleFacts) -> Office:
    return read_office(f"{role.title}, {role.organisation}" if role.organisation else role.title)


def _another_country(a: Office, b: Office) -> bool:
    return bool(a.countries and b.countries and not a.countries & b.countries)


def _in_time(role: RoleFacts, description: DescriptionFacts) -> bool:
    return overlap(role.held, description.claim.said) or overlap(role.held, description.published)


def _role_finding(
    description: DescriptionFacts, role: RoleFacts, rule: str, score: float
) -> Finding:
    claim = description.claim
    dated = UNKNOWN not in {role.held, claim.said}
    return Finding(
        sides=(
            Side(claim.key, appearance=description.appearance),
            Side(claim.key, role=role.key),
        ),
        proposition=None,
        scope="between_sources",
        kind="attribution",
        score=round(score * (1 if dated else _UNKNOWN_DATES), 2),
        trace=(
            TraceStep(
                rule=rule,
                detail=f"{_described(description)}; the record has {_titled(role)}.",
                spans=_spans(claim, description.appearance),
            ),
            TraceStep(
                rule="time",
                detail=f"Said {said(claim)}, published {when(None, description.published)}; "
                f"the recorded office: {held(role.held)}.",
            ),
        ),
    )


def _description_trace(
    first: DescriptionFacts, second: DescriptionFacts, one: Office, other: Office
) -> Iterator[TraceStep]:
    yield TraceStep(
        rule="another_country",
        detail=f'{_described(first)}; {_outlet(second)} has "{second.described_as}".',
        spans=tuple(
            dict.fromkeys(
                _spans(first.claim, first.appearance) + _spans(second.claim, second.appearance)
            )
        ),
    )
    countries = [", ".join(sorted(office.countries)) for office in (one, other)]
    offices = ", ".join(sorted(one.offices & other.offices))
    yield TraceStep(
        rule="office", detail=f"One office ({offices}) of {countries[0]} and of {countries[1]}."
    )
    yield TraceStep(
        rule="said_time",
        detail=f"Said {said(first.claim)}."
        if first.claim.key == second.claim.key
        else f"The times of saying overlap: {said(first.claim)} and {said(second.claim)}.",
    )


def _described(description: DescriptionFacts) -> str:
    name = description.claim.speaker_name
    return f'{_outlet(description)} describes {name} as "{description.described_as}"'


def _outlet(description: DescriptionFacts) -> str:
    return description.publisher or description.source


def _titled(role: RoleFacts) -> str:
    return f'"{role.title}" ({role.organisation})' if role.organisation else f'"{role.title}"'


def _spans(claim: ClaimFacts, appearance: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(span for span in claim.evidence if span[0] == appearance)
