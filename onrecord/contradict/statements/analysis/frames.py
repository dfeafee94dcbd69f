"""Who is said to say it: "Aid workers say that ...", "..., Aides Insist", "was told that ...".

What stands in such a frame is what somebody else holds, and the speaker holds no more than that
it was said. A frame in the first person is none, and neither is one that vouches for what it
holds ("shows", "has established").
"""

from dataclasses import dataclass
from typing import Final

from onrecord.contradict.statements.analysis.clauses import Clause
from onrecord.contradict.statements.analysis.tokens import Word
from onrecord.contradict.statements.words.sets import words as _words

_SAYING: Final = _words(
    """
    say tell claim allege insist argue maintain declare announce report write believe think accuse
    suggest assert contend reply answer assure call
    """
)
_REFUSING: Final = _words(
    "deny reject refute dismiss rebut disclaim debunk dispute shut_down disavow"
)
# At the end of a headline a finding too is told as somebody's.
_TRAILING: Final = _SAYING | _REFUSING | _words("find warn fear hope")
_FIRST: Final = _words("i we me us myself ourselves")
_NO_SUBJECT: Final = _words(
    """
    who what whatever which whoever nobody no if when because although as than that and those
    anybody
    """
)
_MAX_SUBJECT: Final = 9
_MOST_AFTER: Final = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """``subject`` holds the numbers of the words that name who is said to say it."""

    subject: tuple[int, ...]
    verb: int
    refuses: bool


def frame_of(words: list[Word], clauses: list[Clause]) -> Frame | None:
    """Return the frame that a statement stands in, ``None`` where the speaker says it."""
    for number, word in enumerate(words):
        lemmas = word.lemmas
        if word.named or lemmas.isdisjoint(_TRAILING):
            continue
        if _ends(words, number):
            subject = _subject(words, number)
            if subject and subject[0] and words[subject[0] - 1].text == ",":
                return Frame(subject, number, refuses=bool(lemmas & _REFUSING))
        elif word.text.endswith("ing"):
            continue
        elif lemmas & (_SAYING | _REFUSING) and _calls_for_content(words, number):
            subject = _subject(words, number)
            if subject and _leads(words, subject[0], clauses):
                return Frame(subject, number, refuses=bool(lemmas & _REFUSING))
    return None


def _ends(words: list[Word], number: int) -> bool:
    rest = [word for word in words[number + 1 :] if word.sort != "mark"]
    return len(rest) <= _MOST_AFTER and not any(word.sort == "content" for word in rest)


def _calls_for_content(words: list[Word], number: int) -> bool:
    """Whether what is said may follow: a passive ("was told that") counts as told by others."""
    following = words[number + 1].text if number + 1 < len(words) else "."
    if "call" in words[number].lemmas:
        return any(word.text in {"a", "an"} for word in words[number + 2 : number + 5])
    return following not in {".", ",", "by", "off", "out"}


def _subject(words: list[Word], verb: int) -> tuple[int, ...]:
    """Return the words before a verb that name who says it; none where it is "I" or nobody."""
    start = verb
    while start and words[start - 1].sort != "mark" and verb - start < _MAX_SUBJECT:
        start -= 1
    numbers = tuple(range(start, verb))
    texts = {words[number].text for number in numbers}
    if not numbers or texts & _FIRST or words[start].text in _NO_SUBJECT or texts & _NO_SUBJECT:
        return ()
    if "not" in texts or not any(words[number].sort == "content" for number in numbers):
        return ()
    return numbers


def _leads(words: list[Word], start: int, clauses: list[Clause]) -> bool:
    """Whether a subject opens its sentence, if after a phrase and a comma."""
    if start == 0 or words[start - 1].text in {".", ";", ":", "!", "?"}:
        return True
    return words[start - 1].text == "," and clauses[0].start <= start < clauses[0].end + 1
