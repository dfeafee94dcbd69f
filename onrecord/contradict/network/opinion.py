"""From pairs of statements to opinions: cut into pieces, read once each, compared in batches."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from onrecord.contradict.network.layers import Floats
from onrecord.contradict.network.model import Model
from onrecord.contradict.second_opinion import Opinion, SecondOpinion
from onrecord.pieces import Vocabulary, plain_words
from onrecord.weights_file import Stored, WeightsFile

_NAME: Final = "onrecord.contradict.network"
FILE: Final = WeightsFile(_NAME, "network", "the second opinion")
#: Pieces of a statement that are read.
LONGEST: Final = 64
#: Code points of a statement that are looked at.
_READ: Final = 2000
#: Pairs that are judged before the next are read, and how many go through the network at once.
_PORTION: Final = 500
_AT_ONCE: Final = 16
#: Statements whose states are remembered: in a check each is compared with many.
_REMEMBERED: Final = 1000

Pair = tuple[str, str]


class Network:
    """The network of the package as a second opinion."""

    def __init__(self, stored: Stored) -> None:
        self.name = f"{_NAME} {stored.version}"
        self._vocabulary = Vocabulary(stored.pieces)
        self._held: dict[str, Floats] = {}
        try:
            self._model = Model(stored.arrays)
        except KeyError as error:
            raise FILE.of_another_version() from error

    def opinions(self, pairs: Sequence[Pair]) -> list[Opinion | None]:
        """Return the opinion on each pair, in their order; any text is judged."""
        found: list[Opinion | None] = []
        for start in range(0, len(pairs), _PORTION):
            some = pairs[start : start + _PORTION]
            found += self._portion([(first[:_READ], second[:_READ]) for first, second in some])
        return found

    def _portion(self, pairs: Sequence[Pair]) -> list[Opinion | None]:
        states = self._read({text for pair in pairs for text in pair})
        lengths = [(len(states[first]), len(states[second])) for first, second in pairs]
        found: dict[int, Opinion] = {}
        for some in _batches(lengths):
            answers = self._model.judge(
                [states[pairs[at][0]] for at in some], [states[pairs[at][1]] for at in some]
            )
            for at, (entails, neutral, contradicts) in zip(some, answers.tolist(), strict=True):
                found[at] = Opinion(entails, neutral, contradicts)
        return [found[at] for at in range(len(pairs))]

    def _read(self, texts: set[str]) -> dict[str, Floats]:
        """Return the states of the texts, from memory or read anew."""
        known = self._held
        found = {text: known[text] for text in texts if text in known}
        unread = sorted(texts - found.keys())
        rows = [self._numbers(text) for text in unread]
        for some in _batches([(len(row), 0) for row in rows]):
            states = self._model.read([rows[at] for at in some])
            found.update((unread[at], one) for at, one in zip(some, states, strict=True))
        unused = [(text, one) for text, one in known.items() if text not in found]
        self._held = dict([*unused, *found.items()][-_REMEMBERED:])
        return found

    def _numbers(self, text: str) -> list[int]:
        """Return a statement's piece numbers, those of begin and end around them."""
        found: list[int] = []
        for word in plain_words(text):
            found += self._vocabulary.cut(word, LONGEST)
            if len(found) >= LONGEST:
                break
        begin = len(self._vocabulary)
        return [begin, *found[:LONGEST], begin + 1]


def _batches(lengths: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Return places of like length, some at a time."""
    order = sorted(range(len(lengths)), key=lambda at: lengths[at])
    for start in range(0, len(order), _AT_ONCE):
        yield order[start : start + _AT_ONCE]


class _Embedded:
    """The network of the package, read when it is first asked: most commands never ask it."""

    def __init__(self) -> None:
        self.name = f"{_NAME} {FILE.version()}"

    def opinions(self, pairs: Sequence[Pair]) -> list[Opinion | None]:
        return self._network.opinions(pairs) if pairs else []

    @cached_property
    def _network(self) -> Network:
        return Network(FILE.load())


@cache
def embedded() -> SecondOpinion:
    """Return the package's own second opinion.

    Asked for the first time it raises DamagedWeightsError where its weights are not whole.
    """
    return _Embedded()
