"""Builders of a made-up record about a bridge: who speaks, where it is reported, and of what."""

from dataclasses import fields, replace

from onrecord.origin_views import CorroborationView
from onrecord.spans import Span
from onrecord.views import (
    AppearanceView,
    ClaimView,
    ContradictionView,
    DateView,
    PropositionRef,
    SideView,
    SourceRef,
    SpeakerRef,
    StanceView,
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
