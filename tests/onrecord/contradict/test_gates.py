import pytest

from onrecord.contradict import gates


@pytest.mark.parametrize("modality", ["asked", "hypothetical"])
def test_whoever_asks_or_supposes_holds_nothing(modality, claim):
    gate = gates.holder(claim("a", modality=modality), claim("b"))
    assert gate.outcome == "fail"
    assert gate.detail == f"Ana Ferro does not hold it: the claim is {modality}."


def test_whoever_gives_no_comment_holds_nothing(claim):
    gate = gates.holder(claim("a"), claim("b", kind="no_comment"))
    assert gate.outcome == "fail"
    assert gate.detail == "Tomas Brek does not hold it: the claim is a no comment."


def test_whoever_votes_or_signs_holds_it(claim):
    assert gates.holder(claim("a", kind="act"), claim("b")).outcome == "pass"


def test_whoever_asserts_holds_it(claim):
    assert gates.holder(claim("a"), claim("b")).outcome == "pass"


def test_two_relayed_claims_count_for_less_than_one(claim):
    both = gates.holder(claim("a", relayed_only=True), claim("b", relayed_only=True))
    one = gates.holder(claim("a", relayed_only=True), claim("b"))
    assert both.factor < one.factor < 1
    assert "Ana Ferro and Tomas Brek" in both.detail


@pytest.mark.parametrize("modality", ["predicted", "intended"])
def test_what_is_to_come_differs_less_sharply_from_a_fact(modality, claim):
    gate = gates.modality(claim("a", modality=modality), claim("b"))
    assert (gate.outcome, gate.factor) == ("pass", 0.8)
    assert modality in gate.detail


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("asserted", "asserted"),
        ("asserted", "denied"),
        ("predicted", "intended"),
        ("demanded", "intended"),
        ("predicted", "demanded"),
        ("demanded", "demanded"),
    ],
)
def test_modalities_of_one_sort_compare_in_full(one, other, claim):
    gate = gates.modality(claim("a", modality=one), claim("b", modality=other))
    assert (gate.outcome, gate.factor) == ("pass", 1)


@pytest.mark.parametrize("fact", ["asserted", "denied", "doubted", "unaware"])
def test_a_demand_and_a_statement_of_fact_are_stopped_from_either_side(fact, claim):
    demand, statement = claim("a", modality="demanded"), claim("b", modality=fact)
    outcomes = [
        gates.modality(*pair).outcome for pair in ((demand, statement), (statement, demand))
    ]
    assert outcomes == ["fail", "fail"]


@pytest.mark.parametrize(
    ("events", "outcome"),
    [
        (("2020-05", "2020-05-03", None), "pass"),
        (("2020-05", "2020-06", None), "fail"),
        (("2020-05", None, "2020-05-03"), "pass"),
        (("2020-05", None, "2021"), "fail"),
        (("2020-05", None, None), "unknown"),
        ((None, None, "2020"), "pass"),
        ((None, None, None), "unknown"),
        (("[..2020-05-01]", "2020-05-02", None), "fail"),
        (("[..2020-05-01]", "2020-04-02", None), "pass"),
        (("XXXX", "2020-05-02", None), "unknown"),
        (("XXXX", "2020-05-02", "2021"), "fail"),
        (("XXXX", "XXXX", "XXXX"), "unknown"),
    ],
)
def test_the_times_that_two_claims_are_about_must_overlap(events, outcome, claim, proposition):
    one, other, period = events
    gate = gates.event_time(
        claim("a", event=one), claim("b", event=other), proposition(period=period)
    )
    assert gate.outcome == outcome


def test_when_something_was_said_does_not_count_as_what_it_is_about(claim, proposition):
    gate = gates.event_time(
        claim("a", said="1990"), claim("b", said="2020"), proposition(period=None)
    )
    assert gate.outcome == "unknown"


def test_the_same_time_is_named_once(claim, proposition):
    gate = gates.event_time(claim("a"), claim("b"), proposition(period="2020-05"))
    assert gate.detail == "Both are about the same time: 2020-05."


@pytest.mark.parametrize(
    ("places", "outcome"),
    [
        (("Norland", "norland", None), "pass"),
        (("Norland", None, "Norland"), "pass"),
        (("Norland", "Sudmark", None), "fail"),
        (("Sudmark", None, "Norland"), "fail"),
        (("Norland", None, None), "unknown"),
        ((None, None, "Norland"), "pass"),
        ((None, None, None), "unknown"),
    ],
)
def test_the_places_that_two_claims_are_about_must_go_together(places, outcome, claim, proposition):
    one, other, scope = places
    gate = gates.place(claim("a", place=one), claim("b", place=other), proposition(place=scope))
    assert gate.outcome == outcome


def test_a_part_of_a_place_passes_for_less(claim, proposition):
    gate = gates.place(
        claim("a", place="eastern Norland"), claim("b", place="Norland"), proposition()
    )
    assert (gate.outcome, gate.factor) == ("pass", 0.9)


def test_an_unknown_gate_lowers_the_score(claim, proposition):
    gate = gates.place(claim("a"), claim("b"), proposition(place=None))
    assert gate.factor == 0.9
