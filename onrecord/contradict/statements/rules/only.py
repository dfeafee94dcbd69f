"""Nothing but the one, and yet another: what one side excepts from "nothing" or "nobody"."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.contradict.statements.analysis import Analysis
from onrecord.contradict.statements.analysis.doers import opening
from onrecord.contradict.statements.comparison import Reason
from onrecord.contradict.statements.pair import Pair

_ONLY: Final = re.compile(
    r"\b(?:nothing|nobody|no one|none) (?:but|except|other than)\b", re.IGNORECASE
)


def only(pair: Pair) -> Iterator[Reason]:
    """Yield a reason where one says that it was nothing but this, and the other that it was that.

    The rest of the statements must meet, and neither the excepted nor what stands for it may.
    """
    words = pair.words
    for side, (own, other) in enumerate(((words.a, words.b), (words.b, words.a))):
        cue = _ONLY.search(own.text, 0, 2000)
        if cue is None or _ONLY.search(other.text, 0, 2000):
            continue
        excepted = _excepted(own, cue.end())
        rest = [(i, j) for i, j, _ in words.from_side(side) if i not in excepted]
        met = words.met[1 - side]
        others = [at for at in other.content if at not in met and not other.negative(at)]
        if not excepted or not rest or excepted & words.met[side] or not others:
            continue
        shown = own.spans(excepted)
        spans = (cue.span(), *shown), other.spans(others)
        yield Reason(
            rule="only",
            kind="lexical",
            detail=f'To one it is "{cue[0].lower()}" {own.said(excepted)}, '
            f"the other speaks of {other.said(others[:1])}.",
            first=spans[1] if side else spans[0],
            second=spans[0] if side else spans[1],
            strength=round(min(words.shares), 3),
        )
        return


def _excepted(own: Analysis, start: int) -> frozenset[int]:
    """Return the words that follow "nothing but", up to what may be a verb."""
    first = next((at for at, word in enumerate(own.words) if word.span[0] >= start), None)
    return frozenset() if first is None else frozenset(opening(own, first))
