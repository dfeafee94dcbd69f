"""Two claims compared by their statements: what a comparison makes of them, and what is marked."""

import pytest

from onrecord.contradict import ClaimFacts
from onrecord.contradict.correction import Correction
from onrecord.contradict.gates import Gate
from onrecord.contradict.pairs import (
    LONGEST,
    Passage,
    StatementFacts,
    comparable,
    finding_of,
    in_order,
    one_utterance,
    statement_of,
)
from onrecord.contradict.statements import Comparison, Reason
from onrecord.dates import bounds

REASON = Reason(rule="opposites", kind="antonym", detail="They differ.", first=((15, 19),),
                second=((15, 21),))  # fmt: skip


@pytest.fixture
def facts():
    """Return a function that gives the facts of a claim."""

    def facts(key, statement="The bridge was open.", speaker="ferro", passages=(), **more):
        own = {name: more.pop(name) for name in ("sources", "propositions") if name in more}
        claim = ClaimFacts(
            key=key, speaker=speaker, speaker_name=speaker.title(),
            speaker_kind=more.pop("speaker_kind", "person"), statement=statement,
            said=bounds("2031-05-06"), **more,
        )  # fmt: skip
        return StatementFacts(claim=claim, passages=passages, **own)

    return facts


@pytest.fixture
def compared():
    """Return a function that gives what a comparison found."""

    def compared(probability=0.8, *gates):
        return Comparison(probability=probability, kind="antonym", reasons=(REASON,), gates=gates)

    return compared


def test_two_claims_of_one_unnamed_speaker_are_no_pair(facts):
    assert not comparable(*(facts(key, speaker_kind="unnamed") for key in "ab"))


def test_claims_coded_on_one_proposition_are_no_pair(facts):
    assert not comparable(*(facts(key, propositions=frozenset({"late"})) for key in "ab"))


def test_the_earlier_claim_comes_first(facts):
    assert [one.claim.key for one in in_order(facts("b"), facts("a"))] == ["a", "b"]


def test_what_is_less_likely_is_not_found(facts, compared):
    assert finding_of(facts("a"), facts("b", speaker="brek"), compared(0.4), 0.5) is None


def test_a_corrected_probability_is_told_as_a_score_of_it_is_written(facts, compared):
    same = Correction(slope=1.0, intercept=0.0, offsets={}, decisions=20, confirmed=10)
    pair = facts("a"), facts("b", speaker="brek")
    found = finding_of(*pair, compared(0.82504), 0.5, same)
    told = f"{found.score:.2f}"
    assert f"probability of {told} is corrected to {told}." in found.trace[-1].detail


def test_a_failed_gate_stops_a_pair(facts, compared):
    failed = Gate(rule="place", outcome="fail", detail="Two places.")
    assert finding_of(facts("a"), facts("b", speaker="brek"), compared(0.9, failed), 0.5) is None


def test_a_gate_passed_with_doubt_is_a_step(facts, compared):
    unknown = Gate(rule="place", outcome="unknown", detail="Which place?", factor=0.9)
    found = finding_of(facts("a"), facts("b", speaker="brek"), compared(0.9, unknown), 0.5)
    assert [step.rule for step in found.trace] == ["opposites", "place"]


def test_a_retraction_lowers_the_probability(facts, compared):
    first = facts("a")
    second = facts("b", relations=(("retracts", "a"),))
    assert finding_of(first, second, compared(0.9), 0.5).score == 0.63


def test_words_are_marked_in_the_held_text_where_it_has_the_statement(facts, compared):
    passage = Passage(appearance="a@post", start=100, words="He said: The bridge was open.")
    first = facts("a", passages=(passage,))
    found = finding_of(first, facts("b", speaker="brek"), compared(), 0.5)
    assert found.trace[0].spans == (("a@post", 124, 128),)
    assert found.trace[0].words == (("a", 15, 19), ("b", 15, 21))


def test_words_that_a_passage_has_twice_are_not_marked_in_it(facts, compared):
    passage = Passage(appearance="a@post", start=0, words="The bank was open, and it was open.")
    first = facts("a", statement="The bridge was open", passages=(passage,))
    assert finding_of(first, facts("b", speaker="brek"), compared(), 0.5).trace[0].spans == ()


@pytest.mark.parametrize(("sources", "one"), [((("post",), ("mail",)), True),
                                              ((("post",), ("post",)), False),
                                              (((), ("mail",)), False)])  # fmt: skip
def test_one_utterance_is_one_saying_in_two_sources(facts, sources, one):
    first, second = (facts(key, sources=own) for key, own in zip("ab", sources, strict=True))
    assert one_utterance(first, second) is one


def test_only_the_beginning_of_a_long_statement_is_compared(facts):
    assert len(statement_of(facts("a", statement="word " * 10_000)).text) == LONGEST
