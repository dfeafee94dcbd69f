import pytest

from onrecord.contradict import compare


def rules(a, b, **context):
    return {reason.rule for reason in compare(a, b, **context).reasons}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nobody warned the villagers of the flood.", "The villagers were alerted to the flood."),
        ("The Orlen ministry won't sign the accord.", "The Orlen ministry will sign the accord."),
        ("The governor failed to answer the letter.", "The governor answered the letter."),
        ("The Tarn dam has burst.", "Reports that the Tarn dam has burst are false."),
        ("There would be buses, and there were.", "There would be buses, and there were none."),
        ("The fund lost money.", "If the fund had lost money, we would know."),
    ],
    ids=["nobody", "contraction", "fail to", "false reports", "none of it", "counterfactual"],
)  # fmt: skip
def test_what_is_denied_is_at_odds_with_what_is_asserted(a, b):
    assert "negation" in rules(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It is not true that the dam never burst.", "The dam burst."),
        ("The Orlen ministry denies the raid.", "The Orlen ministry had no part in the raid."),
        ("No more than 30 houses burned in Lowmark.", "Some 30 houses burned in Lowmark."),
        ("Not only the bridge at Tarn is shut.", "The bridge at Tarn is shut."),
        ("The council gave the field away for nothing.", "The council gave the field away."),
    ],
    ids=["two negations", "both deny", "no more than", "not only", "for nothing"],
)
def test_what_only_looks_negated_is_not_at_odds(a, b):
    assert "negation" not in rules(a, b)


def test_a_bill_turned_down_and_a_bill_rejected_agree():
    assert not rules("Parliament turned down the bill.", "Parliament rejected the bill.")


def test_to_worsen_is_not_at_odds_with_not_easing():
    assert not rules("The decree made the shortage worse.", "The decree did not ease the shortage.")


def test_what_stays_is_at_odds_with_what_rises():
    found = rules("The levy remains at 6 crowns.", "The levy is being raised to 8 crowns.")
    assert "opposed_direction" in found


def test_east_and_west_tell_two_things_apart_and_contradict_nothing():
    assert not rules("The eastern pier burned.", "The western pier burned.")


def test_a_headline_is_read_as_a_sentence_is():
    found = compare("Orlen Mayor Denies Taking Bribes", "The mayor of Orlen took bribes.")
    assert found.kind == "negation"


def test_what_must_be_is_at_odds_with_what_may_be():
    a, b = "Every diver must carry a lamp.", "No diver is obliged to carry a lamp."
    assert "modality" in {reason.kind for reason in compare(a, b).reasons} or "negation" in rules(
        a, b
    )


def test_a_gift_is_no_loan():
    found = rules(
        "The bank gave the city a loan of a million.", "The city received a million as a gift."
    )
    assert "exclusion" in found


def test_all_is_more_than_a_part():
    found = rules(
        "All ferries to Sund were cancelled.", "Only half of the ferries to Sund were cancelled."
    )
    assert "part_or_all" in found


def test_two_that_only_name_one_person_are_not_at_odds():
    a, b = "Odo Brandtmar did not sell any boats.", "Odo Brandtmar met the mayor in private."
    assert not rules(a, b)


def test_not_to_know_is_at_odds_with_the_matter_and_not_with_whoever_does_not_know_it():
    unknowing = "Ada Holmquist does not know of any raids on the islands."
    assert "unaware" in rules(unknowing, "There were raids on the islands in May.")
    assert "unaware" not in rules(unknowing, "Ada Holmquist met the islanders in private.")


def test_a_country_is_known_by_its_people():
    assert "negation" in rules("No Peruvian jet crossed the bay.", "A jet of Peru crossed the bay.")
