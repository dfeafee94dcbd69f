from dataclasses import replace

import pytest

from benchmarks.contradiction.pairs import load
from benchmarks.contradiction_accuracy import at, at_recall, average_precision, figures

PAIR = load("tune")[0]
TRUE, NONE = replace(PAIR, kind="negation", trap=None), replace(PAIR, kind=None, trap="neutral")
SCORED = [(TRUE, 0.9), (NONE, 0.8), (TRUE, 0.7), (NONE, 0.1)]


def test_precision_and_recall_are_of_what_reaches_the_threshold():
    assert at(SCORED, 0.75) == (0.5, 0.5)


def test_average_precision_is_the_mean_over_the_contradictions():
    assert average_precision(SCORED) == pytest.approx((1 + 2 / 3) / 2)


def test_precision_at_a_recall_is_that_of_the_fewest_pairs_that_reach_it():
    assert (at_recall(SCORED, 0.5), at_recall(SCORED, 1)) == (1, pytest.approx(2 / 3))


def test_false_alarms_are_counted_by_trap():
    assert any("neutral" in line and "1 of   2" in line for line in figures(SCORED, 0.5))
