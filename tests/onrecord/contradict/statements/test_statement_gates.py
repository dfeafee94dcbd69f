import pytest

from onrecord.contradict import Statement, compare, compare_statements
from onrecord.contradict.second_opinion import Opinion
from onrecord.contradict.statements.gates import gates_of
from onrecord.contradict.statements.pair import pair_of
from onrecord.dates import bounds

OPEN, SHUT = "The Tarn bridge is open.", "The Tarn bridge is shut."


def failed(a, b, **context):
    return {gate.rule for gate in compare(a, b, **context).gates if gate.outcome == "fail"}


@pytest.mark.parametrize(
    "text",
    [
        "Ministry Denies Tarn Bridge Is Shut",
        "Drivers say that the Tarn bridge is shut.",
        "Tarn Bridge Shut, Drivers Insist",
        "The ministry was told that the Tarn bridge is shut.",
    ],
)
def test_an_outlet_does_not_hold_what_others_say(text):
    kinds = ("person", "publication")
    assert "reported" in failed(OPEN, text, speakers=("ann", "post"), speaker_kinds=kinds)


def test_whether_an_office_that_is_told_of_is_the_speaker_is_not_certain():
    text = "The Tarn bridge is shut, the branch secretary said."
    gates = compare(OPEN, text, speakers=("ann", "bo")).gates
    assert ("reported", "unknown") in {(gate.rule, gate.outcome) for gate in gates}


def test_whoever_speaks_for_an_organisation_says_what_it_holds():
    text = "The Tarn bridge is shut, the president of Orlen Rail said."
    found = compare(OPEN, text, speakers=("ann", "Orlen Rail"))
    assert "reported" not in {gate.rule for gate in found.gates}


def test_what_somebody_says_is_compared_with_that_somebody():
    names = ("Ada Holm", "Harbour Post")
    assert not failed(OPEN, "Holm said that the Tarn bridge is shut.", speakers=names)


def test_whoever_says_we_holds_it():
    assert not failed(OPEN, "We say that the Tarn bridge is shut.", speakers=("ann", "bo"))


@pytest.mark.parametrize(
    "text",
    [
        "If the Tarn bridge is shut, we shall swim.",
        "The council would not say whether the Tarn bridge is shut.",
        "We do not yet know whether the Tarn bridge is shut.",
        "Is the Tarn bridge shut?",
    ],
)
def test_what_is_not_held_contradicts_nothing(text):
    assert "holder" in failed(OPEN, text, speakers=("ann", "bo"))


def test_a_demand_contradicts_no_fact():
    assert failed(OPEN, "The Tarn bridge must be shut.", modalities=("asserted", "demanded"))


def test_another_place_is_another_matter():
    assert failed(OPEN, SHUT, places=("Tarn", "Sund")) == {"place"}


def test_what_was_said_later_may_have_changed():
    days = bounds("2031-05-01"), bounds("2031-05-29")
    later = compare(OPEN, SHUT, said=days)
    assert later.probability < compare(OPEN, SHUT, said=days[:1] * 2).probability


def test_a_vow_is_not_worn_by_time():
    days = bounds("2031-05-01"), bounds("2031-05-29")
    gates = compare("The Tarn bridge will never be shut.", SHUT, said=days).gates
    assert "said_time" not in {gate.rule for gate in gates}


def test_the_package_s_own_network_never_speaks_alone():
    a, b = Statement(text="No diver was hurt."), Statement(text="Two are in hospital.")
    assert compare_statements(a, b, Opinion(0, 0, 1)).kind is None


def test_only_a_model_s_opinion_is_called_knowledge_of_the_world():
    a, b = Statement(text="No diver was hurt."), Statement(text="Two are in hospital.")
    found = compare_statements(a, b, Opinion(entails=0.02, neutral=0.03, contradicts=0.95), "ulm 1")
    assert (found.kind, found.reasons[0].rule) == ("world_knowledge", "second_opinion")


def test_a_second_opinion_raises_and_lowers():
    a, b = Statement(text=OPEN), Statement(text=SHUT)
    opinions = (
        Opinion(entails=0.9, neutral=0.1, contradicts=0),
        Opinion(entails=0, neutral=0.1, contradicts=0.9),
    )
    low, high = (compare_statements(a, b, opinion).probability for opinion in opinions)
    assert low < high


def test_of_two_bare_texts_the_second_opinion_tells_most():
    sure = Opinion(entails=0.02, neutral=0.03, contradicts=0.95)
    spoken = [Statement(text=text, speaker=name) for text, name in ((OPEN, "ann"), (SHUT, "bo"))]
    bare = [Statement(text=text) for text in (OPEN, SHUT)]
    assert (
        compare_statements(*bare, sure).probability > compare_statements(*spoken, sure).probability
    )


def test_a_gate_stops_bare_texts_too():
    places = [Statement(text=OPEN, place="Ulm"), Statement(text=SHUT, place="Orlen")]
    sure = Opinion(entails=0.0, neutral=0.0, contradicts=1.0)
    assert compare_statements(*places, sure).probability <= 0.1


def at(said, text, modality="asserted", speaker="ferro"):
    return Statement(text=text, said=bounds(said), modality=modality, speaker=speaker)


@pytest.mark.parametrize("modality", ["predicted", "intended"])
def test_what_was_foretold_is_less_of_a_contradiction_to_what_came(modality):
    late = at("2031-05-09", "Ana Ferro resigned.")
    early = at("2031-05-02", "Ana Ferro will not resign.", modality)
    (gate,) = (one for one in gates_of(pair_of(early, late)) if one.rule == "foretold")
    assert gate.factor < 1


@pytest.mark.parametrize(
    ("early", "late"),
    [("2031-05-02", "2031-05-02"), ("2031-05-09", "2031-05-02")],
)
def test_what_is_foretold_after_it_is_told_is_compared_as_it_stands(early, late):
    pair = pair_of(at(early, "Ana Ferro will resign.", "predicted"), at(late, "She resigned."))
    assert not [one for one in gates_of(pair) if one.rule == "foretold"]


@pytest.mark.parametrize(("days", "lowered"), [("2031-05-02", False), ("2031-05-03", True)])
def test_open_again_a_day_later_may_be_a_change(days, lowered):
    pair = pair_of(at("2031-05-02", "The harbour is shut."), at(days, "The harbour is open again."))
    assert any(one.rule == "said_time" for one in gates_of(pair)) is lowered


def test_what_would_have_come_is_a_supposed_case():
    pair = pair_of(
        at("2031-05-02", "Had the alarm sounded, everybody would have escaped."),
        at("2031-05-02", "The alarm did not sound.", speaker="brek"),
    )
    assert any(one.rule == "holder" and one.outcome == "fail" for one in gates_of(pair))


def test_how_many_there_may_be_is_another_measure_than_how_many_there_are():
    may_be, were = "The ferry is licensed for 300 passengers.", "The ferry carried 212 passengers."
    assert "different_definition" in failed(may_be, were)
