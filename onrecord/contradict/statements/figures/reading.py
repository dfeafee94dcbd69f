"""What a statement says in figures, read once and kept."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.contradict.statements.figures.amounts import Amount, amounts
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.times import Clock, Day, times
from onrecord.contradict.statements.figures.words import Token, content, tokens


@dataclass(frozen=True, eq=False)
class Reading:
    """The tokens of a statement, its amounts, days and clock times, and its telling words.

    Equal only to itself, so that what is made of it can be kept beside it.
    """

    tokens: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    days: tuple[Day, ...]
    clocks: tuple[Clock, ...]
    around: frozenset[str]
    lows: tuple[str, ...]


@lru_cache(maxsize=8192)
def read(text: str, anchor: str | None) -> Reading:
    """Return what ``text`` says in figures; weekdays and the like count from ``anchor``, ISO."""
    run = tokens(text)
    days, clocks, taken = times(text, run, anchor)
    around = frozenset(map(meaning, content(run)))
    return Reading(
        run, amounts(run, taken), days, clocks, around, tuple(token.low for token in run)
    )
