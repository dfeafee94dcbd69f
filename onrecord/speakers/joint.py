"""Persons who are named together: "Ann Example and Bo Sample", "Senators A, of X, and B, of Y"."""

from typing import Final

from onrecord.speakers.article import Article
from onrecord.speakers.descriptions import role_of
from onrecord.speakers.people import People, Person
from onrecord.speakers.words import COURTESY, MODIFIERS, TITLE_ROLES

_GAP: Final = 14  # tokens between two names
_MOST: Final = 50  # names in one group
_AND: Final = frozenset(["and", "&"])
_ALLOWED: Final = _AND | {",", "both", "the", "of", "-", ".", "(", ")", "then", "former"}


def find_joint(article: Article, people: People) -> list[list[int]]:
    """Return the groups of mentions that are joined by "and", each in the order of the text."""
    groups: list[list[int]] = []
    current: list[int] = []
    for position in range(len(people.mentions)):
        if current and len(current) < _MOST and _joined(article, people, position):
            current.append(position)
            continue
        _close(article, people, groups, current)
        current = [position]
    _close(article, people, groups, current)
    return groups


def members(people: People, group: list[int]) -> tuple[Person, ...]:
    """Return the persons of a group, each once, in order."""
    found = [people.meant[position] for position in group]
    return tuple(dict.fromkeys(person for person in found if person is not None))


def _joined(article: Article, people: People, position: int) -> bool:
    before, after = people.mentions[position - 1], people.mentions[position]
    if not article.together(before.end - 1, after.first) or after.first - before.end > _GAP:
        return False
    between = range(before.end, after.first)
    words = [article.words[index] for index in between]
    if not words or words[0] not in _AND | {",", "("}:
        return False
    bracket = 0
    for index, word in zip(between, words, strict=True):
        bracket += (word == "(") - (word == ")")
        fits = (
            bracket > 0
            or word in _ALLOWED
            or word in MODIFIERS
            or word in COURTESY
            or word in TITLE_ROLES
            or role_of(word) is not None
            or article.capital(index)
        )
        if not fits:
            return False
    return "," in words or bool(_AND & set(words))


def _close(article: Article, people: People, groups: list[list[int]], current: list[int]) -> None:
    if len(current) > 1:
        last, before = people.mentions[current[-1]], people.mentions[current[-2]]
        words = article.words[before.end : last.first]
        if _AND & set(words) and len(members(people, current)) > 1:
            groups.append(list(current))
