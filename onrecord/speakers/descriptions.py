"""What a text says that a person is: before the name, after it, or as "X is the ...".

"Foreign Minister Ann Example", "Ann Example, a spokeswoman for X,", "a lawyer for X, Ann
Example,". A description is a range of tokens with one role at its head.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from onrecord.speakers.article import Article
from onrecord.speakers.names import Mention
from onrecord.speakers.people import People, Person
from onrecord.speakers.words import (
    ALIKE,
    BODIES,
    COURTESY,
    DETERMINERS,
    FEMALE_ROLES,
    MALE_ROLES,
    MODIFIERS,
    OPENERS,
    REPORTED,
    ROLES,
    TITLE_ROLES,
)

_BEFORE, _AFTER = 10, 24  # tokens that a description may take up before and after a name
_ROLE_VOTES: Final = 3  # for a gender
_AROUND: Final = 8  # descriptions of a person that are looked at on either side of a place
_HEAD_WITHIN: Final = 9  # of the start of an apposition
_CLOSERS: Final = frozenset(',.;:()"\u201c\u201d\u2014\u2013?!') | {"--", "-"}
_RELATIVES: Final = frozenset(["who", "which", "that", "whose", "where", "when"])
_VERBS: Final = frozenset(
    ["is", "was", "are", "were", "has", "had", "have", "said", "says", "told", "will", "would"]
)
ADJECTIVES: Final = frozenset(["republican", "conservative", "liberal", "independent", "native"])
_VAGUE: Final = frozenset(["friend", "person", "man", "woman", "people", "couple", "family"])
_JOINING: Final = frozenset(["of", "for", "'s", "'", "and", "&", "-", "to", "the", "in", "at"])


@dataclass(slots=True, eq=False)
class Description:
    """A role that the text gives a person: tokens ``first`` up to ``end``, the role at ``head``.

    ``role`` is in the singular and in full ("senator" for "Sen."). ``words`` are the others that
    tell something.
    """

    first: int
    end: int
    head: int
    role: str
    words: frozenset[str]
    person: Person
    before: bool  # stands before the name


@dataclass(slots=True)
class Descriptions:
    """All descriptions in order of the text, and those of each person and of each role."""

    of_person: dict[int, list[Description]] = field(default_factory=lambda: defaultdict(list))
    of_role: dict[str, list[Description]] = field(default_factory=lambda: defaultdict(list))

    def add(self, description: Description) -> None:
        """Enter one under its person and under its role and those that are like it."""
        self.of_person[description.person.number].append(description)
        for role in alike(description.role):
            self.of_role[role].append(description)

    def near(self, person: Person, index: int) -> list[Description]:
        """Return the descriptions of ``person`` around token ``index``, the nearest first.

        They were entered in the order of the names that they belong to.
        """
        found = self.of_person.get(person.number, [])
        at = bisect_left(found, index, key=lambda one: one.head)
        around = found[max(0, at - _AROUND) : at + _AROUND]
        return sorted(around, key=lambda one: (abs(one.head - index), one.head))


def alike(role: str) -> frozenset[str]:
    """Return ``role`` and those that a text may put for it."""
    return frozenset({role}).union(*(row for row in ALIKE if role in row))


@lru_cache(maxsize=8192)
def role_of(word: str) -> str | None:
    """Return the role that a word names, in the singular, else ``None``.

    >>> role_of("sen"), role_of("lawyers"), role_of("ex-minister"), role_of("table")
    ('senator', 'lawyer', 'minister', None)
    """
    if word in TITLE_ROLES:
        return TITLE_ROLES[word]
    for form in (word, word.removesuffix("s"), singular(word)):
        if form in ROLES:
            return form
    for prefix in ("ex-", "then-", "vice-", "co-"):
        if word.startswith(prefix) and word.removeprefix(prefix) in ROLES:
            return word.removeprefix(prefix)
    if word.endswith(("woman", "person")) and len(word) > len("person"):
        return word
    if word.endswith(("committeeman", "groundsman", "sportsman", "selectman", "ombudsman")):
        return word
    last = word.rpartition("-")[2]
    return last if last != word and last in ROLES else None


def singular(word: str) -> str:
    """Return the singular of a regular or a common irregular plural.

    >>> singular("women"), singular("secretaries"), singular("coaches"), singular("aides")
    ('woman', 'secretary', 'coach', 'aide')
    """
    if word.endswith("men"):
        return word.removesuffix("men") + "man"
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    if word.endswith(("ches", "sses", "shes")):
        return word.removesuffix("es")
    return word.removesuffix("s")


def describe(article: Article, people: People) -> Descriptions:
    """Return what the text says that its persons are."""
    found = Descriptions()
    for mention, person in zip(people.mentions, people.meant, strict=True):
        if person is None:
            continue
        for first, end, before in (
            _before(article, mention),
            _after(article, mention),
            _copula(article, mention),
            _reversed(article, mention),
        ):
            _enter(article, found, person, (first, end, before))
    return found


def _enter(
    article: Article, found: Descriptions, person: Person, place: tuple[int, int, bool]
) -> None:
    first, end, before = place
    head = head_of(article, first, end, last=before)
    role = None if head is None else role_of(article.words[head])
    if head is None or role is None or role == "people" or (before and role in _VAGUE):
        return
    words = frozenset(
        word
        for index, word in enumerate(article.words[first:end], first)
        if index != head and word not in DETERMINERS and word not in _JOINING and word[0].isalnum()
    )
    if not before and role in FEMALE_ROLES | MALE_ROLES:
        person.votes["female" if role in FEMALE_ROLES else "male"] += _ROLE_VOTES
    found.add(Description(first, end, head, role, words, person, before))


def head_of(article: Article, first: int, end: int, *, last: bool = False) -> int | None:
    """Return the token of the role that heads a phrase: the last before an "of", "for" or ",".

    With ``last`` the one nearest to the end, unless an "of" hangs on one before it ("Secretary
    of State").
    """
    roles = [index for index in range(first, end) if _is_role(article, index, end)]
    if not roles:
        return None
    if last:
        for index in roles:
            if index + 1 < end and article.words[index + 1] == "of":
                return index
        return roles[-1]
    for index, after in zip(roles, [*roles[1:], end], strict=True):
        between = article.words[index + 1 : after]
        if after == end or any(word in _JOINING or word in _CLOSERS for word in between):
            possessive = between[:1] and between[0] in {"'s", "'"}
            if not possessive:
                return index
    return roles[-1]


def _is_role(article: Article, index: int, end: int) -> bool:
    """Tell whether a word is a role, not one that says which: "the Republican establishment"."""
    word = article.words[index]
    if role_of(word) is None:
        return False
    after = article.words[index + 1] if index + 1 < end else ""
    return word not in ADJECTIVES or not after.isalpha() or after in _JOINING | {"from", "who"}


def _before(article: Article, mention: Mention) -> tuple[int, int, bool]:
    start = mention.first
    if article.together(mention.end, start) and not article.capital(mention.end):
        after = article.words[mention.end]
        if role_of(after) or after in BODIES:  # "veteran Example aides"
            return start, start, True
    if start and article.words[start - 1] in _JOINING - {"the"}:  # "chairman of Example's club"
        return start, start, True
    while start > 0 and mention.first - start < _BEFORE and article.together(start - 1, start):
        if not _belongs(article, start - 1, mention.first):
            break
        start -= 1
        if article.words[start] in DETERMINERS:
            break
    while start < mention.first and article.words[start] in _JOINING - {"the"}:
        start += 1
    determined = start < mention.first and article.words[start] in DETERMINERS
    if determined and len(mention.words) == 1 and not article.capital(mention.first - 1):
        return start, start, True  # "the judge Example was speaking of"
    end = mention.first
    while end > start and article.words[end - 1] in COURTESY and article.words[end - 1] != "dr":
        end -= 1
    return start, end, True


def _belongs(article: Article, index: int, name: int) -> bool:
    """Tell whether a word may stand in a description before the name at token ``name``."""
    word = article.words[index]
    opens = index == 0 or not article.together(index - 1, index)
    known = word in MODIFIERS or word in BODIES or word in DETERMINERS or role_of(word)
    plain = article.tokens[index].entity is None and not article.tokens[index].text.isupper()
    opener = opens and plain and not known  # "Recall Senator Example"
    if opener or word in REPORTED | _CLOSERS or article.tokens[index].entity == "time":
        return False
    if role_of(word) or word in MODIFIERS or word in DETERMINERS or article.capital(index):
        return True
    if word in {"'s", "'"}:
        return index > 0 and (article.capital(index - 1) or article.words[index - 1].isalpha())
    follows = article.words[index + 1]
    if word in {"of", "and", "&"}:
        return index > 0 and (article.capital(index - 1) or bool(role_of(article.words[index - 1])))
    if word.endswith("ing") or article.capital(index + 1):  # "including Senator Example"
        return False
    noun = word.isalpha() and index + 1 < name and bool(role_of(follows) or follows in BODIES)
    return noun or word in BODIES


def _skip_bracket(article: Article, index: int) -> int:
    """Return the token after a bracket that opens at ``index``: "(D-Ore.)"."""
    if index < len(article) and article.words[index] == "(":
        for at in range(index + 1, min(index + 9, len(article))):
            if article.words[at] == ")":
                return at + 1
    return index


def _after(article: Article, mention: Mention) -> tuple[int, int, bool]:
    comma = _skip_bracket(article, mention.end)
    none = (comma, comma, False)
    if not article.together(comma, mention.first) or article.words[comma] != ",":
        return none
    first = comma + 1
    if not article.together(first, comma) or article.words[first] in _RELATIVES:
        return none
    if article.words[first].isdigit():  # an age
        first += 2
    end = first
    while end - first < _AFTER and article.together(end, comma) and not _closes(article, end):
        if article.words[end] in _VERBS:  # the comma after it was forgotten
            break
        end += 1
    while end > first and article.words[end - 1] in _JOINING:
        end -= 1
    if first >= end or not _opens_apposition(article, first, end):
        return none
    return first, end, False


def _closes(article: Article, index: int) -> bool:
    word = article.words[index]
    return (word in _CLOSERS and word != "-") or word in _RELATIVES


def _opens_apposition(article: Article, first: int, end: int) -> bool:
    after = article.words[first + 1] if first + 1 < end else ""
    if article.tokens[first].entity == "person" and not (
        article.capital(first + 1) or role_of(after) or after in BODIES or after in {"'s", "'"}
    ):
        return False  # "Example, Sample wage war over delegates", as in a headline
    for index in range(first, min(first + _HEAD_WITHIN, end)):
        word = article.words[index]
        if role_of(word):
            return True
        if (word in REPORTED and word not in {"in", "at"}) or word == "or":
            return False
        if index == first and (word.endswith("ing") or word in OPENERS - DETERMINERS):
            return False
    return False


def _copula(article: Article, mention: Mention) -> tuple[int, int, bool]:
    verb = mention.end
    if not article.together(verb + 2, mention.first) or mention.quoted:
        return verb, verb, False
    if article.words[verb] == "," and article.words[verb + 1] == "who":
        verb += 2
    if not article.together(verb + 2, mention.first):
        return verb, verb, False
    if article.words[verb] not in {"is", "was"} or article.words[verb + 1] == "not":
        return verb, verb, False
    first = end = verb + 1
    if article.words[first] not in DETERMINERS and not role_of(article.words[first]):
        return verb, verb, False
    while end - first < _HEAD_WITHIN and article.together(end, first) and not _closes(article, end):
        end += 1
    return first, end, False


def _reversed(article: Article, mention: Mention) -> tuple[int, int, bool]:
    """Return the description before a comma: "a lawyer for the outlet, Ann Example, said"."""
    comma = mention.first - 1 - len(mention.titles)
    none = (max(comma, 0), max(comma, 0), False)
    closed = mention.end < len(article) and article.words[mention.end] in {",", "."}
    if not article.together(comma, mention.first) or article.words[comma] != "," or not closed:
        return none
    start = comma
    while start > 0 and comma - start < _BEFORE and article.together(start - 1, comma):
        word = article.words[start - 1]
        if _closes(article, start - 1) or (word in REPORTED and word not in {"in", "at"}):
            break
        start -= 1
    roles = [index for index in range(start, comma) if role_of(article.words[index])]
    determined = start < comma and (
        article.words[start] in DETERMINERS
        or any(article.possessive(index) for index in range(start, comma))
    )
    return (start, comma, False) if roles and determined else none
