"""Which mentions name one person: full names first, then surnames to the one who is meant.

Two who share a surname are told apart by the title, by what gender is known, by who was written
about last and most. Where that does not tell, a mention belongs to nobody and has candidates.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Final

from onrecord.speakers.article import Article
from onrecord.speakers.gender import is_first_name, of_first_name
from onrecord.speakers.names import Mention, name_keys
from onrecord.speakers.resolution import Gender
from onrecord.speakers.words import COURTESY, FEMALE_ROLES, MALE_ROLES, PRONOUN_GENDER

_AHEAD: Final = 5  # paragraphs that a surname may stand ahead of the full name, as in a headline
_NAMESAKES: Final = 8  # of one surname that are looked at, the latest
_KIN: Final = frozenset(
    ["wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "niece",
     "nephew", "widow", "uncle", "aunt", "cousin", "ex-wife", "ex-husband", "grandson",
     "granddaughter"]
)  # fmt: skip
_TO_PRONOUN: Final = 30  # tokens from a name to the pronoun that hints at a gender
_FULL: Final = 2  # words that make a name full
_TITLE_VOTES, _ROLE_VOTES, _SURE_NAME, _HINT = 5, 3, 3, 1
# What speaks for one namesake before another.
_FIRST, _LATE, _SUBJECT, _SPOKE, _RELATIVE = 0.8, 1.0, 0.3, 0.7, -0.9
_SAME_GENDER, _SAME_TITLE = 2.0, 2.0
_PER_PARAGRAPH: Final = 0.85
_CLOSE: Final = 0.12  # less between the best two than this is no difference


@dataclass(slots=True, eq=False)
class Person:
    """One person of the text: all mentions, in order, and votes for a gender."""

    number: int
    mentions: list[Mention] = field(default_factory=list)
    fullest: Mention | None = None
    votes: Counter[Gender] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)  # of office: "president"
    kin: int = 0  # mentions that come in as somebody's relative

    @property
    def gender(self) -> Gender | None:
        """The gender that most speaks for, else ``None``."""
        male, female = self.votes["male"], self.votes["female"]
        return None if male == female else "male" if male > female else "female"

    @property
    def sure(self) -> bool:
        """Whether more than a hint speaks for the gender."""
        return abs(self.votes["male"] - self.votes["female"]) > _HINT

    def fits(self, gender: Gender | None) -> bool:
        """Tell whether the person may be of ``gender``: a hint alone rules nobody out."""
        return gender is None or self.gender in {None, gender} or not self.sure


@dataclass(slots=True)
class People:
    """The persons of a text, their mentions in order, and whom each mention means."""

    persons: list[Person]
    mentions: list[Mention]
    meant: list[Person | None]
    candidates: dict[int, tuple[Person, ...]]  # by index of a mention that is left open
    by_first_token: dict[int, int]  # index of a mention by the token that it starts with


def gather(article: Article, mentions: list[Mention]) -> People:
    """Return the persons that ``mentions`` name."""
    persons: list[Person] = []
    _trim(mentions)
    _trim_headline(mentions)
    people = People(persons, mentions, [None] * len(mentions), {}, {})
    people.by_first_token = {mention.first: index for index, mention in enumerate(mentions)}
    _gather_full(article, people)
    index = _Index(persons)
    for position, mention in enumerate(mentions):
        if people.meant[position] is None:
            _place(article, people, index, position, mention)
        else:
            index.seen(people.meant[position], mention)
    for person in persons:
        person.mentions.sort(key=lambda mention: mention.first)
        _vote(person)
    _vote_by_pronouns(article, people)
    return people


def _gather_full(article: Article, people: People) -> None:
    by_ends: dict[tuple[str, str], Person] = {}
    by_nickname: dict[tuple[str, str], Person] = {}
    surnames = _surnames(people.mentions)
    for position, mention in enumerate(people.mentions):
        keys = mention.keys
        if len(keys) < _FULL or keys in surnames:
            continue
        ends = (keys[0], keys[-1])
        person = by_ends.get(ends) or by_nickname.get(ends)
        if person is None:
            person = Person(len(people.persons))
            people.persons.append(person)
            by_ends[ends] = person
        for key in keys[1:-1]:
            by_nickname.setdefault((key, keys[-1]), person)
        people.meant[position] = person
        _add(article, person, mention)


def _trim(mentions: list[Mention]) -> None:
    """Cut a first word that is no name off where the rest is a full name at least as often."""
    counts = Counter(mention.keys for mention in mentions)
    for mention in mentions:
        keys = mention.keys
        cut = keys[1:]
        if len(cut) < _FULL or len(keys) != len(mention.words) or is_first_name(keys[0]):
            continue
        if counts[cut] >= counts[keys] and is_first_name(cut[0]):
            mention.first += 1
            mention.words = mention.words[1:]
    for mention in mentions:  # "Ann Example Hammers Sample Bank", as in a headline
        keys = mention.keys
        if len(keys) >= _FULL + _FULL and len(keys) == len(mention.words):
            known = counts[keys[:_FULL]] and is_first_name(keys[0])
            if known and mention.end - mention.first == len(keys):
                mention.end = mention.first + _FULL
                mention.words = mention.words[:_FULL]


def _trim_headline(mentions: list[Mention]) -> None:
    """Leave of a name in a headline what the text below has in one name: "Ann Example Says".

    A surname alone counts where it has a title: "Derelict Example", then "President Example".
    """
    below: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for mention in mentions:
        if not mention.headline and (len(mention.keys) >= _FULL or mention.titles):
            for key in mention.keys:
                below[key].add(mention.keys)
    for mention in mentions:
        keys = mention.keys
        plain = len(keys) == len(mention.words) == mention.end - mention.first
        if not mention.headline or not plain or len(keys) < _FULL:
            continue
        names = {name for key in keys for name in below.get(key, ())}
        best = max((_shared(keys, name) for name in names), default=(0, 0), key=_length)
        if 0 < _length(best) < len(keys):
            first, end = best
            mention.words = mention.words[first:end]
            mention.first, mention.end = mention.first + first, mention.first + end


def _length(place: tuple[int, int]) -> int:
    return place[1] - place[0]


def _shared(keys: tuple[str, ...], name: tuple[str, ...]) -> tuple[int, int]:
    """Return the longest run of ``keys`` whose words are all in ``name``."""
    best, start = (0, 0), 0
    for index in range(len(keys) + 1):
        if index == len(keys) or keys[index] not in name:
            if index - start > best[1] - best[0]:
                best = (start, index)
            start = index + 1
    return best


def _surnames(mentions: list[Mention]) -> set[tuple[str, ...]]:
    """Return the surnames of several words ("de Quux"): names that longer ones end with."""
    keys = {mention.keys for mention in mentions}
    return {
        name[-length:]
        for name in keys
        for length in range(_FULL, len(name))
        if name[-length:] in keys and not is_first_name(name[-length])
    }


def _add(article: Article, person: Person, mention: Mention) -> None:
    person.mentions.append(mention)
    if person.fullest is None or len(mention.words) > len(person.fullest.words):
        person.fullest = mention
    before = article.words[max(0, mention.first - 2) : mention.first]
    person.kin += any(word in _KIN for word in before)
    person.titles.update(title for title in mention.titles if title not in COURTESY)
    if mention.gender:
        person.votes[mention.gender] += _TITLE_VOTES
    if before and before[-1] in FEMALE_ROLES | MALE_ROLES:
        person.votes["female" if before[-1] in FEMALE_ROLES else "male"] += _ROLE_VOTES


class _Index:
    """Persons by the words of their names, and when each was last written about."""

    def __init__(self, persons: list[Person]) -> None:
        self.by_last: dict[str, list[Person]] = defaultdict(list)
        self.by_other: dict[str, list[Person]] = defaultdict(list)
        self.by_tail: dict[tuple[str, ...], list[Person]] = defaultdict(list)
        self._seen: dict[int, Mention] = {}
        self._spoke: dict[int, Mention] = {}
        for person in persons:
            self.enter(person)

    def enter(self, person: Person) -> None:
        if person.fullest is None:
            return
        keys = person.fullest.keys
        self.by_last[keys[-1]].append(person)
        for key in {key for mention in person.mentions for key in mention.keys[:-1]}:
            self.by_other[key].append(person)
        for length in (2, 3):
            if len(keys) > length:
                self.by_tail[keys[-length:]].append(person)

    def seen(self, person: Person | None, mention: Mention) -> None:
        if person is not None and not mention.quoted:
            self._seen[person.number] = mention
            if mention.source:
                self._spoke[person.number] = mention

    def named(self, mention: Mention) -> list[Person]:
        keys = mention.keys
        if len(keys) > 1:
            return self.by_tail.get(keys, [])
        return self.by_last.get(keys[0]) or self.by_other.get(keys[0], [])

    def score(self, person: Person, mention: Mention, *, first: bool) -> float:
        total = _FIRST * first + (_RELATIVE if person.kin else 0.0)
        if mention.gender and person.gender == mention.gender:
            total += _SAME_GENDER
        if person.titles & set(mention.titles):
            total += _SAME_TITLE
        last, spoke = self._seen.get(person.number), self._spoke.get(person.number)
        if last is not None:
            distance = mention.paragraph - last.paragraph
            total += (_LATE + _SUBJECT * last.subject) * _PER_PARAGRAPH**distance
        if spoke is not None:
            total += _SPOKE * _PER_PARAGRAPH ** (mention.paragraph - spoke.paragraph)
        return total


def _place(
    article: Article, people: People, index: _Index, position: int, mention: Mention
) -> None:
    named = index.named(mention)[-_NAMESAKES:]
    named = [one for one in named if _may_be(one, mention.gender) and not _too_late(one, mention)]
    if not named:
        person = Person(len(people.persons))
        people.persons.append(person)
        _add(article, person, mention)
        index.enter(person)
    else:
        chosen, tied = _choose(index, named, mention)
        if chosen is None:
            people.candidates[position] = tied
            return
        person = chosen
        _add(article, person, mention)
    people.meant[position] = person
    index.seen(person, mention)


def _choose(
    index: _Index, named: list[Person], mention: Mention
) -> tuple[Person | None, tuple[Person, ...]]:
    """Return whom of several a surname means, else all of them, those who fit best first."""
    if len(named) == 1:
        return named[0], ()
    firsts = [one.mentions[0] for one in named if not one.kin]
    earliest = min(firsts, key=lambda one: one.first, default=None)
    alike = [
        one
        for one in firsts
        if earliest and (one.sentence, one.subject) == (earliest.sentence, earliest.subject)
    ]
    scores = {
        one: index.score(one, mention, first=len(alike) == 1 and one.mentions[0] is earliest)
        for one in named
    }
    ranked = sorted(named, key=lambda one: (-scores[one], one.number))
    if scores[ranked[0]] - scores[ranked[1]] < _CLOSE:
        return None, tuple(ranked)
    return ranked[0], ()


def _too_late(person: Person, mention: Mention) -> bool:
    """Tell whether a person's full name comes too late for a surname to go ahead of it."""
    return person.mentions[0].paragraph - mention.paragraph > _AHEAD


def _may_be(person: Person, gender: Gender | None) -> bool:
    if gender is None or person.fullest is None:
        return True
    if person.votes:  # by titles and roles
        return person.gender in {None, gender}
    named, sure = of_first_name(person.fullest.words[0])
    return named in {None, gender} or not sure


def _vote(person: Person) -> None:
    if person.fullest is not None and len(person.fullest.words) >= _FULL:
        named, sure = of_first_name(person.fullest.words[0])
        if named:
            person.votes[named] += _SURE_NAME if sure else _HINT


def _vote_by_pronouns(article: Article, people: People) -> None:
    """Take the next "he" or "she" for a hint, where no other name comes between."""
    for position, mention in enumerate(people.mentions):
        person = people.meant[position]
        if person is None or mention.quoted or person.votes.total() > _TITLE_VOTES:
            continue
        last = position + 1 == len(people.mentions)
        end = len(article) if last else people.mentions[position + 1].first
        for index in range(mention.end, min(end, mention.end + _TO_PRONOUN)):
            if article.sentences[index] - article.sentences[mention.first] > 1:
                break
            gender = PRONOUN_GENDER.get(article.words[index])
            if gender is not None and article.tokens[index].quotation != "inside":
                person.votes[gender] += _HINT
                break


def same_person(one: str, other: str) -> bool:
    """Tell whether two full names have the same first and last word.

    >>> same_person("Ann B. Example", "Ann Example"), same_person("Ann Example", "Al Example")
    (True, False)
    """
    first, second = name_keys(tuple(one.split())), name_keys(tuple(other.split()))
    return (first[0], first[-1]) == (second[0], second[-1])
