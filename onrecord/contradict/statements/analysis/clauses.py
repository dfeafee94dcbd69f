"""The clauses of a statement, as far as the scope of a negation needs them."""

from dataclasses import dataclass
from typing import Final

from onrecord.contradict.statements.analysis.tokens import Word
from onrecord.contradict.statements.words import lexicon
from onrecord.contradict.statements.words.sets import words as _words

_HARD: Final = frozenset({".", ";", "!", "?", ":", "\u2013", "\u2014", "--"})
_SUBORDINATORS: Final = _words(
    """
    although because if once since so that though unless until when whereas whether where
    while who whom whose which after before
    """
)
_COORDINATORS: Final = frozenset({"and", "but", "or", "nor", "yet"})
_SUBJECTS: Final = _words("i we he she it they there nobody this those these you no none nothing")
_AUXILIARIES: Final = _words(
    """
    am is are was were be been being has have had do does did will would shall should can
    could may might must
    """
)


# With a clause behind them or a noun: "after the cap came in", "after two months".
_PREPOSITIONS: Final = frozenset({"after", "before", "since", "until"})
_REACH: Final = 6
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``start`` to ``end``, half-open; ``opener`` is the word that joins it to the rest."""

    start: int
    end: int
    opener: str = ""


def clauses_of(words: list[Word]) -> list[Clause]:
    """Return the clauses of the words, in their order; every word is in one."""
    found: list[Clause] = []
    start, opener = 0, words[0].text if words else ""
    for number, word in enumerate(words):
        if number == start or not _opens(words, number, start):
            continue
        found.append(Clause(start, number, opener))
        start = number
        opener = word.text if word.sort != "mark" else ""
    found.append(Clause(start, len(words), opener))
    return [clause for clause in found if clause.end > clause.start]


def _opens(words: list[Word], number: int, start: int) -> bool:
    word, before = words[number], words[number - 1]
    if before.text in _HARD:
        return True
    if word.text in {"but", "nor"}:
        return number - start > 1
    if word.text in _SUBORDINATORS and _verbal(words, number):
        return not (word.text == "that" and before.text in {"than", "of", "in"}) and not (
            word.text == "because" and words[number + 1].text == "of"
        )
    if word.text in _COORDINATORS and number + 1 < len(words):
        following = words[number + 1].text
        # "He resigned and was not dismissed": what is negated is only the one.
        joined = following in _AUXILIARIES and before.sort != "function"
        return before.text == "," or following in _SUBJECTS or joined
    return before.text == "," and word.text in _SUBJECTS


def _verbal(words: list[Word], number: int) -> bool:
    """Whether a clause may follow: "since the cap came in", not "since May"."""
    rest = words[number + 1 : number + 1 + _REACH]
    if len(rest) < _LEAST or rest[0].sort == "mark":
        return False
    if words[number].text not in _PREPOSITIONS:
        return True
    end = next((at for at, word in enumerate(rest) if word.sort == "mark"), len(rest))
    return any(
        is_auxiliary(word) or word.text.endswith("ed") or word.text in lexicon().irregular
        for word in rest[1:end]
    )


def is_auxiliary(word: Word) -> bool:
    """Whether a word is a form of to be, to have, to do or a modal verb."""
    return word.text in _AUXILIARIES
