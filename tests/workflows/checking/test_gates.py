"""What a comparison of statements leaves alone: what is not held, coded or decided already."""

import pytest

from workflows.deciding import decide

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
BRIDGE = frozenset({"open", "closed"})


@pytest.mark.parametrize("part", [{"status": "draft"}, {"kind": "no_comment"}])
def test_what_nobody_holds_is_not_compared(take_in, harbour, check_all, between, part):
    harbour["claims"][1] |= part
    take_in(harbour)
    check_all()
    assert between() == {}


def test_a_pair_that_is_coded_is_not_proposed_by_its_words(
    take_in, harbour, check_all, between, pairs, engine
):
    harbour["propositions"] = [{"key": "bridge", "text": "The harbour bridge is open."}]
    for claim, stance in zip(harbour["claims"], ("affirms", "denies"), strict=False):
        claim["stances"] = [{"proposition": "bridge", "stance": stance}]
    take_in(harbour)
    check_all()
    assert between() == {}
    assert len(pairs(engine)) == 1


def test_a_pair_that_a_person_decided_on_is_not_proposed_under_another_kind(
    take_in, harbour, check_all, between, actor
):
    harbour["contradictions"] = [
        {"kind": "date", "claims": ["open", "closed"],
         "decisions": [{"verdict": "dismissed", "reason": "different_referent", "by": "Ida Lund",
                        "at": "2031-06-01T10:00:00Z"}]},
    ]  # fmt: skip
    take_in(harbour)
    assert check_all().detected.new == 0
    assert between()[BRIDGE].kind == "date"


def test_one_saying_that_two_sources_report_differently_is_between_sources(
    take_in, harbour, check_all, between, claim
):
    harbour["claims"] = [
        claim("open", "ferro", "The harbour bridge is open."),
        claim("closed", "ferro", "The harbour bridge is closed.", source="mail"),
    ]
    take_in(harbour)
    check_all()
    assert between()[BRIDGE].scope == "between_sources"


def test_a_decision_stays_when_the_pair_is_found_again(
    engine, begin_checked, harbour, check_all, between, actor
):
    begin_checked(harbour)
    decide(engine, between()[BRIDGE].key, "confirmed", actor())
    check_all(everything=True)
    assert between()[BRIDGE].status == "confirmed"
