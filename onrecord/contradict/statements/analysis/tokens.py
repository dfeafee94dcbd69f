"""The words of a statement, each with its place, its lemmas and what sort of word it is."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from onrecord.contradict.countries import is_country, mark_countries
from onrecord.contradict.statements.comparison import WordSpan
from onrecord.contradict.statements.words import Lexicon, lexicon
from onrecord.contradict.statements.words.sets import words as _words

Sort = Literal["content", "function", "number", "mark"]

#: What is read of a statement: a claim is a sentence or a few, never a book.
MAX_CHARACTERS: Final = 2_000
MAX_WORDS: Final = 300
_MAX_LENGTH: Final = 64

_TOKEN: Final = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|[.;:!?,\u2013\u2014()\"\u2018\u201c\u201d]|-{2,}"
)
_NOT: Final = re.compile(r"(.+?)n['\u2019]t$")
_STEMS: Final = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
_ENDINGS: Final = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}
FUNCTION: Final = _words(
    """
    a about above across after again against ago all almost along already also although always
    am among an and another any anybody anyone anything are around as at away back be because
    been before behind being below beneath beside between beyond both but by can cannot could
    did do does doing done down during each either else ever every everybody everyone
    everything even few fewer first for from further had half has have having he her here hers
    herself him himself his how however i if in indeed instead into is it its itself
    just last later least less let like many may me might mine more most mr mrs ms dr much
    must my myself near neither never no nobody none nor not nothing now nowhere of off on
    once one only onto or other others otherwise our ours ourselves out over own per
    perhaps please quite rather s same shall she should since so some somebody someone
    something still such than that the their theirs them themselves then there therefore these
    they this those though through throughout till to together too toward towards under unless
    until up upon us very via was we well were what whatever when where whether which while
    who whoever whom whose why will with within without would yet you your yours yourself get
    gets got gotten going said say says told tell tells
    """
)
# At the start of a sentence: what else they are.
_NO_COUNTRY: Final = frozenset({"Us", "Polish"})
_NUMBERS: Final = _words(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion dozen
    dozens half
    """
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark. ``keys`` are what it may be matched by, empty for what is no content.

    ``text`` is in lower case, contractions undone ("will", "not"); ``named`` where it is written
    with a capital that no start of a sentence or headline explains, ``owns`` in the genitive.
    """

    text: str
    span: WordSpan
    sort: Sort
    lemmas: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    named: bool = False
    owns: bool = False


def words_of(text: str) -> tuple[list[Word], bool]:
    """Return the words of a statement, and whether some of it was left unread."""
    read = text[:MAX_CHARACTERS]
    own = lexicon()
    found: list[Word] = []
    for match in _TOKEN.finditer(read):
        if len(found) >= MAX_WORDS:
            break
        found.extend(_undone(match[0], match.start(), own))
    found = [_of_country(word, read) if read[word.span[0]].isupper() else word for word in found]
    unread = len(text) > MAX_CHARACTERS or len(found) >= MAX_WORDS
    return _named(_joined(found, own), read), unread


def _of_country(word: Word, text: str) -> Word:
    """Return a word that names a country or its people with the country as a key."""
    country = _country(text[slice(*word.span)])
    if country is None:
        return word
    lemmas = word.lemmas or frozenset({word.text})
    return replace(word, sort="content", lemmas=lemmas, keys=word.keys | {country})


@lru_cache(maxsize=4096)
def _country(word: str) -> str | None:
    if word in _NO_COUNTRY:
        return None
    marked = mark_countries(word)
    return marked[0] if len(marked) == 1 and is_country(marked[0]) else None


def _undone(token: str, start: int, own: Lexicon) -> list[Word]:
    """Return the words of one token: "won't" is "will" and "not"."""
    lower = token[:_MAX_LENGTH].lower().replace("\u2019", "'")
    end = start + len(token)
    if negated := _NOT.match(lower):
        stem = negated[1]
        at = start + len(stem)
        return [
            _word(_STEMS.get(stem, stem), (start, at), own),
            Word("not", (at, end), "function"),
        ]
    if lower == "cannot":
        return [
            Word("can", (start, start + 3), "function"),
            Word("not", (start + 3, end), "function"),
        ]
    base, mark, ending = lower.rpartition("'")
    if mark and ending in _ENDINGS:
        at = start + len(base)
        return [
            _word(base, (start, at), own),
            Word(_ENDINGS[ending], (at, end), "function"),
        ]
    if mark and ending == "s":
        return [replace(_word(base, (start, start + len(base)), own), owns=True)]
    return [_word(lower, (start, end), own)]


def _word(lower: str, span: WordSpan, own: Lexicon) -> Word:
    return Word(lower, span, *_told(lower, own))


@lru_cache(maxsize=16_384)
def _told(lower: str, own: Lexicon) -> tuple[Sort, frozenset[str], frozenset[str]]:
    """Return the sort of a word, its lemmas and its keys."""
    if not lower[0].isalnum():
        return "mark", frozenset(), frozenset()
    if lower[0].isdigit() or lower in _NUMBERS:
        return "number", frozenset({lower}), frozenset({lower})
    if lower in FUNCTION:
        return "function", own.lemmas(lower), frozenset()
    return "content", own.lemmas(lower), own.keys(lower)


def _joined(words: list[Word], own: Lexicon) -> list[Word]:
    """Return the words with each phrase of the tables as one: "rules out" is "rule_out"."""
    found: list[Word] = []
    number = 0
    while number < len(words):
        phrase = _phrase(words, number, own)
        if phrase is None:
            found.append(words[number])
            number += 1
            continue
        name, last = phrase
        span = (words[number].span[0], words[last].span[1])
        found.append(Word(name, span, "content", frozenset({name}), own.keys(name)))
        number = last + 1
    return found


def _phrase(words: list[Word], first: int, own: Lexicon) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    if own.phrases.keys().isdisjoint((words[first].text, *words[first].lemmas)):
        return None
    for lemma in words[first].lemmas | {words[first].text}:
        for parts in own.phrases.get(lemma, ()):
            last = first + len(parts) - 1
            if last >= len(words) or (best is not None and last <= best[1]):
                continue
            rest = zip(words[first + 1 : last + 1], parts[1:], strict=True)
            if all(part == word.text or part in word.lemmas for word, part in rest):
                best = "_".join(parts), last
    return best


def _named(words: list[Word], text: str) -> list[Word]:
    """Return the words with those marked that are names: capitals where none is due.

    In a headline every word has one, so that none tells.
    """
    capital = [word.sort != "mark" and text[word.span[0]].isupper() for word in words]
    content = [flag for word, flag in zip(words, capital, strict=True) if word.sort == "content"]
    if len(content) > 2 and all(content):  # noqa: PLR2004 - a name or two is no headline
        return words
    return [
        replace(word, named=True)
        if flag and word.sort == "content" and (not _starts(words, number) or _unknown(word))
        else word
        for number, (word, flag) in enumerate(zip(words, capital, strict=True))
    ]


def _starts(words: list[Word], number: int) -> bool:
    return not number or words[number - 1].text in {".", "!", "?", ":"}


def _unknown(word: Word) -> bool:
    """Whether no table has a word: at the start of a sentence it is a name, then."""
    return word.lemmas.isdisjoint(lexicon().known) and not word.text.endswith(("s", "ing", "ed"))
