"""The corpus as the network learns it: units with labels.

Documented format, one article a line, gzipped: ``id``, ``text``, ``attributions``, each with
``source``, ``cue`` and ``content`` as lists of [start, end) in code points. Beside it, optionally,
a layer made by a parser: ``id``, ``sentences`` with ``tokens`` [word, start, end, part of speech,
entity, lemma] and ``heads`` [head, relation].
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.features import Featuriser, Unit, outline

Labels = NDArray[np.int64]
Vectors = NDArray[np.float32]
#: A line of a file, as it was read.
Article = dict[str, Any]

#: Of a token without a label; the loss leaves it out.
IGNORED = -100
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ENTITIES = {
    "PERSON": 1,
    "ORGANIZATION": 2,
    "LOCATION": 3,
    "MISC": 4,
    "DATE": 5,
    "TIME": 5,
    "DURATION": 5,
    "SET": 5,
}
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_RELATIONS = 39


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at tokens ``first`` to ``last`` (inclusive) and what each token is to it.

    ``roles`` has 1 for the source, 2 for the content, 0 for neither; ``shares`` [T, 3] is how
    likely a teacher finds each, where one was asked.
    """

    first: int
    last: int
    roles: Labels
    shares: NDArray[np.float16] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A unit with its labels, one for each token, and its cues.

    ``shares`` [T, 7] is how likely a teacher finds each tag, where one was asked.
    """

    article: str
    unit: Unit
    offsets: list[tuple[int, int]]
    tags: Labels
    parts: Labels
    entities: Labels
    relations: Labels
    subjects: Labels
    cues: list[Cue]
    shares: NDArray[np.float16] | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The parts of speech and relations of the silver layer, by number."""

    parts: dict[str, int]
    relations: dict[str, int]


def articles(path: Path) -> list[dict[str, Any]]:
    """Return the articles of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def names(silver: list[dict[str, Any]]) -> Names:
    """Return the numbers of what stands in the silver layer, the most frequent first."""
    parts: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for article in silver:
        for sentence in article["sentences"]:
            parts.update(token[3] for token in sentence["tokens"])
            relations.update(_relation(head[1]) for head in sentence["heads"])
    return Names(
        {name: number for number, (name, _) in enumerate(parts.most_common())},
        {name: number for number, (name, _) in enumerate(relations.most_common(_RELATIONS), 1)},
    )


def examples(
    corpus: list[dict[str, Any]],
    silver: list[dict[str, Any]],
    numbers: Names,
    featuriser: Featuriser,
) -> list[Example]:
    """Return the units of all articles with their labels."""
    layers = {article["id"]: article for article in silver}
    return [
        example
        for article in corpus
        for example in _of_article(article, layers.get(article["id"]), numbers, featuriser)
    ]


def _of_article(
    article: dict[str, Any], layer: dict[str, Any] | None, numbers: Names, featuriser: Featuriser
) -> Iterator[Example]:
    text = article["text"]
    cut = outline(text)
    parsed = _parsed(layer) if layer else {}
    for unit in featuriser.units(text, cut):
        offsets = cut.tokens[unit.first : unit.last]
        parts, entities, relations = _silver_labels(offsets, parsed, numbers)
        tags, cues = _gold_labels(article["attributions"], offsets)
        subjects = np.isin(relations, [numbers.relations.get(name, -1) for name in SUBJECTS])
        known = np.where(relations == IGNORED, IGNORED, subjects)
        yield Example(article["id"], unit, offsets, tags, parts, entities, relations, known, cues)


def _parsed(layer: dict[str, Any]) -> dict[int, tuple[str, str, str]]:
    """Return part of speech, entity and relation for each place inside a parsed token."""
    found = {}
    for sentence in layer["sentences"]:
        for token, head in zip(sentence["tokens"], sentence["heads"], strict=True):
            for place in range(token[1], token[2]):
                found[place] = (token[3], token[4], _relation(head[1]))
    return found


def _relation(label: str) -> str:
    return label.partition(":")[0]


def _silver_labels(
    offsets: list[tuple[int, int]], parsed: dict[int, tuple[str, str, str]], numbers: Names
) -> tuple[Labels, Labels, Labels]:
    size = len(offsets)
    parts, entities, relations = (np.full(size, IGNORED) for _ in range(3))
    for at, (start, _) in enumerate(offsets):
        if start in parsed:
            part, entity, relation = parsed[start]
            parts[at] = numbers.parts.get(part, IGNORED)
            entities[at] = ENTITIES.get(entity, 0)
            relations[at] = numbers.relations.get(relation, 0)
    return parts, entities, relations


def _gold_labels(
    attributions: list[dict[str, Any]], offsets: list[tuple[int, int]]
) -> tuple[Labels, list[Cue]]:
    low, high = offsets[0][0], offsets[-1][1]
    tags = np.zeros(len(offsets), np.int64)
    cues = []
    for attribution in attributions:
        roles = np.zeros(len(offsets), np.int64)
        of_cue: list[int] = []
        for kind in ("source", "cue", "content"):
            for start, end in attribution[kind]:
                if end <= low or start >= high:
                    continue
                covered = _covered(offsets, start, end)
                for number, at in enumerate(covered):
                    tags[at] = TAGS.index(("I-" if number else "B-") + kind)
                    roles[at] = {"source": 1, "content": 2, "cue": 0}[kind]
                of_cue += covered if kind == "cue" else []
        if of_cue:
            cues.append(Cue(min(of_cue), max(of_cue), roles))
    return tags, cues


def _covered(offsets: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """Return the tokens of which at least half lies in the span."""
    return [
        at
        for at, (first, last) in enumerate(offsets)
        if first < end and last > start and (min(last, end) - max(first, start)) * 2 >= last - first
    ]
