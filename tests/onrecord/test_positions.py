"""The turns of the flip-flop view."""

import pytest

from onrecord.positions import turn


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (("affirms", None), ("affirms", None), "same"),
        (("affirms", None), ("affirms", "certain"), "same"),
        (("affirms", "certain"), ("denies", "certain"), "reversal"),
        (("denies", None), ("affirms", "possible"), "reversal"),
        (("affirms", "certain"), ("affirms", "probable"), "softer"),
        (("affirms", "possible"), ("affirms", "probable"), "firmer"),
        (("affirms", None), ("neutral", None), "softer"),
        (("unaware", None), ("denies", None), "firmer"),
        (("denies", None), ("doubts", None), "softer"),
        (("doubts", None), ("affirms", None), "changed"),
        (("unaware", None), ("neutral", None), "changed"),
    ],
)
def test_a_later_position_turns_so(before, now, expected):
    assert turn(before, now, ordered=True) == expected


def test_two_positions_of_one_day_are_no_turn():
    assert turn(("affirms", None), ("denies", None), ordered=False) == "unordered"


def test_one_position_held_twice_on_a_day_is_the_same():
    assert turn(("affirms", None), ("affirms", None), ordered=False) == "same"
