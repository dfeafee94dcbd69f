"""What a statement says in figures, read once and kept."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.contradict.statements.figures.amounts import Amount, amounts
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.times import Clock, Day, may_tell_times, times
from onrecord.contradict.statements.figures.words import Token, content, tokens
from onrecord.contradict.statements.remembered import STATEMENTS


@dataclass(frozen=True, eq=False)
class Reading:
    """The tokens of a statement, its amounts, days and clock times, and its telling words.

    Each is read when it is first asked for: most statements are compared with none that has
    figures, too. Equal only to itself, so that what is made of it can be kept beside it.
    """

    text: str
    anchor: str | None
    tokens: tuple[Token, ...]

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts, in the order of the words."""
        return amounts(self.tokens, self._times[2])

    @property
    def days(self) -> tuple[Day, ...]:
        """The time expressions, in the order of the words."""
        return self._times[0]

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The clock times, in the order of the words."""
        return self._times[1]

    @cached_property
    def around(self) -> frozenset[str]:
        """The meanings of the telling words."""
        return frozenset(map(meaning, content(self.tokens)))

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The tokens, folded."""
        return tuple(token.low for token in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the tokens."""
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def _times(self) -> tuple[tuple[Day, ...], tuple[Clock, ...], frozenset[int]]:
        return times(self.text, self.tokens, self.anchor)


def by_effort(a: Reading, b: Reading) -> tuple[Reading, Reading]:
    """Return two readings, first the one of which the amounts were asked for before, if any."""
    return (b, a) if "amounts" in vars(b) else (a, b)


def read(text: str, anchor: str | None) -> Reading:
    """Return what ``text`` says in figures; weekdays and the like count from ``anchor``, ISO."""
    # One reading for all days of saying, where none is counted from them.
    return _read(text, anchor if may_tell_times(text) else None)


@lru_cache(maxsize=STATEMENTS)
def _read(text: str, anchor: str | None) -> Reading:
    return Reading(text, anchor, tokens(text))
