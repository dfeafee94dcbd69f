"""Holder, relayer and principal are apart: nobody is charged with what others said."""

import pytest

TEXT = "The patrols help."


@pytest.fixture
def opposed(take_in, engine, pairs):
    """Return a function that imports two opposite claims and returns what is found."""

    def opposed(first, second):
        speakers = [{"key": key, "name": key.title()} for key in ("ferro", "brek", "lund")] + [
            {"key": "navy", "name": "The Navy", "kind": "organisation"}
        ]
        claims = [
            {"key": key, "statement": TEXT, "said": "2031-05-06",
             "stances": [{"proposition": "help", "stance": stance}]} | fields
            for key, stance, fields in (("one", "affirms", first), ("other", "denies", second))
        ]  # fmt: skip
        take_in({
            "sources": [{"key": "post", "title": "The bay"}],
            "speakers": speakers,
            "propositions": [{"key": "help", "text": TEXT, "period": "2031", "place": "Norland"}],
            "claims": claims,
        })  # fmt: skip
        return pairs(engine)

    return opposed


def relayed(by: str) -> dict:
    return {"appearances": [{"source": "post", "quote_type": "indirect", "relayed_by": [by]}]}


def test_a_relayer_does_not_contradict_themselves_with_the_holders_words(opposed):
    (pair,) = opposed({"speaker": "lund"}, {"speaker": "ferro"} | relayed("lund"))
    assert pair.scope == "between_speakers"
    assert {claim.speaker.name for claim in pair.claims} == {"Lund", "Ferro"}


def test_what_is_known_as_relayed_only_weighs_less_and_says_so(opposed):
    (pair,) = opposed({"speaker": "brek"}, {"speaker": "ferro"} | relayed("lund"))
    assert pair.score == 0.8
    assert "What Ferro said is known only as relayed by somebody else." in {
        step.detail for step in pair.trace
    }


def test_a_spokesperson_and_the_principal_are_two(opposed):
    (pair,) = opposed({"speaker": "navy"}, {"speaker": "brek", "on_behalf_of": "navy"})
    assert pair.scope == "between_speakers"
    assert any("the two are kept apart" in step.detail for step in pair.trace)


def test_two_spokespeople_of_one_principal_are_two(opposed):
    navy = {"on_behalf_of": "navy"}
    (pair,) = opposed({"speaker": "lund"} | navy, {"speaker": "brek"} | navy)
    assert pair.scope == "between_speakers"


def test_one_speaker_who_says_both_contradicts_themselves(opposed):
    (pair,) = opposed({"speaker": "brek"}, {"speaker": "brek", "said": "2031-06-01"})
    assert (pair.scope, pair.trace[1].rule) == ("self", "reversal")


def test_a_claim_without_a_source_is_a_claim_all_the_same(opposed):
    (pair,) = opposed({"speaker": "brek"}, {"speaker": "ferro"})
    assert pair.score == 1
