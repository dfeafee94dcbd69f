"""What a sentence says of its subject, and what it negates, as far as words alone tell."""

from typing import Final

from onrecord.contradict.statements.analysis.analysed import Analysis
from onrecord.contradict.statements.analysis.clauses import is_auxiliary
from onrecord.contradict.statements.words import lexicon
from onrecord.contradict.statements.words.sets import words as _words

#: Verbs that say little themselves: what they carry, take or make is the matter.
LIGHT: Final = _words(
    """
    carry take part take_part make do give have hold go come get put keep be become bring lead play
    set
    """
)
_NEGATIVE: Final = _words("not never neither nor hardly barely scarcely")


def predicate(own: Analysis) -> int | None:
    """Return the number of the word that says something of the subject.

    The first telling word after an auxiliary or a negation, adverbs passed over; none where that
    is a light verb ("had carried out air strikes"), or without either.
    """
    auxiliary = False
    for number, word in enumerate(own.words):
        if number in own.attributed:
            continue
        if is_auxiliary(word) or word.text in _NEGATIVE:
            auxiliary = True
        elif auxiliary and number in own.content and not word.text.endswith("ly"):
            return None if word.lemmas & LIGHT else number
    return None


def negated(own: Analysis) -> tuple[int, ...]:
    """Return the words that are said not to be so: the first telling one after each negation."""
    found = []
    for turn in own.turns:
        if turn.denial or not _negates(own, turn.at):
            continue
        after = (
            number
            for number in range(turn.at + 1, turn.end)
            if number in own.content and not own.words[number].lemmas & LIGHT
        )
        number = next(after, None)
        if number is not None:
            found.append(number)
    return tuple(found)


def _negates(own: Analysis, number: int) -> bool:
    """Whether a word negates what follows: "not", "never", and "no" before "weaker"."""
    text = own.words[number].text
    if text != "no":
        return text in _NEGATIVE
    return number + 1 < len(own.words) and directed(own, number + 1)


def directed(own: Analysis, number: int) -> bool:
    """Whether a word tells a direction: weaker, higher, hampered."""
    word = own.words[number]
    return any(one in lexicon().direction for one in (*word.lemmas, word.text))
