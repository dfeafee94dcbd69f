"""A made-up record about a bridge: every kind of contradiction, evidence and doubtful date."""

from dataclasses import fields, is_dataclass, replace

import pytest

from onrecord.origin_views import CorroborationView
from onrecord.report import (
    contradictions_report,
    speaker_report,
    timeline_report,
    topic_report,
)
from onrecord.spans import Span
from onrecord.views import (
    AppearanceView,
    ClaimView,
    ContradictionView,
    DateView,
    DecisionView,
    LaterView,
    PositionView,
    PropositionRef,
    PropositionView,
    RoleView,
    Selection,
    SideView,
    SourceRef,
    SpeakerRef,
    SpeakerView,
    StanceView,
    TopicView,
    TraceStep,
    ValueView,
)

FERRO, BREK, SELM = SpeakerRef(1, "Ana Ferro"), SpeakerRef(2, "Tomas Brek"), SpeakerRef(3, "Selm")
WORKS, OFFICIAL = SpeakerRef(4, "Ministry of Works"), SpeakerRef(5, "a senior official")
NADIR = SpeakerRef(6, "نادر سالم")
SCHEDULE = PropositionRef(1, "The repair of the Kessel bridge is on schedule.")
REPAIRED = PropositionRef(2, "N bridges had been repaired in Norland.")
TOLLS = PropositionRef(3, "The Kessel bridge will stay free of tolls.")

HARBOUR = SourceRef(
    id=1,
    key="harbour",
    title="Minister defends the Kessel bridge works",
    publisher="The Harbour Post",
    published="2031-03-05",
    url="https://harbour.example/2031/03/05/kessel-bridge",
)
WIRE = replace(
    HARBOUR,
    id=2,
    key="wire",
    title="Kessel works: the two sides",
    publisher="Norland Wire",
    published="2031-03",
    url=None,
)
RADIO = replace(
    HARBOUR,
    id=3,
    key="radio",
    title="Morning interview",
    publisher="Radio Tavia",
    published=None,
    url="javascript:alert(1)",
)


def of(view, **given):
    """A view with what is given and nothing else."""
    empty = {one.name: () if str(one.type).startswith("tuple") else None for one in fields(view)}
    return view(**(empty | given))


def said(edtf, earliest=None, latest=None, **more):
    bounds = {"earliest": earliest, "latest": latest}
    if len(edtf) == 10:
        bounds = {"earliest": edtf, "latest": edtf}
    return of(DateView, **({"role": "said", "edtf": edtf, "basis": "explicit"} | bounds | more))


def appearance(key, source=HARBOUR, exact=("the works are on time",), start=100, **more):
    spans = []
    for words in exact or ():
        spans.append(Span(start, start + len(words)))
        start += len(words) + 20
    usual = {
        "id": sum(key.encode()),
        "quote_type": "direct",
        "cue": "said",
        "translated_by": "none",
        "verification": "verified",
        "capture_sha256": "3f5e" * 16,
        "spans": tuple(spans),
    }
    return of(AppearanceView, **(usual | {"key": key, "source": source, "exact": exact} | more))


def claim(number, key, speaker, statement, **more):
    usual = {
        "kind": "statement",
        "modality": "asserted",
        "status": "accepted",
        "said": said("2031-03-04", phrase="Tuesday", basis="relative", anchor="2031-03-05"),
        "topics": ("bridges",),
        "appearances": (appearance(f"{key}@harbour"),),
    }
    named = {"id": number, "key": key, "speaker": speaker, "statement": statement}
    reports = {one.source.id for one in more.get("appearances", ())}
    alone = {"corroboration": CorroborationView(len(reports), len(reports))}
    return of(ClaimView, **(usual | named | alone | more))


def stance(proposition, kind, value=None, certainty=None):
    return (StanceView(proposition=proposition, stance=kind, value=value, certainty=certainty),)


def value(low, high, qualifier, unit="bridges"):
    return ValueView(low=low, high=high, qualifier=qualifier, unit=unit, as_of="2031-03-01")


def contradiction(number, kind, scope, claims, **more):
    usual = {
        "key": "~".join(one.key for one in claims),
        "score": 0.92,
        "status": "candidate",
        "sides": tuple(of(SideView, claim_id=one.id) for one in claims),
    }
    named = {"id": number, "kind": kind, "scope": scope, "claims": claims}
    return of(ContradictionView, **(usual | named | more))


def opposed(number, first, second, **more):
    """A negation with the usual trace, comparing a few words of the first quotation."""
    one, other = first.appearances[0], second.appearances[0]
    spans = []
    if one.spans:
        start = one.spans[0].start
        spans = [(one.key, start, start + 9)]
    if other.spans:
        spans.append((other.key, other.spans[0].start, other.spans[0].end))
    trace = (
        TraceStep(
            rule="opposite_stances",
            detail=f"{first.speaker.name} affirms it and {second.speaker.name} denies it.",
            spans=tuple(spans),
        ),
        TraceStep(rule="period", detail="No period is known for one side: the score is lower."),
    )
    fields = {"proposition": SCHEDULE, "trace": trace} | more
    return contradiction(number, "negation", "between_speakers", (first, second), **fields)


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
    return [
        claim(
            1,
            "ferro-on-time",
            FERRO,
            "The repair of the Kessel bridge is on time and within its budget.",
            place="Kessel",
            event=said("2031-01/2031-03", "2031-01-01", "2031-03-31", phrase="this quarter"),
            stances=stance(SCHEDULE, "affirms", certainty="certain"),
            appearances=(
                appearance(
                    "ferro-on-time@harbour",
                    exact=(
                        "The works are on time and I expect no delay at all",
                        "every girder [sic] has been delivered",
                    ),
                    start=1203,
                    described_as="Minister of Works",
                ),
                appearance("ferro-on-time@wire", WIRE, None, verification="not_held", cue=None),
            ),
            note="Said at the site, before the press.",
        ),
        claim(
            2,
            "ferro-spring",
            FERRO,
            "The bridge will open again in spring, as planned.",
            modality="predicted",
            on_behalf_of=WORKS,
            said=said("2031-02", "2031-02-01", "2031-02-28", phrase="last month", basis="inferred"),
            stances=stance(SCHEDULE, "affirms", certainty="probable"),
            appearances=(
                appearance(
                    "ferro-spring@harbour",
                    exact=("We shall drive across it in May",),
                    quote_type="mixed",
                    verification="moved",
                ),
            ),
        ),
        claim(
            3,
            "selm-no-delay",
            SELM,
            "The contractor has no delay.",
            stances=stance(SCHEDULE, "affirms"),
            appearances=(
                appearance(
                    "selm-no-delay@radio",
                    RADIO,
                    ("There is no delay. None.",),
                    relayed_by=(FERRO, WORKS),
                    translated_by="outlet",
                    verification=None,
                    spans=(),
                    capture_sha256=None,
                ),
            ),
        ),
    ]


@pytest.fixture
def opposing():
    return [
        claim(
            4,
            "brek-late",
            BREK,
            "The works on the bridge are at least a year late.",
            said=said(
                "[..2031-02-28]",
                None,
                "2031-02-28",
                phrase="Friday",
                basis="broadcast",
                anchor="2031-02-28",
                note="recorded on or before the day of the broadcast",
            ),
            stances=stance(SCHEDULE, "denies"),
            appearances=(
                appearance(
                    "brek-late@radio",
                    RADIO,
                    ("It is a year late, and the minister knows it",),
                    verification="not_held",
                ),
            ),
        ),
        claim(
            5,
            "brek-no-girder",
            BREK,
            "Not one girder has arrived.",
            stances=stance(SCHEDULE, "denies"),
            appearances=(
                appearance("brek-no-girder@wire", WIRE, ("Not one girder has arrived",), start=640),
            ),
        ),
        claim(
            6,
            "nadir-late",
            NADIR,
            "العمل في الجسر متأخر.",
            stances=stance(SCHEDULE, "denies"),
            appearances=(
                appearance(
                    "nadir-late@harbour", exact=("الجسر متأخر جدا",), translated_by="unknown"
                ),
            ),
        ),
    ]


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
    return [*found, *_other_kinds()]


def _other_kinds():
    forty = claim(
        7,
        "works-forty",
        WORKS,
        "More than 1,400 bridges were repaired.",
        kind="act",
        stances=stance(REPAIRED, "affirms", value(1400.0, None, "at_least")),
        said=said("2031-03-02"),
    )
    nine = claim(
        8,
        "official-nine",
        OFFICIAL,
        "About 900 bridges were repaired.",
        status="draft",
        said=None,
        stances=stance(REPAIRED, "affirms", value(900.0, 900.0, "about")),
    )
    cut = claim(
        9,
        "ferro-years",
        FERRO,
        "The programme will take years, and it shows results already.",
        appearances=(
            appearance(
                "ferro-years@harbour", exact=("It will take years, but it shows results already",)
            ),
            appearance("ferro-years@wire", WIRE, ("It will take years",), start=31),
        ),
    )
    named = claim(
        10,
        "brek-leader",
        BREK,
        "The opposition will vote against the budget.",
        modality="intended",
        appearances=(
            appearance("brek-leader@wire", WIRE, None, described_as="the finance minister"),
        ),
    )
    return [
        contradiction(
            20,
            "numeric",
            "between_speakers",
            (forty, nine),
            proposition=REPAIRED,
            trace=(TraceStep(rule="values", detail="At least 1,400 and about 900."),),
        ),
        contradiction(
            21,
            "lexical",
            "between_sources",
            (cut, cut),
            key="ferro-years-cut",
            sides=tuple(of(SideView, claim_id=9, appearance_id=one.id) for one in cut.appearances),
            trace=(
                TraceStep(
                    rule="wording",
                    detail="One source ends the sentence earlier.",
                    spans=(("ferro-years@harbour", 118, 148),),
                ),
            ),
        ),
        contradiction(
            22,
            "attribution",
            "between_sources",
            (named, named),
            key="brek-role",
            score=None,
            sides=(
                of(SideView, claim_id=10, appearance_id=named.appearances[0].id),
                of(SideView, claim_id=10, role="Leader of the opposition (2029 to 2032)"),
            ),
        ),
    ]


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
