"""Wordings of longer statements: doubts, sayings denied, joined verbs, and what is another case."""

import pytest

from onrecord.contradict import Statement, compare
from onrecord.contradict.statements.comparing import reasons_of
from onrecord.contradict.statements.features import features
from onrecord.contradict.statements.pair import pair_of


def rules(a, b):
    return {reason.rule for reason in compare(a, b).reasons}


def row(a, b):
    pair = pair_of(Statement(text=a), Statement(text=b))
    return features(pair, reasons_of(pair))


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("The loan is beyond question.", "Whether the loan comes is wide open.", "certain"),
        ("The loan is certain.", "The loan is off the table.", "certain"),
        ("A sale of the mill is unthinkable.", "A sale of the mill is one of our options.",
         "impossible"),
        ("The mayor ordered the raid.", "The mayor learnt of the raid only from the radio.",
         "unaware"),
        ("Teachers must wear masks.", "On masks, teachers may choose for themselves.", "required"),
        ("Holm said that the dam was old.", "I never said that the dam was old.", "denied_saying"),
        ("Fewer people cross the Tarn.", "Crossings of the Tarn are the highest since 1990.",
         "opposed_direction"),
        ("Fewer and fewer people use the ferry.", "More and more people use the ferry.",
         "opposed_direction"),
        ("The tug lay inside the harbour.", "The tug lay outside the harbour.", "opposites"),
        ("The court upheld the fine.", "The court quashed the fine.", "opposites"),
        ("The pump stopped working.", "The pump worked.", "negation"),
        ("Eleven shots were fired by the guard.", "The guard fired three rounds.",
         "different_count"),
        ("Nothing but tractors went into the Isolde.", "Ten howitzers went into the Isolde.",
         "only"),
    ],
    ids=["beyond question", "off the table", "option", "only from the radio", "for themselves",
         "never said that", "highest since", "fewer and fewer", "inside", "upheld",
         "stopped working", "rounds", "nothing but"],
)  # fmt: skip
def test_other_words_for_a_contrary_are_known(a, b, rule):
    assert rule in rules(a, b)


def test_a_negation_covers_only_its_own_one_of_two_joined_verbs():
    assert not rules("Holm resigned and was not dismissed.", "Holm resigned.")


def test_to_have_done_nothing_denies_nothing_of_what_went_before():
    assert not rules("Parents complained and he did nothing.", "Parents complained.")


def test_what_is_excepted_from_nothing_agrees_with_itself():
    assert not rules("Nothing but tractors was loaded.", "Tractors were loaded.")


def test_to_come_and_to_go_are_no_opposites():
    assert not rules("The money came in a case.", "They let the money go in a case.")


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("The key rate was raised.", "The deposit rate was lowered.", "told_apart"),
        ("The firm's debts fell.", "Another firm's debts rose.", "another_case"),
        ("The organist left in May.", "The caretaker left in June.", "subjects_apart"),
        ("Nobody paid a ransom.", "No ransom was paid by the state.", "both_deny"),
    ],
    ids=["key rate", "another", "organist", "both deny"],
)
def test_what_may_be_another_case_is_weighed(a, b, name):
    assert name in row(a, b)


def test_words_that_all_reports_have_count_for_less():
    common = compare("On Monday the plan was dropped.", "On Monday nobody was injured.")
    telling = compare("The ferry ran on.", "The ferry never ran.")
    strengths = [max((one.strength for one in found.reasons), default=0.0)
                 for found in (common, telling)]  # fmt: skip
    assert strengths[0] < strengths[1]
