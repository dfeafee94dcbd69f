"""A synthetic record: deterministic by seed, streamed, and realistic in the ways that hurt.

Speakers and propositions are Zipf-hot; one claim in fifty is wire copy that up to forty outlets
carry; days are open and imprecise; some quotations are longer than an article. What is given is
complete, as ``onrecord.evidence.complete_claim`` leaves it, and every span of a source whose text
is held really quotes it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from random import Random
from typing import Final

from benchmarks import news
from benchmarks.wording import outlet, person, sentence, text, zipf
from onrecord.records import (
    DateRecord,
    PropositionRecord,
    RoleRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
)
from onrecord.spans import digest

EDITION: Final = 64  # sources of one day, which carry one another's wire copy
_FIRST: Final = dt.date(1990, 1, 1)
_DAYS: Final = 14_000
_LANGUAGES: Final = ("en", "fr", "ar", "el", "ru", "ja", None)


@dataclass(frozen=True)
class World:
    """The record of so many claims; the same ``claims`` and ``seed`` give the same records.

    With ``news`` the statements are told apart as those of news are (benchmarks/news.py), and
    nobody has coded them.
    """

    claims: int
    seed: int = 1
    news: bool = False

    @cached_property
    def sizes(self) -> "Sizes":
        """How many records of each kind there are."""
        return Sizes(
            topics=max(8, min(300, self.claims // 100)),
            sources=max(EDITION, self.claims // 4 // EDITION * EDITION),
            speakers=max(20, self.claims // 100),
            propositions=max(10, self.claims // 10),
        )

    def topics(self) -> Iterator[TopicRecord]:
        """Give the topics."""
        for number in range(self.sizes.topics):
            rng = self.random("topic", number)
            yield TopicRecord(key=topic_key(number), name=f"{sentence(rng, 2)[:-1]} {number}")

    def sources(self) -> Iterator[SourceRecord]:
        """Give the sources; ``file`` is not set, the texts of held ones come from ``text``."""
        for number in range(self.sizes.sources):
            yield self.source(number)

    def speakers(self) -> Iterator[SpeakerRecord]:
        """Give the speakers, the most talkative first."""
        for number in range(self.sizes.speakers):
            yield self._speaker(number)

    def propositions(self) -> Iterator[PropositionRecord]:
        """Give the propositions, the most disputed first; every seventh is a slot."""
        hot = zipf(self.sizes.topics, 1.0)
        for number in range(self.sizes.propositions):
            rng = self.random("proposition", number)
            slot = is_slot(number)
            words = sentence(rng, rng.randint(5, 14))
            year = rng.randint(1990, 2027)
            yield PropositionRecord(
                key=proposition_key(number),
                text=f"N {words}" if slot else words,
                topic=topic_key(rng.choices(range(len(hot)), cum_weights=hot)[0])
                if rng.random() < 0.9
                else None,
                period=f"{year}/{year + rng.randint(0, 6)}" if rng.random() < 0.7 else None,
                place="Norland" if rng.random() < 0.3 else None,
                unit="boats" if slot else None,
                slot=slot,
            )

    def source(self, number: int) -> SourceRecord:
        """Return one source."""
        return _source(self, number)

    def text(self, number: int) -> str | None:
        """Return the text of one source, ``None`` where it is known by hash only or not at all."""
        return _text(self, number) if number % 50 == 7 else None

    def statement(self, rng: Random, number: int) -> str:
        """Return what a claim says; ``rng`` is the claim's own."""
        if self.news:
            return news.statement(self.random("statement", number), self.claims)
        return sentence(rng, rng.randint(5, 25))

    def random(self, kind: str, number: int) -> Random:
        """Return the generator of one record's own: records do not depend on one another."""
        return Random(f"{self.seed}/{kind}/{number}")

    def _speaker(self, number: int) -> SpeakerRecord:
        rng = self.random("speaker", number)
        kind = speaker_kind(number)
        name = person(number)
        if kind == "unnamed":
            source = source_key(rng.randrange(self.sizes.sources))
            return SpeakerRecord(
                key=speaker_key(number), name="a senior official", kind="unnamed", source=source
            )
        if kind == "publication":
            return SpeakerRecord(key=speaker_key(number), name=outlet(number), kind="publication")
        if kind == "group":
            members = {speaker_key(rng.randrange(number)) for _ in range(3) if number}
            return SpeakerRecord(
                key=speaker_key(number),
                name=f"The crew of {name}",
                kind="group",
                members=tuple(sorted(members)),
            )
        roles = tuple(self._role(rng, number, place) for place in range(rng.randint(0, 2)))
        if kind == "organisation":
            name, roles = f"{name} Office", ()
        return SpeakerRecord(
            key=speaker_key(number),
            name=name,
            kind="person" if kind == "person" else "organisation",
            aliases=tuple(dict.fromkeys((name.rpartition(" ")[2], name[0] + ". F."))),
            roles=roles,
        )

    def _role(self, rng: Random, speaker: int, place: int) -> RoleRecord:
        year = rng.randint(1990, 2020)
        return RoleRecord(
            key=f"{speaker_key(speaker)}/{place}",
            title=rng.choice(("Minister", "Harbour master", "Spokeswoman", "Pilot")),
            organisation=outlet(rng.randrange(500)),
            start=f"{year}",
            end=f"{year + rng.randint(1, 8)}" if rng.random() < 0.7 else None,
        )


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many records of each kind there are."""

    topics: int
    sources: int
    speakers: int
    propositions: int


def topic_key(number: int) -> str:
    """Return the key of a topic."""
    return f"t{number:04d}"


def source_key(number: int) -> str:
    """Return the key of a source."""
    return f"s{number:07d}"


def speaker_key(number: int) -> str:
    """Return the key of a speaker."""
    return f"p{number:06d}"


def proposition_key(number: int) -> str:
    """Return the key of a proposition."""
    return f"q{number:06d}"


def is_slot(number: int) -> bool:
    """Return whether a proposition has an open value."""
    return number % 7 == 5


def speaker_kind(number: int) -> str:
    """Return the kind of a speaker; one in twenty is a group with members."""
    kinds = {4: "organisation", 9: "group", 14: "publication", 19: "unnamed"}
    return kinds.get(number % 20, "person")


def day(ordinal: int) -> str:
    """Return the ISO day so many days after the first one of the record."""
    return (_FIRST + dt.timedelta(days=ordinal)).isoformat()


def edition_day(number: int) -> int:
    """Return on which day a source appeared: records come in by file, not in order of time."""
    return number // EDITION * 7919 % _DAYS


@lru_cache(maxsize=512)
def _source(world: World, number: int) -> SourceRecord:
    rng = world.random("source", number)
    held = world.text(number)
    known = held is not None or rng.random() < 0.9
    return SourceRecord(
        key=source_key(number),
        title=sentence(rng, rng.randint(4, 12))[:-1],
        kind=rng.choice(("article", "article", "article", "broadcast", "post")),
        publisher=outlet(rng.randrange(400)),
        byline=person(rng.randrange(900)) if rng.random() < 0.5 else None,
        credit=("Norland Wire",) if rng.random() < 0.3 else (),
        url=f"https://news.example/{world.seed}/{number}" if rng.random() < 0.9 else None,
        language=rng.choice(_LANGUAGES),
        published=_published(rng, edition_day(number)),
        sha256=digest(held or f"{world.seed}/{number}") if known else None,
    )


def _published(rng: Random, ordinal: int) -> DateRecord | None:
    drawn = rng.random()
    if drawn < 0.92:
        return DateRecord(edtf=day(ordinal + rng.randint(0, 1)))
    if drawn < 0.96:
        return DateRecord(edtf=day(ordinal)[:7], basis="inferred", note="from the page's order")
    return None


@lru_cache(maxsize=64)
def _text(world: World, number: int) -> str:
    rng = world.random("text", number)
    return text(rng, rng.randint(20, 80))


@cache
def hot_speakers(count: int) -> list[float]:
    """Return the cumulative weights of the speakers: the first one says a tenth of everything."""
    return zipf(count, 1.0)


@cache
def hot_propositions(count: int) -> list[float]:
    """Return the cumulative weights of the propositions."""
    return zipf(count, 0.9)
