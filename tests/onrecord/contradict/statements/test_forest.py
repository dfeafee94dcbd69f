import json
import math

import pytest

from onrecord.contradict.second_opinion import Opinion
from onrecord.contradict.statements import Statement
from onrecord.contradict.statements.comparing import compare_statements
from onrecord.contradict.statements.features import GROUP, RULE
from onrecord.contradict.statements.forest import Forest
from onrecord.contradict.statements.probability import (
    CONTRADICTS,
    ENTAILS,
    forests,
    with_opinion,
)
from onrecord.contradict.statements.record import SIDE_BY_SIDE, Record

ONE_SPLIT = Forest(("shared",), 0.0, (((0, 0.5, 1, 2, False), -1.0, 1.0),))


def chance(number: float) -> float:
    return 1 / (1 + math.exp(-number))


@pytest.mark.parametrize(("value", "leaf"), [(0.2, -1.0), (0.5, -1.0), (0.51, 1.0)])
def test_what_is_not_above_the_threshold_goes_low(value, leaf):
    assert ONE_SPLIT.probability({"shared": value}) == pytest.approx(chance(leaf))


def test_a_feature_that_is_left_out_is_nothing():
    assert ONE_SPLIT.probability({}) == ONE_SPLIT.probability({"shared": 0.0})


@pytest.mark.parametrize(("goes_low", "leaf"), [(True, -1.0), (False, 1.0)])
def test_what_is_unknown_goes_where_the_split_sends_it(goes_low, leaf):
    forest = Forest(("shared",), 0.0, (((0, 0.5, 1, 2, goes_low), -1.0, 1.0),))
    assert forest.probability({"shared": None}) == pytest.approx(chance(leaf))


def test_trees_and_base_are_added_up():
    forest = Forest((), 0.5, ((0.25,), (-1.0,)))
    assert forest.probability({}) == pytest.approx(chance(-0.25))


def test_a_forest_reads_back_from_json():
    held = {"features": ["shared"], "base": 0.0, "trees": [[[0, 0.5, 1, 2, False], -1.0, 1.0]]}
    assert Forest.read(json.loads(json.dumps(held))) == ONE_SPLIT


def test_a_number_beyond_all_measure_stays_a_probability():
    assert Forest((), 1e9, ()).probability({}) == pytest.approx(1.0)


@pytest.mark.parametrize("in_record", [False, True])
def test_no_rule_and_no_network_that_sees_a_contradiction_lowers_the_probability(in_record):
    forest = forests()[in_record]
    row = {f"{RULE}any": 1.0, "coverage": 0.4, "alike:less": 0.5, "alike:rest": 0.6}
    raising = [name for name in forest.features if name.startswith((RULE, GROUP, CONTRADICTS))]
    assert all(
        forest.total({**row, name: 1.0}) >= forest.total({**row, name: 0.0}) for name in raising
    )


@pytest.mark.parametrize("in_record", [False, True])
def test_no_network_that_sees_agreement_raises_the_probability(in_record):
    forest = forests()[in_record]
    row = {f"{RULE}any": 1.0, "coverage": 0.4, "alike:less": 0.5, CONTRADICTS: 0.2}
    assert forest.total({**row, ENTAILS: 0.8}) <= forest.total({**row, ENTAILS: 0.0})


def test_without_an_opinion_what_it_says_is_unknown_and_not_nothing():
    assert with_opinion({}, None)[CONTRADICTS] is None


def test_an_opinion_stands_among_the_features():
    assert with_opinion({"coverage": 0.5}, Opinion(0.1, 0.2, 0.7))[CONTRADICTS] == 0.7


def test_one_pair_is_the_less_likely_the_larger_the_record_it_was_found_in():
    praise = Statement(text="The mayor thanked the choir.", speaker="ferro")
    blame = Statement(text="The mayor criticised the plan for the harbour.", speaker="brek")
    found = [
        compare_statements(praise, blame, record=Record(claims)).probability
        for claims in (2, 50, 1_000, 10_000)
    ]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]


def test_two_statements_side_by_side_were_not_searched_for():
    assert (SIDE_BY_SIDE.searched, Record(0).searched, Record(2).searched) == (0, 0, 0)


def test_no_record_is_larger_than_those_that_were_fitted_to():
    assert Record(1_000_000).searched == 1
