"""A quotation taken apart for comparison: what is only typography or house style falls away.

Left out of the comparison: case, quotation marks, dashes, punctuation, British and American
spelling, contractions, figures in words, hesitations. Brackets mark what an editor put in, an
ellipsis what an editor left out: both are honest, and both are kept as marks. English only;
other languages are compared word by word.
"""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.text import tokens


@dataclass(frozen=True, slots=True)
class Word:
    """One word for comparison, and as it is shown.

    ``text`` is empty for a gap (an ellipsis, or the seam between two quoted pieces). ``inserted``
    marks a word in brackets, ``ends`` the last word of a sentence.
    """

    text: str
    shown: str = ""
    inserted: bool = False
    ends: bool = False

    @property
    def gap(self) -> bool:
        """Whether this marks words left out."""
        return not self.text


GAP: Final = Word("")
NEGATIONS: Final = frozenset({
    "cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing",
    "nowhere", "without"
})  # fmt: skip

_MARKS: Final = re.compile(
    r"(?P<gap>[\[(]\s*(?:\u2026|\.(?:\s?\.){2,})\s*[\])]|\u2026|\.(?:\s?\.){2,})"
    r"|[\[(](?P<inserted>[^\[\]()]*)[\])]"
)
# "[w]e", "strike[s]": a letter changed within a word.
_LETTERS_BEFORE: Final = re.compile(r"[\[(](\w{1,3})[\])](?=\w)")
_LETTERS_AFTER: Final = re.compile(r"(?<=\w)[\[(](\w{1,3})[\])]")
_SENTENCE_END: Final = re.compile(r"[.!?][\"'\u2019\u201d\u00bb)\]]*(?=\s+[^\sa-z]|\s*$)")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SPELLED_OUT: Final = (
    (re.compile(r"\bcan[\u2019']t\b|\bcannot\b", re.IGNORECASE), "can not"),
    (re.compile(r"\bwon[\u2019']t\b", re.IGNORECASE), "will not"),
    (re.compile(r"n[\u2019']t\b", re.IGNORECASE), " not"),
    (re.compile(r"\b(i)[\u2019']m\b", re.IGNORECASE), r"\1 am"),
    (re.compile(r"[\u2019']re\b", re.IGNORECASE), " are"),
    (re.compile(r"[\u2019']ve\b", re.IGNORECASE), " have"),
    (re.compile(r"[\u2019']ll\b", re.IGNORECASE), " will"),
    (re.compile(r"\b(it|that)[\u2019']s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(r"%|\bper cent\b", re.IGNORECASE), " percent "),
)
_HESITATIONS: Final = frozenset({"ah", "er", "erm", "sic", "uh", "um"})
# British to American, on words long enough to be sure of.
_SPELLINGS: Final = (
    (re.compile(r"(?<=\w{2})is(?=(?:e|ed|es|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=\w{2})yse(?=d?$|s$)"), "yze"),
    (re.compile(r"(?<=\w{3})our(?=s?$|ed$|ing$|able$|ite$|hood$)"), "or"),
    (re.compile(r"(?<=\w{3})ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=\w{2})ogramme(?=s?$)"), "ogram"),
    (re.compile(r"(?<=\w{3})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=\w{3})wards$"), "ward"),
    (re.compile(r"(?<=\w{4})ll(?=ed$|ing$|ers?$)"), "l"),
)
_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS: Final = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}


def words_of(pieces: tuple[str, ...]) -> list[Word]:
    """Return the words of a quotation, with a gap between its pieces."""
    found: list[Word] = []
    for piece in pieces:
        if found:
            found.append(GAP)
        found.extend(_piece(piece))
    return found


def _piece(piece: str) -> list[Word]:
    text = _LETTERS_AFTER.sub(r"\1", _LETTERS_BEFORE.sub(r"\1", piece))
    found: list[Word] = []
    place = 0
    for mark in _MARKS.finditer(text):
        found.extend(_plain(text[place : mark.start()], inserted=False))
        if mark["gap"] is not None:
            found.append(GAP)
        else:
            found.extend(_plain(mark["inserted"], inserted=True))
        place = mark.end()
    found.extend(_plain(text[place:], inserted=False))
    return found


def _plain(text: str, *, inserted: bool) -> list[Word]:
    found: list[Word] = []
    for sentence, ended in _sentences(_THOUSANDS.sub("", text)):
        words = _joined_numbers(
            [word for word in tokens(_spelled_out(sentence)) if word not in _HESITATIONS]
        )
        for number, (word, shown) in enumerate(words, start=1):
            ends = ended and number == len(words)
            found.append(Word(word, shown, inserted=inserted, ends=ends))
    return found


def _sentences(text: str) -> list[tuple[str, bool]]:
    """Return the sentences of ``text``, each with whether it comes to its end."""
    found: list[tuple[str, bool]] = []
    place = 0
    for end in _SENTENCE_END.finditer(text):
        found.append((text[place : end.end()], True))
        place = end.end()
    found.append((text[place:], False))
    return found


def _spelled_out(text: str) -> str:
    for contraction, words in _SPELLED_OUT:
        text = contraction.sub(words, text)
    return text


def _joined_numbers(words: list[str]) -> list[tuple[str, str]]:
    """Return each word as compared and as shown; "twenty five" becomes one number."""
    found: list[tuple[str, str]] = []
    for word in words:
        number = _NUMBERS.get(word)
        if number is None:
            found.append((_american(word), word))
        elif found and found[-1][1] in _TENS and word in _UNITS[1:10]:
            tens, shown = found.pop()
            found.append((str(int(tens) + number), f"{shown} {word}"))
        else:
            found.append((str(number), word))
    return found


def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word
