"""What the words say of scope: another thing, time, place or measure, or not held at all."""

import pytest

from onrecord.contradict.statements import Statement
from onrecord.contradict.statements.attributions import attribution_reasons
from onrecord.contradict.statements.scopes import word_gates
from onrecord.dates import bounds


def failed(first: str, second: str, days: tuple[str, str] = ("2031-05-07", "2031-05-07")) -> set:
    told = {"speaker": "post", "speaker_name": "Ulm Post", "speaker_kind": "publication"}
    a = Statement(text=first, said=bounds(days[0]), **told)
    b = Statement(text=second, said=bounds(days[1]), **told)
    gates = word_gates(a, b)
    swapped = word_gates(b, a)
    assert {(gate.rule, gate.outcome) for gate in gates} == {
        (gate.rule, gate.outcome) for gate in swapped
    }
    return {gate.rule for gate in gates if gate.outcome == "fail"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Northgate bridge is safe.", "The Southgate bridge is not safe."),
        ("Flight 12 was late.", "Flight 31 was on time."),
        ("The eastern gallery is safe.", "We found the western gallery unsafe."),
        ("Ulm won the first match.", "Ulm lost the second match."),
        ("There are six cases of mumps.", "There are forty cases of measles."),
        ("Bo Lund has been arrested.", "Bo Lund's brother is on the run."),
        ("My knee has healed.", "My brother's knee will never heal."),
        ("Greta Holm stayed on the ferry to Ulm.", "Sol Arden never stayed on the ferry to Ulm."),
        ("The town gave us the mill for nothing.", "The town gave us the quay for nothing."),
    ],
)
def test_two_things_of_a_kind_are_kept_apart(first, second):
    assert failed(first, second) == {"different_referent"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Senator Greta Holm met the miners in Ulm.", "Holm never met the miners in Ulm."),
        ("G. Holm met the miners in Ulm.", "Greta Holm did not meet the miners in Ulm."),
        ("The eastern gallery is safe.", "The eastern gallery is unsafe."),
        ("There are six cases of mumps.", "There are no cases."),
    ],
)
def test_one_thing_under_two_names_is_not_parted(first, second):
    assert failed(first, second) == set()


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        ("The well was dry in 2029.", "The well was not dry in 2030.", "different_period"),
        ("The well in Brask is dry.", "The well in Upper Brask is full.", "different_place"),
        ("Gross pay in Ulm rose.", "Net pay in Ulm fell.", "different_definition"),
        ("Officials deny reports that the well is dry.", "The well is dry.", "not_held"),
        ("Ministry Denies Well Is Dry", "The well is dry.", "not_held"),
        ("The well is fine, the company keeps telling us.", "The well is dry.", "not_held"),
        ("Is the well dry?", "The well is full.", "not_held"),
    ],
)
def test_what_the_words_say_of_scope_stops_a_pair(first, second, rule):
    assert failed(first, second) == {rule}


def test_a_denial_in_the_third_person_is_held_by_the_one_who_denies():
    a = Statement(text="The ministry denies that the well is dry.", speaker_name="Ulm Ministry")
    b = Statement(text="The well is dry.", speaker_name="Bo Example")
    assert word_gates(a, b) == []


def test_a_later_count_of_the_dead_is_an_update():
    days = ("2031-05-07", "2031-05-09")
    first, second = "14 people were killed in Ulm.", "The dead in Ulm now number 19."
    assert failed(first, second, days) == {"updated_figure"}
    assert failed(first, second) == set()


def test_a_vow_that_is_broken_is_no_update():
    first = "The cap runs out on 31 December 2035 and will never be prolonged."
    second = "The cap stays until the end of 2038."
    assert failed(first, second, ("2031-05-07", "2032-05-07")) == set()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sol Arden won the vote.", "Vera Quist won the vote."),
        ("The clerk signed off the proof.", "It was my deputy who signed the proof."),
        ("The error was made by the board.", "The error was the ministry's alone."),
    ],
)
def test_one_deed_given_to_two_doers_is_an_attribution_and_no_other_thing(first, second):
    a, b = Statement(text=first), Statement(text=second)
    assert [reason.kind for reason in attribution_reasons(a, b)] == ["attribution"]
    assert not [gate for gate in word_gates(a, b) if gate.outcome == "fail"]


def test_two_deeds_of_two_doers_are_no_conflict():
    a = Statement(text="The clerk signed the proof.")
    b = Statement(text="The mayor signed the treaty.")
    assert attribution_reasons(a, b) == []
