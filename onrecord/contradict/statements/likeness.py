"""Whether two statements speak of one thing, told by the meaning of their words.

Two opposites, or two figures, contradict each other only where what stands around them is one
thing. Shared words alone do not tell: any two long statements have a name and a noun in common.
So each word is laid beside the nearest of the other statement, rare words for more.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.contradict.statements.alignment import SAME, Pairing
from onrecord.contradict.statements.analysis import Analysis, analysed
from onrecord.contradict.statements.analysis.doers import doer_of
from onrecord.contradict.statements.analysis.negation import Turn
from onrecord.contradict.statements.analysis.predicates import LIGHT
from onrecord.contradict.statements.comparison import Reason, WordSpan
from onrecord.embeddings import DIMENSIONS, word_vectors

# Words of one field ("hospital", "school") have cosines up to this without meaning the same.
_KINDRED: Final = 0.35
_AROUND: Final = 4  # words
_DIGITS: Final = 4
# Below what any word gets: whom it is about is not told.
_NOBODY: Final = -0.2
_REMEMBERED: Final = 8_192

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class _Side:
    """The content words of a statement: their numbers, directions, and how much each tells."""

    own: Analysis
    numbers: tuple[int, ...]
    directions: Floats
    weights: Floats

    def sum_of(self, places: Sequence[int]) -> Floats:
        return self.weights[places] @ self.directions[places]

    @cached_property
    def total(self) -> Floats:
        return self.weights @ self.directions

    def places_of(self, numbers: Collection[int]) -> list[int]:
        return [place for place, number in enumerate(self.numbers) if number in numbers]

    def around(self, spans: Sequence[WordSpan]) -> list[int]:
        """Return the places of the words near some spans, those within left out."""
        words = self.own.words
        within = {
            number
            for number, word in enumerate(words)
            if any(start <= word.span[0] < end for start, end in spans)
        }
        return [
            place
            for place, number in enumerate(self.numbers)
            if number not in within and any(abs(number - one) <= _AROUND for one in within)
        ]

    def denied(self, turn: Turn) -> int | None:
        """Return the place of what a turn turns first: the verb, not "have" or "make"."""
        telling = [
            place
            for place, number in enumerate(self.numbers)
            if turn.start <= number < turn.end and not self.own.words[number].lemmas & LIGHT
        ]
        after = [place for place in telling if self.numbers[place] > turn.at]
        return after[0] if after else telling[-1] if telling else None


def likeness(pairing: Pairing, reasons: Sequence[Reason]) -> Mapping[str, float]:
    """Return numbers by name that tell how near two statements are, for the first reason's sake.

    Cosines and shares, in -1 to 1, and some counts of words; nothing where a side has no content.
    """
    sides = _side(pairing.a.text), _side(pairing.b.text)
    if not all(side.numbers for side in sides):
        return {}
    cosines = sides[0].directions @ sides[1].directions.T
    for i, j, _ in pairing.same:
        cosines[sides[0].numbers.index(i), sides[1].numbers.index(j)] = 1.0
    met = cosines.max(axis=1), cosines.max(axis=0)
    found = {
        **_whole(pairing, sides, cosines),
        **_denied(sides, met),
        **_doers(sides, met),
        **_shared(pairing, sides),
        "count:reasons": float(len({reason.rule for reason in reasons})),
    }
    if reasons:
        found |= _around(sides, met, reasons[0])
    # What adds up in another order elsewhere is not to fall on the other side of a split.
    return {name: round(float(value), _DIGITS) for name, value in found.items()}


def alike(pairing: Pairing) -> float:
    """Return the cosine of all that the two statements say, in -1 to 1, 0 without content."""
    sides = _side(pairing.a.text), _side(pairing.b.text)
    if not all(side.numbers for side in sides):
        return 0.0
    return _cosine(*(side.total for side in sides))


def _whole(pairing: Pairing, sides: tuple[_Side, _Side], cosines: Floats) -> dict[str, float]:
    """Compare all that is said but for what opposes each other."""
    opposed = (*pairing.opposite, *pairing.excluded)
    kept = [
        side.places_of(set(side.numbers) - {pair[at] for pair in opposed})
        for at, side in enumerate(sides)
    ]
    found = {"alike:whole": _cosine(*(side.total for side in sides))}
    if not all(kept):
        return found
    near = _nearness(cosines[np.ix_(kept[0], kept[1])])
    own = [side.weights[places] for side, places in zip(sides, kept, strict=True)]
    masses = near.max(axis=1) @ own[0], near.max(axis=0) @ own[1]
    shares = [mass / max(weights.sum(), 1e-9) for mass, weights in zip(masses, own, strict=True)]
    return found | {
        "alike:rest": _cosine(*(s.sum_of(places) for s, places in zip(sides, kept, strict=True))),
        "alike:less": min(shares),
        "alike:more": max(shares),
        "alike:mass": masses[0],
    }


def _denied(sides: tuple[_Side, _Side], met: tuple[Floats, Floats]) -> dict[str, float]:
    """Say how far what either denies is what the other speaks of: the verb, and the rest."""
    first, rest = [0.0], [0.0]
    for side, own in zip(sides, met, strict=True):
        for turn in side.own.turns:
            place = side.denied(turn)
            if place is not None:
                first.append(own[place])
            covered = side.places_of(range(turn.start, turn.end))
            whole = side.weights[covered].sum()
            if whole:
                rest.append(_nearness(own[covered]) @ side.weights[covered] / whole)
    return {"alike:denied": max(first), "alike:denied_rest": max(rest)}


def _doers(sides: tuple[_Side, _Side], met: tuple[Floats, Floats]) -> dict[str, float]:
    """Say how far the other statement speaks of whom either is about."""
    found = []
    for side, own in zip(sides, met, strict=True):
        doer = doer_of(side.own)
        places = side.places_of(doer.numbers) if doer else []
        found.append(own[places].max() if places else _NOBODY)
    return {"alike:doer_less": min(found), "alike:doer_more": max(found)}


def _around(
    sides: tuple[_Side, _Side], met: tuple[Floats, Floats], reason: Reason
) -> dict[str, float]:
    """Compare the words around those that are said to clash."""
    places = [
        side.around(spans) for side, spans in zip(sides, (reason.first, reason.second), strict=True)
    ]
    nearest = [own[near].max() if near else 0.0 for own, near in zip(met, places, strict=True)]
    sums = [side.sum_of(near) for side, near in zip(sides, places, strict=True)]
    return {
        "alike:around": _cosine(*sums),
        "alike:around_less": min(nearest),
        "strength": reason.strength,
    }


def _shared(pairing: Pairing, sides: tuple[_Side, _Side]) -> dict[str, float]:
    """Count the words that both have, and how much the rarest of them tells."""
    words = pairing.a.words
    equal = [i for i, _, strength in pairing.same if strength == SAME]
    telling = [i for i in equal if not words[i].named and words[i].text not in pairing.topical]
    weights = sides[0].weights[sides[0].places_of(telling)]
    fewer, more = sorted(len(side.numbers) for side in sides)
    return {
        "count:shared": len(equal),
        "count:telling": len(telling),
        "count:names": sum(words[i].named for i in equal),
        "count:fewer": fewer,
        "count:more": more,
        "rarest": weights.max(initial=0.0),
        "rare": weights.sum(),
    }


def _nearness(cosines: Floats) -> Floats:
    found: Floats = np.clip((cosines - _KINDRED) / (1 - _KINDRED), 0.0, 1.0)
    return found


def _cosine(one: Floats, other: Floats) -> float:
    return float(one @ other / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-9))


@lru_cache(maxsize=_REMEMBERED)
def _side(text: str) -> _Side:
    own = analysed(text)
    vectors = word_vectors([own.words[number].text for number in own.content])
    weights = np.sqrt(np.einsum("nd,nd->n", vectors, vectors))
    directions = vectors / np.maximum(weights, 1e-9)[:, None]
    return _Side(own, own.content, directions.reshape(-1, DIMENSIONS), weights)
