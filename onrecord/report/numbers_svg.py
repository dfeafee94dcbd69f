"""Where each value stands in the numbers picture: days across, values upward.

Across, places are per cent of the width, so that it fits a phone and a page without shrinking its
letters; upward, they are pixels. A mark has a shape for who gave the value and the number of its
row, so that nothing hangs on a colour. Marks that would cover each other stand side by side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.contradict.values import unit_key
from onrecord.report import numbers_words
from onrecord.report.day_axis import DayAxis, Tick, ordinal
from onrecord.report.numbers_labels import label_places, side_by_side
from onrecord.report.numbers_scale import BOTTOM, TOP, ValueScale, ValueTick
from onrecord.report.numbers_view import NumberRow, NumbersView

SHAPES: Final = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
    "M-4.5-4.5H4.5V4.5H-4.5Z",
    "M0-6L5.7 4.5H-5.7Z",
    "M0-6.2L6.2 0L0 6.2L-6.2 0Z",
    "M0 6L5.7-4.5H-5.7Z",
    "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
)
OTHERS: Final = "M-3-5.2H3L6 0L3 5.2H-3L-6 0Z"
"""The shape of all speakers beyond those that have one of their own."""
MOST_LINES: Final = 200
_LEFT: Final = 17.0
_RIGHT: Final = 96.0
_STRIP: Final = 14.0
_NAMED_ROWS: Final = 3

Arrow = Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One value, or several of one speaker that would be the same mark.

    ``left`` and ``right`` are the ends of the days that it may stand for, ``top`` and ``bottom``
    those of a range, ``None`` where it is one day, or one number.
    """

    x: float
    y: float
    left: float | None
    right: float | None
    top: float | None
    bottom: float | None
    about: bool
    arrow: Arrow | None
    shape: str
    stance: str
    draft: bool
    label: str
    place: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line from mark to mark."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """What the picture's key says of a shape."""

    shape: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture's parts. ``strip`` is where values of unknown time stand, its left end.

    ``left_out`` counts rows without a figure, ``other_units`` those in another unit, and
    ``not_drawn`` the lines of conflicts that are too many.
    """

    ticks: tuple[Tick, ...]
    values: tuple[ValueTick, ...]
    unit: str
    logarithmic: bool
    strip: float | None
    dated: bool
    marks: tuple[Mark, ...]
    steps: tuple[Line, ...]
    conflicts: tuple[Line, ...]
    speakers: tuple[Speaker, ...]
    shown: int
    undated: int
    left_out: int
    other_units: int
    not_drawn: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that are one mark, and the numbers they name: their least and their largest."""

    rows: tuple[NumberRow, ...]
    low: float
    high: float


def layout(view: NumbersView) -> Picture | None:
    """Return where everything stands, or ``None`` where no row has a figure."""
    drawn = [row for row in view.rows if row.allowed is not None and row.ends]
    rows = _of_one_unit(drawn)
    if not rows:
        return None
    groups = _groups(rows)
    scale = ValueScale.over([end for group in groups for end in (group.low, group.high)])
    dated = [row for row in rows if _days(row)]
    undated = len(rows) - len(dated)
    strip = None if not undated else _RIGHT - _STRIP if dated else _LEFT
    shapes = _shapes(rows)
    axis = _axis(dated, strip)
    marks = _marks(groups, axis, scale, strip, shapes)
    at = {row.number: place for place, group in enumerate(groups) for row in group.rows}
    steps = _pairs(at, ((one.first, one.second) for one in view.relations if one.step))
    against = ((one.first, one.second) for one in view.relations if one.kind == "conflict")
    # The shortest say most where not all can be drawn.
    conflicts = sorted(_pairs(at, against), key=lambda pair: _length(marks, pair))
    return Picture(
        ticks=axis.ticks() if axis else (),
        values=scale.ticks(),
        unit=_unit(rows),
        logarithmic=scale.logarithmic,
        strip=strip,
        dated=bool(dated),
        marks=marks,
        steps=_lines(marks, steps),
        conflicts=_lines(marks, conflicts[:MOST_LINES]),
        speakers=_key(rows, shapes),
        shown=len(rows),
        undated=undated,
        left_out=len(view.rows) - len(drawn),
        other_units=len(drawn) - len(rows),
        not_drawn=max(0, len(conflicts) - MOST_LINES),
    )


def _unit(rows: Sequence[NumberRow]) -> str:
    return next((row.value.unit for row in rows if row.value and row.value.unit), "")


def _of_one_unit(rows: Iterable[NumberRow]) -> list[NumberRow]:
    """Return the rows in the unit that most are in: no axis holds two."""
    units: dict[str, list[NumberRow]] = {}
    for row in rows:
        units.setdefault(unit_key((row.value.unit if row.value else None) or ""), []).append(row)
    return max(units.values(), key=len, default=[])


def _days(row: NumberRow) -> list[str]:
    bounds = row.as_of.bounds if row.as_of else None
    return [day for day in (bounds.earliest, bounds.latest) if day] if bounds else []


def _axis(dated: Sequence[NumberRow], strip: float | None) -> DayAxis | None:
    days = sorted(day for row in dated for day in _days(row))
    if not days:
        return None
    right = _RIGHT if strip is None else strip - 2
    return DayAxis.around(days[0], days[-1], left=_LEFT, right=right)


def _groups(rows: Iterable[NumberRow]) -> list[_Group]:
    found: dict[object, list[NumberRow]] = {}
    for row in rows:
        bounds = row.as_of.bounds if row.as_of else None
        draft = row.claim.status == "draft"
        qualifier = row.value.qualifier if row.value else None
        same = (bounds, row.ends, qualifier, row.stance, draft, row.claim.speaker.id)
        found.setdefault(same, []).append(row)
    return [_Group(tuple(own), min(own[0].ends), max(own[0].ends)) for own in found.values()]


def _shapes(rows: Iterable[NumberRow]) -> dict[int, str]:
    """Return a shape by speaker; the one who spoke first has the first."""
    speakers = list(dict.fromkeys(row.claim.speaker.id for row in rows))
    return {
        id_: SHAPES[place] if place < len(SHAPES) else OTHERS for place, id_ in enumerate(speakers)
    }


def _key(rows: Sequence[NumberRow], shapes: dict[int, str]) -> tuple[Speaker, ...]:
    found: dict[str, list[NumberRow]] = {}
    for row in rows:
        found.setdefault(shapes[row.claim.speaker.id], []).append(row)
    others = len(shapes) - len(SHAPES)
    return tuple(
        Speaker(
            shape,
            f"{others} other speakers"
            if shape == OTHERS and others > 1
            else own[0].claim.speaker.name,
            len(own),
        )
        for shape, own in found.items()
    )


def _marks(
    groups: Sequence[_Group],
    axis: DayAxis | None,
    scale: ValueScale,
    strip: float | None,
    shapes: dict[int, str],
) -> tuple[Mark, ...]:
    extents = [_extent(group.rows[0], axis, strip) for group in groups]
    heights = [(scale.y(group.high), scale.y(group.low)) for group in groups]
    places = [_place(group, height) for group, height in zip(groups, heights, strict=True)]
    xs = side_by_side(
        [((left + right) / 2, y) for (left, right), y in zip(extents, places, strict=True)]
    )
    labels = [_label(group) for group in groups]
    sides = label_places(list(zip(xs, places, strict=True)), labels)
    return tuple(
        _mark(group, (x, y), extent, _reach(group, scale), shapes, label, side)
        for group, x, y, extent, label, side in zip(
            groups, xs, places, extents, labels, sides, strict=True
        )
    )


def _mark(  # noqa: PLR0917
    group: _Group,
    at: tuple[float, float],
    extent: tuple[float, float],
    reach: tuple[float, float],
    shapes: dict[int, str],
    label: str,
    side: str,
) -> Mark:
    row, days = group.rows[0], _days(group.rows[0])
    ranged = bool(days) and len(set(days)) + (len(days) == 1) > 1
    qualifier = row.value.qualifier if row.value else None
    tall = reach[0] < reach[1]
    return Mark(
        x=at[0],
        y=at[1],
        left=extent[0] if ranged else None,
        right=extent[1] if ranged else None,
        top=reach[0] if tall else None,
        bottom=reach[1] if tall else None,
        about=qualifier == "about",
        arrow={"at_least": "up", "at_most": "down"}.get(qualifier or ""),  # type: ignore[arg-type]
        shape=shapes[row.claim.speaker.id],
        stance=row.stance,
        draft=row.claim.status == "draft",
        label=label,
        place=side,
        title="\n".join(_title(one) for one in group.rows[:_NAMED_ROWS]) + _more(group),
    )


def _extent(row: NumberRow, axis: DayAxis | None, strip: float | None) -> tuple[float, float]:
    """Return the ends across; an open one is the edge of the picture."""
    if axis is None or row.as_of is None or not _days(row):
        middle = ((strip or 0) + _RIGHT) / 2
        return middle, middle
    earliest, latest = row.as_of.bounds.earliest, row.as_of.bounds.latest
    left = axis.x(ordinal(earliest)) if earliest else axis.left
    return left, axis.x(ordinal(latest) + 1) if latest else axis.right


def _place(group: _Group, height: tuple[float, float]) -> float:
    """Return the height of the mark: of "at least" at the least, else in the middle."""
    qualifier = group.rows[0].value.qualifier if group.rows[0].value else None
    if qualifier == "at_least":
        return height[1]
    return height[0] if qualifier == "at_most" else sum(height) / 2


def _reach(group: _Group, scale: ValueScale) -> tuple[float, float]:
    """Return the ends upward; of "about", those of what is taken to be about it."""
    row = group.rows[0]
    low, high = group.low, group.high
    if row.value is not None and row.value.qualifier == "about" and row.allowed is not None:
        low, high = row.allowed.low, row.allowed.high
    ends = (scale.y(high), scale.y(low))
    return max(ends[0], TOP - 8.0), min(ends[1], BOTTOM)


def _label(group: _Group) -> str:
    return numbers_words.runs([row.number for row in group.rows])


def _title(row: NumberRow) -> str:
    status = "" if row.claim.status == "accepted" else f"; {row.claim.status}"
    return (
        f"{row.number}: {numbers_words.value(row)}, as of {numbers_words.as_of(row)}; "
        f"{numbers_words.who(row)}; {numbers_words.sources(row)}{status}"
    )


def _more(group: _Group) -> str:
    more = len(group.rows) - _NAMED_ROWS
    return f"\nand {more} more" if more > 0 else ""


def _pairs(at: dict[int, int], pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return pairs of marks, each once, for pairs of rows that are both in the picture."""
    found = ((at[one], at[other]) for one, other in pairs if one in at and other in at)
    return list(dict.fromkeys((one, other) for one, other in found if one != other))


def _length(marks: Sequence[Mark], pair: tuple[int, int]) -> float:
    one, other = (marks[place] for place in pair)
    return abs(one.x - other.x) + abs(one.y - other.y)


def _lines(marks: Sequence[Mark], pairs: Iterable[tuple[int, int]]) -> tuple[Line, ...]:
    return tuple(
        Line(marks[one].x, marks[one].y, marks[other].x, marks[other].y) for one, other in pairs
    )
