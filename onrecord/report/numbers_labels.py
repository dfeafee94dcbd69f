"""Room in the numbers picture: marks side by side, and a free place for the label of each.

Reckoned for a phone; a wider picture has more room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Place = tuple[float, float]
"""Per cent across, pixels from the top."""

_PHONE: Final = 3.5  # pixels to a per cent
_MARK: Final = 11.0  # pixels that a mark takes
_ASIDE: Final = 3.2  # per cent from a mark to the one beside it
_MOST_ASIDE: Final = 2
# Of more marks some cover others: what stands aside is off its day, and then by too much.
_CROWD: Final = 60
_EDGE: Final = 98.0
_LETTER: Final = 7.5
_LINE: Final = 12.0
_LEAST: Final = 7  # without a free place among so many marks a label is left out
_SIDES: Final = ("right", "left", "above", "below")


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def side_by_side(places: Sequence[Place]) -> list[float]:
    """Return where marks stand across so that none covers another, as far as there is room."""
    if len(places) > _CROWD:
        return [x for x, _ in places]
    taken: list[Place] = []
    for x, y in places:
        asides = [x]
        for step in range(1, _MOST_ASIDE + 1):
            asides += [x + step * _ASIDE, x - step * _ASIDE]
        inside = [one for one in asides if one <= _EDGE]
        free = next((one for one in inside if not any(_covers((one, y), t) for t in taken)), x)
        taken.append((free, y))
    return [x for x, _ in taken]


def label_places(places: Sequence[Place], labels: Sequence[str]) -> list[str]:
    """Return the side on which each mark has its label, "" where there is no room for it."""
    taken = [_box_of_mark(place) for place in places]
    found = []
    for place, label in zip(places, labels, strict=True):
        boxes = {side: _box(place, label, side) for side in _SIDES}
        side = next(
            (side for side in _SIDES if not any(boxes[side].meets(one) for one in taken)), ""
        )
        if not side and len(places) < _LEAST:
            side = "right"
        if side:
            taken.append(boxes[side])
        found.append(side)
    return found


def _covers(one: Place, other: Place) -> bool:
    return abs(one[0] - other[0]) * _PHONE < _MARK and abs(one[1] - other[1]) < _MARK


def _box_of_mark(place: Place) -> _Box:
    x, y = place[0] * _PHONE, place[1]
    return _Box(x - 6, y - 6, x + 6, y + 6)


def _box(place: Place, label: str, side: str) -> _Box:
    x, y = place[0] * _PHONE, place[1]
    wide = len(label) * _LETTER
    if side == "right":
        return _Box(x + 8, y - _LINE / 2, x + 8 + wide, y + _LINE / 2)
    if side == "left":
        return _Box(x - 8 - wide, y - _LINE / 2, x - 8, y + _LINE / 2)
    top = y - 9 - _LINE if side == "above" else y + 9
    return _Box(x - wide / 2, top, x + wide / 2, top + _LINE)
