"""Who does it: the words that name the subject of a statement, as far as their order tells."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.contradict.statements.analysis.analysed import Analysis, analysed
from onrecord.contradict.statements.analysis.clauses import is_auxiliary
from onrecord.contradict.statements.analysis.tokens import Word
from onrecord.contradict.statements.remembered import STATEMENTS
from onrecord.contradict.statements.words import lexicon
from onrecord.contradict.statements.words.sets import words as _words

_BEFORE: Final = _words("a an the this that these those our my their his her its your some and but")
_ONESELF: Final = _words("himself herself myself themselves ourselves")
_FIRST: Final = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Doer:
    """``numbers`` are the words that name it, none for "I"; ``alone`` where nobody else did it."""

    numbers: tuple[int, ...]
    first_person: bool = False
    alone: bool = False


def doer_of(own: Analysis) -> Doer | None:
    """Return who does what the first clause tells; ``None`` where the words do not show it."""
    return _doer(own.text)


@lru_cache(maxsize=STATEMENTS)
def _doer(text: str) -> Doer | None:
    own = analysed(text)
    words = own.words
    found = _cleft(own) or _owner(words) or _agent(words)
    if found:
        return Doer(found, alone=True)
    start = own.clauses[0].start if own.clauses else 0
    while start < len(words) and (words[start].sort == "mark" or words[start].text in _BEFORE):
        start += 1
    if start == len(words):
        return None
    alone = not own.texts.isdisjoint(_ONESELF)
    if words[start].text in _FIRST:
        return Doer((), first_person=True, alone=alone)
    run = opening(own, start)
    following = words[run[-1] + 1 : run[-1] + 2] if run else ()
    alone = alone or any(word.text == "alone" for word in following)
    return Doer(run, alone=alone) if run else None


def opening(own: Analysis, start: int) -> tuple[int, ...]:
    """Return the content words at ``start`` up to what may be a verb."""
    found: list[int] = []
    for number in range(start, len(own.words)):
        word = own.words[number]
        if word.sort == "number" or word.text in _BEFORE:
            continue
        if word.sort != "content" or (found and _may_be_verb(own, number)):
            break
        found.append(number)
    return tuple(found)


def _may_be_verb(own: Analysis, number: int) -> bool:
    word, before = own.words[number], own.words[number - 1]
    capital, former = (own.text[one.span[0]].isupper() for one in (word, before))
    if former and not capital:
        return True
    if word.text.endswith("ed") or "_" in word.text:
        return True
    return word.text in lexicon().irregular and not word.text.endswith(("s", "n"))


def _cleft(own: Analysis) -> tuple[int, ...]:
    """Return X of "it was X who"."""
    words = own.words
    for number in range(len(words) - 3):
        if words[number].text == "it" and is_auxiliary(words[number + 1]):
            for end in range(number + 3, min(number + 9, len(words))):
                if words[end].text in {"who", "that", "which"}:
                    return tuple(at for at in range(number + 2, end) if words[at].sort == "content")
    return ()


def _owner(words: tuple[Word, ...]) -> tuple[int, ...]:
    """Return X of "was X's alone"."""
    for number, word in enumerate(words[1:], start=1):
        if word.text == "alone" and words[number - 1].owns:
            return (number - 1,)
    return ()


def _agent(words: tuple[Word, ...]) -> tuple[int, ...]:
    """Return X of "was done by X"."""
    for number, word in enumerate(words):
        passive = word.text == "by" and any(
            is_auxiliary(one) for one in words[max(0, number - 4) : number]
        )
        if passive and number and words[number - 1].sort == "content":
            found = []
            for at in range(number + 1, min(number + 6, len(words))):
                if words[at].sort == "content":
                    found.append(at)
                elif words[at].text not in _BEFORE:
                    break
            return tuple(found)
    return ()
