"""What an amount is of: the noun beside it, what became of it, and whether it rose or fell."""

from dataclasses import dataclass
from typing import Final

from onrecord.contradict.statements.figures.kinds import FATES, PEOPLE, meaning
from onrecord.contradict.statements.figures.words import (
    EMPTY,
    NUMBERS,
    Token,
    clause_of,
    listed,
    stem,
    word_set,
)

_NEAR: Final = 3
_BACK: Final = 8
_REACH: Final = 5
_PARTS: Final = frozenset(
    {"of", "the", "its", "their", "our", "his", "her", "these", "those", "my"}
)
_STOPS: Final = EMPTY - {"other", "more", "number", "total", "new", "out", "few"} | frozenset(
    {"that", "which", "who", "whom"}
)
_SKIPPED: Final = frozenset({"other", "more", "new", "few", "further", "additional", "-"})
_ADDED: Final = frozenset({"new", "another", "additional", "further", "extra"})
_NO_NOUNS: Final = _SKIPPED | NUMBERS
_VERBS: Final = word_set(
    """
    went changed hit left lived live work came took stayed marched sit fell rose won lost made
    died say says said voted joined attended turned need gathered showed gave watched works
    become became remain remained escaped carry destroyed beside
    """
)
_LINKS: Final = word_set(
    """
    is are was were be been being stands stood stand stays stay stayed comes came come amounts
    amounted amount numbered numbers number totalled total totals reaches reached reach rose
    risen fell fallen climbed grew increased dropped to at by has have had will would now also
    put exceeded topped remains remained hit passed still already about around around cost costs
    counted put estimated carried drew won by with worth
    """
)
_WHERE: Final = frozenset({"in", "at", "near", "from", "on", "since"})
_NO_VERBS: Final = frozenset({"to", "at", "by", "about", "around", "with", "now", "also", "worth"})
_RISES: Final = frozenset(
    stem(word) for word in
    listed("rise increase climb grow gain jump soar surge up higher add")
)  # fmt: skip
_FALLS: Final = frozenset(
    stem(word) for word in
    listed("fall drop decline decrease shrink sink down lower plunge slump fewer less")
)  # fmt: skip


#: Words for a change: "sales fell" and "profits fell" are about two things.
CHANGES: Final = _RISES | _FALLS


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun as a meaning, with those of the words beside it, and the index after."""

    head: str
    nouns: frozenset[str]
    end: int
    plural: bool


def after(run: tuple[Token, ...], end: int, *, several: bool) -> Noun | None:
    """Return the noun that follows a number: "14 [masked men]", "600 of the 1,850 [dockers]".

    ``several`` where the number is two or more, which takes a plural.
    """
    at = end
    if at < len(run) and run[at].low == "of":
        while at < len(run) and (run[at].low in _PARTS or run[at].is_digits):
            at += 1
    words, head = _phrase(run, at)
    if head is None and words and not several:
        head = words[-1] if len(words) == 1 else words[0]
    if head is None:
        return None
    meanings = frozenset(meaning(token.stem) for token in words)
    end = _index(run, words[-1], at) + 1
    among = _among(run, end)
    if among is not None:  # "deaths among the crew"
        return Noun(meaning(among.stem), meanings | {meaning(among.stem)}, end, plural=True)
    return Noun(_head(head), meanings, end, is_plural(head))


def _phrase(run: tuple[Token, ...], at: int) -> tuple[list[Token], Token | None]:
    """Return the words from token ``at`` that may be of one noun, and its last plural."""
    words: list[Token] = []
    head: Token | None = None
    for place in range(at, min(len(run), at + _REACH)):
        token = run[place]
        if token.low in _NO_NOUNS or (token.is_digits and run[place - 1].low == "-"):
            continue  # "COVID-19 cases"
        if not token.is_word or token.low in _STOPS or token.low in _VERBS:
            break
        if head is not None and not is_plural(token) and not token.text[:1].isupper():
            break
        words.append(token)
        if is_plural(token):
            head = token
    return words, head


def _among(run: tuple[Token, ...], at: int) -> Token | None:
    if at + 2 < len(run) and run[at].low == "among" and run[at + 1].low in _PARTS:
        return run[at + 2]
    return None


def before(run: tuple[Token, ...], first: int) -> Noun | None:
    """Return the noun of which a number is told after a verb: "the [crowd] numbered 25,000"."""
    start, _ = clause_of(run, first)
    if first - 1 > start and run[first - 1].low == "of" and run[first - 2].low not in EMPTY:
        return Noun(
            _head(run[first - 2]), frozenset({meaning(run[first - 2].stem)}), 0, plural=False
        )
    at, linked = first - 1, bool(first) and run[first - 1].low == "at"
    while at >= start and first - at <= _BACK:
        token = run[at]
        if token.low in _LINKS or token.stem in _RISES or token.stem in _FALLS:
            linked = linked or token.low not in _NO_VERBS
            at -= 1
            continue
        if not linked and token.is_word and token.low not in EMPTY:
            return None
        if not token.is_word or token.low in EMPTY or token.low in _VERBS:
            at -= 1
            if token.low == ",":
                return None
            continue
        if at > start and run[at - 1].low in _WHERE:
            at -= 2  # "the dead in Ulm now number 19"
            continue
        return Noun(_head(token), frozenset({meaning(token.stem)}), 0, is_plural(token))
    return None


def _head(token: Token) -> str:
    """Return what a noun is compared as; what became of people leaves people."""
    if token.stem in PEOPLE or token.stem in FATES:
        return "person" if token.stem != "case" else "case"
    return meaning(token.stem)


def is_plural(token: Token) -> bool:
    """Return whether a word looks like a plural."""
    low = token.low
    if low in {"people", "men", "women", "children", "police", "staff", "dead", "feet"}:
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) >= _REACH


def topic(run: tuple[Token, ...], first: int, end: int) -> str:
    """Return the meaning of the nearest telling word before a number, else of that after."""
    for token in (*reversed(run[max(0, first - _NEAR) : first]), *run[end : end + _NEAR]):
        if token.is_word and token.low not in EMPTY and token.low not in _LINKS:
            return meaning(token.stem)
    return ""


def added(run: tuple[Token, ...], first: int, end: int) -> str:
    """Return "new" where the number comes on top of others: "nine new cases", "another four"."""
    near = {token.low for token in run[end : end + 2]}
    if first:
        near.add(run[first - 1].low)
    return "new" if near & _ADDED else ""


def _index(run: tuple[Token, ...], token: Token, at: int) -> int:
    return next(place for place in range(at, len(run)) if run[place] is token)


def fates(run: tuple[Token, ...], first: int, end: int, noun: Noun | None) -> frozenset[str]:
    """Return what became of the counted: the nearest word for it, after the noun or before."""
    if noun is not None and noun.nouns & frozenset(FATES.values()):
        return noun.nouns & frozenset(FATES.values())
    start, stop = clause_of(run, first)
    for place in range(end, min(stop, end + 9)):
        if run[place].is_digits:
            break
        if run[place].stem in FATES:
            return frozenset({FATES[run[place].stem]})
    for place in range(first - 1, max(start, first - 7) - 1, -1):
        if run[place].is_digits:
            break
        if run[place].stem in FATES:
            return frozenset({FATES[run[place].stem]})
    return frozenset()


def change(run: tuple[Token, ...], first: int, end: int) -> str:
    """Return "rise" or "fall" where the number is by how much, "" where it is a level.

    "Rose by 3%", "rose 3%", "3% more" are changes; "rose to 3%" is a level.
    """
    if first and run[first - 1].low in {"to", "from", "at"}:
        return ""
    near = run[max(0, first - 3) : first]
    for token in reversed(near):
        if token.low in {"to", "from", ",", ";"}:
            break
        if token.stem in _RISES:
            return "rise"
        if token.stem in _FALLS:
            return "fall"
    for token in run[end : end + 2]:
        if token.low in {"more", "higher", "increase", "rise", "growth", "up"}:
            return "rise"
        if token.low in {"fewer", "less", "lower", "decrease", "fall", "drop", "decline", "down"}:
            return "fall"
    return ""
