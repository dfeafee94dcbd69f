"""Builders of made-up claims and stances; a test names only what it is about."""

import pytest

from onrecord.contradict import ClaimFacts, PropositionFacts, StanceFacts
from onrecord.dates import UNKNOWN, bounds

OPEN = "XXXX"


def days(edtf):
    return UNKNOWN if edtf == OPEN else bounds(edtf)


def build_claim(key, speaker=None, *, said="2020-05-03", event=None, **facts):
    name = speaker or {"a": "Ana Ferro", "b": "Tomas Brek"}.get(key, key)
    return ClaimFacts(
        key=key,
        speaker=name,
        speaker_name=facts.pop("speaker_name", name),
        speaker_kind=facts.pop("speaker_kind", "person"),
        statement="The ferry runs.",
        said=UNKNOWN if said is None else days(said),
        said_edtf=said,
        event=None if event is None else days(event),
        event_edtf=event,
        **facts,
    )


def build_stance(key, kind="affirms", value=None, *, as_of=None, **facts):
    own = {name: facts.pop(name) for name in ("certainty", "qualifier", "unit") if name in facts}
    low, high = value if isinstance(value, tuple) else (value, value)
    return StanceFacts(
        claim=build_claim(key, **facts),
        stance=kind,
        low=low,
        high=high,
        as_of=None if as_of is None else days(as_of),
        as_of_edtf=as_of,
        **own,
    )


def build_proposition(*, period="2020-05-03", place="Norland", **facts):
    return PropositionFacts(
        key="ferry",
        text="The ferry runs.",
        period=None if period is None else days(period),
        period_edtf=period,
        place=place,
        **facts,
    )


@pytest.fixture
def claim():
    return build_claim


@pytest.fixture
def stance():
    return build_stance


@pytest.fixture
def proposition():
    return build_proposition


@pytest.fixture
def slot():
    def build(**facts):
        return build_proposition(**({"slot": True, "unit": "boats"} | facts))

    return build
