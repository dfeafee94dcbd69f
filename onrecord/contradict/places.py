"""Whether two places can be the same one, as far as their words tell.

There is no gazetteer here: a town beside a country may lie in it or not, and stays unknown.
"""

from functools import lru_cache
from typing import Final, Literal

from onrecord.contradict.countries import is_country, mark_countries

PlaceMatch = Literal["same", "part", "unknown", "different"]
_Element = frozenset[str]

_SEPARATORS: Final = frozenset({"and", "or"})
# Words that tell no place from another.
_EMPTY: Final = frozenset(
    {"area", "city", "district", "governorate", "in", "inside", "near", "of", "province", "region",
     "the", "town"}
)  # fmt: skip
_DIRECTIONS: Final = frozenset(
    f"{point}{ending}" for point in ("north", "east", "south", "west") for ending in ("", "ern")
) | {"central"}
# Wider than any country: whether another place lies within is not for words to tell.
_WIDE: Final = tuple(
    frozenset(words.split())
    for words in (
        "world", "worldwide", "global", "globally", "everywhere", "abroad", "international",
        "africa", "americas", "asia", "europe", "middle east", "gulf", "balkans", "sahel",
    )
)  # fmt: skip


def compare_places(a: str, b: str) -> PlaceMatch:
    """Return how two places stand to each other.

    ``part``: one is a part of the other, or they share one ("Iraq and Syria", "eastern Iraq").
    ``unknown``: words do not tell (a town beside a country, the Middle East beside a country).
    """
    first, second = _elements(a), _elements(b)
    if not first or not second:
        return "unknown"
    if first == second:
        return "same"
    pairs = [(one, other) for one in first for other in second]
    if any(one <= other or other <= one for one, other in pairs):
        return "part"
    return "unknown" if any(_may_contain(one, other) for one, other in pairs) else "different"


def _may_contain(one: _Element, other: _Element) -> bool:
    if any(wide <= one or wide <= other for wide in _WIDE):
        return True
    one_is_country, other_is_country = (any(map(is_country, side)) for side in (one, other))
    if one_is_country == other_is_country:
        return False
    # "eastern Iraq" may hold a town that names no country; "Mosul, Iraq" is a town itself.
    country = one if one_is_country else other
    return all(is_country(word) or word in _DIRECTIONS for word in country)


@lru_cache(maxsize=4096)
def _elements(place: str) -> frozenset[_Element]:
    """Return the places that ``place`` lists, each as its telling words.

    A comma alone parts nothing: "Mosul, Iraq" is one place, and a list of countries still holds
    each of its members.
    """
    listed: list[set[str]] = [set()]
    for word in mark_countries(place.replace("&", " and ").replace("/", " and ")):
        if word in _SEPARATORS:
            listed.append(set())
        elif word not in _EMPTY:
            listed[-1].add(word)
    return frozenset(frozenset(words) for words in listed if words)
