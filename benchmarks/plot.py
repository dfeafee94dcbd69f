"""A picture of how each cost grows with the number of claims: both axes logarithmic, as SVG."""

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

_WIDTH, _HEIGHT = 860, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 330, 30, 50
_OPENING: Final = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
    'font-family="sans-serif" font-size="12" role="img">'
)
_COLOURS: Final = ("#0b6e99", "#b3451e", "#3b7a2a", "#7a3b8f", "#8a6d00", "#444444", "#c2185b")
# (measure, how its case begins): one line each
LINES: Final = (
    ("A page of 50 claims", "of all, 50 %"),
    ("A page of 50 claims", "of one speaker, 50 %"),
    ("Full text and a speaker, newest 50", "a word in 1"),
    ("The opposites of a new claim", "the median claim"),
    ("A topic", "50 claims of the hottest topic"),
    ("A topic", "all topics"),
    ("Self-contradictions", "50 of who talks most"),
)


def plot(found: Mapping[str, Any]) -> str:
    """Return the picture of the results on SQLite."""
    sizes: Sequence[int] = found["sizes"]
    lines = [(name, points) for name, points in map(_line(found, sizes), LINES) if points]
    values = [value for _, points in lines for _, value in points] or [1.0]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    scale = _Scale(sizes, low, max(high, low + 1))
    parts = [
        _OPENING,
        "<title>Milliseconds by the number of claims, on SQLite</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        *_axes(scale, sizes, low, max(high, low + 1)),
        *_drawn(scale, lines),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Scale:
    """Where a size and a number of milliseconds lie in the picture."""

    def __init__(self, sizes: Sequence[int], low: int, high: int) -> None:
        self._first, self._last = math.log10(min(sizes)), math.log10(max(sizes))
        self._low, self._high = low, high

    def x(self, size: float) -> float:
        """Return the place of a number of claims."""
        share = (math.log10(size) - self._first) / ((self._last - self._first) or 1)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        """Return the place of a number of milliseconds."""
        share = (math.log10(value) - self._low) / (self._high - self._low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _line(found: Mapping[str, Any], sizes: Sequence[int]) -> Any:
    def line(wanted: tuple[str, str]) -> tuple[str, list[tuple[int, float]]]:
        measure, case = wanted
        points: dict[int, float] = {}
        for one in found["results"]:
            meant = one["measure"] == measure and one["case"].startswith(case)
            if meant and one["engine"] == "sqlite" and one["claims"] in sizes:
                points.setdefault(one["claims"], one["ours"]["median"])
        return f"{measure}: {case}", sorted(points.items())

    return line


def _axes(scale: _Scale, sizes: Sequence[int], low: int, high: int) -> Iterable[str]:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    for power in range(low, high + 1):
        y = scale.y(10.0**power)
        yield f'<path d="M{_LEFT} {y:.1f}H{right}" stroke="#dddddd"/>'
        label = f"{10.0**power:g} ms"
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    for size in sizes:
        x = scale.x(size)
        yield f'<path d="M{x:.1f} {_TOP}V{bottom}" stroke="#dddddd"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{size:,} claims</text>'


def _drawn(scale: _Scale, lines: Sequence[tuple[str, list[tuple[int, float]]]]) -> Iterable[str]:
    ends = sorted((scale.y(points[-1][1]), number) for number, (_, points) in enumerate(lines))
    places: dict[int, float] = {}
    below = 0.0
    for y, number in ends:  # labels keep apart
        below = places[number] = max(y + 4, below + 16)
    for number, (name, points) in enumerate(lines):
        colour = _COLOURS[number % len(_COLOURS)]
        path = "L".join(f"{scale.x(size):.1f} {scale.y(value):.1f}" for size, value in points)
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for size, value in points:
            x, y = scale.x(size), scale.y(value)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        label = f'<text x="{_WIDTH - _RIGHT + 12}" y="{places[number]:.1f}" fill="{colour}">'
        yield f"{label}{escape(name)}</text>"
