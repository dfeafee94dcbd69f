"""A statement as tokens with spans and rough stems: enough to read figures by their neighbours."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.remembered import STATEMENTS


def listed(text: str) -> list[str]:
    """Return the words of a list that is written as a line of them."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """Return the set of the words of a line."""
    return frozenset(text.split())


#: What stands later in a statement is not read: a claim is short, and a stray megabyte is not.
READ: Final = 2_000
_SHORT: Final = 3
_ENDED: Final = 4
_MOST: Final = 400  # tokens
_TOKEN = re.compile(r"[0-9]+(?:[.,:][0-9]+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|[^\w\s]")
_IRREGULAR: Final = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person",
    "feet": "foot", "died": "die", "dead": "dead", "dying": "die", "lay": "lie", "lies": "lie",
    "lost": "lose", "left": "leave", "held": "hold", "fell": "fall", "fallen": "fall",
    "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow", "shrank": "shrink",
    "fled": "flee", "won": "win", "took": "take", "taken": "take", "found": "find",
    "bought": "buy", "sold": "sell", "paid": "pay", "cost": "cost", "was": "be", "were": "be",
    "is": "be", "are": "be", "been": "be", "has": "have", "had": "have", "began": "begin",
    "begun": "begin", "went": "go", "gone": "go", "came": "come", "struck": "strike",
    "hurt": "hurt", "broke": "break", "broken": "break", "met": "meet",
    "gave": "give", "given": "give", "stood": "stand", "led": "lead", "dealt": "deal",
    "wives": "wife", "lives": "life", "crises": "crisis", "votes": "vote", "bodies": "body",
    "news": "news", "tonnes": "tonne", "yes": "yes", "this": "this", "us": "us", "gas": "gas",
    "bus": "bus", "buses": "bus", "aircraft": "aircraft", "police": "police", "series": "series",
}  # fmt: skip
#: Words that tell no matter from another.
EMPTY: Final = word_set(
    """
    a an and any are as at be been being but by can could did do does done for from had has have
    he her hers him his i if in into is it its itself may me might mine more most must my no
    none nor not of off on one or our ours out over own said say says she should so some such
    than that the their theirs them then there these they this those to too under until up upon
    us was we were what when where which while who whom whose will with within without would you
    your yours all also again about after against before between both down during each every few
    just least less many much never new now only other others per same several since still
    through today very yet tonight today yesterday tomorrow only around nearly almost ago how
    here come go get make take put total number according told tells tell
    """
)
#: Words that count, and so tell no matter either.
NUMBERS: Final = word_set(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion dozen dozens hundreds thousands millions
    """
)
_UNTELLING: Final = EMPTY | NUMBERS
NEGATIONS: Final = word_set(
    "no not nobody none never nothing neither nor without cannot noone nowhere"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits or a sign: as written, folded, its rough stem and where it stands."""

    text: str
    low: str
    stem: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether it begins with a digit."""
        return "0" <= self.low[0] <= "9"

    @property
    def is_word(self) -> bool:
        """Whether it is a word of letters."""
        return self.low[0].isalpha()


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return a rough stem of a folded English word, the same for most of its forms.

    >>> stem("killed") == stem("kills") == stem("killing")
    True
    """
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    elif len(word) > _SHORT:
        word = _without_ending(word)
    return word[:-1] if len(word) > _SHORT and word.endswith("e") else word


def _without_ending(word: str) -> str:
    if word.endswith(("'s", "\u2019s")):
        return stem(word[:-2])
    if word.endswith(("ies", "ied")) and len(word) > _ENDED:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    ending = "ing" if word.endswith("ing") else "ed" if word.endswith("ed") else ""
    rest = word.removesuffix(ending)
    if ending and len(rest) >= _SHORT:
        return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=STATEMENTS)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of the first ``READ`` code points of ``text``, at most 400."""
    return tuple(_tokens(text[:READ])[:_MOST])


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        low = word.lower().replace("\u2019", "'")
        found.append(Token(word, low, stem(low), match.start(), match.end()))
    return found


def content(run: tuple[Token, ...]) -> frozenset[str]:
    """Return the stems of the telling words of a run: no function words, no digits, no signs."""
    return frozenset(
        token.stem
        for token in run
        if token.is_word and len(token.low) > 1 and token.low not in _UNTELLING
    )


def clause_of(run: tuple[Token, ...], at: int) -> tuple[int, int]:
    """Return the indices, half-open, of the clause around token ``at``: up to ; : . or a dash."""
    start = at
    while start > 0 and not _breaks(run, start - 1):
        start -= 1
    end = at
    while end < len(run) and not _breaks(run, end):
        end += 1
    return start, end


def _breaks(run: tuple[Token, ...], at: int) -> bool:
    token = run[at]
    if token.low in {";", ":", "\u2014", "\u2013", "!", "?"}:
        return True
    # A full stop that ends no initial and no abbreviation.
    return token.low == "." and (at == 0 or len(run[at - 1].low) >= _SHORT)
