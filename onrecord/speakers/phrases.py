"""The shape of a noun phrase: where it begins, which token is its head, whether it is plural."""

from typing import Final

from onrecord.speakers.article import Article
from onrecord.speakers.bodies import is_body, is_document
from onrecord.speakers.descriptions import role_of, singular
from onrecord.speakers.words import (
    DETERMINERS,
    INDEFINITE,
    MODIFIERS,
    PHRASE_ENDS,
    REPORTED,
)

_LONGEST: Final = 10  # tokens before the head
_PLURALS: Final = frozenset(
    ["people", "police", "men", "women", "children", "authorities", "others", "media", "majority"]
)


def head_end(article: Article, tokens: list[int]) -> int:
    """Return how many of the tokens of a source make its first noun phrase without what follows.

    "a spokesman for X" ends after "spokesman"; "X's lawyer" ends after "lawyer".
    """
    for count, index in enumerate(tokens):
        word = article.words[index]
        if not count:
            continue
        gap = index != tokens[count - 1] + 1
        if gap:
            return count
        if article.possessive(index):
            continue
        follows_number = word == "of" and article.words[tokens[count - 1]] in INDEFINITE
        if word in PHRASE_ENDS and not follows_number and not _within_name(article, index):
            return count
    return len(tokens)


def _within_name(article: Article, index: int) -> bool:
    """Tell whether a mark or an "and" stands inside a name that the network found."""
    if not 0 < index < len(article) - 1:
        return False
    entities = {article.tokens[at].entity for at in (index - 1, index, index + 1)}
    return len(entities) == 1 and entities <= {"organisation", "person"}


def phrase_before(article: Article, head: int) -> tuple[int, int]:
    """Return the tokens of the noun phrase that ends with ``head``, with its determiner."""
    first = head
    while first > 0 and head - first < _LONGEST and article.together(first - 1, head):
        word = article.words[first - 1]
        if word == "that" and article.words[head].endswith("s"):  # "they say that voters"
            break
        if word in DETERMINERS or word in INDEFINITE:
            first -= 1
            if word in DETERMINERS:
                break
            continue
        fits = (
            word in MODIFIERS
            or article.capital(first - 1)
            or article.possessive(first - 1)
            or role_of(word)
            or is_body(word)
            or word.isalpha()
        )
        if not fits or word in PHRASE_ENDS or word in REPORTED:
            break
        first -= 1
    return first, head + 1


def is_plural(article: Article, index: int, *, human: bool = False) -> bool:
    """Tell whether a word is the plural of a role or of a body: "officials", "police".

    With ``human`` of a role alone.
    """
    word = article.words[index]
    if word in _PLURALS:
        return True
    if not word.endswith("s") and not word.endswith("men"):
        return False
    one = singular(word)
    if one == word:
        return False
    if role_of(one) is not None or human:
        return role_of(one) is not None
    return is_body(one) or is_document(one)
