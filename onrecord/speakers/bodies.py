"""Organisations, publications, places and documents that a text says have spoken."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from onrecord.agencies import agency_named
from onrecord.speakers.article import Article
from onrecord.speakers.descriptions import role_of, singular
from onrecord.speakers.words import BODIES, DETERMINERS, DOCUMENTS, MODIFIERS, OPENERS, PRESS_WORDS
from onrecord.text import fold

_KNOWN: Final = 8  # of the names that share a word, the latest are looked at
_SURE_INITIALS: Final = 3  # letters of an abbreviation that the network did not find
_LONGEST: Final = 12  # tokens of a name
_LINKS: Final = frozenset(["of", "for", "and", "&", "the", "on", "in", "'s", "'", "-", "'", "/"])
_PRESS_HEADS: Final = frozenset(
    ["newspaper", "paper", "magazine", "website", "site", "outlet", "station", "network",
     "broadcaster", "channel", "blog", "publication", "newsroom"]
)  # fmt: skip
# What a text calls a body whose name has another word for it.
_CALLED: Final = {
    "union": frozenset(["association", "federation", "brotherhood", "workers", "guild"]),
    "agency": frozenset(
        ["office", "bureau", "department", "administration", "service", "services", "center",
         "authority", "investigations", "commission"]
    ),
    "group": frozenset(
        ["association", "coalition", "alliance", "league", "institute", "foundation", "center",
         "council", "network", "society", "project", "fund", "initiative"]
    ),
    "panel": frozenset(["committee", "commission", "board"]),
    "bank": frozenset(["bancorp"]),
    "company": frozenset(["inc", "corp", "ltd", "co", "motors", "energy", "industries"]),
    "fund": frozenset(["imf"]),
    "network": frozenset(["tv", "television", "channel", "broadcasting"]),
    "newspaper": PRESS_WORDS,
    "paper": PRESS_WORDS,
    "magazine": PRESS_WORDS,
    "website": PRESS_WORDS,
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Body:
    """A name of an organisation or a place: tokens ``first`` up to ``end``, without "the"."""

    first: int
    end: int
    name: str
    words: tuple[str, ...]
    place: bool
    subject: bool
    paragraph: int
    guessed: bool  # by its capitals alone


class Bodies:
    """The bodies that a text names, to look up short forms and "the campaign" in."""

    def __init__(self, article: Article, persons: frozenset[int]) -> None:
        self.article = article
        self.found = _find(article, persons)
        self._by_word: dict[str, list[Body]] = defaultdict(list)
        self._by_initials: dict[str, Body] = {}
        self.at: dict[int, Body] = {}
        for body in self.found:
            for index in range(body.first, body.end):
                self.at[index] = body
            for word in set(body.words) - _LINKS:
                self._by_word[word].append(body)
            if len(body.words) > 1 and not body.place:
                self._by_initials.setdefault(_initials(body.words), body)

    def fullest(self, body: Body) -> Body:
        """Return the body with the longest name that ``body`` may be short for, or itself."""
        short = "".join(body.words).replace(".", "")
        if (
            len(body.words) == 1
            and short in self._by_initials
            and not (body.guessed and len(short) < _SURE_INITIALS)
        ):
            return self._by_initials[short]
        best = body
        for other in self._by_word.get(body.words[-1], [])[:_KNOWN]:
            longer = len(other.words) > len(best.words) and not other.place
            if longer and (_ends(other, body) or _begins(other, body)):
                best = other
        return best

    def called(self, word: str, index: int) -> Body | None:
        """Return the body that "the ``word``" at token ``index`` comes back to."""
        named = [body for body in self._by_word.get(word, []) if body.first < index]
        named = [body for body in named if len(body.words) > 1]
        if named:
            return named[-1]
        for other in reversed(self.before(index)):
            if set(other.words) & _CALLED.get(word, frozenset()):
                return other
        return None

    def called_by(self, word: str, name: str) -> Body | None:
        """Return the body whose name has both ``word`` and the surname ``name``, if any."""
        return next((one for one in self._by_word.get(name, ()) if word in one.words), None)

    def before(self, index: int, paragraphs: int = 8) -> list[Body]:
        """Return the last bodies named before token ``index`` within so many paragraphs."""
        low, high = 0, len(self.found)
        while low < high:
            middle = (low + high) // 2
            if self.found[middle].end <= index:
                low = middle + 1
            else:
                high = middle
        paragraph = self.article.tokens[index].paragraph
        recent = self.found[max(0, low - 5 * _KNOWN) : low]
        return [body for body in recent if paragraph - body.paragraph <= paragraphs]


def is_press(words: tuple[str, ...]) -> bool:
    """Tell whether the words of a name are those of a newspaper, a channel or an agency."""
    return words[-1] in PRESS_WORDS or agency_named(" ".join(words)) is not None


def is_press_head(word: str) -> bool:
    """Tell whether "the ``word``" is a newspaper or the like."""
    return word in _PRESS_HEADS


def is_document(word: str) -> bool:
    """Tell whether a word is for something that is read: a report, a poll, e-mails."""
    return word in DOCUMENTS or singular(word) in DOCUMENTS


def is_body(word: str) -> bool:
    """Tell whether a word is for an organisation: a campaign, a ministry."""
    return word in BODIES


def _find(article: Article, persons: frozenset[int]) -> list[Body]:
    found: list[Body] = []
    index = 0
    while index < len(article):
        end = _end(article, index, persons)
        if end == index:
            index += 1
            continue
        first = index
        while first < end - 1 and article.words[first] in DETERMINERS | _LINKS:
            first += 1
        plain = (fold(word.replace(".", "")) for word in article.words[first:end])
        words = tuple(word for word in plain if word)
        index = end
        if not words:
            continue
        tokens = article.tokens[first:end]
        found.append(
            Body(
                first,
                end,
                " ".join(article.verbatim(first, end).split()),
                words,
                all(token.entity == "place" for token in tokens),
                any(token.subject for token in tokens),
                tokens[0].paragraph,
                all(token.entity is None for token in tokens),
            )
        )
    return found


def _end(article: Article, first: int, persons: frozenset[int]) -> int:
    """Return the end of the name of a body that starts at ``first``; ``first`` if none does."""
    if not _names_body(article, first, persons):
        return first
    end = first + 1
    while end < len(article) and end - first < _LONGEST and article.together(first, end):
        if article.words[end - 1] in {"campaign", "administration"} and (
            article.words[end] not in BODIES
        ):
            break
        if _names_body(article, end, persons):
            end += 1
            continue
        linked = _linked(article, end, persons)
        if linked == end:
            break
        end = linked
    if not article.capital(end - 1) and article.words[end - 1] not in BODIES:
        return first
    return end


def _linked(article: Article, index: int, persons: frozenset[int]) -> int:
    """Return the token that a link at ``index`` joins to the name before it, else ``index``.

    The network often lets go of "for a" in "Council for a Better Town".
    """
    word = article.words[index]
    if word not in _LINKS or not article.together(index, index + 1):
        return index
    inside = article.tokens[index].entity == "organisation"
    if inside and _names_body(article, index + 1, persons):
        return index + 1
    opened = article.words[index - 1] in BODIES and article.capital(index - 1)
    after = index + 1
    if opened and word in {"of", "for", "on", "to"}:
        if article.words[after] in {"a", "an", "the"} and article.together(after, after + 1):
            after += 1
        if article.capital(after) and article.cased:
            return after
    return index


def _names_body(article: Article, index: int, persons: frozenset[int]) -> bool:
    token, word = article.tokens[index], article.words[index]
    if token.entity in {"organisation", "place"}:
        return any(char.isalnum() for char in word)
    if word in BODIES:  # "the Example campaign", "Homeland Security Department"
        before = index - 1
        while article.words[before] in MODIFIERS and article.together(before - 1, index):
            before -= 1
        return article.together(before, index) and (
            before in persons
            or article.tokens[before].entity in {"organisation", "place"}
            or (article.possessive(before) and before - 1 in persons)
        )
    if word in MODIFIERS and not article.capital(index):  # "Ann Example's presidential campaign"
        return _names_body_after(article, index, persons)
    follows = index + 1
    if index in persons:  # a person's name that a body is called by
        at = follows + 1 if article.possessive(follows) else follows
        while at in persons and at - index < _LONGEST and article.together(at, index):
            at += 1
        if article.possessive(at):
            at += 1
        while article.together(at, index) and article.words[at] in MODIFIERS:
            at += 1
        return article.together(at, index) and article.words[at] in {
            "campaign", "administration", "foundation", "government", "team", "organization",
        }  # fmt: skip
    if article.possessive(index) and index - 1 in persons and article.together(index, follows):
        return _names_body(article, index - 1, persons)
    return (
        article.cased
        and token.text.isupper()
        and len(word.replace(".", "")) > 1
        and token.entity is None
        and index not in persons
        and word not in OPENERS
        and role_of(word) is None
    )


def _names_body_after(article: Article, index: int, persons: frozenset[int]) -> bool:
    at = index
    while at - index < _LONGEST and article.words[at] in MODIFIERS and article.together(at, at + 1):
        at += 1
    before = index - 1 if article.possessive(index - 1) else index
    return article.words[at] == "campaign" and before - 1 in persons


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in _LINKS)


def _ends(longer: Body, short: Body) -> bool:
    return longer.words[-len(short.words) :] == short.words


def _begins(longer: Body, short: Body) -> bool:
    return longer.words[: len(short.words)] == short.words and not short.place
