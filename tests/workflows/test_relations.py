"""What the record says of two claims reaches the rules: relations, no comments, principals."""

import copy

import pytest

AFFIRMS = {"speaker": "ferro", "said": "2031-05-06", "stance": {"stance": "affirms"}}
DENIES = {"speaker": "ferro", "said": "2031-05-20", "stance": {"stance": "denies"}}
BREK = {"speaker": "brek"}
NAVY = {"on_behalf_of": "navy"}


@pytest.fixture
def dossier():
    """Return a function that gives a record file of two claims on one proposition."""

    def dossier(first, second, **proposition):
        scope = {"key": "help", "text": "The patrols help.", "period": "2031", "place": "Norland"}
        claims = []
        for key, fields in (("one", first), ("other", second)):
            own = copy.deepcopy(fields)
            stance = own.pop("stance") | {"proposition": "help"}
            claims.append(
                {"key": key, "statement": "The patrols.", "modality": "asserted"}
                | own
                | {"stances": [stance]}
            )
        return {
            "speakers": [
                {"key": "ferro", "name": "Ana Ferro"},
                {"key": "brek", "name": "Tomas Brek"},
                {"key": "navy", "name": "The Navy of Norland", "kind": "organisation"},
            ],
            "propositions": [scope | proposition],
            "claims": claims,
        }

    return dossier


@pytest.fixture
def found(take_in, engine, pairs, dossier):
    """Return a function that imports two claims and returns what is found."""

    def found(first, second, **proposition):
        take_in(dossier(first, second, **proposition))
        return pairs(engine)

    return found


def to_the_other(kind, claim="one"):
    return {"relations": [{"kind": kind, "claim": claim}]}


def counted(value):
    return AFFIRMS | {"stance": {"stance": "affirms", "value": value, "as_of": "2031-05-06"}}


def steps(pair, rule):
    return [step.detail for step in pair.trace if step.rule == rule]


def test_a_figure_that_is_not_corrected_is_a_candidate(found):
    (pair,) = found(counted(10), counted(12), slot={"unit": "boats"})
    assert (pair.kind, pair.scope) == ("numeric", "self")


def test_a_corrected_figure_is_no_candidate(found):
    pairs = found(counted(10), counted(12) | to_the_other("corrects"), slot={"unit": "boats"})
    assert pairs == []


def test_a_correction_is_known_from_the_first_claim_too(found):
    first = counted(10) | to_the_other("corrects", "other")
    assert found(first, counted(12), slot={"unit": "boats"}) == []


@pytest.mark.parametrize(
    ("kind", "score"),
    [("corrects", 0.5), ("retracts", 0.7), ("clarifies", 0.7), ("repeats", 1), ("responds_to", 1)],
)
def test_a_reversal_that_is_recorded_as_one_stays_and_says_so(found, kind, score):
    (pair,) = found(AFFIRMS, DENIES | to_the_other(kind))
    assert (pair.scope, pair.score, len(steps(pair, "relation"))) == ("self", score, 1)


def test_a_correction_that_is_recorded_later_makes_the_pair_stale(take_in, engine, pairs, dossier):
    document = dossier(counted(10), counted(12), slot={"unit": "boats"})
    take_in(document)
    document["claims"][1] |= to_the_other("corrects")
    take_in(document)
    assert [pair.status for pair in pairs(engine)] == ["stale"]


def test_a_no_comment_contradicts_nobody_whatever_stance_is_coded(found):
    assert found(AFFIRMS, DENIES | BREK | {"kind": "no_comment"}) == []


def test_a_demand_is_no_contradiction_of_a_fact(found):
    assert found(AFFIRMS | {"modality": "demanded"}, DENIES | BREK) == []


def test_a_demand_contradicts_what_was_intended(found):
    (pair,) = found(AFFIRMS | {"modality": "intended"}, DENIES | {"modality": "demanded"})
    assert pair.kind == "negation"


def test_two_who_speak_for_one_organisation_are_said_to(found):
    (pair,) = found(AFFIRMS | NAVY, DENIES | BREK | NAVY)
    assert pair.scope == "between_speakers"
    assert steps(pair, "principal") == [
        "Ana Ferro and Tomas Brek both speak for The Navy of Norland: the two are kept apart."
    ]
