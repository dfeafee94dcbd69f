"""Which words of two statements speak of the same thing, and which are each other's opposite."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.contradict.statements.analysis import Analysis, Word, analysed
from onrecord.contradict.statements.weights import weight_of
from onrecord.contradict.statements.words import lexicon

SAME: Final = 1.0
_SYNONYM: Final = 0.7
_TOPICAL: Final = 0.3


@dataclass(frozen=True)
class Pairing:
    """Two statements side by side: ``same`` holds (number in a, number in b, strength).

    ``topical`` are words that tell little in the record that the two are of.
    """

    a: Analysis
    b: Analysis
    same: tuple[tuple[int, int, float], ...]
    opposite: tuple[tuple[int, int], ...]
    excluded: tuple[tuple[int, int], ...]
    distinguished: tuple[tuple[int, int], ...]
    topical: frozenset[str] = frozenset()

    @cached_property
    def weight(self) -> float:
        """How much the two have in common, in words."""
        return sum(strength for *_, strength in self.same)

    @cached_property
    def met(self) -> tuple[frozenset[int], frozenset[int]]:
        """The numbers of the words of each that the other has."""
        return frozenset(i for i, *_ in self.same), frozenset(j for _, j, _ in self.same)

    def from_side(self, side: int) -> list[tuple[int, int, float]]:
        """Return ``same`` with the number in the statement of that side first."""
        return [(j, i, strength) if side else (i, j, strength) for i, j, strength in self.same]

    @cached_property
    def shares(self) -> tuple[float, float]:
        """The share of the content of each that the other has, opposites among it."""
        a, b = (self._share(side) for side in (0, 1))
        return a, b

    def weight_of(self, word: Word) -> float:
        """Return what a word counts beside a plain one, which counts 1."""
        return _TOPICAL if word.text in self.topical else weight_of(word)

    def weight_of_all(self, same: Iterable[tuple[int, int, float]]) -> float:
        """Return what words that both have count together."""
        return sum(strength * self.weight_of(self.a.words[i]) for i, _, strength in same)

    def only_named(self, i: int, j: int) -> bool:
        """Whether two words tell whom it is about, and not what: a name, a word of the subject."""
        pair = (self.a.words[i], self.b.words[j])
        return any(word.named or word.text in self.topical for word in pair)

    def _share(self, side: int) -> float:
        own = (self.a, self.b)[side]
        met = sum(
            strength * self.weight_of(own.words[at]) for at, _, strength in self.from_side(side)
        )
        met += len(self.opposite) + len(self.excluded)
        return min(1.0, met / max(1.0, sum(self.weight_of(own.words[at]) for at in own.content)))

    @cached_property
    def overlap(self) -> float:
        """What is common, as a share of the shorter statement, in 0 to 1."""
        return max(self.shares)


def paired(a: str, b: str, topical: frozenset[str] = frozenset()) -> Pairing:
    """Return two statements with the words of the one matched to those of the other.

    Words that are the same come first, then opposites and the like, then kindred words: a gift
    that somebody gave is still no loan.
    """
    first, second = analysed(a), analysed(b)
    equal = _matched(first.by_lemma, second.by_lemma)
    same = _one_to_one([(i, j, SAME) for i, j in equal])
    used = {i for i, *_ in same}, {j for _, j, _ in same}
    listed: list[tuple[tuple[int, int], ...]] = []
    for table in ("distinguishing", "opposites", "excluded"):
        found = _unused(_matched(first.mates[table], second.by_lemma), used)
        listed.append(tuple(sorted(found)))
        used = used[0] | {i for i, _ in found}, used[1] | {j for _, j in found}
    alike = _unused(_matched(first.by_key, second.by_key), used)
    near = _unused(_matched(first.mates["synonyms"], second.by_lemma), used) - alike
    kindred = [(i, j, SAME) for i, j in alike] + [(i, j, _SYNONYM) for i, j in near]
    distinguished, opposite, excluded = listed
    both = tuple(sorted(same + _one_to_one(kindred)))
    return Pairing(first, second, both, opposite, excluded, distinguished, topical)


def _matched(
    first: Mapping[str, tuple[int, ...]], second: Mapping[str, tuple[int, ...]]
) -> set[tuple[int, int]]:
    """Return the pairs of numbers of the words that have one form in common."""
    return {
        (i, j) for form in first.keys() & second.keys() for i in first[form] for j in second[form]
    }


def _unused(pairs: set[tuple[int, int]], used: tuple[set[int], set[int]]) -> set[tuple[int, int]]:
    return {(i, j) for i, j in pairs if i not in used[0] and j not in used[1]}


def _one_to_one(scored: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Return the best match of each word: the strongest first, then the nearer in place."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for i, j, strength in sorted(
        scored, key=lambda one: (-one[2], one[0] + one[1], abs(one[0] - one[1]))
    ):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((i, j, strength))
    return found


def related(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a lemma of the one is a synonym of a lemma of the other."""
    synonyms = lexicon().synonyms
    return any(not synonyms[lemma].isdisjoint(other) for lemma in one if lemma in synonyms)
