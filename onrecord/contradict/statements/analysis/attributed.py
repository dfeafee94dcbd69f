"""The words of a statement that only say who says it, and so say nothing of the matter.

", the harbour office said", "said Ida Lund, who runs it", "according to the register", "The council
told reporters on Monday that": what is compared is what stands beside them.
"""

from typing import Final

from onrecord.contradict.statements.analysis.tokens import Word
from onrecord.contradict.statements.words.sets import words as _words

_SAYING: Final = _words(
    """
    say tell claim allege insist argue maintain declare announce report write assert contend reply
    answer assure add stress warn confirm admit concede acknowledge testify explain note state
    inform recall emphasise emphasize point_out
    """
)
# Those that what is said may follow without "that".
_BARE: Final = _words("say claim insist argue maintain assert contend allege")
_FIRST: Final = frozenset({"i", "we"})
_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_ENDS: Final = frozenset({".", "!", "?", ";"})
_BREAKS: Final = _ENDS | {",", ":", "\u2013", "\u2014"}
_OPENS: Final = _words("the a an this that these those he she it they his her its their there no")
_RELATIVE: Final = _words("who which after when while as speaking citing adding")
_MOST_BEFORE: Final = 10
_MOST_TO_THAT: Final = 8


def attributed(words: list[Word]) -> frozenset[int]:
    """Return the numbers of the words that tell who says it; never all the words there are."""
    found: set[int] = set()
    for number, word in enumerate(words):
        if number in found:
            continue
        if word.text == "according" and _text(words, number + 1) == "to":
            found |= set(range(number, _end_of_tail(words, number + 2)))
        elif not word.lemmas.isdisjoint(_SAYING) and not word.text.endswith("ing"):
            found |= _leading(words, number) or _trailing(words, number)
    if any(words[n].sort == "content" and n not in found for n in range(len(words))):
        return frozenset(found)
    return frozenset()


def _leading(words: list[Word], verb: int) -> set[int]:
    """Return "X said on Monday that", "The council said" before what is said."""
    start = verb
    while start and words[start - 1].text not in _BREAKS and verb - start < _MOST_BEFORE:
        start -= 1
    opens = start == 0 or words[start - 1].text in _BREAKS
    subject = words[start:verb]
    if not opens or not subject or not _names_somebody(subject):
        return set()
    for number in range(verb + 1, min(len(words), verb + 1 + _MOST_TO_THAT)):
        if words[number].text == "that":
            return set(range(start, number + 1))
        if words[number].text in _BREAKS:
            break
    if start == 0 and words[verb].lemmas & _BARE and _text(words, verb + 1) in _OPENS:
        return set(range(start, verb + 1))
    return set()


def _trailing(words: list[Word], verb: int) -> set[int]:
    """Return ", the office said", ", said Ida Lund, who runs it" behind what is said."""
    comma = verb
    while comma and words[comma].text not in _BREAKS and verb - comma < _MOST_BEFORE:
        comma -= 1
    if comma == 0 or words[comma].text not in {",", ";", "\u2013", "\u2014"}:
        return set()
    subject = words[comma + 1 : verb]
    inverted = not subject and _names_somebody(words[verb + 1 : verb + 4])
    if not inverted and not (subject and _names_somebody(subject)):
        return set()
    return set(range(comma, _end_of_tail(words, verb + 1)))


def _end_of_tail(words: list[Word], number: int) -> int:
    """Return where the attribution ends: at the sentence's end, or where the sentence goes on."""
    while number < len(words) and words[number].text not in _ENDS:
        if words[number].text == "," and _text(words, number + 1) not in _RELATIVE:
            return number
        number += 1
    return number


def _names_somebody(words: list[Word]) -> bool:
    texts = {word.text for word in words}
    if texts & _FIRST or texts & {"not", "never", "nobody", "who", "which", "what", "to", "no"}:
        return False
    return any(word.sort == "content" for word in words) or bool(
        texts & {"he", "she", "they", "it"}
    )


def _text(words: list[Word], number: int) -> str:
    return words[number].text if number < len(words) else ""
