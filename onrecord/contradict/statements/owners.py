"""Whose it is: "my heart" and "my brother's heart", "Holm" and "Holm's brother"."""

from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.comparison import Statement
from onrecord.contradict.statements.figures.names import key, may_be_one
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.words import EMPTY, Token, word_set
from onrecord.contradict.statements.remembered import STATEMENTS

_KIN: Final = word_set(
    """
    brother sister son daughter wife husband partner father mother cousin nephew niece uncle
    aunt widow lawyer deputy predecessor successor
    """
)


def owners(a: Statement, b: Statement, first: Reading, second: Reading) -> tuple[str, str] | None:
    """Compare "my heart" and "my brother's heart", "Holm's knee" and "Lund's knee"."""
    one, other = _owned(first, a.speaker_name), _owned(second, b.speaker_name)
    for noun in one.keys() & other.keys():
        left, right = one[noun], other[noun]
        if not any(may_be_one(x, y) for x in left for y in right):
            return next(iter(left.values())), next(iter(right.values()))
    return None


@lru_cache(maxsize=STATEMENTS)
def _owned(reading: Reading, speaker: str | None) -> dict[str, dict[tuple[str, ...], str]]:
    run = reading.tokens
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for at, token in enumerate(run):
        owner: tuple[str, ...] = ()
        if token.low.endswith("'s") and token.low not in {"it's", "that's", "there's", "let's"}:
            owner = key([token.low])
        elif token.low == "my" and speaker is not None and not _kin_follows(run, at):
            owner = key(speaker.split())
        if not owner:
            continue
        for noun in run[at + 1 : at + 4]:
            if not noun.is_word or noun.low in EMPTY:
                break
            found.setdefault(noun.stem, {})[owner] = f"{token.text} {noun.text}"
    return found


def _kin_follows(run: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(run) and _is_kin(run[at + 1])


def _is_kin(token: Token) -> bool:
    return token.low.removesuffix("'s") in _KIN


def kin(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Compare "Holm has been arrested" and "Holm's brother is on the run"."""
    for one, other in ((a, b), (b, a)):
        relative = _relative(one)
        if relative is None or any(_is_kin(token) for token in other.tokens):
            continue
        who, phrase = relative
        named = next((token for token in other.tokens if token.low == who), None)
        if named is not None:
            return (phrase, named.text) if one is a else (named.text, phrase)
    return None


@lru_cache(maxsize=STATEMENTS)
def _relative(reading: Reading) -> tuple[str, str] | None:
    run = reading.tokens
    for at in range(len(run) - 1):
        if run[at].low.endswith("'s") and run[at + 1].low in _KIN:
            return run[at].low.removesuffix("'s"), f"{run[at].text} {run[at + 1].text}"
    return None
