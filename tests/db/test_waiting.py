"""Who has waited longer for the lock asks for it more often."""

import pytest

from db.waiting import _pause


@pytest.mark.parametrize(("longer", "shorter"), [(1, 0), (3, 0.5), (60, 2)])
def test_the_longer_one_waited_the_sooner_one_asks_again(longer, shorter):
    assert max(_pause(longer) for _ in range(50)) < min(_pause(shorter) for _ in range(50))


def test_two_who_met_once_do_not_ask_at_the_same_moments():
    assert len({_pause(1) for _ in range(50)}) > 1
