"""Which topics of the record a statement may be about: a suggestion by shared words."""

from collections.abc import Sequence
from typing import Final

from onrecord.drafts.given import KnownTopic
from onrecord.text import tokens

_SHORT: Final = 4  # a shorter word says nothing of a topic: the, says, 2014
_SHARED: Final = 3  # telling words of a topic's claims that a statement has to have
_TELLING: Final = 0.5  # the part of all claims with a word that has to be the topic's own
_AGAIN: Final = 2  # claims of a topic that a word has to stand in


def topics_of(statement: str, topics: Sequence[KnownTopic]) -> tuple[str, ...]:
    """Return the keys of topics whose name a statement has, or words that mark their claims."""
    words = set(tokens(statement))
    stems = {_stem(word) for word in words}
    spread: dict[str, int] = {}
    for topic in topics:
        for word in words & topic.words.keys():
            spread[word] = spread.get(word, 0) + topic.words[word]
    found = []
    for topic in topics:
        name = {_stem(word) for word in tokens(topic.name)}
        if name and name <= stems:
            found.append(topic.key)
            continue
        telling = [
            word
            for word in words & topic.words.keys()
            if len(word) >= _SHORT
            and topic.words[word] >= _AGAIN
            and topic.words[word] >= _TELLING * spread[word]
        ]
        if len(telling) >= _SHARED:
            found.append(topic.key)
    return tuple(sorted(found))


def _stem(word: str) -> str:
    """Return a word without the ending of a plural."""
    return word[:-1] if word.endswith("s") and len(word) >= _SHORT else word
