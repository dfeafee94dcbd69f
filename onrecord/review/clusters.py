"""Pairs that ask one question, so that a person answers it once.

Three claims against three make nine pairs on one proposition; nine copies of an agency's story make
nine pairs of one conflict.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from onrecord.text import tokens

# So much of all words that two statements use stands in both, where they are one of copied texts.
_ALIKE: Final = 0.8
# Of the pairs of one origin so many are held against a new one: a long story has thousands.
_COMPARED: Final = 50

_Tag = tuple[str, str]
_Name = tuple[str, ...]
_Place = tuple[_Name, _Tag, _Tag]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side of a pair, as far as it tells whether another is a copy of it.

    ``name`` and ``words`` are folded; ``words`` is what stands against the other side: a statement,
    a quotation, a description or an office. ``origins`` are those of the sources that report it.
    """

    speaker: int
    name: str
    words: str
    origins: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A contradiction, as far as it tells what it asks."""

    key: str
    scope: str
    kind: str
    proposition: int | None
    sides: tuple[Side, Side]


_Known = dict[_Place, list[tuple[Pair, _Name]]]


def clusters(pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Return the keys of the pairs in clusters, both in the order given: the best founded first.

    Pairs of one proposition, kind and scope belong together (those of one speaker, where it is
    with themselves), and so do pairs of copies: the same speaker with the same words, or with
    nearly the same in sources of one origin. Copies of several propositions stay apart.
    """
    given = list(pairs)
    found: dict[_Name, list[str]] = {}
    known: _Known = {}
    for pair in sorted(given, key=lambda pair: pair.proposition is None):
        name = _of_proposition(pair) if pair.proposition is not None else _of_copies(pair, known)
        if name not in found or pair.proposition is not None:
            for place in _places(pair):
                known.setdefault(place, []).append((pair, name))
        found.setdefault(name, []).append(pair.key)
    rank = {pair.key: place for place, pair in enumerate(given)}
    ordered = (tuple(sorted(keys, key=rank.__getitem__)) for keys in found.values())
    return sorted(ordered, key=lambda keys: rank[keys[0]])


def _of_proposition(pair: Pair) -> _Name:
    own = str(pair.sides[0].speaker) if pair.scope == "self" else ""
    return ("proposition", str(pair.proposition), pair.scope, pair.kind, own)


def _of_copies(pair: Pair, known: _Known) -> _Name:
    for place in _places(pair):
        for other, name in known.get(place, ())[-_COMPARED:]:
            if _copies(pair.sides, other.sides):
                return name
    return ("pair", pair.key)


def _places(pair: Pair) -> Iterator[_Place]:
    """Give the places where copies of a pair are looked for: by words, and by origins."""
    ways = [_tags(side) for side in pair.sides]
    for one, other in product(*ways):
        first, second = sorted((one, other))
        yield (pair.scope, pair.kind), first, second


def _tags(side: Side) -> list[_Tag]:
    return [
        (f"{side.speaker}", side.words),
        *((side.name, f"origin {origin}") for origin in sorted(side.origins)),
    ]


def _copies(pair: Sequence[Side], other: Sequence[Side]) -> bool:
    straight = _near(pair[0], other[0]) and _near(pair[1], other[1])
    return straight or (_near(pair[0], other[1]) and _near(pair[1], other[0]))


def _near(one: Side, other: Side) -> bool:
    if one.speaker == other.speaker and one.words == other.words:
        return True
    linked = one.name == other.name and one.origins & other.origins
    return bool(linked) and _alike(one.words, other.words)


def _alike(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    return len(first & second) >= _ALIKE * len(first | second)


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(text))
