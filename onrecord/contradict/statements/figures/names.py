"""Names in a statement, and whether two of them may be one: titles, initials, short forms."""

from collections.abc import Iterable
from typing import Final

from onrecord.contradict.statements.figures.words import EMPTY, Token, word_set

TITLES: Final = word_set(
    """
    mr mrs ms miss dr prof professor sir lady lord dame captain colonel general major sergeant
    lieutenant admiral inspector senator president minister premier chancellor mayor governor
    ambassador king queen prince princess pope bishop father judge justice sheikh hon rev st
    saint former ex the chief secretary director chairman chairwoman
    """
)
_JOINTS: Final = word_set("of de van von der den la le el al bin ibn du da di dos and &")
_TITLE_CASE: Final = 0.7
_LONG: Final = 4
_HEADLINE: Final = 5


def is_headline(run: tuple[Token, ...]) -> bool:
    """Return whether nearly every longer word has a capital: there capitals tell no names."""
    words = [token for token in run if token.is_word and len(token.low) >= _LONG]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) >= _HEADLINE and capitals >= _TITLE_CASE * len(words)


def names(run: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words as half-open token indices; none of a headline.

    The first word of a sentence counts only where a capital follows or where it stands with a
    capital elsewhere.
    """
    if is_headline(run):
        return []
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(run):
        if not _capital(run, at):
            at += 1
            continue
        end = at + 1
        while end < len(run) and (
            _capital(run, end)
            or (run[end].low in {".", "-"} and end + 1 < len(run) and _capital(run, end + 1))
            or (run[end].low in _JOINTS and end + 1 < len(run) and _joined(run, end + 1))
        ):
            end += 1
        if end - at > 1 or not _opens(run, at):
            found.append((at, end))
        at = end
    return found


def _capital(run: tuple[Token, ...], at: int) -> bool:
    token = run[at]
    return token.is_word and token.text[0].isupper() and token.low not in EMPTY


def _joined(run: tuple[Token, ...], at: int) -> bool:
    return _capital(run, at) and run[at - 1].low not in {"and", "&"}


def _opens(run: tuple[Token, ...], at: int) -> bool:
    if at and run[at - 1].low not in {".", "!", "?", ":", '"', "\u2018", "\u201c"}:
        return False
    word = run[at].text
    return (
        not any(token.text == word for place, token in enumerate(run) if place != at)
        and not (at + 1 < len(run) and run[at + 1].low in {"'s", "\u2019s"})
        and not run[at].low.endswith("'s")
    )


def key(words: Iterable[str]) -> tuple[str, ...]:
    """Return a name without titles, endings and signs, folded."""
    bare = [word.lower().replace("\u2019", "'").removesuffix("'s").rstrip("'") for word in words]
    kept = tuple(word for word in bare if word not in TITLES and word[:1].isalnum())
    return kept or tuple(word for word in bare if word[:1].isalnum())


def may_be_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether two names, as keys, may name one: surname alone, initials, first letters.

    >>> may_be_one(("j", "holm"), ("greta", "holm")), may_be_one(("greta", "holm"), ("holm",))
    (False, True)
    """
    if not a or not b:
        return True
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    for short, long in ((a, b), (b, a)):
        if len(short) == 1 and short[0] == "".join(word[0] for word in long if word not in _JOINTS):
            return True
    if a[-1] != b[-1]:
        return False
    return a[0][0] == b[0][0] and 1 in {len(a[0]), len(b[0])}
