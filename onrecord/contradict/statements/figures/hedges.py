"""The words before and after a number that say how it is meant: at least, about, or more."""

from typing import Final

from onrecord.contradict.statements.figures.ranges import Hedge
from onrecord.contradict.statements.figures.words import Token, word_set


def _phrases(hedge: Hedge, listed: str) -> dict[tuple[str, ...], Hedge]:
    return {tuple(phrase.split()): hedge for phrase in listed.split(",")}


_BEFORE: Final[dict[tuple[str, ...], Hedge]] = {
    **_phrases("about", "about,around,some,roughly,approximately,circa,an estimated,estimated,"
               "in the region of,somewhere around,something like,give or take"),
    **_phrases("nearly", "nearly,almost,close to,just under,just below,just short of,not quite,"
               "approaching"),
    **_phrases("over", "more than,over,above,exceeding,just over,well over,upwards of,greater than,"
               "higher than,longer than,older than,in excess of,beyond,larger than,bigger than,"
               "topped,exceeded,surpassed"),
    **_phrases("at_least", "at least,no less than,not less than,no fewer than,not fewer than,"
               "a minimum of"),
    **_phrases("at_most", "at most,up to,no more than,not more than,as many as,as much as,"
               "a maximum of,within,at the most,no older than,no longer than,no higher than"),
    **_phrases("under", "less than,fewer than,under,below,lower than,shorter than,younger than"),
    **_phrases("exact", "exactly,only,just,precisely"),
}  # fmt: skip
_LONGEST: Final = max(map(len, _BEFORE))
_OPPOSITE: Final[dict[Hedge, Hedge]] = {
    "over": "at_most", "under": "at_least", "at_least": "under", "at_most": "over",
}  # fmt: skip
#: After these, "over" spreads and does not bound: "averaged over 7 critics".
_SPREAD: Final = word_set("averaged spread average divided")
_NOT: Final = word_set("not cannot can't never isn't wasn't aren't weren't couldn't")
_AFTER: Final[dict[tuple[str, ...], Hedge]] = {
    ("or", "more"): "at_least",
    ("or", "over"): "at_least",
    ("or", "less"): "at_most",
    ("or", "fewer"): "at_most",
    ("or", "so"): "about",
    ("or", "thereabouts"): "about",
    ("at", "least"): "at_least",
    ("at", "most"): "at_most",
}


def before(run: tuple[Token, ...], at: int) -> tuple[Hedge, int]:
    """Return how the number at ``at`` is meant by the words before it, and where they begin."""
    for length in range(min(_LONGEST, at), 0, -1):
        words = tuple(token.low for token in run[at - length : at])
        hedge = _BEFORE.get(words)
        if hedge is None or (words[0] == "over" and start_of(run, at - length) in _SPREAD):
            continue
        start = at - length
        if hedge in _OPPOSITE and words[0] not in {"no", "not"} and _denied(run, start):
            return _OPPOSITE[hedge], start
        return hedge, start
    return "plain", at


def start_of(run: tuple[Token, ...], at: int) -> str:
    """Return the word before token ``at``, "" at the beginning."""
    return run[at - 1].low if at else ""


def after(run: tuple[Token, ...], end: int) -> tuple[Hedge, int] | None:
    """Return how a number is meant by the words after it ("or more"), and where they end."""
    hedge = _AFTER.get(tuple(token.low for token in run[end : end + 2]))
    return None if hedge is None else (hedge, end + 2)


def _denied(run: tuple[Token, ...], start: int) -> bool:
    """Return whether a not stands right before: "cannot be older than"."""
    return any(token.low in _NOT for token in run[max(0, start - 2) : start])
