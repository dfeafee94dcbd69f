"""Made-up statements that are told apart as those of news are: stories, names, figures, copies.

A claim belongs to a story, and a few stories have many claims. What a story tells is told again
word for word, with another figure, denied, or in part with other words. The words are those that
the rules know, which name nobody, drawn with frequencies that fall as in real text; names are made
up.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from typing import Final

from benchmarks.wording import made_place, person, zipf
from onrecord.contradict.statements.words import lexicon

#: Claims of one story, in the mean; the most told story has some thousand of a million.
EACH: Final = 4
_WORDS: Final = 16
_COMMONEST: Final = 25  # how much less than in Zipf's law the commonest words stand out
_SEED: Final = 7
_TELLINGS: Final = (
    "The {0} in {place} was {no}{1} by the {2} on {day}.",
    "{place} will {no}{0} the {1} of the {2} before {month}.",
    "{figure} {0}s were {no}{1} in the {2} {3} near {place}.",
    "The {0} {1} has {no}cost {place} {figure} million crowns, the {2} of the {3} said.",
    "{person} did {no}{0} the {1} {2}, and the {3} is {4}.",
    "We have {no}{0} the {1} that {person} promised to the {2} of {place}.",
    "Only {figure} of the {0} {1} in {place} have been {no}{2} since {month}.",
    "It is {no}true that the {0} {1} and the {2} of {place} {3} each other.",
    "The {0} rose by {figure} percent, while the {1} of the {2} {3} fell in {month}.",
    "I will {no}{0} a {1} {2} as long as {person} is the {3} of the {4}.",
    "Nobody in {place} may {0} the {1} without the {2} of {person}.",
    "The {0} {1} was {no}open on {day}, when {figure} {2}s reached {place} with a {3}.",
)
_NO: Final = "not "
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = ("January", "March", "April", "June", "August", "October", "December")
_CITED: Final = ("According to {person}, ", "{person} said that ", "As the {0} knows, ")


@dataclass(frozen=True, slots=True)
class _Story:
    """What the claims of one story have in common."""

    words: tuple[str, ...]
    places: tuple[str, ...]
    people: tuple[str, ...]
    figures: tuple[int, ...]
    tellings: tuple[str, ...]


def statement(rng: Random, claims: int) -> str:
    """Return what one claim of a record of so many says."""
    number = int(rng.random() ** 2 * max(10, claims // EACH))
    story = _story(number)
    telling = rng.randrange(len(story.tellings))
    drawn = rng.random()
    words = list(story.words[telling * 3 : telling * 3 + 6])
    if drawn < 0.45:
        words[rng.randrange(len(words))] = _word(rng)
    figure = story.figures[telling % len(story.figures)]
    if rng.random() < 0.25:
        figure += rng.randint(1, max(2, figure // 2))
    said = story.tellings[telling].format(
        *words,
        place=story.places[telling % len(story.places)],
        person=story.people[telling % len(story.people)],
        figure=figure,
        no=_NO if rng.random() < 0.12 else "",
        day=_DAYS[(number + telling) % len(_DAYS)],
        month=_MONTHS[number % len(_MONTHS)],
    )
    if rng.random() < 0.2:
        cited = rng.choice(_CITED).format(story.words[-1], person=rng.choice(story.people))
        return f"{cited}{said[0].lower()}{said[1:]}"
    return said


@lru_cache(maxsize=4096)
def _story(number: int) -> _Story:
    rng = Random(f"story/{number}")
    return _Story(
        words=tuple(_word(rng) for _ in range(_WORDS)),
        places=tuple(made_place(rng.randrange(100_000)) for _ in range(2)),
        people=tuple(person(rng.randrange(3000)) for _ in range(2)),
        figures=tuple(int(10 ** rng.uniform(0.5, 4)) for _ in range(2)),
        tellings=tuple(rng.sample(_TELLINGS, 4)),
    )


def _word(rng: Random) -> str:
    words, weights = _vocabulary()
    return rng.choices(words, cum_weights=weights)[0]


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Return the words, the commonest first, with their cumulative weights."""
    words = sorted(word for word in lexicon().known if word.isalpha() and word.isascii())
    Random(_SEED).shuffle(words)
    return words, zipf(len(words), 1.0, _COMMONEST)
