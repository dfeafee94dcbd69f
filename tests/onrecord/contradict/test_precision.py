"""How often proposals were confirmed, and how far that may be off."""

import pytest

from onrecord.contradict.precision import Share, precision


@pytest.mark.parametrize(
    ("confirmed", "decided", "low", "high"),
    # Worked out by hand.
    [(31, 48, 0.504, 0.766), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (1, 1, 0.207, 1.0)],
)
def test_the_interval_is_that_of_wilson(confirmed, decided, low, high):
    assert Share(decided, confirmed).interval == pytest.approx((low, high), abs=0.001)


def test_of_nothing_everything_is_possible():
    assert Share(0, 0).interval == (0.0, 1.0)


def test_a_share_is_told_with_its_interval():
    assert Share(48, 31).words == "65 %, 95 % interval 50-77 %"


def test_only_what_is_confirmed_or_dismissed_counts():
    found = precision(
        [("date", "confirmed"), ("date", "dismissed"), ("date", "unsure"), ("date", "disputed")]
    )
    assert (found.all, found.open) == (Share(2, 1), 2)


def test_each_kind_has_its_own_share():
    found = precision([("numeric", "dismissed"), ("date", "confirmed"), ("date", "confirmed")])
    assert found.kinds == (("date", Share(2, 2)), ("numeric", Share(1, 0)))
