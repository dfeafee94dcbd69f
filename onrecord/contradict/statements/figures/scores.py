"""Results: "3-2", "by 45 votes to 31"."""

from typing import Final

from onrecord.contradict.statements.figures.numbers import number_at
from onrecord.contradict.statements.figures.words import Token, clause_of, listed, stem

_GAMES: Final = frozenset(
    map(
        stem,
        listed(
            """
            win won lose lost beat beaten draw drew drawn defeat victory score match game final
            half vote voted passed rejected rout goal lead led
            """
        ),
    )
)
_HIGHEST: Final = 999
_DIGITS: Final = 6
_DASHES: Final = frozenset({"-", "\u2013", "\u2014"})


def result_at(run: tuple[Token, ...], at: int) -> tuple[int, int, int] | None:
    """Return the higher and the lower side of a result and the index after it: "3-2"."""
    if at + 2 >= len(run) or not (run[at].low.isdigit() and run[at + 2].low.isdigit()):
        return None
    if run[at + 1].low not in _DASHES or run[at].end != run[at + 1].start:
        return None
    chained = at + 3 < len(run) and run[at + 3].low in _DASHES
    if (
        chained
        or (at and run[at - 1].low in _DASHES)
        or len(run[at].low + run[at + 2].low) > _DIGITS
    ):
        return None
    start, stop = clause_of(run, at)
    if not any(token.stem in _GAMES for token in run[start:stop]):
        return None
    sides = int(run[at].low), int(run[at + 2].low)
    return (max(sides), min(sides), at + 3) if max(sides) <= _HIGHEST else None


def other_side(run: tuple[Token, ...], end: int) -> int:
    """Return the index after the other side of a vote: "61 votes [to 58]", else ``end``."""
    for at in range(end, min(len(run) - 1, end + 2)):
        if run[at].low in {"to", "against"} and run[at - 1].stem == "vot":
            number = number_at(run, at + 1)
            return number.end if number is not None and not number.share else end
    return end
