"""Where each claim stands in the timeline picture: lanes by speaker, marks by day of saying.

Across, places are per cent of the picture's width, so that it fits a phone and a page without
shrinking its letters; down, they are pixels. A day is a dot and a range is a bar: the picture
never shows a day that the record does not know.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.report import words
from onrecord.report.day_axis import DayAxis, Tick, ordinal
from onrecord.views import ClaimView, DateView

MAX_LANES: Final = 24
MAX_ROWS: Final = 24
ROW: Final = 16
_LABEL: Final = 20
_LANE_GAP: Final = 10
_AXIS: Final = 26
# The least distance of two marks in a row, in per cent: a dot on a narrow phone.
_CLEARANCE: Final = 3.6
_LEAST_BAR: Final = 1.5
_MARGIN: Final = 2.0
_TITLE_STATEMENTS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Claims of one speaker said on the same day, or some time in the same range."""

    x: float
    width: float
    y: int
    day: bool
    opens: bool
    closes: bool
    draft: bool
    count: int
    title: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The centre of the mark, per cent."""
        return self.x + self.width / 2

    @property
    def end(self) -> float:
        """The right end of the mark, per cent."""
        return self.x + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One speaker's marks; ``y`` is the line under its name."""

    name: str
    count: int
    y: int
    bottom: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The picture's parts. ``undated`` counts the claims that it cannot show."""

    height: int
    first: str
    last: str
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    dated: int
    undated: int


def layout(claims: Sequence[ClaimView]) -> Timeline | None:
    """Return where everything stands, or ``None`` where no claim has a known day of saying."""
    dated = [(claim, claim.said) for claim in claims if claim.said and _known(claim.said)]
    if not dated:
        return None
    days = sorted(
        day for _, said in dated for day in (said.earliest, said.latest) if day is not None
    )
    axis = DayAxis.around(days[0], days[-1], left=_MARGIN, right=100 - _MARGIN)
    lanes: list[Lane] = []
    top = _AXIS
    for name, members in _by_speaker(dated):
        lane = _lane(name, members, axis, top)
        lanes.append(lane)
        top = lane.bottom + _LANE_GAP
    return Timeline(
        height=top,
        first=days[0],
        last=days[-1],
        ticks=axis.ticks(),
        lanes=tuple(lanes),
        dated=len(dated),
        undated=len(claims) - len(dated),
    )


_Dated = tuple[ClaimView, DateView]


def _known(said: DateView) -> bool:
    return said.earliest is not None or said.latest is not None


def _by_speaker(dated: Iterable[_Dated]) -> list[tuple[str, list[_Dated]]]:
    """Return speakers in order of their first claim; those beyond ``MAX_LANES`` share the last."""
    lanes: dict[int, list[_Dated]] = {}
    for claim, said in dated:
        lanes.setdefault(claim.speaker.id, []).append((claim, said))
    if len(lanes) <= MAX_LANES:
        return [(members[0][0].speaker.name, members) for members in lanes.values()]
    # The sort is stable: of equals, the one who spoke first keeps a lane.
    busiest = sorted(lanes, key=lambda speaker: -len(lanes[speaker]))[: MAX_LANES - 1]
    kept = [
        (members[0][0].speaker.name, members)
        for speaker, members in lanes.items()
        if speaker in busiest
    ]
    rest = [one for speaker, members in lanes.items() if speaker not in busiest for one in members]
    return [*kept, (f"{len(lanes) - len(busiest)} other speakers", rest)]


def _lane(name: str, members: Sequence[_Dated], axis: DayAxis, top: int) -> Lane:
    by_range: dict[tuple[str, str, bool], list[_Dated]] = {}
    for claim, said in members:
        # An open start sorts first, as the empty text.
        place = (said.earliest or "", said.latest or "", claim.status == "draft")
        by_range.setdefault(place, []).append((claim, said))
    first_row = top + _LABEL
    row_ends: list[float] = []
    bars = []
    for _, same in sorted(by_range.items(), key=lambda one: one[0]):
        x, width = _extent(same[0][1], axis)
        row = _row(x, x + width, row_ends)
        bars.append(_bar(same, x, width, first_row + row * ROW + ROW // 2))
    return Lane(
        name=name,
        count=len(members),
        y=top + _LABEL - 6,
        bottom=first_row + len(row_ends) * ROW,
        bars=tuple(bars),
    )


def _extent(said: DateView, axis: DayAxis) -> tuple[float, float]:
    """Return the left end and the width; an open end runs to the picture's edge."""
    left = axis.x(ordinal(said.earliest)) if said.earliest else 0.0
    right = axis.x(ordinal(said.latest) + 1) if said.latest else 100.0
    if said.earliest == said.latest:
        return (left + right) / 2, 0.0
    return left, max(right - left, _LEAST_BAR)


def _row(x: float, end: float, row_ends: list[float]) -> int:
    """Return the first row with room; when all are taken, the one that is free soonest."""
    for row, taken in enumerate(row_ends):
        if taken + _CLEARANCE <= x:
            row_ends[row] = end
            return row
    if len(row_ends) < MAX_ROWS:
        row_ends.append(end)
        return len(row_ends) - 1
    row = min(range(MAX_ROWS), key=lambda one: (row_ends[one], one))
    row_ends[row] = max(end, row_ends[row])
    return row


def _bar(same: Sequence[_Dated], x: float, width: float, y: int) -> Bar:
    claim, said = same[0]
    days = words.range_of(said.earliest, said.latest)
    statements = [f"{one.speaker.name}: {one.statement}" for one, _ in same[:_TITLE_STATEMENTS]]
    more = len(same) - len(statements)
    return Bar(
        x=x,
        width=width,
        y=y,
        day=said.earliest == said.latest,
        opens=said.earliest is None,
        closes=said.latest is None,
        draft=claim.status == "draft",
        count=len(same),
        title=(days, *statements, *([f"and {more} more"] if more else [])),
    )
