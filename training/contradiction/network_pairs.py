"""The pairs that the network learns from: those of the data, and negatives made of them."""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ENTAILS, NEUTRAL, CONTRADICTS = range(3)
#: Of pairs of which only so much is known.
NO_CONTRADICTION = 3
_NAMES = {"entailment": ENTAILS, "neutral": NEUTRAL, "contradiction": CONTRADICTS}
#: Shares of the sets taken in an epoch; the large ones are not to swamp those written by people.
SHARES = {"vitc_real": 0.15, "vitc_syn": 0.05}
_DENIED = 0.6
_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "there",
        "it",
        "they",
        "he",
        "she",
        "this",
        "these",
        "some",
        "no",
        "in",
        "at",
        "on",
    ]
)
_TELLERS = (
    "Officials",
    "The ministry",
    "A spokeswoman",
    "The company",
    "Her lawyer",
    "Aides",
    "The army",
    "Witnesses",
    "The union",
    "He",
    "She",
    "Police",
)
_DENIALS = (
    "{} denied that {}",
    "{} rejected reports that {}",
    "It is not true, {0} said, that {1}",
    "{} dismissed claims that {}",
    "{0} called it false that {1}",
    "{} denies that {}",
)
_SAYINGS = ("{} said that {}", "{} says {}", "{} confirmed that {}", "{} told reporters that {}")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_TELLING = re.compile(r"\b[A-Z]\w+|\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, what the first says of the second, and the set they are from."""

    first: str
    second: str
    label: int
    set: str


def pairs(path: Path) -> list[Pair]:
    """Read the pairs of a file: premise, hypothesis, label, set."""
    with gzip.open(path, "rt") as lines:
        return [
            Pair(held["premise"], held["hypothesis"], _NAMES[held["label"]], held["set"])
            for held in map(json.loads, lines)
        ]


@dataclass(frozen=True)
class Counts:
    """How many pairs of each manner of making an epoch has."""

    unrelated: int = 1500
    near: int = 4500
    renamed: int = 2500
    framed: int = 4000


def epoch(
    every: list[Pair], near: dict[str, list[str]], chance: random.Random, counts: Counts
) -> list[Pair]:
    """Return the pairs of one epoch; ``near`` gives for a statement those nearest to it."""
    taken = [pair for pair in every if chance.random() < SHARES.get(pair.set, 1)]
    taken += _unrelated(every, counts.unrelated, chance)
    taken += _take(_near(every, near, chance), counts.near)
    taken += _take(_renamed(every, chance), counts.renamed)
    taken += _take(_framed(every, chance), counts.framed)
    chance.shuffle(taken)
    return taken


def _take(made: Iterator[Pair], count: int) -> list[Pair]:
    return [pair for _, pair in zip(range(count), made, strict=False)]


def _unrelated(every: list[Pair], count: int, chance: random.Random) -> list[Pair]:
    firsts, seconds = chance.choices(every, k=count), chance.choices(every, k=count)
    return [
        Pair(one.first, other.second, NEUTRAL, "unrelated")
        for one, other in zip(firsts, seconds, strict=True)
        if one.first != other.first
    ]


def _near(every: list[Pair], near: dict[str, list[str]], chance: random.Random) -> Iterator[Pair]:
    """Yield statements with a similar premise that names other people, places or figures."""
    known = defaultdict(set)
    for pair in every:
        known[pair.second].add(pair.first)
    for pair in chance.sample(every, len(every)):
        named = set(_TELLING.findall(pair.second))
        for other in near.get(pair.second, ()):
            shared = named & set(_TELLING.findall(other))
            if named and not shared and other not in known[pair.second]:
                yield Pair(other, pair.second, NEUTRAL, "near")
                break


def _renamed(every: list[Pair], chance: random.Random) -> Iterator[Pair]:
    """Yield pairs of the data that share a name, with another name in the second."""
    common = {word for pair in every for word in pair.second.split() if word.islower()}
    names = {name for pair in every for name in _NAME.findall(pair.second)}
    names = {name for name in names if name.split()[0].lower() not in common}
    by_length = defaultdict(list)
    for name in sorted(names):
        by_length[name.count(" ")].append(name)
    for pair in chance.sample(every, len(every)):
        shared = [
            name for name in _NAME.findall(pair.second) if name in names and name in pair.first
        ]
        if pair.label == NEUTRAL or not shared:
            continue
        name = chance.choice(shared)
        other = chance.choice(by_length[name.count(" ")])
        if other not in pair.first:
            yield Pair(pair.first, pair.second.replace(name, other), NEUTRAL, "renamed")


def _framed(every: list[Pair], chance: random.Random) -> Iterator[Pair]:
    """Yield pairs with the second statement told, or denied, by somebody.

    Who denies what the first bears out contradicts it; who denies what it excludes agrees.
    """
    turned = {ENTAILS: CONTRADICTS, CONTRADICTS: ENTAILS, NEUTRAL: NEUTRAL}
    for pair in chance.sample(every, len(every)):
        if not pair.second[:1].isupper() or pair.second[1:2].isupper():
            continue
        denies = chance.random() < _DENIED
        frame = chance.choice(_DENIALS if denies else _SAYINGS)
        told = frame.format(chance.choice(_TELLERS), _lowered(pair.second).rstrip(" .")) + "."
        label = turned[pair.label] if denies else pair.label
        yield Pair(pair.first, told, label, "framed")


def _lowered(text: str) -> str:
    """Return a sentence as it stands within another; a name keeps its capital."""
    first = text.split(" ", 1)[0].lower()
    return text[0].lower() + text[1:] if first in _OPENERS else text


def neighbours(
    every: list[Pair], numbers: dict[str, int], vectors: NDArray[np.float32]
) -> dict[str, list[str]]:
    """Return for each second statement the first ones nearest to it, nearest first."""
    firsts = sorted({pair.first for pair in every})
    seconds = sorted({pair.second for pair in every})
    table = vectors[[numbers[text] for text in firsts]].T
    found: dict[str, list[str]] = {}
    for start in range(0, len(seconds), 1000):
        some = seconds[start : start + 1000]
        likeness = vectors[[numbers[text] for text in some]] @ table
        best = np.argpartition(-likeness, 30, axis=1)[:, :30]
        for row, text in enumerate(some):
            order = best[row][np.argsort(-likeness[row, best[row]])]
            found[text] = [firsts[one] for one in order]
    return found
