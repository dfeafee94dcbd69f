"""Stances proposed for a claim, and propositions worded for a pair."""

import pytest

from onrecord.contradict import compare_statements
from onrecord.contradict.coding import nearest, propose_stance, shared_proposition
from onrecord.contradict.facts import PropositionFacts
from onrecord.contradict.statements import Statement
from onrecord.dates import bounds

SAFER = PropositionFacts(key="safer", text="The patrols are making the bay of Orlen safer.")
BOATS = PropositionFacts(key="boats", text="N boats were lost.", unit="boats", slot=True)


def proposed(text, proposition=SAFER, **fields):
    return propose_stance(Statement(text=text, **fields), proposition)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The patrols have made the bay of Orlen safer.", "affirms"),
        ("The patrols have not made the bay of Orlen any safer.", "denies"),
        ("The council denies that the patrols made the bay of Orlen safer.", "denies"),
    ],
)
def test_a_stance_follows_from_the_words(text, stance):
    assert proposed(text).stance == stance


def test_the_words_that_speak_for_a_stance_are_told():
    text = "The patrols have made the bay of Orlen safer."
    (first, *_) = proposed(text).spans
    assert text[slice(*first)] == "patrols"


@pytest.mark.parametrize(
    "text",
    [
        "The bay of Orlen is deep.",
        "The lighthouse has made the bay of Varn safer.",
        "The patrols cost nine million crowns.",
        "",
        "\U0001f6a2" * 50,
    ],
)
def test_nothing_is_proposed_for_another_matter(text):
    assert proposed(text) is None


@pytest.mark.parametrize("modality", ["asked", "hypothetical", "demanded"])
def test_nothing_is_proposed_for_what_is_not_held(modality):
    assert proposed("The patrols have made the bay of Orlen safer.", modality=modality) is None


def test_nothing_is_proposed_for_another_time():
    period = PropositionFacts(key="safer", text=SAFER.text, period=bounds("2031-05"))
    text = "The patrols have made the bay of Orlen safer."
    assert proposed(text, period, event=bounds("2033")) is None


def test_a_figure_is_proposed_with_what_it_is():
    found = proposed("At least 12 boats were lost in the storm.", BOATS)
    assert (found.stance, found.low, found.high, found.qualifier) == (
        "affirms",
        12,
        None,
        "at_least",
    )


def test_a_figure_of_something_else_is_not_proposed():
    assert proposed("12 houses were lost in the storm.", BOATS) is None


def test_the_propositions_that_share_rare_words_are_the_nearest():
    known = {"a": "The bay is deep.", "b": "The bay has patrols.", "c": "Taxes rise."}
    assert list(nearest("Patrols sail the bay.", known)) == ["b", "a"]


def shared(first, second, **fields):
    a, b = Statement(text=first, **fields), Statement(text=second)
    return shared_proposition(a, b, compare_statements(a, b))


def test_a_pair_shares_what_the_one_affirms_and_the_other_denies():
    found = shared("The dam at Orlen was not damaged.", "The dam at Orlen was damaged, Brek says.")
    assert (found.text, found.first, found.second) == (
        "The dam at Orlen was damaged.",
        "denies",
        "affirms",
    )


def test_whoever_knows_of_nothing_is_unaware_of_the_shared_proposition():
    found = shared(
        "The ministry is not aware of any damage to the dam.", "The dam was damaged.",
        modality="unaware",
    )  # fmt: skip
    assert (found.first, found.second) == ("unaware", "affirms")


def test_a_pair_that_does_not_conflict_shares_no_proposition():
    assert shared("The dam was damaged.", "The dam was damaged on Monday.") is None


def test_figures_share_no_sentence_but_a_slot_that_a_person_words():
    assert shared("12 boats were lost in the storm.", "30 boats were lost in the storm.") is None
