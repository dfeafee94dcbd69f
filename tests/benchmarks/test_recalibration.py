"""What decisions teach in made-up records."""

import pytest

from benchmarks.recalibration import losses

SEEDS = range(8)


@pytest.mark.parametrize("decisions", [50, 200])
def test_where_the_shipped_probability_is_off_learning_helps(decisions):
    found = [losses(seed, decisions, right=False) for seed in SEEDS]
    assert sum(after for _, after, _ in found) < 0.95 * sum(before for before, _, _ in found)


@pytest.mark.parametrize("decisions", [20, 200])
def test_where_it_is_right_learning_costs_next_to_nothing(decisions):
    found = [losses(seed, decisions, right=True) for seed in SEEDS]
    assert max(after - before for before, after, _ in found) < 0.02


def test_nothing_is_better_than_what_is_right():
    shipped, corrected, least = losses(0, 100, right=False)
    assert least <= min(shipped, corrected)
