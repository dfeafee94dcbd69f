"""Where a text names a person: the network's entities, with what they miss or cut put right."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.speakers.article import Article
from onrecord.speakers.gender import is_first_name
from onrecord.speakers.resolution import Gender
from onrecord.speakers.words import (
    ASKING,
    BODIES,
    COURTESY,
    DETERMINERS,
    MODIFIERS,
    OPENERS,
    PARTICLES,
    ROLES,
    SUFFIXES,
    TELLING,
    TITLE_ROLES,
)
from onrecord.text import fold

_LONGEST = 6  # words of a name
_SHORT = 2  # letters of a word that is no name by itself
_TOLD_WITHIN = 9  # tokens from "told" to the name of who was told
_MOSTLY = 3  # times as often
_NICKNAME = 3  # tokens of a nickname with its marks
_MARKS = frozenset("\"'\u201c\u201d\u2018\u2019") | {"``", "''"}
_ARABIC = ("al-", "el-", "ul-", "as-", "ash-", "ad-", "an-", "bin-", "abu-")
_BEFORE_NAMES = frozenset({"justice", "president", "prince", "princess", "king", "queen", "pope"})
_NEVER = frozenset(["twitter", "facebook", "google", "youtube", "instagram", "reddit", "obamacare"])
# "SampleWatch" is no person, "McExample", "DeSample" and "LaExample" may be.
_INNER_CAPITAL = re.compile(r"^(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['\u2019])[A-Z][a-z]+[A-Z]")
_NO_FIRST = ROLES | BODIES | MODIFIERS | DETERMINERS | {*COURTESY, *TITLE_ROLES} | _BEFORE_NAMES


@dataclass(slots=True)
class Mention:
    """A person's name in the text: tokens from ``first`` up to ``end``, titles not counted.

    ``words`` are those of the name, ``titles`` the plain words of the titles before it.
    ``weight`` says how much the place tells of whom the text is about.
    """

    first: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    paragraph: int
    sentence: int
    gender: Gender | None = None
    subject: bool = False
    quoted: bool = False
    possessive: bool = False
    addressed: bool = False
    source: bool = False
    headline: bool = False
    asked: bool = False  # is asked, and is likely to answer

    @property
    def keys(self) -> tuple[str, ...]:
        """The words of the name for comparison: folded, no suffixes, no article of an Arab name."""
        return name_keys(self.words)


def name_keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name folded, without suffixes, particles joined to the word and marks.

    >>> name_keys(("Zayd", "al-Ulfa", "Jr."))
    ('zayd', 'ulfa')
    """
    folded = [fold(word).strip(".\"'\u201c\u201d") for word in words]
    kept = [word for word in folded if word and word not in SUFFIXES] or folded
    return tuple(_without_article(word) for word in kept)


def find_mentions(article: Article) -> list[Mention]:
    """Return the mentions of persons in the order of the text."""
    return list(_runs(article, _named_tokens(article)))


def _named_tokens(article: Article) -> list[bool]:
    words, tokens = article.words, article.tokens
    named = [
        token.entity == "person" and token.text[:1].isalpha() and not _is_mark(word)
        for token, word in zip(tokens, words, strict=True)
    ]
    bodies = _mostly_bodies(article)
    for index, word in enumerate(words):
        if named[index] and (word in bodies or not _may_name(article, index)):
            named[index] = False
    _add_after_titles(article, named)
    _add_parts(article, named)
    _add_known(article, named)
    _add_missed_first(article, named)
    return named


def _mostly_bodies(article: Article) -> set[str]:
    """Return the words that the network mostly takes for an organisation's or a place's name."""
    counts: Counter[tuple[str, str]] = Counter(
        (word, token.entity)
        for word, token in zip(article.words, article.tokens, strict=True)
        if token.entity in {"person", "organisation", "place"}
    )
    return {
        word
        for (word, entity), count in counts.items()
        if (entity == "organisation" and count > _MOSTLY * counts[word, "person"])
        or (entity == "place" and count > counts[word, "person"])
    }


def _is_mark(word: str) -> bool:
    return word in {"'s", "'"}


def _may_name(article: Article, index: int) -> bool:
    word = article.words[index]
    if article.cased and not article.capital(index):
        return word in PARTICLES or word.startswith(_ARABIC)
    if _is_title(article, index) and word not in _BEFORE_NAMES:
        return False
    if word in DETERMINERS or word[1:2] == "-":
        return False  # "R-Wis." stands after a name and is none
    if word in _NEVER or _INNER_CAPITAL.search(article.tokens[index].text):
        return False
    if word in {"republican", "democrat", "democratic", "spokesman", "spokeswoman"}:
        return False
    follows = index + 1 < len(article) and article.tokens[index + 1].entity == "person"
    return not (word in ROLES and follows and article.together(index, index + 1))


def _is_title(article: Article, index: int) -> bool:
    word = article.words[index]
    known = word in COURTESY or word in TITLE_ROLES or word in _BEFORE_NAMES
    if word == "del" and not article.tokens[index].text.endswith("."):
        return False  # "Del Example" is a surname, "Del. Example" a delegate
    return known and (article.capital(index) or not article.cased)


def _add_after_titles(article: Article, named: list[bool]) -> None:
    """Take the capitalised words after a courtesy title for a name whatever their entity."""
    for index in range(len(named) - 1):
        word = article.words[index]
        if word not in COURTESY and word not in TITLE_ROLES:
            continue
        if not article.capital(index):
            continue
        at = index + 1
        while at < len(named) and at - index <= _LONGEST and _continues(article, at):
            if article.words[at] not in TITLE_ROLES and article.words[at] not in COURTESY:
                named[at] = True
            at += 1
        if at < len(named) and named[at - 1] and article.words[at - 1] in PARTICLES:
            named[at - 1] = False


def _continues(article: Article, index: int) -> bool:
    if not article.together(index - 1, index):
        return False
    word, entity = article.words[index], article.tokens[index].entity
    if word in PARTICLES or word.startswith(_ARABIC):
        return index + 1 < len(article) and article.capital(index + 1)
    return (
        article.capital(index)
        and entity != "time"
        and word not in ROLES
        and word not in BODIES
        and word not in DETERMINERS
    )


def _add_parts(article: Article, named: list[bool]) -> None:
    """Join to a name: particles, initials, suffixes, a nickname in marks, a known first name."""
    words, count = article.words, len(named)
    for index in range(1, count):
        if not named[index - 1] or named[index] or not article.together(index - 1, index):
            continue
        word = words[index]
        nxt = index + 1 < count and article.together(index, index + 1)
        if (word in SUFFIXES and article.capital(index)) or (
            word.startswith(_ARABIC) and word[3:4].isalpha()
        ):
            named[index] = True
        elif word in _MARKS:
            _add_nickname(article, named, index)
        elif nxt and named[index + 1] and (word in PARTICLES or _is_initial(article, index)):
            named[index] = True
        else:
            lone = _lone_first_name(article, named, index - 1)
            named[index] = lone and _surname_like(article, index)
    for index in range(count - 1, 0, -1):
        if named[index] and not named[index - 1] and article.together(index - 1, index):
            before = article.words[index - 1]
            particle = before in PARTICLES and not article.capital(index - 1)
            named[index - 1] = particle or (
                article.capital(index - 1)
                and (
                    (is_first_name(before) and before not in MODIFIERS)
                    or _is_initial(article, index - 1)
                    or before in PARTICLES
                )
            )


def _is_initial(article: Article, index: int) -> bool:
    text = article.tokens[index].text
    return text == "." or (text.replace(".", "").isupper() and len(text.replace(".", "")) <= _SHORT)


def _add_nickname(article: Article, named: list[bool], index: int) -> None:
    end = index + _NICKNAME
    if end < len(named) and named[end] and article.words[end - 1] in _MARKS:
        for at in range(index, end):
            named[at] = article.together(at, end)


def _lone_first_name(article: Article, named: list[bool], index: int) -> bool:
    alone = index == 0 or not named[index - 1] or not article.together(index - 1, index)
    return alone and is_first_name(article.words[index])


def _surname_like(article: Article, index: int) -> bool:
    word, token = article.words[index], article.tokens[index]
    if not article.cased or not article.capital(index) or token.entity == "time":
        return False
    return word.isalpha() and word not in ROLES and word not in BODIES and word not in MODIFIERS


def _add_known(article: Article, named: list[bool]) -> None:
    """Take a lone capitalised word for a name where it is one elsewhere in the text."""
    known: dict[str, int] = {}
    for index, is_named in enumerate(named):
        ends = index + 1 == len(named) or not named[index + 1]
        if is_named and ends and len(article.words[index]) > _SHORT:
            known[article.words[index]] = known.get(article.words[index], 0) + 1
    for index, word in enumerate(article.words):
        if named[index] or word not in known or not article.capital(index):
            continue
        entity = article.tokens[index].entity
        alone = not any(
            0 <= at < len(named) and article.together(at, index) and article.capital(at)
            for at in (index - 1, index + 1)
        )
        if alone and (entity is None or known[word] > 1):
            named[index] = entity != "time"


def _add_missed_first(article: Article, named: list[bool]) -> None:
    """Join to a lone surname the first name that was missed before it."""
    if not article.cased:
        return
    plain = {token.text for token in article.tokens if token.text.islower()}
    for index in range(1, len(named)):
        if not named[index] or named[index - 1] or article.words[index - 1] in plain:
            continue
        opened = index > 1 and article.together(index - 2, index) and article.capital(index - 2)
        alone = not opened or article.words[index - 2] in OPENERS
        named[index - 1] = alone and _may_be_first(article, index - 1, index)


def _may_be_first(article: Article, index: int, surname: int) -> bool:
    if not article.together(index, surname) or not article.capital(index):
        return False
    word, token = article.words[index], article.tokens[index]
    opens = index == 0 or not article.together(index - 1, index)
    plain = (
        word.isalpha()
        and not {word, word.removesuffix("s")} & _NO_FIRST
        and token.entity not in {"time", "place"}
    )
    shaped = len(word) > _SHORT and token.text[1:].islower()
    return plain and shaped and not (opens and (word in OPENERS or word.endswith("ing")))


def _runs(article: Article, named: list[bool]) -> Iterator[Mention]:
    index, count = 0, len(named)
    while index < count:
        if not named[index]:
            index += 1
            continue
        end = index + 1
        while end < count and named[end] and article.together(end - 1, end):
            end += 1
        first = index
        while first < end and (_is_mark_only(article, first) or article.words[first] in _MARKS):
            first += 1
        last = end
        while last > first and (_is_mark_only(article, last - 1) or _trailing(article, last - 1)):
            last -= 1
        if first < last and any(len(word) > 1 for word in article.words[first:last]):
            yield _mention(article, first, last)
        index = end


def _is_mark_only(article: Article, index: int) -> bool:
    return not any(char.isalnum() for char in article.words[index])


def _trailing(article: Article, index: int) -> bool:
    return article.words[index] in PARTICLES and article.words[index] not in {"da", "la"}


def _mention(article: Article, first: int, end: int) -> Mention:
    token = article.tokens[first]
    titles: list[str] = []
    before = first - 1
    while before >= 0 and article.together(before, first) and _is_title(article, before):
        titles.insert(0, article.words[before])
        before -= 1
    if end - first == 1 and titles and titles[-1] in {"lord", "lady", "baroness"}:
        first -= 1  # "Lord Example" is all the name that there is
    words = tuple(
        part.text for part in article.tokens[first:end] if any(char.isalnum() for char in part.text)
    )
    told = _told(article, before)
    gender = next((COURTESY[title] for title in titles if COURTESY.get(title)), None)
    return Mention(
        first=first,
        end=end,
        words=words,
        titles=tuple(titles),
        paragraph=token.paragraph,
        sentence=token.sentence,
        gender=gender,
        subject=any(part.subject for part in article.tokens[first:end]),
        quoted=token.quotation == "inside",
        possessive=article.possessive(end),
        addressed=told is not None and told not in ASKING,
        asked=told in ASKING,
        headline=token.paragraph == article.tokens[0].paragraph and article.is_title,
    )


def _told(article: Article, before: int) -> str | None:
    """Return the verb before the titles of a name that makes it the one spoken to, if any."""
    for index in range(before, max(-1, before - _TOLD_WITHIN), -1):
        word = article.words[index]
        if word in TELLING:
            return word
        fits = word in ROLES or word in MODIFIERS or word in _MARKS or word in {"the", "of", "'s"}
        if not (fits or article.capital(index)):
            return None
    return None


def _without_article(word: str) -> str:
    for article in _ARABIC:
        if word.startswith(article) and len(word) > len(article) + 1:
            return word[len(article) :]
    return word
