"""The pairs that are fitted to: the benchmark's tuning half, and pairs that have nothing to do."""

import calendar
import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.contradiction.pairs import Pair, load
from benchmarks.contradiction.statements import statement
from onrecord.contradict import Statement
from onrecord.contradict.statements.analysis import analysed
from onrecord.text import tokens

DATA: Final = Path("../shared/data/contradiction")
_UNRELATED: Final = 600
_NEIGHBOURS: Final = 600
_SEED: Final = 6
#: Whoever knows nothing of a thing may call it by any name; these speak of one thing, or of two.
_OF_ONE_THING: Final = {"antonym", "date", "direction", "negation", "numeric"}
_CALENDAR: Final = {one.lower() for one in (*calendar.month_name, *calendar.day_name)}


@dataclass(frozen=True)
class Example:
    """Two statements and whether they contradict each other; ``count`` is what the pair weighs.

    ``stories`` are those that the two are from: a model that is measured on one may see neither.
    """

    a: Statement
    b: Statement
    contradiction: bool
    stories: frozenset[str]
    count: float = 1.0
    pair: Pair | None = None
    topical: frozenset[str] = frozenset()


def tuned() -> list[Example]:
    """Return the tuning half of the benchmark."""
    return [
        Example(
            statement(pair.first),
            statement(pair.second),
            pair.kind is not None,
            frozenset({pair.story}),
            pair=pair,
        )
        for pair in load("tune")
    ]


def unrelated(examples: Sequence[Example], data: Path = DATA, share: float = 0.3) -> list[Example]:
    """Return pairs of statements that have nothing to do with each other, none a contradiction.

    Half are of two stories of ``examples``, the place and time of the one given to both, so that
    the words alone must tell; half are of ``train.jsonl.gz``. Together they weigh ``share`` of
    ``examples``.
    """
    chance = random.Random(_SEED)
    count = share * len(examples) / _UNRELATED
    found = []
    while len(found) < _UNRELATED // 2:
        one, other = chance.sample(examples, 2)
        if one.stories != other.stories:
            moved = replace(other.b, place=one.a.place, event=one.a.event, said=one.a.said)
            found.append(Example(one.a, moved, False, one.stories | other.stories, count))
    texts = [pair["premise"] for pair in read(data / "train.jsonl.gz")]
    while len(found) < _UNRELATED:
        a, b = (Statement(text=text) for text in chance.sample(texts, 2))
        found.append(Example(a, b, False, frozenset(), count))
    return found


def neighbours(examples: Sequence[Example], share: float = 0.3) -> list[Example]:
    """Return pairs of one story that are about two matters, taken to be no contradiction.

    They are what a record is full of: the same people and places, another question. Each keeps
    what its claims hold. Together they weigh ``share`` of ``examples``.
    """
    chance = random.Random(_SEED)
    pairs = [one for one in examples if one.pair is not None]
    found: list[tuple[Example, Example]] = []
    while len(found) < _NEIGHBOURS:
        one, other = chance.sample(pairs, 2)
        if one.stories == other.stories and _set(one) != _set(other):
            found.append((one, other))
    count = share * len(examples) / _NEIGHBOURS
    return [Example(one.a, other.b, False, one.stories, count) for one, other in found]


def _set(one: Example) -> str:
    return one.pair.contrast_set if one.pair is not None else ""


def renamed(examples: Sequence[Example], share: float = 0.15) -> list[Example]:
    """Return pairs of which one side names another place, person or thing: no contradiction.

    They are the templates of a record: one sort of news of many towns. Each is made of a
    contradiction among ``examples`` whose sides have a name in common, not a speaker's. Together
    they weigh ``share`` of ``examples``.
    """
    chance = random.Random(_SEED)
    pairs = [one for one in examples if one.pair is not None and one.pair.kind in _OF_ONE_THING]
    every = sorted({name for one in pairs for name in _names(one.a)})
    found = []
    for one in pairs:
        shared = sorted(_names(one.a) & _names(one.b))
        if shared:
            name, other = chance.choice(shared), chance.choice(every)
            if other not in one.a.text + one.b.text:
                found.append((one, _with_name(one.b, name, other)))
    count = share * len(examples) / len(found)
    return [Example(one.a, b, False, one.stories, count) for one, b in found]


def _names(statement: Statement) -> set[str]:
    own = analysed(statement.text)
    other = {"i", *_CALENDAR, *tokens(statement.speaker_name or "")}
    named = (word for word in own.words if word.named and word.text not in other)
    return {name for word in named if (name := own.text[slice(*word.span)])[0].isupper()}


def _with_name(statement: Statement, name: str, other: str) -> Statement:
    """Return a statement that names another; what it was recorded to be about is let go."""
    text = re.sub(rf"\b{re.escape(name)}\b", other, statement.text)
    place = None if name in (statement.place or "") else statement.place
    return replace(statement, text=text, place=place)


def read(path: Path) -> list[dict[str, str]]:
    """Return the pairs of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
