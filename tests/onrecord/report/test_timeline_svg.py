import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from onrecord.report.build import in_order
from onrecord.report.timeline_svg import MAX_LANES, MAX_ROWS, ROW, layout
from onrecord.views import SpeakerRef


@pytest.fixture
def said(affirming):
    """Make a claim said between two days, by the speaker of that number."""
    numbers = iter(range(10_000))

    def make(earliest, latest, speaker=1, status="accepted"):
        number = next(numbers)
        edtf = earliest if earliest == latest else f"{earliest or '..'}/{latest or '..'}"
        return replace(
            affirming[0],
            id=number,
            key=f"claim-{number:05d}",
            status=status,
            speaker=SpeakerRef(speaker, f"Speaker {speaker:03d}"),
            statement=f"Statement {number}",
            said=replace(affirming[0].said, edtf=edtf, earliest=earliest, latest=latest),
        )

    return make


def bars(picture):
    return [bar for lane in picture.lanes for bar in lane.bars]


def inside(picture):
    return all(0 <= bar.x <= bar.end <= 100.01 for bar in bars(picture)) and all(
        0 <= tick.x <= 100 for tick in picture.ticks
    )


def test_claims_without_a_known_day_give_no_picture(said, affirming):
    assert layout([said(None, None), replace(affirming[0], said=None)]) is None
    assert layout([]) is None


def test_one_day_is_a_dot_in_the_middle_under_its_date(said):
    picture = layout([said("2031-03-04", "2031-03-04")])
    (dot,) = bars(picture)
    tick = next(tick for tick in picture.ticks if tick.label == "2031-03-04")
    assert dot.day
    assert (dot.middle, tick.x) == (pytest.approx(50), pytest.approx(50))


def test_a_range_is_a_bar_from_its_first_day_to_its_last(said):
    picture = layout([said("2031-03-01", "2031-03-10"), said("2031-03-20", "2031-03-20")])
    bar, dot = bars(picture)
    assert not bar.day
    assert bar.x < bar.end < dot.middle


@pytest.mark.parametrize(
    ("earliest", "latest", "opens", "closes"),
    [
        ("2031-03-04", "2031-03-09", False, False),
        (None, "2031-03-04", True, False),
        ("2031-03-04", None, False, True),
    ],
)
def test_an_open_end_runs_to_the_edge(said, earliest, latest, opens, closes):
    (bar,) = bars(layout([said(earliest, latest)]))
    assert (bar.opens, bar.closes) == (opens, closes)
    assert (bar.x == 0, bar.end == 100) == (opens, closes)


def test_claims_of_one_speaker_on_one_day_share_a_mark_that_counts_them(said):
    (bar,) = bars(layout([said("2031-03-04", "2031-03-04") for _ in range(7)]))
    assert bar.count == 7
    assert bar.title == (
        "2031-03-04",
        *(f"Speaker 001: Statement {number}" for number in range(5)),
        "and 2 more",
    )


def test_a_draft_has_a_mark_of_its_own(said):
    day = "2031-03-04"
    marks = bars(layout([said(day, day), said(day, day, status="draft")]))
    assert [bar.draft for bar in marks] == [False, True]


def test_each_speaker_has_a_lane_in_order_of_the_first_claim(said):
    claims = [
        said("2031-03-04", "2031-03-04", 2),
        said("2031-03-05", "2031-03-05", 1),
        said("2031-03-06", "2031-03-06", 2),
    ]
    assert [(lane.name, lane.count) for lane in layout(claims).lanes] == [
        ("Speaker 002", 2),
        ("Speaker 001", 1),
    ]


def test_marks_of_a_lane_do_not_cover_each_other(said):
    days = [(dt.date(2031, 3, 1) + dt.timedelta(number)).isoformat() for number in range(60)]
    marks = bars(layout([said(day, day) for day in days]))
    rows = {}
    for bar in marks:
        rows.setdefault(bar.y, []).append(bar.middle)
    assert len(rows) > 1
    gaps = [b - a for row in rows.values() for a, b in pairwise(row)]
    assert min(gaps) >= 3.6


@pytest.mark.parametrize("speakers", [1, 9, 200])
@pytest.mark.parametrize("days", [1, 10_957])
def test_five_hundred_claims_keep_within_the_picture(said, speakers, days):
    first = dt.date(2001, 1, 1)
    claims = []
    for number in range(500):
        day = (first + dt.timedelta(number * 7919 % days)).isoformat()
        earliest = None if number % 9 == 0 else day
        claims.append(said(earliest, day, number % speakers))
    picture = layout(in_order(claims))
    assert inside(picture)
    assert sum(bar.count for bar in bars(picture)) == picture.dated == 500
    assert len(picture.lanes) == min(speakers, MAX_LANES)
    assert picture.height <= MAX_LANES * (MAX_ROWS * ROW + 30) + 30


def test_speakers_beyond_the_last_lane_share_it(said):
    claims = [said("2031-03-04", "2031-03-04", number) for number in range(MAX_LANES + 5)]
    claims.append(said("2031-03-05", "2031-03-05", MAX_LANES + 4))
    lanes = layout(claims).lanes
    assert lanes[-1].name == "6 other speakers"
    assert f"Speaker {MAX_LANES + 4:03d}" in [lane.name for lane in lanes]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2031-03-04", "2031-03-06", "2031-03-03 2031-03-04 2031-03-05 2031-03-06 2031-03-07"),
        ("2031-01-10", "2031-06-20", "2031-02 2031-03 2031-04 2031-05 2031-06"),
        ("2001-05-01", "2031-05-01", "2005 2010 2015 2020 2025 2030"),
    ],
)
def test_the_axis_has_round_days_months_or_years(said, first, last, labels):
    ticks = layout([said(first, first), said(last, last)]).ticks
    assert " ".join(tick.label for tick in ticks) == labels


@pytest.mark.parametrize("days", [1, 2, 8, 30, 100, 200, 400, 1500, 4000, 11_000, 90_000, 700_000])
def test_any_stretch_of_time_has_a_readable_axis(said, days):
    first = dt.date(1, 1, 1) + dt.timedelta(30_000)
    last = (first + dt.timedelta(days)).isoformat()
    picture = layout([said(first.isoformat(), first.isoformat()), said(last, last)])
    assert 2 <= len(picture.ticks) <= 10
    assert inside(picture)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_do_not_overflow(said, day):
    assert inside(layout([said(day, day)]))
