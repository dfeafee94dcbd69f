"""Where a speaker denies having said something: "I never promised", "we did not say"."""

from typing import Final

from onrecord.contradict.statements.analysis.analysed import Analysis
from onrecord.contradict.statements.words.sets import words as _words

_SAYING: Final = _words(
    "say claim promise state announce propose pledge write call declare suggest tell set assure"
)
_REACH: Final = 4
_SPEAKERS: Final = frozenset({"i", "we"})


def denies_saying(own: Analysis) -> list[int]:
    """Return the verbs of saying that the speaker negates, by number; none in another's name."""
    return [
        number
        for number, word in enumerate(own.words)
        if not word.lemmas.isdisjoint(_SAYING)
        and own.negative(number)
        and not _SPEAKERS.isdisjoint(
            before.text for before in own.words[max(0, number - _REACH) : number]
        )
    ]
