"""From the figures of two statements to reasons: each with its rule, its words and a sentence."""

import itertools
from dataclasses import replace
from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.comparison import Reason, Statement
from onrecord.contradict.statements.figures.alike import excluded, same_measure
from onrecord.contradict.statements.figures.amounts import Amount
from onrecord.contradict.statements.figures.moments import known, moment_reasons
from onrecord.contradict.statements.figures.reading import Reading, by_effort, read
from onrecord.contradict.statements.figures.units import is_money
from onrecord.contradict.statements.figures.wholes import whole_clash
from onrecord.dates import Bounds

_RULES: Final = {
    "count": "different_count",
    "share": "different_share",
    "points": "different_share",
    "duration": "different_duration",
    "score": "different_score",
}
_PAIRS: Final = 900
_Pair = tuple[Amount, Amount]


def figure_reasons(a: Statement, b: Statement) -> list[Reason]:
    """Return why the figures of two statements exclude each other, ``[]`` where they do not.

    The same for either order but for the sides. Whether one figure updates the other is for
    ``word_gates`` to say.
    """
    first, second = readings(a, b)
    found = [
        _reason(a.text, b.text, one, other) for one, other in clashes(first, second, known(a, b))
    ]
    parts = whole_clash(first, second) if not found else None
    if parts is not None:
        one, other = parts[0].span, parts[1].span
        found = [_told(a.text, b.text, "different_share", one, other)]
    # Other figures for other days are no quarrel about the day.
    return found or moment_reasons(a, b, first, second)


def readings(a: Statement, b: Statement) -> tuple[Reading, Reading]:
    """Return what both say in figures, weekdays counted from when they were said."""
    return read(a.text, anchor_of(a.said, b.said)), read(b.text, anchor_of(b.said, a.said))


def anchor_of(*said: Bounds | None) -> str | None:
    """Return the first known day of saying as ISO, ``None`` where none is known to the day."""
    for bounds in said:
        if bounds is not None and bounds.earliest and bounds.earliest == bounds.latest:
            return bounds.earliest
    return None


@lru_cache(maxsize=4096)
def clashes(a: Reading, b: Reading, shared: int = 0) -> tuple[_Pair, ...]:
    """Return the pairs of amounts of one measure that no number fits.

    An amount that agrees with some amount of the other side is taken to be that one, and
    compared with no other.
    """
    if any(not one.amounts for one in by_effort(a, b)):
        return ()
    pairs = itertools.islice(itertools.product(a.amounts, b.amounts), _PAIRS)
    alike = [(one, other) for one, other in pairs if same_measure(one, other, shared)]
    apart = [pair for pair in alike if excluded(*pair)]
    met = [pair for pair in alike if pair not in apart]
    agreed = _summed(alike) | {id(amount) for pair in met for amount in pair}
    used: set[int] = set()
    found = []
    for one, other in sorted(apart, key=lambda pair: (-_rank(pair), _gap(pair))):
        if not (used | agreed) & {id(one), id(other)}:
            used |= {id(one), id(other)}
            found.append((one, other))
    return tuple(found)


def _beside(pair: _Pair) -> bool:
    return bool(pair[0].topic) and pair[0].topic == pair[1].topic


def _rank(pair: _Pair) -> int:
    """Return how many words two amounts have in common, the nearest ones counted twice over."""
    one, other = pair
    return len(one.around & other.around) + 2 * _beside(pair)


def _summed(pairs: list[_Pair]) -> set[int]:
    """Return the amounts of which those of the other side are the parts: 30, and 18 and 12."""
    found: set[int] = set()
    for side in (0, 1):
        parts: dict[int, list[Amount]] = {}
        for pair in pairs:
            parts.setdefault(id(pair[side]), []).append(pair[1 - side])
        for pair in pairs:
            whole, others = pair[side], parts[id(pair[side])]
            total = sum(part.value for part in others)
            if len(others) > 1 and abs(total - whole.value) <= max(whole.step, 1e-9) / 2:
                found |= {id(whole), *map(id, others)}
    return found


def _gap(pair: _Pair) -> float:
    """Return how far two amounts lie apart, to order pairs the same from both sides."""
    return abs(pair[0].value - pair[1].value)


def _reason(text_a: str, text_b: str, a: Amount, b: Amount) -> Reason:
    rule = _RULES.get(a.dimension, "different_measure")
    if (
        is_money(a.dimension)
        or is_money(b.dimension)
        or (a.dimension == b.dimension == "count" and None in {a.noun, b.noun} and a.big and b.big)
    ):
        rule = "different_amount"
    found = _told(text_a, text_b, rule, (a.start, a.end), (b.start, b.end))
    words = text_a[a.start : max(a.told, a.end)], text_b[b.start : max(b.told, b.end)]
    return replace(found, detail=f'One says "{words[0]}", the other "{words[1]}".')


def _told(text_a: str, text_b: str, rule: str, a: tuple[int, int], b: tuple[int, int]) -> Reason:
    detail = f'One says "{text_a[slice(*a)]}", the other "{text_b[slice(*b)]}".'
    return Reason(rule=rule, kind="numeric", detail=detail, first=(a,), second=(b,))
