"""What a source is resolved against: the article, its persons and bodies, who spoke before."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from onrecord.extract.attribution import Attribution, Reading
from onrecord.speakers.article import Article
from onrecord.speakers.bodies import Bodies
from onrecord.speakers.descriptions import Descriptions, describe
from onrecord.speakers.names import Mention, find_mentions
from onrecord.speakers.people import People, Person, gather
from onrecord.speakers.resolution import How
from onrecord.vocabulary import SpeakerKind

#: A range of tokens.
Range = tuple[int, int]
_MENTIONS: Final = 60  # that a look back goes through
_SPOKEN: Final = 12  # speakers before that a look back goes through


@dataclass(slots=True)
class Found:
    """Who is meant by one source, in terms of the article.

    ``persons`` are those who speak, jointly if several. ``name`` at ``named`` is that of an
    organisation; ``phrase`` are the tokens of a description where nobody is named, and ``owner``
    whose "his" in it is. ``plural`` is whether "they" may come back to the speaker.
    """

    how: How
    kind: SpeakerKind | None
    persons: tuple[Person, ...] = ()
    candidates: tuple[Person, ...] = ()
    name: str | None = None
    named: Range | None = None
    phrase: Range | None = None
    owner: Person | None = None
    described: Range | None = None
    organisation: str | None = None
    others: tuple[str, ...] = ()
    plural: bool = False
    confidence: float = 0.0


@dataclass(slots=True)
class Spoken:
    """One who spoke: the token of the source or cue, its paragraph, and who it was."""

    index: int
    paragraph: int
    found: Found
    asked: bool = False  # put a question


@dataclass(slots=True)
class Context:
    """Everything that a source is resolved against."""

    article: Article
    people: People
    descriptions: Descriptions
    bodies: Bodies
    spoken: list[Spoken] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    within_name: dict[int, int] = field(default_factory=dict)
    joint: dict[int, tuple[Person, ...]] = field(default_factory=dict)  # by the last one's token
    groups: dict[int, list[int]] = field(default_factory=dict)  # of mentions, by each of them
    # "the president" and the like, with whom they mean: token, person, whether the subject
    implicit: list[tuple[int, Person, bool]] = field(default_factory=list)
    own_words: list[Range] = field(default_factory=list)  # of the content that is resolved
    surnames: dict[str, set[Person]] = field(default_factory=dict)  # of those named in full
    counts: Counter[str] = field(default_factory=Counter)  # of the words
    apposed: dict[int, Person] = field(default_factory=dict)  # by each token of an apposition
    author: tuple[str, Range] | None = None

    def mention_at(self, index: int) -> int | None:
        """Return the index of the mention that token ``index`` belongs to, else ``None``."""
        return self.within_name.get(index)

    def mentions_before(self, index: int) -> Iterator[tuple[Mention, Person]]:
        """Yield the mentions before token ``index`` with their persons, the latest first."""
        last = bisect_left(self.firsts, index)
        for position in range(last - 1, max(-1, last - 1 - _MENTIONS), -1):
            person = self.people.meant[position]
            if person is not None and self.people.mentions[position].end <= index:
                yield self.people.mentions[position], person

    def implicit_before(self, index: int) -> Iterator[tuple[int, Person, bool]]:
        """Yield the roles before token ``index`` that mean a person, the latest first."""
        last = bisect_left(self.implicit, index, key=lambda one: one[0])
        yield from reversed(self.implicit[max(0, last - _SPOKEN) : last])

    def mentions_between(self, first: int, end: int) -> list[int]:
        """Return the indices of the mentions that start from token ``first`` up to ``end``."""
        return list(range(bisect_left(self.firsts, first), bisect_left(self.firsts, end)))

    def spoken_before(self, index: int, paragraphs: int) -> Iterator[Spoken]:
        """Yield who spoke before token ``index``, the latest first, so many paragraphs back."""
        paragraph = self.article.tokens[index].paragraph
        for spoken in self.spoken[: -_SPOKEN - 1 : -1]:
            if spoken.index < index and paragraph - spoken.paragraph <= paragraphs:
                yield spoken


def read(reading: Reading) -> Context:
    """Return the context of a reading in which nobody has spoken yet."""
    article = Article(reading)
    mentions = find_mentions(article)
    _mark_sources(article, mentions, reading.attributions)
    people = gather(article, mentions)
    named = {index for mention in mentions for index in range(mention.first, mention.end)}
    context = Context(article, people, describe(article, people), Bodies(article, frozenset(named)))
    for person in people.persons:
        if person.fullest is not None and len(person.fullest.words) > 1:
            context.surnames.setdefault(person.fullest.keys[-1], set()).add(person)
    context.counts = Counter(article.words)
    context.apposed = {
        index: one.person
        for described in context.descriptions.of_person.values()
        for one in described
        if not one.before
        for index in range(one.first, one.end)
    }
    context.firsts = [mention.first for mention in mentions]
    context.within_name = {
        index: position
        for position, mention in enumerate(mentions)
        for index in range(mention.first, mention.end)
    }
    return context


def _mark_sources(
    article: Article, mentions: list[Mention], attributions: tuple[Attribution, ...]
) -> None:
    tokens = {index for one in attributions for index in article.within(one.source)}
    for mention in mentions:
        mention.source = mention.first in tokens
