"""What made-up decisions teach of the probability of the next proposals."""

import math
from itertools import pairwise

import pytest

from onrecord.contradict.recalibration import DecidedProposal, learn
from onrecord.contradict.version import is_earlier, same_but_corrected, signature

EVERYWHERE = [place / 50 for place in range(51)]


@pytest.fixture
def told():
    """Return a function that gives decisions on pairs of one kind and one probability."""

    def told(kind, probability, *, confirmed=0, dismissed=0):
        verdicts = [True] * confirmed + [False] * dismissed
        return [DecidedProposal(kind, probability, verdict) for verdict in verdicts]

    return told


def test_no_decision_changes_nothing():
    assert learn([]).of("numeric", 0.62) == pytest.approx(0.62)


def test_three_decisions_hardly_move_anything(told):
    found = learn(told("numeric", 0.6, dismissed=3))
    assert 0.55 < found.of("numeric", 0.6) < 0.6


def test_two_hundred_dismissals_of_a_kind_lower_that_kind_below_the_threshold(told):
    assert learn(told("numeric", 0.6, dismissed=200)).of("numeric", 0.6) < 0.2


def test_what_one_kind_teaches_stays_mostly_with_it(told):
    found = learn(told("numeric", 0.6, dismissed=200) + told("antonym", 0.6, confirmed=200))
    assert found.of("antonym", 0.6) > 0.8
    assert found.of("direction", 0.6) == pytest.approx(0.6, abs=0.05)


def test_many_decisions_lead_to_the_share_that_people_confirmed(told):
    found = learn(told("numeric", 0.6, confirmed=600, dismissed=1400))
    assert found.of("numeric", 0.6) == pytest.approx(0.3, abs=0.02)


def test_decisions_that_agree_with_the_probability_change_nothing(told):
    fair = told("date", 0.4, confirmed=40, dismissed=60) + told("date", 0.8, confirmed=80,
                                                                dismissed=20)  # fmt: skip
    found = learn(fair)
    assert found.of("date", 0.4) == pytest.approx(0.4, abs=0.01)
    assert found.of("date", 0.8) == pytest.approx(0.8, abs=0.01)


@pytest.mark.parametrize(
    "decided",
    [
        [("numeric", 0.6, 3, 17)],
        [("numeric", 0.95, 0, 300), ("numeric", 0.05, 300, 0)],  # the wrong way round
        [("numeric", 0.0, 500, 0), ("antonym", 1.0, 0, 500)],
        [("numeric", 0.99, 20_000, 0)],
    ],
    ids=["few", "wrong way round", "at the edges", "many of one"],
)
def test_what_was_likelier_stays_likelier(told, decided):
    found = learn([one for kind, p, yes, no in decided
                   for one in told(kind, p, confirmed=yes, dismissed=no)])  # fmt: skip
    after = [found.of("numeric", probability) for probability in EVERYWHERE]
    assert all(one <= other for one, other in pairwise(after))
    assert after[10] < after[40]


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed"])
@pytest.mark.parametrize("probability", [0.0, 0.3, 0.95, 1.0])
def test_verdicts_that_are_all_the_same_do_not_run_away(told, verdict, probability):
    found = learn(told("numeric", probability, **{verdict: 5_000}))
    numbers = [found.slope, found.intercept, *found.offsets.values()]
    assert all(math.isfinite(number) and abs(number) < 15 for number in numbers)
    assert all(0 < found.of("numeric", one) < 1 for one in EVERYWHERE)


def test_the_order_of_decisions_changes_nothing(told):
    decided = told("numeric", 0.6, confirmed=4, dismissed=9) + told("date", 0.8, confirmed=12)
    assert learn(decided).name == learn(decided[::-1]).name


def test_other_decisions_give_another_name(told):
    names = {learn(told("numeric", 0.6, dismissed=count)).name for count in range(5)}
    assert len(names) == 5


def test_what_a_persons_own_model_proposed_teaches_nothing_and_stays(told):
    found = learn(told("world_knowledge", 0.9, dismissed=200))
    assert found.decisions == 0
    assert learn(told("numeric", 0.9, dismissed=200)).of("world_knowledge", 0.9) == 0.9


def test_a_corrected_proposal_tells_what_it_was_and_what_it_is(told):
    found = learn(told("numeric", 0.6, dismissed=50))
    corrected = found.of("numeric", 0.6)
    (step,) = found.steps("numeric", 0.6, corrected)
    assert step.rule == "recalibrated"
    assert "50 decisions" in step.detail
    assert "0.60" in step.detail
    assert f"{corrected:.2f}" in step.detail


def test_no_number_is_a_negative_zero(told):
    found = learn(told("numeric", 0.95, dismissed=300) + told("numeric", 0.05, confirmed=300))
    assert "-0.0" not in {str(found.intercept), *map(str, found.offsets.values())}


def test_a_signature_names_the_correction_and_is_no_earlier_version():
    signed = signature("onrecord.contradict.network ulm", learn([]))
    assert signed.endswith(f"+ulm recalibrated {learn([]).name}")
    assert not is_earlier(signature("ulm", learn([])))


def test_a_corrected_proposal_of_other_rules_is_of_an_earlier_version():
    assert is_earlier("onrecord.contradict 1.abcdef+first recalibrated 0a1b2c")


def test_signatures_that_differ_in_the_correction_alone_are_told():
    plain, corrected = signature("ulm"), signature("ulm", learn([]))
    assert same_but_corrected(plain, corrected)
    assert not same_but_corrected(plain, signature("elm", learn([])))
    assert not same_but_corrected(plain, plain)
