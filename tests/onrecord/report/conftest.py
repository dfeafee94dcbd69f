"""A made-up record about a bridge: every kind of contradiction, evidence and doubtful date."""

from dataclasses import fields, is_dataclass, replace

import pytest

from onrecord.report import (
    contradictions_report,
    speaker_report,
    timeline_report,
    topic_report,
)
from onrecord.spans import Span
from onrecord.views import (
    AppearanceView,
    DecisionView,
    LaterView,
    PositionView,
    PropositionView,
    RoleView,
    Selection,
    SpeakerView,
    TopicView,
)
from tests.onrecord.report.made_up import (
    FERRO,
    REPAIRED,
    SCHEDULE,
    TOLLS,
    claim,
    of,
    opposed,
    said,
)
from tests.onrecord.report.other_kinds import CUT, FIGURES, OFFICE
from tests.onrecord.report.schedule import AFFIRMING, OPPOSING


@pytest.fixture
def selection():
    return Selection(
        kind="contradictions",
        filters=(("topic", "bridges"), ("since", "2031-01")),
        last_change=42,
        made_from="records/norland.db",
    )


@pytest.fixture
def affirming():
    return list(AFFIRMING)


@pytest.fixture
def opposing():
    return list(OPPOSING)


@pytest.fixture
def contradictions(affirming, opposing):
    found = []
    for first in affirming:
        for second in opposing:
            number = len(found) + 1
            found.append(opposed(number, first, second, score=0.99 - number / 50))
    found[4] = replace(
        found[4],
        status="dismissed",
        decisions=(
            DecisionView(
                verdict="dismissed",
                reason="different_period",
                note="She speaks of May; he speaks of March.",
                by="Iris Dole",
                at="2031-03-09T10:00:00Z",
            ),
        ),
    )
    found[0] = replace(
        found[0],
        status="confirmed",
        decisions=(
            of(DecisionView, verdict="confirmed", by="Iris Dole", at="2031-03-08T09:30:00Z"),
        ),
    )
    return [*found, FIGURES, CUT, OFFICE]


@pytest.fixture
def speaker():
    roles = (
        of(
            RoleView,
            id=1,
            title="Minister of Works",
            organisation="Government of Norland",
            start="2030-06-01",
            evidence="official gazette",
        ),
        of(RoleView, id=2, title="Mayor of Kessel", start="2022", end="2030"),
    )
    return of(
        SpeakerView,
        id=1,
        key="ferro",
        name="Ana Ferro",
        kind="person",
        aliases=("Ferro", "A. M. Ferro"),
        roles=roles,
        note="Known for her precision.",
        claims=3,
    )


@pytest.fixture
def positions(speaker):
    minister, mayor = speaker.roles
    may = said("2028-05", "2028-05-01", "2028-05-31")
    free = claim(11, "ferro-free", FERRO, "The bridge stays free. I promise.", said=may)
    toll = claim(12, "ferro-toll", FERRO, "A small toll is fair.", said=said("2031-03-04"))

    def position(stand, one, role, turn):
        named = {"proposition": TOLLS, "stance": stand, "claim": one, "turn": turn}
        return of(PositionView, roles=(role,), **named)

    return [
        position("denies", toll, minister, "reversal"),
        position("affirms", free, mayor, "first"),
    ]


@pytest.fixture
def propositions():
    def proposition(ref, *, slot=False, **more):
        named = {"id": ref.id, "key": f"p{ref.id}", "text": ref.text, "topic": "bridges"}
        return of(PropositionView, slot=slot, **named, **more)

    return [
        proposition(REPAIRED, unit="bridges", slot=True),
        proposition(SCHEDULE, period="2031-01/2031-06", place="Kessel", note="As of the tender."),
        proposition(TOLLS),
    ]


@pytest.fixture
def topic():
    return TopicView(id=1, key="bridges", name="Bridges", claims=6)


@pytest.fixture
def own(affirming, positions):
    """Return the claims of Ana Ferro, who has a report of her own."""
    return [one for one in affirming if one.speaker == FERRO] + [one.claim for one in positions]


@pytest.fixture
def about_ferro(selection, speaker, own, contradictions, positions, propositions):
    return speaker_report(
        selection,
        speaker,
        own,
        contradictions=contradictions,
        positions=positions,
        propositions=propositions,
    )


@pytest.fixture
def about_bridges(selection, topic, propositions, affirming, opposing, contradictions):
    claims = affirming + opposing
    return topic_report(selection, topic, propositions, claims, contradictions=contradictions)


@pytest.fixture
def reports(selection, about_ferro, about_bridges, contradictions, propositions):
    """Return every report, by name, of the whole made-up record."""
    compared = contradictions_report(selection, contradictions, propositions=propositions)
    return {
        "speaker": about_ferro,
        "topic": about_bridges,
        "contradictions": compared,
        "timeline": timeline_report(selection, compared.claims),
    }


@pytest.fixture
def changed_since(reports):
    """Return the same reports, where a later copy has other words for every quotation."""
    later = LaterView(
        verification="altered", capture_sha256="f" * 64, captured_at="2031-06-02T10:00:00Z"
    )

    def changed(view):
        if isinstance(view, AppearanceView):
            return replace(view, later=later)
        if is_dataclass(view):
            return replace(view, **{one.name: changed(getattr(view, one.name))
                                    for one in fields(view) if one.init})  # fmt: skip
        return tuple(map(changed, view)) if isinstance(view, tuple) else view

    return {kind: changed(report) for kind, report in reports.items()}


HOSTILE = (
    "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7 * 7 }} "
    "[sic] *b* _i_ `c` | # \x00\x1b[31m\x85\u202eevil\u2066 https://evil.example"
)
# Words that a closed vocabulary, a hash or a day supplies never come from outside.
_CLOSED = {
    "kind", "scope", "status", "quote_type", "translated_by", "verification", "basis", "role",
    "modality", "stance", "earliest", "latest", "via", "turn", "certainty", "qualifier", "reason",
    "verdict", "capture_sha256",
}  # fmt: skip


@pytest.fixture
def hostile():
    """Return a function that puts a hostile text into every free field of a view or report."""

    def fill(view, name=""):
        if isinstance(view, tuple | list):
            return type(view)(fill(one, name) for one in view)
        if is_dataclass(view) and not isinstance(view, Span):
            pairs = [(one.name, getattr(view, one.name)) for one in fields(view)]
            return replace(view, **{name: fill(value, name) for name, value in pairs})
        closed = name in _CLOSED and not (name == "role" and isinstance(view, str) and " " in view)
        return HOSTILE + view if isinstance(view, str) and not closed else view

    return fill
