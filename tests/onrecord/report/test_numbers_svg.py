from dataclasses import replace
from itertools import pairwise

import pytest

from onrecord.contradict.numbers import AsOf
from onrecord.contradict.values import Range
from onrecord.dates import bounds
from onrecord.origin_views import CorroborationView
from onrecord.report.numbers_scale import BOTTOM, TOP, ValueScale
from onrecord.report.numbers_svg import MOST_LINES, OTHERS, SHAPES, layout
from onrecord.report.numbers_view import Between, NumberRow, NumbersView
from onrecord.views import PropositionView, SpeakerRef, ValueView

SLOT = PropositionView(
    id=1, key="n", text="N boats were lost.", topic=None, period=None, place=None, measure=None,
    unit="boats", slot=True, stances=(), note=None,
)  # fmt: skip


@pytest.fixture
def row(affirming):
    """Make a row of a value, given by the speaker of that number."""

    def make(number, value, day="2031-05-07", speaker=1, **given):
        low, high = value if isinstance(value, tuple) else (value, value)
        qualifier, unit = given.pop("qualifier", None), given.pop("unit", "boats")
        usual = {
            "number": number,
            "claim": replace(affirming[0], speaker=SpeakerRef(speaker, f"Speaker {speaker}")),
            "stance": "affirms",
            "certainty": None,
            "value": ValueView(low=low, high=high, qualifier=qualifier, unit=unit, as_of=day),
            "allowed": Range(low, high),
            "as_of": AsOf(day, bounds(day), "recorded") if day else None,
            "relayed": False,
        }
        return NumberRow(**(usual | given))

    return make


def view(rows, relations=()):
    return NumbersView(
        proposition=SLOT, rows=tuple(rows), relations=tuple(relations), latest=(), disputed=(),
        lowest=None, highest=None, corroboration=CorroborationView(1, 1),
    )  # fmt: skip


def drawn(*rows, relations=()):
    picture = layout(view(rows, relations))
    assert all(0 <= one.x <= 100 and TOP <= one.y <= BOTTOM for one in picture.marks)
    return picture


def test_rows_without_a_figure_give_no_picture(row):
    assert layout(view([row(1, (None, None), allowed=None)])) is None


def test_one_value_is_a_mark_with_the_number_of_its_row(row):
    (mark,) = drawn(row(1, 5)).marks
    assert (mark.label, mark.place, mark.top, mark.left) == ("1", "right", None, None)


def test_a_range_is_a_bar_and_a_bound_an_arrow(row):
    bar, up, down = drawn(
        row(1, (5, 9)), row(2, 5, "2031-06", qualifier="at_least"),
        row(3, 5, "2031-08", qualifier="at_most"),
    ).marks  # fmt: skip
    assert bar.top < bar.y < bar.bottom
    assert (up.arrow, down.arrow) == ("up", "down")
    assert up.left < up.x < up.right


def test_later_stands_to_the_right_and_more_stands_higher(row):
    first, second = drawn(row(1, 5), row(2, 9, "2031-05-08")).marks
    assert first.x < second.x
    assert first.y > second.y


def test_values_of_unknown_time_stand_in_a_strip_at_the_side(row):
    picture = drawn(row(1, 5), row(2, 5, None))
    dated, undated = picture.marks
    assert dated.x < picture.strip < undated.x
    assert drawn(row(1, 5, None)).ticks == ()


def test_values_of_one_day_and_height_stand_side_by_side(row):
    marks = drawn(*(row(n, 5, speaker=n) for n in range(1, 4))).marks
    assert len({mark.x for mark in marks}) == len(marks)


def test_one_speaker_saying_the_same_again_is_one_mark(row):
    (mark,) = drawn(row(1, 5), row(2, 5), row(3, 5)).marks
    assert mark.label == "1-3"


def test_more_than_two_orders_make_the_scale_logarithmic(row):
    assert not drawn(row(1, 5), row(2, 500)).logarithmic
    assert drawn(row(1, 5), row(2, 501)).logarithmic


@pytest.mark.parametrize(
    "values",
    [(0,), (0, 0.5, 1e9), (-5, 3.5), (-1e308, 1e308), (1e-300, 1e300, 0), (5e-324,), (1e15, 1e15)],
)
def test_any_finite_values_have_a_place_in_their_order(values):
    scale = ValueScale.over(values)
    heights = [scale.y(value) for value in sorted(values)]
    assert all(TOP <= one <= BOTTOM for one in heights)
    assert all(one >= other for one, other in pairwise(heights))
    assert all(TOP <= tick.y <= BOTTOM for tick in scale.ticks())


def test_beyond_six_speakers_the_rest_share_a_shape(row):
    picture = drawn(*(row(n, n, speaker=n) for n in range(1, 10)))
    assert [one.name for one in picture.speakers if one.shape == OTHERS] == ["3 other speakers"]
    assert len(picture.speakers) == len(SHAPES) + 1


def test_values_in_another_unit_are_not_on_the_axis(row):
    picture = drawn(row(1, 5), row(2, 6), row(3, 900, unit="tonnes"))
    assert (len(picture.marks), picture.other_units) == (2, 1)


def test_of_very_many_conflicts_the_shortest_are_drawn(row):
    rows = [row(n, n, speaker=n) for n in range(1, 31)]
    pairs = [
        Between(first=a, second=b, kind="conflict", detail="")
        for b in range(1, 31)
        for a in range(1, b)
    ]
    picture = drawn(*rows, relations=pairs)
    assert len(picture.conflicts) == MOST_LINES
    assert picture.not_drawn == len(pairs) - MOST_LINES
