"""How one position of a speaker stands to the one before it: the turns of the flip-flop view."""

from typing import Final

Position = tuple[str, str | None]

_OPPOSITE: Final = {("affirms", "denies"), ("denies", "affirms")}
# From holding a thing for false, over not saying, to holding it for true.
_DIRECTION: Final = {"denies": -2, "doubts": -1, "unaware": 0, "neutral": 0, "affirms": 2}
_CERTAINTY: Final = {"possible": 0, "probable": 1, None: 2, "certain": 2}


def turn(before: Position, now: Position, *, ordered: bool) -> str:
    """Return ``same``, ``reversal``, ``softer``, ``firmer``, ``changed`` or ``unordered``.

    A position is (stance, certainty). Softer and firmer keep the direction, or leave it or take
    it up; where neither fits, the position has changed. Two different positions of which nobody
    can say which came first (``ordered`` is false: one day, or bounds that overlap) are no turn.
    """
    if before != now and not ordered:
        return "unordered"
    if (before[0], now[0]) in _OPPOSITE:
        return "reversal"
    was, is_ = _strength(before), _strength(now)
    if before[0] == now[0] and was == is_:
        return "same"
    if was * is_ < 0:
        return "changed"
    if abs(was) == abs(is_):
        return "changed"
    return "firmer" if abs(is_) > abs(was) else "softer"


def _strength(position: Position) -> int:
    stance, certainty = position
    return _DIRECTION[stance] * (3 + _CERTAINTY[certainty])
