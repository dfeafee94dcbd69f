"""How much a word tells of what a statement is about: common words and names less than others."""

from typing import Final

from onrecord.contradict.statements.analysis.tokens import Word
from onrecord.contradict.statements.words.sets import words as _words

#: Words that many reports have, whatever they are about, by lemma.
_COMMON: Final = _words(
    """
    year month week day hour minute time morning afternoon evening night today yesterday tomorrow
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december people person man woman thing way part place side
    end number group member official spokesman spokeswoman spokesperson chief head director leader
    make take give come go put keep use have see find ask want work call hold add speak announce
    admit concede confirm report state think believe hope know need want matter single respond feel
    seem mean try happen talk thank bad right wrong true new old good big long
    high own late early whole full
    """
)
_LITTLE: Final = 0.5


def weight_of(word: Word) -> float:
    """Return what a word counts beside a plain one, which counts 1."""
    return _LITTLE if word.named or word.lemmas & _COMMON else 1.0
