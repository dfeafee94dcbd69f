"""Which amounts, days and clock times in the words exclude each other."""

import pytest

from onrecord.contradict.statements import Statement
from onrecord.contradict.statements.figures import figure_reasons
from onrecord.contradict.statements.figures.amounts import amounts
from onrecord.contradict.statements.figures.words import tokens
from onrecord.dates import bounds


def rules(first: str, second: str, said: str | None = "2031-05-07") -> list[str]:
    day = bounds(said) if said else None
    found = figure_reasons(Statement(text=first, said=day), Statement(text=second, said=day))
    return [reason.rule for reason in found]


@pytest.mark.parametrize(
    ("words", "low", "high", "dimension"),
    [
        ("1,200 houses", 1200, 1200, "count"),
        ("a hundred and twenty houses", 120, 120, "count"),
        ("two dozen houses", 24, 24, "count"),
        ("half a million crowns", 500_000, 500_000, "money:crown"),
        ("US$1.2m", 1_200_000, 1_200_000, "money:dollar"),
        ("two and a half million crowns", 2_500_000, 2_500_000, "money:crown"),
        ("one in five", 20, 20, "share"),
        ("4 out of 10", 40, 40, "share"),
        ("10 to 12 per cent", 10, 12, "share"),
        ("between 10 and 12 tonnes", 10_000, 12_000, "mass"),
        ("a few hundred houses", 200, 800, "count"),
        ("nobody", 0, 0, "count"),
        ("five minutes", 300, 300, "duration"),
    ],
)
def test_an_amount_is_read_with_its_unit(words, low, high, dimension):
    (found,) = amounts(tokens(words), frozenset())
    assert (found.range.low, found.range.high, found.dimension) == (low, high, dimension)


@pytest.mark.parametrize(
    "words",
    ["Flight 12 landed", "the 5th fleet left", "Room 101 is shut", "the A57 is shut", "in 1998"],
)
def test_a_number_that_names_a_thing_is_no_amount(words):
    assert amounts(tokens(words), frozenset()) == ()


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        ("14 people were killed in Ulm.", "The blast in Ulm killed 19.", "different_count"),
        ("At most 30 houses burned down.", "Over 40 houses have burned.", "different_count"),
        ("The bridge cost 3m crowns.", "The bridge cost 5 million crowns.", "different_amount"),
        ("The wall is 2 metres high.", "The wall is 12 feet high.", "different_measure"),
        ("A third of the pupils are ill.", "Half of the pupils are ill.", "different_share"),
        ("The siege went on for ten days.", "The siege took three weeks.", "different_duration"),
        ("Ulm won the match 3-2.", "Ulm won the match 4-2.", "different_score"),
        ("Not one house burned down.", "Six houses burned down.", "different_count"),
        ("Nine in ten beds on the ward are taken.", "No bed on the ward is free.",
         "different_share"),
    ],
)  # fmt: skip
def test_amounts_of_one_measure_exclude_each_other(first, second, rule):
    assert rules(first, second) == [rule]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("About 500 houses burned down.", "487 houses burned down."),
        ("500 houses burned down.", "487 houses burned down."),
        ("More than 30 people were killed in Ulm.", "31 people were killed in Ulm."),
        ("The well is 40 kilometres off.", "The well is some 25 miles off."),
        ("14 people were killed in Ulm.", "19 people were injured in Ulm."),
        ("Nine women were killed in Ulm.", "Fourteen people were killed in Ulm."),
        ("Prices in Ulm rose by 3 per cent.", "Prices in Ulm rose to 5 per cent."),
        ("Six ships a day left Ulm.", "Forty ships left Ulm."),
        ("The bridge cost 3 million crowns.", "The bridge cost 3 per cent of the budget."),
        ("Ulm paid 30 million for the bridge.",
         "Ulm paid 18 million for the bridge and 12 million for the bridge later."),
        ("Dozens of ships were turned away.", "46 ships were turned away."),
        ("31 people were on board the Ulm ferry.", "Nobody survived on board the Ulm ferry."),
    ],
)  # fmt: skip
def test_what_may_both_be_so_gives_no_reason(first, second):
    assert rules(first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        ("The bridge fell on Monday.", "The bridge fell on Tuesday.", "different_day"),
        ("The bridge fell on 3 May.", "The bridge fell on 4 May.", "different_day"),
        ("The bridge was built in 1998.", "The bridge was built in 2004.", "different_year"),
        ("The raid began at 4.10 on Monday afternoon.", "The raid began at noon on Monday.",
         "different_time"),
        ("The fair will open on 12 May.", "The fair has been put back to 2 June.",
         "different_day"),
        ("The cap runs out on 31 December 2035.", "The cap stays until the end of 2038.",
         "different_day"),
    ],
)  # fmt: skip
def test_times_of_one_event_exclude_each_other(first, second, rule):
    assert rules(first, second) == [rule]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The bridge fell on 5 May.", "The bridge fell on Monday."),
        ("The bridge fell on 5 May 2031.", "The bridge fell on 5 May."),
        ("The bridge was built in 1998.", "The bridge was built in the 1990s."),
        ("The bridge fell on 5 May.", "The bridge fell in early May."),
        ("The raid began at 1510 GMT.", "The raid began at 4.10 in the afternoon."),
        ("The raid began at 15.10 universal time.", "The raid began at 16.10 local time."),
        ("The raid began at about 4.10.", "The raid began at a quarter past four."),
        ("Ulm had six cases as of Monday.", "As of Tuesday Ulm had over five cases."),
    ],
)
def test_times_that_may_be_one_give_no_reason(first, second):
    assert rules(first, second) == []


def test_a_reason_holds_the_words_of_both_sides_whatever_their_order():
    first = Statement(text="14 people were killed in Ulm.")
    second = Statement(text="The blast in Ulm killed 19.")
    (one,), (other,) = figure_reasons(first, second), figure_reasons(second, first)
    assert (one.first, one.second) == (other.second, other.first) == (((0, 2),), ((24, 26),))


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "1-" * 50_000, "12 May " * 20_000, "\ud800 14 \udfff", "<b>14</b>\u0663", ""],
)
def test_hostile_words_are_read_without_harm(text):
    assert rules(text, "14 people were killed on Monday at 9.20.") is not None
